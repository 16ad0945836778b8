"""Seeders run once in the life of a database."""

from functools import partial

import pytest

from core import seeding
from core.models import SeededItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def ran(monkeypatch):
    calls: list[str] = []
    registry = {
        key: seeding.RegisteredSeeder(key, order, partial(calls.append, key))
        for key, order in (("second", 2), ("first", 1))
    }
    monkeypatch.setattr(seeding, "_seeders", registry)
    monkeypatch.setattr(seeding, "autodiscover_modules", lambda _name: None)
    return calls


def test_seeders_run_in_order_and_only_once(ran):
    assert seeding.seed() == ["first", "second"]
    assert seeding.seed() == []
    assert ran == ["first", "second"]


def test_a_seeder_that_fails_leaves_nothing_behind_and_runs_next_time(ran, monkeypatch):
    def fail():
        SeededItem.objects.create(key="half-done")
        raise RuntimeError

    broken = seeding.RegisteredSeeder("broken", 0, fail)
    monkeypatch.setattr(seeding, "_seeders", {"broken": broken})
    with pytest.raises(RuntimeError):
        seeding.seed()
    assert not SeededItem.objects.exists()
