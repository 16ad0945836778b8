"""``portal serve``: gunicorn and the scheduler under one supervisor."""

import ctypes
import http.client
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from core import logfiles
from core.management.commands.ensure_admin import password_file

PLACES = (
    ("Portalul public", "/"),
    ("Consola de administrare", "/admin/"),
    ("Ecranul din hol", "/ecran/hol/"),
    ("Avizierul online", "/avizier/"),
)
STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
GRACE_SECONDS = 25.0
RESTART_PAUSE = 2.0
ROTATION_SECONDS = 600.0
TICK = 0.1
PR_SET_PDEATHSIG = 1


class Command(BaseCommand):
    """Load the portal once, fork both servers from it, and keep them together.

    Forking halves the start time and shares the memory of the loaded code. Gunicorn's end is the
    end of everything; a scheduler that dies is started again.
    """

    help = "Pornește serverul web și lucrările periodice; HOST și PORT aleg adresa."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stopping = False
        self.logs = settings.VAR_DIR / "logs"
        logfiles.open_files(self.logs)
        if settings.SERVED_ADDRESS is not None:
            settings.SERVED_ADDRESS.write_text(base_url(), encoding="ascii")
        for number in STOP_SIGNALS:
            signal.signal(number, self.stop)
        # Whoever started us may have held signals back until these handlers stood.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)
        self.web = fork(run_gunicorn)
        self.scheduler = fork(run_scheduler)
        code = self.watch()
        self.end_children()
        sys.exit(0 if self.stopping else code)

    def stop(self, *_: Any) -> None:
        self.stopping = True

    def watch(self) -> int:
        """Look after the children until one of them ends for good; return gunicorn's exit code."""
        announced = False
        next_rotation = time.monotonic() + ROTATION_SECONDS
        while not self.stopping:
            if not announced and (announced := answers()):
                self.announce()
            if (code := ended(self.web)) is not None:
                self.web = 0
                return code or 1
            if ended(self.scheduler) is not None:
                self.stderr.write("Lucrările periodice s-au oprit neașteptat; le repornesc.")
                time.sleep(RESTART_PAUSE)
                self.scheduler = fork(run_scheduler)
            if time.monotonic() > next_rotation:
                next_rotation = time.monotonic() + ROTATION_SECONDS
                self.rotate_logs()
            time.sleep(TICK)
        return 0

    def rotate_logs(self) -> None:
        """Keep the log files small; gunicorn opens its own again when it is told."""
        if logfiles.rotate(self.logs):
            send(self.web, signal.SIGUSR1)

    def end_children(self) -> None:
        """Ask both to finish what they do, then insist."""
        children = [child for child in (self.web, self.scheduler) if child]
        for child in children:
            send(child, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        while children and time.monotonic() < deadline:
            children = [child for child in children if ended(child) is None]
            time.sleep(TICK)
        for child in children:
            send(child, signal.SIGKILL)
            os.waitpid(child, 0)

    def announce(self) -> None:
        """Print where the portal is and how to sign in."""
        width = max(len(name) for name, _path in PLACES)
        lines = ["", "Avizier rulează:"]
        lines += [f"  {name.ljust(width)}  {base_url()}{path}" for name, path in PLACES]
        if password_file().exists():
            name = password_file().read_text(encoding="utf-8").split("\n", 1)[0]
            lines.append(f"Conectare: utilizator „{name}”, parola inițială în {password_file()}")
        lines.append("Oprire: Ctrl-C")
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


def fork(program: Callable[[], object]) -> int:
    """Run ``program`` in a child of its own session, which ends when this process does."""
    connections.close_all()
    sys.stdout.flush()
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        os.setsid()  # Ctrl-C in the terminal reaches the supervisor alone
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        end_with(parent)
        program()
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:  # noqa: BLE001 -- the child must never go on as a second supervisor
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def end_with(parent: int) -> None:
    """Have Linux end this process when the supervisor is killed, so that no orphan keeps the port."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)


def run_gunicorn() -> None:
    """Serve ``config.wsgi`` as deploy/gunicorn.conf.py says."""
    from gunicorn.app.wsgiapp import run  # noqa: PLC0415 -- only this child needs it

    configuration = settings.BASE_DIR / "deploy" / "gunicorn.conf.py"
    sys.argv = ["gunicorn", "--config", str(configuration), "config.wsgi:application"]
    run()


def run_scheduler() -> None:
    """Run the periodic jobs."""
    call_command("scheduler")


def ended(child: int) -> int | None:
    """Return the child's exit code, or None while it runs."""
    pid, status = os.waitpid(child, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if pid else None


def send(child: int, number: signal.Signals) -> None:
    """Signal a child that has not been waited for, so its number cannot be another's yet."""
    os.kill(child, number)


def address() -> tuple[str, int]:
    """Return where this machine reaches the server: a wildcard address is asked at home."""
    host = os.environ.get("HOST") or "127.0.0.1"
    local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- compared, not bound
    return local, int(os.environ.get("PORT") or 8000)


def base_url() -> str:
    """Return the beginning of every address."""
    host, port = address()
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def answers() -> bool:
    """Ask /healthz once, by a name that the portal answers to."""
    name = next((host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
    connection = http.client.HTTPConnection(*address(), timeout=2)
    try:
        connection.request("GET", "/healthz", headers={"Host": name})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
