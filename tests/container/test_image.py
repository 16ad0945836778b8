"""Build the image and run it as the compose file does: PostgreSQL, read-only, no rights.

Not covered here: the registry's base image where it cannot be reached, other processors,
``docker compose up`` itself, and the bridge networks between the services.
"""

import json
import secrets
import subprocess
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psycopg
import pytest

from config.env import BASE_DIR
from tests.browser.product import free_port
from tests.container.engine import Engine, missing
from tools import postgres

pytestmark = [
    pytest.mark.container,
    pytest.mark.long,
    pytest.mark.filterwarnings("default:The base is"),
]

TAG = "avizier:test"
HOST = "avizier.example"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine that has built the image from a clean copy of the source."""
    if reason := missing():
        pytest.skip(f"The image cannot be built here: {reason}.")
    folder = tmp_path_factory.mktemp("engine")
    own = Engine(folder)
    warnings.warn(f"The base is {own.base_image()}.", stacklevel=1)
    source = folder / "source"
    source.mkdir()
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=BASE_DIR,
        capture_output=True,
        check=True,
    ).stdout
    pack = subprocess.run(
        ["tar", "--null", "--ignore-failed-read", "-T", "-", "-cf", "-"],
        cwd=BASE_DIR,
        input=names,
        capture_output=True,
        check=True,
    )
    subprocess.run(["tar", "-xf", "-"], cwd=source, input=pack.stdout, check=True)
    own.build(source, TAG)
    return own


@pytest.fixture(scope="module")
def options(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Settings as in compose.yaml, a data folder and a database server of this module's own."""
    data = tmp_path_factory.mktemp("data")
    for folder in (data, data / "media", data / "upload"):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o777)  # the image's user is not ours
    with postgres.server() as address:
        socket = address.split("host=", 1)[1]
        with psycopg.connect(host=socket, user="tester", dbname="postgres", autocommit=True) as db:
            db.execute("CREATE DATABASE portal")
        for name in (Path(socket), Path(socket) / ".s.PGSQL.5432"):
            name.chmod(0o777)
        settings = {
            "PORTAL_SECRET_KEY": secrets.token_urlsafe(60),
            "PORTAL_DATABASE_URL": f"postgres://tester@/portal?host={socket}",
            "PORTAL_ALLOWED_HOSTS": HOST,
            "PORTAL_PUBLIC_URL": f"https://{HOST}",
        }
        environment = [f"--env={name}={value}" for name, value in settings.items()]
        yield [*environment, "-v", f"{data}:/var/lib/avizier", "-v", f"{socket}:{socket}"]


@pytest.fixture(scope="module")
def web(engine: Engine, options: list[str]) -> Iterator[tuple[str, int]]:
    """A prepared database and the web container on a free port."""
    said = engine.run(TAG, "portal", "prepare", "--no-static", options=["--rm", *options])
    assert "Administrator nou" in said
    port = free_port()
    name = engine.run(TAG, options=["--detach", f"--env=PORT={port}", *options])
    try:
        wait_for(lambda: healthcheck(engine, name))
        yield name, port
    finally:
        engine.podman("rm", "--force", "--time", "30", name)


def healthcheck(engine: Engine, name: str) -> bool:
    """Run the image's own health check inside."""
    try:
        engine.podman("exec", name, "python3", "/app/deploy/healthcheck.py")
    except AssertionError:
        return False
    return True


def wait_for(condition, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(1)


def get(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    """Ask as the proxy does."""
    headers = {"Host": HOST, "X-Forwarded-Proto": "https", "Accept-Encoding": "br"}
    request = Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urlopen(request, timeout=30) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


def test_the_image_says_how_its_health_is_checked_and_is_not_root(engine: Engine):
    image = json.loads(engine.podman("inspect", "--type", "image", TAG))[0]
    assert "/app/deploy/healthcheck.py" in " ".join(image["Healthcheck"]["Test"])
    assert image["Config"]["User"] == "10001:10001"
    assert not [line for line in image["Config"]["Env"] if "SECRET" in line or "PASSWORD" in line]


@pytest.mark.parametrize("path", ["/", "/servicii/", "/noutati/", "/avizier/", "/admin/login/"])
def test_the_portal_answers_from_the_container(web, path):
    assert get(web[1], path)[0] == 200


def test_everything_the_portal_needs_is_in_order(web):
    status, _headers, body = get(web[1], "/readyz")
    assert (status, json.loads(body)["problems"]) == (200, {})


def test_a_foreign_host_name_is_refused(web):
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(f"http://127.0.0.1:{web[1]}/", headers={"Host": "other.example"}))
    refused.value.close()
    assert refused.value.code == 400


def test_static_files_are_compressed_and_never_change_under_their_address(web):
    page = get(web[1], "/")[2].decode()
    address = page.split('rel="stylesheet"', 1)[1].split('href="', 1)[1].split('"', 1)[0]
    status, headers, _body = get(web[1], address)
    assert status == 200
    assert headers["Content-Encoding"] == "br"
    assert "immutable" in headers["Cache-Control"]


def test_the_code_cannot_be_changed_from_inside(engine: Engine, web):
    for path in ("/app/x", "/etc/x"):
        with pytest.raises(AssertionError, match=r"Read-only|Permission denied"):
            engine.podman("exec", web[0], "touch", path)
    assert engine.podman("exec", web[0], "id", "-u") == "10001"


def test_the_scheduler_runs_in_its_own_container_and_shows_that_it_lives(engine, web, options):
    command = ["portal", "scheduler", "--once", "--alive-file", "/tmp/alive"]
    engine.run(TAG, *command, options=["--rm", *options])


def test_a_missing_secret_is_one_sentence(engine: Engine):
    with pytest.raises(AssertionError, match="PORTAL_SECRET_KEY"):
        engine.run(TAG, "portal", "check", options=["--rm"])


def test_the_access_log_holds_neither_address_nor_search(engine: Engine, web):
    get(web[1], "/cauta/?q=un-secret-al-meu")
    log = engine.podman("logs", web[0])
    assert "/cauta/" in log
    assert "un-secret-al-meu" not in log
    assert "127.0.0.1" not in [word for line in log.splitlines() for word in line.split()]


def test_stopping_is_quick_and_clean(engine: Engine, options):
    name = engine.run(TAG, options=["--detach", f"--env=PORT={free_port()}", *options])
    wait_for(lambda: healthcheck(engine, name))
    started = time.monotonic()
    engine.podman("stop", "--time", "25", name)
    assert time.monotonic() - started < 20
    state = json.loads(engine.podman("inspect", name))[0]["State"]
    assert state["ExitCode"] == 0
    engine.podman("rm", name)
