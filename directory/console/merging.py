"""Two records that are one service: the known one takes the register's row of the newer one.

The known record keeps its id, its edits, its history and its bookmarks; the newer one leaves every
output and stays in the history. What changes is noted for an undo of the import that brought it.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from directory import bundles, truth
from directory.bundles import Bundle, Values
from directory.fields import FIELDS
from directory.importing import images
from directory.models import (
    ChangeRecord,
    Conflict,
    ImportRun,
    QueueItem,
    Service,
    Source,
    Stage,
    Status,
)
from directory.protection import is_protected_record
from directory.truth import RefusedEditError

NO_ROW = "Fișa nouă nu mai are un rând în registru, deci nu are ce să preia fișa cunoscută."


def same_service(item: QueueItem, known: Service, user: User) -> None:
    """Join the newer record of a question into the known one."""
    with transaction.atomic():
        keys = [item.service_id, known.pk]
        list(Service.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
        found = bundles.load(keys)
        newer, older = found.get(item.service_id), found.get(known.pk)
        if newer is None or older is None or newer.register is None:
            raise RefusedEditError(NO_ROW)
        kept = [images.image(item.run, part) for part in older.objects()] if item.run else []
        before = dict(older.register.values) if older.register else {}
        after = dict(newer.register.values)
        _take_row(newer, older)
        _note(older, before, after, user, item.run)
        _revive(older, before)
        truth.republish(known.pk, [name for name in FIELDS if before.get(name) != after.get(name)])
        for one in kept:
            one.item.refresh_from_db()
        images.save(kept)
        _leave(newer.service, known, user)


def _take_row(newer: Bundle, older: Bundle) -> None:
    row = newer.register
    if row is None:
        raise RefusedEditError(NO_ROW)
    if older.register is None:
        row.service = older.service
        row.save()
        older.register = row
        return
    for column in ("values", "raw", "fingerprint", "row", "organization", "last_run"):
        setattr(older.register, column, getattr(row, column))
    older.register.gone_since = None
    row.delete()
    older.register.save()


def _note(older: Bundle, before: Values, after: Values, user: User, run: ImportRun | None) -> None:
    """Tell the history, and ask where another value stands over one that changed."""
    now = timezone.now()
    for name in FIELDS:
        if before.get(name) == after.get(name):
            continue
        over = name in older.overrides
        ChangeRecord.objects.create(
            service=older.service,
            field=name,
            old=before.get(name),
            new=after.get(name),
            at=now,
            source=Source.REGISTER,
            user=user,
            run=run,
            published=not over,
        )
        if over and not older.is_agreed(name, after.get(name)):
            Conflict.objects.update_or_create(
                service=older.service,
                field=name,
                defaults={
                    "register_value": after.get(name),
                    "published_value": older.said_over(name),
                    "state": Conflict.State.OPEN,
                    "run": run,
                    "at": now,
                },
            )


def _revive(older: Bundle, before: Values) -> None:
    """The known service is in the register again, at its provider's; protection never falls."""
    older.settle_provider()
    older.service.status = Status.ACTIVE
    older.service.modified_at = timezone.now()
    older.service.save()
    if is_protected_record(before) and not older.location.sensitive:
        older.location.sensitive = True
        older.location.save()


def _leave(newer: Service, known: Service, user: User) -> None:
    ChangeRecord.objects.create(
        service=newer,
        field="merged",
        old=None,
        new=str(known.pk),
        at=timezone.now(),
        source=Source.STAFF,
        user=user,
        published=False,
    )
    Service.objects.filter(pk=newer.pk).update(
        stage=Stage.IN_REVIEW, status=Status.DEFUNCT, modified_at=timezone.now()
    )
