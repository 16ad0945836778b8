"""Typed reading of the environment; a wrong or missing value is one clear sentence."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA busy_timeout=20000;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA mmap_size=134217728;"
    "PRAGMA cache_size=-16000;"
)


def text(name: str, default: str = "") -> str:
    """Return the variable without surrounding blanks, or ``default``."""
    return os.environ.get(name, default).strip()


def required(name: str, what: str) -> str:
    """Return the variable; raise ImproperlyConfigured with what to set when it is empty."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Setați variabila de mediu {name}: {what}.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return a yes/no variable: 1, true, yes, da against 0, false, no, nu."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "da", "on"}:
        return True
    if value in {"0", "false", "no", "nu", "off"}:
        return False
    raise ImproperlyConfigured(f"Variabila {name} trebuie să fie 1 sau 0, nu „{value}”.")


def number(name: str, default: int) -> int:
    """Return a whole number."""
    value = text(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        message = f"Variabila {name} trebuie să fie un număr întreg, nu „{value}”."
        raise ImproperlyConfigured(message) from error


def csv(name: str, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list without empty items."""
    return [item.strip() for item in text(name, default).split(",") if item.strip()]


# To compile a query takes longer than our longest one runs (measured: 135 of 341 ms at 100,000).
NO_JIT = "-c jit=off"


def database(url: str) -> dict[str, Any]:
    """Turn ``sqlite:///path`` or ``postgres://user:password@host:port/name?option=value`` into Django's form.

    A PostgreSQL socket folder is given as ``postgres:///name?host=/run/postgresql``.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(parts.path)
    if parts.scheme in {"postgres", "postgresql"}:
        query = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or query.pop("user", "")),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"options": NO_JIT, **query},
        }
    raise ImproperlyConfigured(
        f"Adresa bazei de date trebuie să înceapă cu sqlite:// sau postgres://, nu cu „{parts.scheme}://”."
    )


def _sqlite(path: str) -> dict[str, Any]:
    """SQLite in WAL mode; writers take the lock at once so that they wait instead of failing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:" if path in {"", "/:memory:"} else "/" + unquote(path).lstrip("/"),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS, "timeout": 20},
    }


def email(url: str) -> dict[str, Any]:
    """Turn ``smtp://user:password@host:port`` (``smtps`` for TLS) into Django's mail settings."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(
            "PORTAL_EMAIL_URL trebuie să arate ca smtp://utilizator:parola@server:587."
        )
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "EMAIL_TIMEOUT": 10,
    }


def served_address(path: Path) -> str:
    """Return where the portal of this data folder is served.

    ``HOST`` and ``PORT`` say it to the server, which notes it in ``path``: commands that run
    beside it must write the same address into QR codes.
    """
    if not (text("HOST") or text("PORT")) and path.exists():
        return path.read_text(encoding="ascii").strip()
    return f"http://{text('HOST', '127.0.0.1')}:{text('PORT', '8000')}"


def secret_file(path: Path) -> str:
    """Return the secret kept in ``path``; make it, readable by its owner alone, the first time."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return path.read_text(encoding="ascii").strip()
