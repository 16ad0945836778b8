"""The commands that prepare and serve an installation."""

import http.server
import logging
import os
import signal
import stat
import threading
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management import call_command

import pytest

from core import jobs, logfiles
from core.management.commands import ensure_admin, prepare, scheduler, serve


@pytest.fixture
def var_dir(tmp_path: Path, settings) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path


@pytest.mark.django_db
def test_the_first_administrator_gets_a_password_that_only_the_owner_reads(var_dir: Path):
    said = StringIO()
    call_command("ensure_admin", stdout=said)
    file = var_dir / "admin-password.txt"
    name, password = file.read_text().split()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    user = get_user_model().objects.get(username=name)
    assert user.is_superuser
    assert user.check_password(password)
    assert password in said.getvalue()


@pytest.mark.django_db
def test_the_password_is_shown_once(var_dir: Path):
    call_command("ensure_admin", stdout=StringIO())
    before = (var_dir / "admin-password.txt").read_text()
    said = StringIO()
    call_command("ensure_admin", stdout=said)
    assert said.getvalue() == ""
    assert (var_dir / "admin-password.txt").read_text() == before
    assert get_user_model().objects.count() == 1


@pytest.mark.django_db
def test_an_ordinary_account_of_that_name_is_left_alone(var_dir: Path):
    users = get_user_model().objects
    users.create_user("admin")
    call_command("ensure_admin", stdout=StringIO())
    assert not users.get(username="admin").is_superuser
    assert users.get(is_superuser=True).username.startswith("admin-")


@pytest.mark.parametrize("no_static", [True, False])
def test_preparing_runs_its_parts_in_order(monkeypatch, no_static):
    called = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **_options: called.append(name))
    call_command("prepare", no_static=no_static, stdout=StringIO())
    static = [] if no_static else ["collectstatic"]
    assert called == ["migrate", *static, "seed", "ensure_admin"]


@pytest.fixture
def no_connections(monkeypatch) -> None:
    """The scheduler's own care for connections would end the one of the tests."""
    monkeypatch.setattr(scheduler, "close_old_connections", lambda: None)


@pytest.mark.usefixtures("no_connections")
def test_the_scheduler_runs_what_is_due_and_shows_that_it_lives(monkeypatch, tmp_path: Path):
    turns = []
    monkeypatch.setattr(jobs, "run_due", lambda: turns.append(1))
    call_command("scheduler", once=True, alive_file=tmp_path / "alive")
    assert turns == [1]
    assert (tmp_path / "alive").exists()


@pytest.mark.usefixtures("no_connections")
def test_the_scheduler_survives_a_database_that_is_away(monkeypatch, tmp_path: Path, caplog):
    def fail() -> None:
        raise RuntimeError("away")

    monkeypatch.setattr(jobs, "run_due", fail)
    call_command("scheduler", once=True, alive_file=tmp_path / "alive")
    assert not (tmp_path / "alive").exists()
    assert "away" in caplog.text


@pytest.mark.usefixtures("no_connections")
def test_the_scheduler_stops_when_it_is_told_to(monkeypatch):
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    monkeypatch.setattr(jobs, "run_due", lambda: signal.raise_signal(signal.SIGTERM))
    try:
        call_command(scheduler.Command(), pause=60)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@pytest.fixture
def supervisor(monkeypatch, var_dir: Path) -> serve.Command:
    """A supervisor whose children 1 (web) and 2 (scheduler) are only numbers."""
    command = serve.Command(stdout=StringIO(), stderr=StringIO())
    command.stopping = False
    command.web, command.scheduler = 1, 2
    monkeypatch.setattr(serve, "TICK", 0)
    monkeypatch.setattr(serve, "RESTART_PAUSE", 0)
    monkeypatch.setattr(serve, "answers", lambda: True)
    return command


def test_the_end_of_gunicorn_is_the_end(supervisor, monkeypatch):
    monkeypatch.setattr(serve, "ended", lambda child: 3 if child == 1 else None)
    assert supervisor.watch() == 3
    monkeypatch.setattr(serve, "ended", lambda _child: 0)
    assert supervisor.watch() == 1


