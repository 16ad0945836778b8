"""Production settings: clean, and fatal with a sentence when something is missing."""

import os
import subprocess
import sys

import pytest

COMPLETE = {
    "PORTAL_SECRET_KEY": "k" * 25 + "abcdefghijklmnopqrstuvwxyz0123456789",
    "PORTAL_ALLOWED_HOSTS": "info.exemplu.ro",
    "PORTAL_DATABASE_URL": "sqlite:////tmp/nefolosit.sqlite3",
    "PORTAL_PUBLIC_URL": "https://info.exemplu.ro",
}


def portal(tmp_path, *arguments, **changes):
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PORTAL_", "DJANGO_"))
    }
    environment |= {"PORTAL_VAR_DIR": str(tmp_path)} | COMPLETE | changes
    return subprocess.run(
        [sys.executable, "-m", "config", *arguments],
        env={name: value for name, value in environment.items() if value},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_is_clean(tmp_path):
    result = portal(tmp_path, "check", "--deploy", "--fail-level", "WARNING")
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize(
    "name", ["PORTAL_SECRET_KEY", "PORTAL_ALLOWED_HOSTS", "PORTAL_DATABASE_URL"]
)
def test_a_missing_secret_is_fatal_with_a_sentence(tmp_path, name):
    result = portal(tmp_path, "check", **{name: ""})
    assert result.returncode != 0
    assert f"Setați variabila de mediu {name}" in result.stderr
    assert "Traceback" not in result.stderr
