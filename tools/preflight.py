"""What must be true before anything is installed; each failure is one sentence."""

from __future__ import annotations

import errno
import importlib.util
import socket
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tools.console import SetupError

LAST_PORT = 65535


class Address(NamedTuple):
    """Where the portal listens."""

    host: str
    port: int


def address(environ: Mapping[str, str]) -> Address:
    """Read HOST and PORT."""
    host = environ.get("HOST", "").strip() or "127.0.0.1"
    text = environ.get("PORT", "").strip() or "8000"
    if not text.isdecimal() or not 0 < int(text) <= LAST_PORT:
        raise SetupError(f"PORT trebuie să fie un număr între 1 și 65535, nu „{text}”.")
    return Address(host, int(text))


def check_port(where: Address) -> None:
    """Refuse an address that another program holds or that this machine does not have."""
    try:
        family, kind, protocol, _name, target = socket.getaddrinfo(
            where.host, where.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise SetupError(
            f"HOST={where.host} nu este o adresă cunoscută; folosiți 127.0.0.1 sau 0.0.0.0."
        ) from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(target)
        except OSError as error:
            raise SetupError(_port_sentence(where, error)) from error


def _port_sentence(where: Address, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Portul {where.port} este folosit deja de alt program; opriți-l sau alegeți alt port, "
            f"de exemplu: PORT={where.port + 1 if where.port < LAST_PORT else 8000} ./run"
        )
    if error.errno == errno.EACCES:
        return (
            f"Nu am voie să deschid portul {where.port}; alegeți un port peste 1023, "
            "de exemplu: PORT=8000 ./run"
        )
    return (
        f"Nu pot asculta la {where.host}:{where.port} ({error.strerror}); verificați HOST și PORT."
    )


def check_writable(folder: Path) -> None:
    """Refuse a folder in which no file can be made; a new one is its owner's alone."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SetupError(
            f"Nu pot scrie în dosarul {folder} ({error.strerror}); "
            "dați-i drept de scriere utilizatorului curent sau mutați proiectul în alt dosar."
        ) from error


def check_venv_module() -> None:
    """Refuse a Python without venv and ensurepip, as Debian ships it without python3-venv."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupError(
            f"Lipsește modulul venv al lui Python {version}; pe Debian sau Ubuntu instalați-l cu: "
            f"sudo apt install python{version}-venv"
        )
