"""What ./run does: look, install, prepare the data, then become ``portal serve``."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

from tools import environment, fingerprint, preflight
from tools.console import ROOT, SetupError, call, say, stop_on_signals

SETTINGS = "config.settings.embedded"


def main() -> int:
    """Set everything up and serve; return only when that fails or is stopped."""
    stop_on_signals()
    try:
        address = preflight.address(os.environ)
        preflight.check_port(address)
        preflight.check_writable(var_dir())
        environment.prepare("base")
        prepare_data()
        serve(address)
    except SetupError as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(
            "\nOprit înainte de pornire; nimic nu s-a pierdut, ./run se poate porni din nou.",
            file=sys.stderr,
        )
        return 130


def var_dir() -> Path:
    """Return the folder that holds the database, the media and everything else that is made."""
    return Path(os.environ.get("PORTAL_VAR_DIR", "").strip() or ROOT / "var")


def child_env() -> dict[str, str]:
    """Return the environment of the ``portal`` commands that ./run starts."""
    return {"DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONUNBUFFERED": "1", **os.environ}


def prepare_data() -> None:
    """Migrate, seed and collect static files, unless nothing changed since the last time."""
    stamp = var_dir() / "prepared.json"
    known, now = _read(stamp), data_state()
    if known == now:
        return
    stamp.unlink(missing_ok=True)
    command = [str(environment.PYTHON), "-m", "config", "prepare"]
    if known.get("static") == now["static"] and (var_dir() / "static").is_dir():
        command.append("--no-static")
    if call(command, env=child_env()) != 0:
        raise SetupError(
            "Pregătirea datelor nu a reușit; cauza este scrisă mai sus. După remediere porniți "
            "din nou ./run: nimic din ce există nu se pierde."
        )
    stamp.write_text(json.dumps(data_state(), indent=1), encoding="utf-8")


def data_state() -> dict[str, str]:
    """Name the code, the static files and the database; a restored database has a new number."""
    url = os.environ.get("PORTAL_DATABASE_URL", "").strip()
    database = var_dir() / "portal.sqlite3"
    number = database.stat().st_ino if database.exists() else 0
    return {
        "code": fingerprint.of_code(),
        "static": fingerprint.of_static(),
        "database": hashlib.sha256(f"{url}|{number}".encode()).hexdigest(),
    }


def _read(stamp: Path) -> dict[str, str]:
    try:
        return dict(json.loads(stamp.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def serve(address: preflight.Address) -> NoReturn:
    """Become the supervisor, so that one process less stands between Ctrl-C and the servers.

    Signals wait until it has its handlers: a Ctrl-C while Django loads ends it cleanly as well.
    """
    say("Pornesc serverul…")
    os.chdir(ROOT)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    python = str(environment.PYTHON)
    env = {**child_env(), "HOST": address.host, "PORT": str(address.port)}
    os.execve(python, [python, "-m", "config", "serve"], env)  # noqa: S606 -- no shell is wanted
