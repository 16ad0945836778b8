"""The background work of imports, in a process of its own.

A job is started by the page and, if that start was lost, by the scheduler. Whoever holds the lock
of a job and moves it from „queued” to „running” works on it: it never runs twice. A running job
whose lock is free has lost its process: it is „interrupted”, and as the work is one transaction
nothing of it was stored.
"""

import logging
import subprocess
import sys
import threading
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from directory.importing.apply import apply
from directory.importing.console import report, store
from directory.importing.errors import BadFileError
from directory.importing.plan import Options, last_applied, planned
from directory.importing.undo import undo
from directory.models import ImportJob

logger = logging.getLogger(__name__)
State, Task = ImportJob.State, ImportJob.Task
WAITING = (State.UPLOADED, State.READY, State.INTERRUPTED, State.FAILED)
KEEP_FILES = timedelta(days=7)
KEEP_REPORTS = timedelta(days=60)
OVERTAKEN = "De la probă s-a făcut alt import sau o anulare. Trimiteți din nou fișierul."
UNEXPECTED = (
    "A apărut o eroare neașteptată; este notată în jurnalul portalului. Nu s-a scris nimic."
)


def start(job: UUID) -> None:
    """Start a process for a job; one that comes second finds it taken and ends."""
    process = subprocess.Popen(  # noqa: S603 -- our own command, our own id
        [sys.executable, "-m", "django", "work_import", str(job)],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=process.wait, daemon=True).start()


def queue(job: ImportJob, task: ImportJob.Task, *, when: ImportJob.State) -> bool:
    """Let a job be done, once: of two clicks the second finds another state."""
    asked = ImportJob.objects.filter(pk=job.pk, state=when)
    if not asked.update(
        state=State.QUEUED, task=task, options=job.options, error="", changed_at=timezone.now()
    ):
        return False
    transaction.on_commit(partial(start, job.pk))
    return True


def look_after() -> None:
    """Start what waits and tell of what was interrupted."""
    for job in ImportJob.objects.filter(state=State.RUNNING):
        check_alive(job)
    for key in ImportJob.objects.filter(state=State.QUEUED).values_list("pk", flat=True):
        start(key)


def check_alive(job: ImportJob) -> None:
    """Call a running job interrupted where its process is gone."""
    with store.locked(job.pk) as free:
        if free and _move(job, State.RUNNING, State.INTERRUPTED):
            job.refresh_from_db()


def drop(job: ImportJob) -> bool:
    """Give a job up that is not being worked on, and delete its file."""
    asked = ImportJob.objects.filter(pk=job.pk, state__in=WAITING)
    if not asked.update(state=State.DROPPED, changed_at=timezone.now()):
        return False
    store.forget(job.pk)
    return True


def drop_old() -> None:
    """Delete the files of jobs that nobody went on with, and old reports."""
    now = timezone.now()
    for job in ImportJob.objects.filter(changed_at__lt=now - KEEP_FILES):
        drop(job)
    ended = ImportJob.objects.filter(changed_at__lt=now - KEEP_REPORTS)
    for job in ended.filter(state__in=(State.DONE, State.DROPPED)):
        store.forget(job.pk, lock=True)
        job.delete()


def run(key: UUID) -> None:
    """Do a job, in the process that this function is called in."""
    with store.locked(key) as free:
        job = ImportJob.objects.filter(pk=key).first() if free else None
        if job is None or not _move(job, State.QUEUED, State.RUNNING):
            return
        job.refresh_from_db()
        try:
            WORK[Task(job.task)](job)
        except BadFileError as error:
            _fail(job, str(error))
        except Exception:
            logger.exception("Import job %s failed", key)
            _fail(job, UNEXPECTED)


def _move(job: ImportJob, before: ImportJob.State, after: ImportJob.State) -> bool:
    asked = ImportJob.objects.filter(pk=job.pk, state=before)
    return asked.update(state=after, changed_at=timezone.now()) == 1


def _fail(job: ImportJob, sentence: str) -> None:
    job.state, job.error = State.FAILED, sentence
    job.save(update_fields=["state", "error", "changed_at"])
    store.forget(job.pk)


def options_of(job: ImportJob) -> Options:
    """Return what was chosen for a job, with its progress told."""
    chosen = job.options
    return Options(
        sheet=chosen.get("sheet", ""),
        mapping=chosen.get("mapping", {}),
        partial=chosen.get("partial", False),
        force=chosen.get("force", False),
        progress=partial(store.tell, job.pk),
    )


def _check(job: ImportJob) -> None:
    with planned(store.file_of(job.pk), options_of(job)) as plan, transaction.atomic():
        job.report = report.write(job, plan)
        job.last_run, job.state = plan.last_run, State.READY
        job.save(update_fields=["report", "last_run", "state", "changed_at"])


def _apply(job: ImportJob) -> None:
    path = store.file_of(job.pk)
    if last_applied() != job.last_run:
        raise BadFileError(OVERTAKEN)
    with planned(path, options_of(job)) as plan, transaction.atomic():
        job.run = apply(plan, job.user, file_name=job.file_name)
        job.state = State.DONE
        job.save(update_fields=["run", "state", "changed_at"])
    store.forget(job.pk)


def _undo(job: ImportJob) -> None:
    if job.run_id is None:
        raise BadFileError("Importul care trebuia anulat nu mai există.")
    with transaction.atomic():
        _run, kept = undo(job.run_id)
        job.report, job.state = {"kept": kept}, State.DONE
        job.save(update_fields=["report", "state", "changed_at"])
    store.forget(job.pk)


WORK = {Task.CHECK: _check, Task.APPLY: _apply, Task.UNDO: _undo}
