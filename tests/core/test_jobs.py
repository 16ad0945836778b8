"""Periodic jobs run once a turn, whoever asks, and survive each other's failures."""

from datetime import timedelta

from django.utils import timezone

import pytest

from core import jobs
from core.models import ScheduledJob

pytestmark = pytest.mark.django_db


@pytest.fixture
def only_jobs(monkeypatch):
    """Replace the registered jobs by the given ones."""

    def use(**functions):
        registry = {
            name: jobs.PeriodicJob(name, timedelta(minutes=1), function)
            for name, function in functions.items()
        }
        monkeypatch.setattr(jobs, "_jobs", registry)
        monkeypatch.setattr(jobs, "autodiscover_modules", lambda _name: None)

    return use


def test_a_new_job_runs_at_once_and_then_waits_for_its_turn(only_jobs):
    ran = []
    only_jobs(count=lambda: ran.append(1))
    assert jobs.run_due() == ["count"]
    assert jobs.run_due() == []
    assert ran == [1]


def test_a_job_runs_again_when_its_time_has_come(only_jobs):
    ran = []
    only_jobs(count=lambda: ran.append(1))
    jobs.run_due()
    ScheduledJob.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    jobs.run_due()
    assert ran == [1, 1]


def test_a_turn_taken_by_another_process_is_not_run_twice(only_jobs):
    ran = []
    only_jobs(count=lambda: ran.append(1))
    job = jobs.registered()[0]
    assert jobs._take(job) is True
    assert jobs._take(job) is False


def test_one_failure_does_not_stop_the_others_and_is_remembered(only_jobs, caplog):
    ran = []

    def fail():
        raise RuntimeError("serverul de poștă nu răspunde")

    only_jobs(broken=fail, fine=lambda: ran.append(1))
    assert jobs.run_due() == ["fine"]
    assert "serverul de poștă" in ScheduledJob.objects.get(name="broken").error
    assert ran == [1]
