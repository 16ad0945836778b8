"""A database that every migration went over, made once: each worker begins with a copy.

Two hundred and forty migrations take a worker half a minute, a copy takes none. ``./test`` makes
what is missing while it checks the code; any other run makes it when it first needs it.

    python -m tests.databases
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from config.env import BASE_DIR
from tools import fingerprint
from tools.environment import CACHE, locked

FOLDER = CACHE / "databases"
LOCK = FOLDER / "making.lock"  # workers start together: the first one makes it, the others wait


@contextmanager
def copied(connection: Any) -> Iterator[None]:
    """Let the test database of this process begin as a copy; it lives on after that."""
    test = connection.settings_dict["TEST"]
    test["MIGRATE"] = False
    if connection.vendor == "postgresql":
        test["TEMPLATE"] = on_server(os.environ["TEST_DATABASE_URL"])
        yield
        return
    name = connection.creation._get_test_db_name()
    with (
        closing(sqlite3.connect(in_file())) as made,
        closing(sqlite3.connect(name, uri=True)) as own,
    ):
        made.backup(own)
        yield


def in_file() -> Path:
    """Return the migrated SQLite database, made if the migrations changed since."""
    wanted = FOLDER / f"{_key()}.sqlite3"
    with locked(LOCK):
        if not wanted.exists():
            for old in FOLDER.glob("*.sqlite3*"):
                old.unlink()
            making = FOLDER / "making.sqlite3"
            _migrate(f"sqlite:///{making}")
            making.rename(wanted)
    return wanted


def on_server(address: str) -> str:
    """Return the name of the migrated database on a PostgreSQL server, made if it is not there."""
    wanted, making = f"portal_migrated_{_key()}", "portal_migrated_making"
    server = urlsplit(address)._replace(path="/postgres").geturl()
    with locked(LOCK), psycopg.connect(server, autocommit=True) as database:
        known = database.execute("SELECT 1 FROM pg_database WHERE datname = %s", [wanted])
        if known.fetchone() is None:
            drop = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(making))
            database.execute(drop)
            database.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(making)))
            _migrate(urlsplit(address)._replace(path=f"/{making}").geturl())
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            database.execute(rename.format(sql.Identifier(making), sql.Identifier(wanted)))
    return wanted


def _key() -> str:
    return fingerprint.of_migrations()[:12]


def _migrate(address: str) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "TEST_DATABASE_URL": address}
    command = [sys.executable, "-m", "config", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=BASE_DIR, env=os.environ | settings, check=True)


if __name__ == "__main__":
    if server := os.environ.get("TEST_DATABASE_URL"):
        on_server(server)
    else:
        in_file()
