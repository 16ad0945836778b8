import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tools import environment, fingerprint, preflight, start
from tools.console import ROOT, SetupError


@pytest.fixture
def commands(monkeypatch, tmp_path: Path) -> list[list[str]]:
    """The ``portal`` commands that ./run would start, on a data folder of the test."""
    monkeypatch.setenv("PORTAL_VAR_DIR", str(tmp_path))
    monkeypatch.delenv("PORTAL_DATABASE_URL", raising=False)
    called: list[list[str]] = []

    def call(command: list[str], env: dict[str, str]) -> int:
        called.append(command[3:])
        (tmp_path / "static").mkdir(exist_ok=True)
        (tmp_path / "portal.sqlite3").touch()
        return 0

    monkeypatch.setattr(start, "call", call)
    monkeypatch.setattr(fingerprint, "of_code", lambda: "code")
    monkeypatch.setattr(fingerprint, "of_static", lambda: "static")
    return called


def test_the_second_start_prepares_nothing(commands):
    start.prepare_data()
    start.prepare_data()
    assert commands == [["prepare"]]


def test_changed_code_prepares_without_collecting_static_files(commands, monkeypatch):
    start.prepare_data()
    monkeypatch.setattr(fingerprint, "of_code", lambda: "newer")
    start.prepare_data()
    assert commands[1:] == [["prepare", "--no-static"]]


def test_changed_static_files_are_collected(commands, monkeypatch):
    start.prepare_data()
    monkeypatch.setattr(fingerprint, "of_static", lambda: "newer")
    start.prepare_data()
    assert commands[1:] == [["prepare"]]


def test_a_restored_database_is_prepared(commands, tmp_path: Path):
    start.prepare_data()
    (tmp_path / "other").touch()
    (tmp_path / "other").replace(tmp_path / "portal.sqlite3")
    start.prepare_data()
    assert commands[1:] == [["prepare", "--no-static"]]


def test_a_failed_preparation_is_tried_again(commands, monkeypatch):
    monkeypatch.setattr(start, "call", lambda *_, **__: 1)
    with pytest.raises(SetupError, match="nimic din ce există nu se pierde"):
        start.prepare_data()
    assert not (start.var_dir() / "prepared.json").exists()


def test_the_address_of_a_database_is_not_kept_in_clear(commands, monkeypatch, tmp_path: Path):
    monkeypatch.setenv("PORTAL_DATABASE_URL", "postgres://ana:parola@db/avizier")
    start.prepare_data()
    assert "parola" not in (tmp_path / "prepared.json").read_text()


def test_a_failure_is_one_sentence_and_exit_1(monkeypatch, capsys):
    monkeypatch.setenv("PORT", "x")
    before = signal.getsignal(signal.SIGTERM)
    try:
        assert start.main() == 1
    finally:
        signal.signal(signal.SIGTERM, before)
    assert capsys.readouterr().err.strip().count("\n") == 0


def test_ctrl_c_before_the_start_is_no_error_trace(monkeypatch, capsys):
    def interrupt(_environ: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(preflight, "address", interrupt)
    before = signal.getsignal(signal.SIGTERM)
    try:
        assert start.main() == 130
    finally:
        signal.signal(signal.SIGTERM, before)


def test_serving_replaces_the_process_and_holds_signals_back(monkeypatch):
    seen: dict[str, Any] = {}

    def execve(program: str, arguments: list[str], env: dict[str, str]) -> None:
        seen.update(arguments=arguments, port=env["PORT"], held=signal.pthread_sigmask(0, ()))

    folder = Path.cwd()
    monkeypatch.setattr(os, "execve", execve)
    serve: Callable[[preflight.Address], object] = start.serve  # here it does return
    try:
        serve(preflight.Address("127.0.0.1", 8001))
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
        os.chdir(folder)
    assert seen["arguments"] == [str(environment.PYTHON), "-m", "config", "serve"]
    assert seen["port"] == "8001"
    assert {signal.SIGINT, signal.SIGTERM} <= set(seen["held"])


def test_the_two_commands_refuse_an_old_python_with_one_sentence():
    for name in ("run", "test"):
        text = (ROOT / name).read_text(encoding="utf-8")
        first_import_of_ours = text.index("from tools import")
        assert text.index("version_info < (3, 11)") < first_import_of_ours