def test_a_scheduler_that_dies_is_started_again(supervisor, monkeypatch):
    def start(program) -> int:
        supervisor.stop()
        return 7 if program is serve.run_scheduler else 0

    monkeypatch.setattr(serve, "ended", lambda child: 1 if child == 2 else None)
    monkeypatch.setattr(serve, "fork", start)
    assert supervisor.watch() == 0
    assert supervisor.scheduler == 7


def test_logs_that_grew_are_set_aside_and_gunicorn_opens_its_own_again(
    supervisor, monkeypatch, var_dir: Path
):
    sent = []
    monkeypatch.setattr(logfiles, "MAX_BYTES", 3)
    monkeypatch.setattr(serve, "send", lambda child, number: sent.append((child, number)))
    supervisor.logs = var_dir
    supervisor.rotate_logs()
    assert sent == []
    (var_dir / "access.log").write_text("four")
    (var_dir / "portal.log").write_text("3 b")
    supervisor.rotate_logs()
    assert sent == [(1, signal.SIGUSR1)]
    assert sorted(path.name for path in var_dir.iterdir()) == ["access.log.1", "portal.log"]


def test_what_the_portal_reports_is_kept_in_a_file(var_dir: Path, monkeypatch):
    monkeypatch.setenv("PORTAL_ACCESS_LOG", "")
    root = logging.getLogger()
    before = list(root.handlers)
    try:
        logfiles.open_files(var_dir / "logs")
        logging.getLogger("core").error("ceva nu merge")
    finally:
        for handler in set(root.handlers) - set(before):
            root.removeHandler(handler)
            handler.close()
    assert "ceva nu merge" in (var_dir / "logs" / "portal.log").read_text()


def test_children_are_asked_before_they_are_forced(supervisor, monkeypatch):
    sent = []
    monkeypatch.setattr(serve, "GRACE_SECONDS", 0.05)
    monkeypatch.setattr(serve, "send", lambda child, number: sent.append((child, number)))
    monkeypatch.setattr(serve, "ended", lambda child: 0 if child == 1 else None)
    monkeypatch.setattr(os, "waitpid", lambda child, _options: (child, 0))
    supervisor.end_children()
    assert sent == [(1, signal.SIGTERM), (2, signal.SIGTERM), (2, signal.SIGKILL)]


def test_the_announcement_names_the_user_but_not_the_password(supervisor, var_dir, monkeypatch):
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104 -- nothing is opened
    monkeypatch.setenv("PORT", "8123")
    (var_dir / "admin-password.txt").write_text("ana\nsecret\n")
    supervisor.announce()
    said = supervisor.stdout.getvalue()
    assert "http://127.0.0.1:8123/ecran/hol/" in said
    assert "„ana”" in said
    assert "secret" not in said


def test_an_ipv6_address_is_written_in_brackets(monkeypatch):
    monkeypatch.setenv("HOST", "::")
    monkeypatch.setenv("PORT", "81")
    assert serve.base_url() == "http://[::1]:81"


@pytest.fixture
def health(monkeypatch) -> Iterator[list[int]]:
    """A server on a free port that answers with the status that the list holds."""
    status = [200]

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            allowed = self.headers["Host"] in {"localhost", "avizier.example"}
            self.send_response(status[0] if self.path == "/healthz" and allowed else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("HOST", "127.0.0.1")
    monkeypatch.setenv("PORT", str(server.server_port))
    yield status
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_portal_is_announced_only_when_it_answers(health, monkeypatch, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert serve.answers()
    settings.ALLOWED_HOSTS = [".avizier.example"]
    assert serve.answers()
    health[0] = 503
    assert not serve.answers()
    monkeypatch.setenv("PORT", "1")
    assert not serve.answers()


def test_the_password_file_lies_in_the_data_folder(var_dir: Path):
    assert ensure_admin.password_file() == var_dir / "admin-password.txt"
