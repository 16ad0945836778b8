"""The shipped facts in the database, and imports in one line."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from directory.importing.apply import apply
from directory.importing.gazetteer import Gazetteer
from directory.importing.nomenclature import Nomenclature
from directory.importing.notes import Notes
from directory.importing.plan import Options, planned
from directory.importing.report import Report
from directory.models import ImportRun, Locality
from directory.reference.load import load_geography, load_nomenclature
from tests.directory.registers import Row, write_csv

Import = Callable[..., ImportRun | None]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """Load the facts once a worker: thirteen thousand localities are too many for each test."""
    with django_db_blocker.unblock():
        load_geography()
        load_nomenclature()


@pytest.fixture(autouse=True)
def facts(db: None) -> None:
    """A test that flushed the tables took the facts with it."""
    if not Locality.objects.exists():
        load_geography()
        load_nomenclature()


@pytest.fixture(scope="session")
def gazetteer(django_db_setup: None, django_db_blocker) -> Gazetteer:
    with django_db_blocker.unblock():
        return Gazetteer.load()


@pytest.fixture(scope="session")
def nomenclature(django_db_setup: None, django_db_blocker) -> Nomenclature:
    with django_db_blocker.unblock():
        return Nomenclature.load()


@pytest.fixture(autouse=True)
def _gazetteer_read_once(gazetteer: Gazetteer, monkeypatch) -> None:
    """Imports take the gazetteer in memory: reading it costs more than a small register."""
    monkeypatch.setattr(Gazetteer, "load", lambda: gazetteer)


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def import_rows(tmp_path: Path) -> Import:
    """Import rows as a file; returns the run, or nothing when nothing changed."""

    def run(rows: Iterable[Row], **options: Any) -> ImportRun | None:
        return import_file(write_csv(tmp_path / "registru.csv", rows), **options)

    return run


@pytest.fixture
def report_of(tmp_path: Path) -> Callable[..., Report]:
    """Say what an import of rows would do."""

    def run(rows: Iterable[Row], **options: Any) -> Report:
        with planned(write_csv(tmp_path / "proba.csv", rows), Options(**options)) as plan:
            return Report.of(plan)

    return run


def import_file(path: Path, **options: Any) -> ImportRun | None:
    with planned(path, Options(**options)) as plan:
        return apply(plan)
