from pathlib import Path

import pytest

from tools import chromium, postgres
from tools.console import SetupError


def test_a_server_that_is_given_is_used_as_it_is(monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", "postgres://db.example/portal")
    with postgres.server() as address:
        assert address == "postgres://db.example/portal"


def test_a_folder_without_a_server_is_told(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("PGBIN", str(tmp_path))
    with pytest.raises(SetupError, match=r"PGBIN=.* must be a folder"):
        postgres.binaries()


def test_a_machine_without_any_server_is_told(monkeypatch, tmp_path: Path):
    monkeypatch.delenv("PGBIN", raising=False)
    monkeypatch.setattr(postgres, "_has_contrib", lambda _folder: False)
    monkeypatch.setattr(postgres, "PACKAGE", tmp_path / "none")
    with pytest.raises(SetupError, match="install the package postgresql"):
        postgres.binaries()


def test_a_chromium_that_is_no_program_is_told(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "chromium"))
    with pytest.raises(SetupError, match=r"CHROMIUM=.* is not a program"):
        chromium.prepare()


def test_a_machine_without_any_chromium_is_told(monkeypatch, tmp_path: Path):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "INSTALLED", ())
    monkeypatch.setattr(chromium, "PACKAGE", tmp_path / "none")
    with pytest.raises(SetupError, match="set CHROMIUM"):
        chromium.prepare()
