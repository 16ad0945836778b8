"""``portal ensure_admin``: the first administrator, with a random password shown once."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

USERNAME = "admin"


def password_file() -> Path:
    """Return where the first administrator's password is kept for the owner of the folder."""
    return Path(settings.VAR_DIR) / "admin-password.txt"


class Command(BaseCommand):
    """Create an administrator only where no active one exists."""

    help = "Creează un administrator cu parolă aleatoare, dacă nu există niciunul."

    def handle(self, *args: Any, **options: Any) -> None:
        users = get_user_model().objects
        if users.filter(is_superuser=True, is_active=True).exists():
            return
        name = USERNAME
        while users.filter(username=name).exists():
            name = f"{USERNAME}-{secrets.token_hex(2)}"
        password = secrets.token_urlsafe(15)
        # The file first: an account whose password nobody knows would be worse than a stale file.
        _write_secret(password_file(), f"{name}\n{password}\n")
        users.create_superuser(username=name, password=password)
        self.stdout.write(
            f"Administrator nou: utilizator „{name}”, parola „{password}”.\n"
            f"Parola nu se mai afișează; este și în {password_file()} (citibil doar de "
            "proprietar). Schimbați-o la prima conectare."
        )


def _write_secret(path: Path, text: str) -> None:
    """Write a file that never exists with wider permissions than its owner's."""
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
