import importlib.util
import socket
import stat
from pathlib import Path

import pytest

from tools import preflight
from tools.console import SetupError


def test_the_address_has_a_default():
    assert preflight.address({}) == ("127.0.0.1", 8000)
    assert preflight.address({"HOST": " ", "PORT": " 81 "}) == ("127.0.0.1", 81)


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1", "80.5"])
def test_a_port_that_is_no_port_is_one_sentence(port):
    with pytest.raises(SetupError, match="între 1 și 65535"):
        preflight.address({"PORT": port})


def test_a_taken_port_is_told_with_another_to_try():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SetupError, match=f"Portul {port} este folosit"):
            preflight.check_port(preflight.Address("127.0.0.1", port))
    preflight.check_port(preflight.Address("127.0.0.1", port))


def test_a_host_that_is_not_ours_is_told():
    with pytest.raises(SetupError, match="HOST"):
        preflight.check_port(preflight.Address("192.0.2.1", 8000))
    with pytest.raises(SetupError, match=r"HOST=no\.such\.invalid"):
        preflight.check_port(preflight.Address("no.such.invalid", 8000))


def test_a_folder_is_made_and_tried(tmp_path: Path):
    preflight.check_writable(tmp_path / "new" / "var")
    assert list((tmp_path / "new" / "var").iterdir()) == []
    assert stat.S_IMODE((tmp_path / "new" / "var").stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path):
    file = tmp_path / "file"
    file.touch(mode=stat.S_IRUSR)
    with pytest.raises(SetupError, match="Nu pot scrie"):
        preflight.check_writable(file / "var")


def test_a_python_without_venv_is_told(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name != "ensurepip")
    with pytest.raises(SetupError, match="apt install python3"):
        preflight.check_venv_module()
