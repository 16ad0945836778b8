import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools import environment


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """A project folder with requirements and an environment that runs."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "base.txt").write_text("a==1\n")
    (tmp_path / "requirements" / "test.txt").write_text("a==1\nb==2\n")
    (tmp_path / "pyproject.toml").write_text("")
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to("/bin/true")
    for name, path in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "STAMP": venv / "portal-stamp.json",
        "BUILDING": venv / "portal-building",
        "CACHE": tmp_path / ".cache",
    }.items():
        monkeypatch.setattr(environment, name, path)
    return tmp_path


@pytest.fixture
def steps(folder: Path, monkeypatch) -> list[str]:
    """What an installation does, without doing it."""
    done: list[str] = []

    def made() -> None:
        done.append("venv")
        environment.BUILDING.touch()

    monkeypatch.setattr(environment, "_make_venv", made)
    monkeypatch.setattr(environment, "_install_packages", lambda path: done.append(path.name))
    monkeypatch.setattr(environment, "_install_project", lambda: done.append("project"))
    return done


def test_the_second_start_installs_nothing(steps):
    environment.prepare("base")
    assert steps == ["base.txt", "project"]
    environment.prepare("base")
    assert steps == ["base.txt", "project"]


def test_the_environment_of_the_tests_serves_the_product_too(steps):
    environment.prepare("test")
    environment.prepare("base")
    assert steps == ["test.txt", "project"]


def test_changed_requirements_are_installed(folder, steps):
    environment.prepare("base")
    (folder / "requirements" / "base.txt").write_text("a==2\n")
    environment.prepare("base")
    assert steps[2:] == ["base.txt", "project"]


def test_a_changed_project_file_installs_the_project_alone(folder, steps):
    environment.prepare("base")
    (folder / "pyproject.toml").write_text("[tool.ruff]\n")
    environment.prepare("base")
    assert steps[2:] == []
    (folder / "pyproject.toml").write_text("[project]\nname = 'portal'\n")
    environment.prepare("base")
    assert steps[2:] == ["project"]


def test_an_interrupted_installation_starts_again(steps):
    environment.BUILDING.touch()
    environment.prepare("base")
    assert steps == ["venv", "base.txt", "project"]
    assert not environment.BUILDING.exists()


def test_a_copied_folder_gets_an_environment_of_its_own(steps):
    environment.prepare("base")
    stamp = json.loads(environment.STAMP.read_text()) | {"root": "/somewhere/else"}
    environment.STAMP.write_text(json.dumps(stamp))
    environment.prepare("base")
    assert steps[2:] == ["venv", "base.txt", "project"]


def test_an_environment_whose_python_is_gone_is_made_again(steps):
    environment.prepare("base")
    environment.PYTHON.unlink()
    environment.prepare("base")
    assert steps[2:] == ["venv", "base.txt", "project"]


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError'", "nu răspunde"),
        ("ERROR: Could not find a version (from versions: none)", "nu răspunde"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "suma de control"),
        ("OSError: [Errno 28] No space left on device", "Discul este plin"),
        ("ERROR: something else", "nu a reușit: something else"),
        ("", "pip nu a spus de ce"),
    ],
)
def test_what_pip_says_becomes_one_sentence(output, sentence):
    assert sentence in environment.explain(output)
    assert "\n" not in environment.explain(output)


def test_the_lock_names_every_package_that_another_one_needs():
    """Nothing is resolved at installation, so what the lock forgot would be missing."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
