"""The real product for browser tests: ``portal prepare`` once, then ``portal serve`` on a copy."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from config.env import BASE_DIR
from tests import databases
from tools import fingerprint
from tools.environment import CACHE, locked

SETTINGS = "config.settings.embedded"
PASSWORD = "o-parola-de-test-lunga"
# Username and the group whose rights it has.
USERS = {"redactor": "Redactor", "aprobator": "Aprobator", "administrator": "Administrator"}
START_SECONDS = 90
STOP_SECONDS = 40
SEEDS = CACHE / "seeds"
KEPT_SEEDS = 2
UNUSED_SECONDS = 3600

# Linux ends what a test started when its worker is killed, so that nothing runs on for ever.
ENDING_WITH_THE_TEST = (
    sys.executable,
    "-ISc",
    "import ctypes, os, signal, sys\n"
    "pr_set_pdeathsig = 1\n"
    "ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)\n"
    "os.execv(sys.argv[1], sys.argv[1:])",
)

MAKE_USERS = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
users = get_user_model().objects
for name, group in {users!r}.items():
    user = users.create_user(name, f"{{name}}@example.ro", {password!r}, first_name=name.title())
    user.groups.add(Group.objects.get(name=group))
"""


def portal_env(var_dir: Path) -> dict[str, str]:
    """Return the environment of ``portal`` commands on a data folder."""
    ours = ("PORTAL_", "TEST_", "COV_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "DJANGO_SETTINGS_MODULE": SETTINGS, "PORTAL_VAR_DIR": str(var_dir)}


def portal(var_dir: Path, *arguments: str) -> str:
    """Run one ``portal`` command and return what it printed."""
    command = [sys.executable, "-m", "config", *arguments]
    done = subprocess.run(
        command, cwd=BASE_DIR, env=portal_env(var_dir), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"portal {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@cache
def seeded(*, reuse: bool) -> Path:
    """Return a data folder with the default content, made once for each state of the source.

    Asked once a session: somebody who saves a file meanwhile must not pay for it.
    """
    static = fingerprint.of_static()[:12]
    wanted = SEEDS / f"seed-{fingerprint.of_code()[:12]}-{static}"
    latest = next(iter(seeds()), None)
    if reuse and latest:
        return latest
    # Workers start together: the first one seeds, the others wait for what it made.
    with locked(SEEDS / "making.lock"):
        if not wanted.exists():
            make_seed(wanted, next((seed for seed in seeds() if seed.name.endswith(static)), None))
    os.utime(wanted)
    for old in seeds()[KEPT_SEEDS:]:
        if time.time() - old.stat().st_mtime > UNUSED_SECONDS:
            shutil.rmtree(old, ignore_errors=True)
    return wanted


def make_seed(wanted: Path, same_static: Path | None) -> None:
    """Prepare a new data folder: a seed with the same static files lends them, and the database
    is one that the migrations went over, perhaps meanwhile.
    """
    making = Path(tempfile.mkdtemp(prefix="making-", dir=SEEDS))
    try:
        if same_static:
            shutil.copytree(same_static / "static", making / "static")
        else:
            portal(making, "collectstatic", "--no-input", "--verbosity=0")
        shutil.copy(databases.in_file(), making / "portal.sqlite3")
        portal(making, "prepare", "--no-static")
        portal(making, "shell", "-c", MAKE_USERS.format(users=USERS, password=PASSWORD))
        making.rename(wanted)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def copy_seed(var_dir: Path, *, reuse: bool) -> None:
    """Give a session its own copy of the default content."""
    shutil.copytree(seeded(reuse=reuse), var_dir)
    if reuse:  # the seed may be older than the source
        portal(var_dir, "prepare")


def seeds() -> list[Path]:
    """Return the finished seeds, the newest first."""
    return sorted(SEEDS.glob("seed-*"), key=lambda path: path.stat().st_mtime, reverse=True)


def free_port() -> int:
    """Return a port that nobody holds now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Product:
    """A running portal on a data folder of its own."""

    def __init__(self, var_dir: Path) -> None:
        self.var_dir = var_dir
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = var_dir / "serve.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and return when the portal says that it does."""
        with self.log.open("ab") as log:
            start = log.tell()
            self.process = subprocess.Popen(
                [*ENDING_WITH_THE_TEST, sys.executable, "-m", "config", "serve"],
                cwd=BASE_DIR,
                env={**portal_env(self.var_dir), "HOST": "127.0.0.1", "PORT": str(self.port)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while "Avizier rulează" not in self.output(start):
            running = self.process.poll() is None and time.monotonic() < deadline
            assert running, f"the portal did not start:\n{self.output(start)}"
            time.sleep(0.1)

    def output(self, start: int = 0) -> str:
        """Return what it printed, from a position on."""
        return self.log.read_bytes()[start:].decode("utf-8", errors="replace")

    def stop(self) -> int:
        """End it as an operator would and return its exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(STOP_SECONDS)

    def portal(self, *arguments: str) -> str:
        """Run a ``portal`` command on the same data."""
        return portal(self.var_dir, *arguments)


if __name__ == "__main__":
    seeded(reuse=False)
