"""Periodic jobs inside the portal: no outside cron, safe under several schedulers.

An app registers functions in its ``tasks.py``. Whoever moves a job's ``due_at`` forward with
one conditional UPDATE runs it, so two processes never run the same turn.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from core.models import ScheduledJob

logger = logging.getLogger(__name__)
Job = Callable[[], object]


@dataclass(frozen=True)
class PeriodicJob:
    """A function and how often it runs."""

    name: str
    every: timedelta
    run: Job


_jobs: dict[str, PeriodicJob] = {}


def periodic(name: str, *, every: timedelta) -> Callable[[Job], Job]:
    """Register the decorated function as a periodic job."""

    def register(function: Job) -> Job:
        _jobs[name] = PeriodicJob(name, every, function)
        return function

    return register


def registered() -> list[PeriodicJob]:
    """Return all jobs of the installed apps."""
    autodiscover_modules("tasks")
    return list(_jobs.values())


def run_due() -> list[str]:
    """Run every job that is due and that no other process has taken; return their names."""
    return [job.name for job in registered() if _take(job) and _run(job)]


def _take(job: PeriodicJob) -> bool:
    now = timezone.now()
    ScheduledJob.objects.get_or_create(name=job.name, defaults={"due_at": now})
    turn = ScheduledJob.objects.filter(name=job.name, due_at__lte=now)
    return turn.update(due_at=now + job.every) == 1


def _run(job: PeriodicJob) -> bool:
    error = ""
    try:
        job.run()
    except Exception as failure:  # one job's failure must not stop the others
        logger.exception("Job %s failed", job.name)
        error = f"{type(failure).__name__}: {failure}"
    ScheduledJob.objects.filter(name=job.name).update(finished_at=timezone.now(), error=error)
    return not error
