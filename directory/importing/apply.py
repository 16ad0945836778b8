"""Write a plan into the database: one transaction, all of it or nothing."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from directory import bundles
from directory.bundles import Bundle
from directory.fields import FIELDS
from directory.importing import images, planner
from directory.importing.batch import CHUNK, Batch
from directory.importing.diff import Outcome, RowDiff, batches, gone, too_many_gone
from directory.importing.errors import BadFileError
from directory.importing.notes import Doubt
from directory.importing.organizations import NAMESPACE, Organizations
from directory.importing.plan import Plan, file_hash, last_applied
from directory.importing.rows import Row, Values
from directory.models import (
    ChangeRecord,
    Conflict,
    ImportRow,
    ImportRun,
    LicenseEvent,
    LicenseStatus,
    Location,
    QueueItem,
    RegisterMapping,
    RegisterRecord,
    Service,
    ServiceAtLocation,
    Source,
    Stage,
    Status,
    Taxonomy,
)
from directory.protection import is_protected_record
from directory.signals import register_changed

# Questions that no later register answers: only a person closes them.
ASKED_OF_PEOPLE = ("identity", "sensitive", "refused")
OVERTAKEN = "Între timp s-a făcut alt import. Porniți din nou importul acestui fișier."


class Writer:
    """Turns differences into rows."""

    def __init__(self, plan: Plan, run: ImportRun) -> None:
        self.plan = plan
        self.run = run
        self.at: datetime = run.at
        self.terms = plan.nomenclature.ids
        self.organizations = Organizations(run, run.at, plan.entities)
        self.used: set[UUID] = set()
        # The first register is what there is; only what comes after it is news.
        self.is_news = bool(plan.known)
        self.counts: Counter[str] = Counter()

    def write(self) -> None:
        """Write the whole plan."""
        self._rename()
        for diffs in batches(self.plan):
            batch = Batch()
            touched = bundles.load(diff.service for diff in diffs if diff.service and diff.outcome)
            for diff in diffs:
                self._row(diff, batch, touched)
            self._close_questions(diffs, batch)
            self._ask_again(batch)
            self._flush(batch)
        self._ask_about_refused()
        absent = gone(self.plan)
        for start in range(0, len(absent), CHUNK):
            batch = Batch()
            for bundle in bundles.load(absent[start : start + CHUNK]).values():
                self._gone(bundle, batch)
            self._flush(batch)

    def _ask_about_refused(self) -> None:
        """A refused row takes nothing away; a person says what became of the service."""
        batch = Batch()
        batch.questions += [
            self._question(service, Doubt("refused", "name", why[:300], []))
            for service, why in self.plan.doubtful.items()
        ]
        self._flush(batch)

    def _question(self, service: UUID, doubt: Doubt) -> QueueItem:
        return QueueItem(service_id=service, run=self.run, at=self.at, **doubt._asdict())

    def _flush(self, batch: Batch) -> None:
        new = self.organizations
        batch.add(*new.new, *new.changes)
        batch.images += new.images
        new.new, new.changes, new.images = [], [], []
        batch.write()

    def _rename(self) -> None:
        names = self.plan.spellings.names()
        self.organizations.rename(self.plan.renames, names)
        self.organizations.respell(names, self.plan.entities.cuis())

    def _row(self, diff: RowDiff, batch: Batch, touched: dict[UUID, Bundle]) -> None:
        self.counts[diff.outcome.value if diff.outcome else "unchanged"] += 1
        if diff.outcome is None:
            return
        service: UUID | None = diff.service
        if diff.outcome is Outcome.NEW:
            service = self._new(diff.row, batch)
        elif service is not None:
            self._changed(diff, touched[service], batch)
        if diff.outcome is not Outcome.NEW or diff.row.notes.repairs:
            batch.add(self._report(diff, diff.outcome, service))
        if service:
            batch.questions += self._questions(diff.row, service)

    def _report(self, diff: RowDiff, outcome: Outcome, service: UUID | None) -> ImportRow:
        return ImportRow(
            run=self.run,
            number=diff.row.number,
            outcome=outcome,
            service_id=service,
            reason=diff.row.refused,
            changes=diff.changes,
            repairs=diff.row.notes.repairs,
        )

    def _questions(self, row: Row, service: UUID) -> list[QueueItem]:
        asked = list(row.notes.doubts)
        if maybe := self.plan.found.maybe.get(row.number):
            known = [str(service) for service in maybe]
            asked.append(Doubt("identity", "name", row.values["name"][:300], known))
        return [self._question(service, doubt) for doubt in asked]

    def _id(self, values: Values) -> UUID:
        """Derive an id from what the service is, so that an undone import gives it again."""
        words = (values["licence_number"], values["provider"], values["code"], values["locality"],
                 values["name"], values["street"], values["number"])  # fmt: skip
        made = uuid5(NAMESPACE, f"service {words}")
        while made in self.used or made in self.plan.known:
            made = uuid5(made, "next")
        self.used.add(made)
        return made

    def _new(self, row: Row, batch: Batch) -> UUID:
        values = row.values
        service = Service(
            id=self._id(values),
            organization_id=self.organizations.id_of(values),
            stage=Stage.PUBLISHED,
            modified_at=self.at,
        )
        location = Location(id=uuid5(service.id, "location"))
        place = ServiceAtLocation(
            id=uuid5(service.id, "place"), service=service, location=location, stage=Stage.PUBLISHED
        )
        bundle = Bundle(service, place, location)
        for name, value in values.items():
            self._write(bundle, name, value)
        bundle.register = self._record(service, row)
        batch.add(*bundle.objects(), self._change(service, "", None, values))
        if self.is_news:
            batch.add(self._event(service, LicenseEvent.Kind.NEW))
        return service.id

    def _record(self, service: Service, row: Row) -> RegisterRecord:
        return RegisterRecord(
            service=service,
            organization_id=service.organization_id,
            values=row.values,
            raw=row.raw,
            fingerprint=row.fingerprint,
            row=row.number,
            first_run=self.run,
            last_run=self.run,
        )

    def _write(self, bundle: Bundle, name: str, value: Any) -> None:
        if name in FIELDS:
            bundle.write(name, value, self.terms)

    def _changed(self, diff: RowDiff, bundle: Bundle, batch: Batch) -> None:
        had_licence = bundle.license
        batch.images += [images.image(self.run, item) for item in bundle.objects()]
        self._name_provider(diff, bundle, batch)
        for change in diff.changes:
            published = change.field not in bundle.overrides
            if published:
                self._write(bundle, change.field, change.new)
            else:
                self._conflict(bundle, change.field, change.new, batch)
            batch.add(
                self._change(
                    bundle.service, change.field, change.old, change.new, published=published
                )
            )
        self._keep_protected(diff, bundle, batch)
        self._refresh(diff, bundle)
        if diff.outcome is Outcome.RETURNED:
            self._returned(bundle, batch)
        if bundle.license and not had_licence:
            batch.images.append(images.image(self.run, bundle.license, existed=False))
            batch.add(bundle.license)
        for item in bundle.objects():
            if item is not bundle.license or had_licence:
                batch.touch(item)

    def _name_provider(self, diff: RowDiff, bundle: Bundle, batch: Batch) -> None:
        """Note whom the register names; the service follows unless a person moved it.

        Another provider of the same name is told by its fiscal code alone: no field differs.
        """
        if record := bundle.register:
            before = record.organization_id
            record.organization_id = self.organizations.id_of(diff.values, record.organization)
            by_code = before != record.organization_id and diff.says_nothing_of("provider")
            if by_code and "provider" in bundle.overrides:
                self._conflict(bundle, "provider", diff.values["provider"], batch)
        bundle.settle_provider()

    def _keep_protected(self, diff: RowDiff, bundle: Bundle, batch: Batch) -> None:
        """Where the register stops naming a shelter so, it stays hidden until a person decides."""
        before = bundle.register.values if bundle.register else {}
        if not is_protected_record(before) or is_protected_record(diff.values):
            return
        bundle.location.sensitive = True
        was = " ".join(str(before.get(name) or "") for name in ("code", "code_text", "name"))
        told = f"în registrul dinainte: {was}"[:300]
        batch.questions.append(
            self._question(bundle.service.pk, Doubt("sensitive", "sensitive", told, []))
        )

    def _refresh(self, diff: RowDiff, bundle: Bundle) -> None:
        """Bring the register's own record up to date."""
        service, record = bundle.service, bundle.register
        if record is None:
            return
        values = diff.values
        service.modified_at = self.at
        if bundle.license and record.values.get("licence_to") != values["licence_to"]:
            bundle.license.status = LicenseStatus.VALID  # renewed; the calendar may say otherwise
        record.values, record.raw = values, diff.row.raw
        record.fingerprint, record.row = diff.row.fingerprint, diff.row.number
        record.last_run = self.run

    def _returned(self, bundle: Bundle, batch: Batch) -> None:
        if bundle.register:
            bundle.register.gone_since = None
        if bundle.license:
            bundle.license.status = LicenseStatus.VALID
        self._status(bundle, Status.ACTIVE, batch)
        batch.add(self._event(bundle.service, LicenseEvent.Kind.RETURNED))

    def _gone(self, bundle: Bundle, batch: Batch) -> None:
        batch.images += [images.image(self.run, item) for item in bundle.objects()]
        if bundle.register:
            bundle.register.gone_since = timezone.localdate(self.at)
            bundle.register.last_run = self.run
        if bundle.license:
            bundle.license.status = LicenseStatus.WITHDRAWN
        bundle.service.modified_at = self.at
        self._status(bundle, Status.INACTIVE, batch)
        batch.add(self._event(bundle.service, LicenseEvent.Kind.WITHDRAWN))
        batch.add(ImportRow(run=self.run, outcome=Outcome.GONE, service=bundle.service))
        for item in bundle.objects():
            batch.touch(item)
        self.counts[Outcome.GONE.value] += 1

    def _status(self, bundle: Bundle, status: Status, batch: Batch) -> None:
        before = bundle.service.status
        if before != status:
            batch.add(self._change(bundle.service, "status", before, status.value))
            bundle.service.status = status

    def _conflict(self, bundle: Bundle, name: str, value: Any, batch: Batch) -> None:
        """Ask a person where the register now says something else than what is published."""
        ours = bundle.said_over(name)
        found = Conflict.objects.filter(service=bundle.service, field=name).first()
        made = found or Conflict(service=bundle.service, field=name, run=self.run)
        if found:
            batch.images.append(images.image(self.run, found))
        agreed = bundle.is_agreed(name, value)
        made.state = Conflict.State.CLOSED if agreed else Conflict.State.OPEN
        made.register_value, made.published_value, made.at = value, ours, self.at
        if found or not agreed:
            made.save()

    def _close_questions(self, diffs: Iterable[RowDiff], batch: Batch) -> None:
        """A question that the new row no longer raises has its answer."""
        rows = {diff.service: diff.row for diff in diffs if diff.service and diff.outcome}
        still_open = QueueItem.objects.filter(
            service__in=list(rows), state=QueueItem.State.OPEN
        ).exclude(kind__in=ASKED_OF_PEOPLE)
        for item in still_open:
            doubts = rows[item.service_id].notes.doubts
            if (item.kind, item.field, item.text) not in {doubt[:3] for doubt in doubts}:
                batch.images.append(images.image(self.run, item))
                item.state = QueueItem.State.OVERTAKEN
                batch.touch(item)

    def _ask_again(self, batch: Batch) -> None:
        """What a register answered and the next one raises again is open again.

        What a person answered stays answered: the constraint on questions keeps it out.
        """
        asked = {(item.service_id, item.kind, item.field, item.text) for item in batch.questions}
        overtaken = QueueItem.objects.filter(
            service__in={service for service, *_rest in asked}, state=QueueItem.State.OVERTAKEN
        )
        for item in overtaken:
            if (item.service_id, item.kind, item.field, item.text) in asked:
                batch.images.append(images.image(self.run, item))
                item.state, item.at = QueueItem.State.OPEN, self.at
                batch.touch(item)

    def _change(
        self, service: Service, name: str, old: Any, new: Any, *, published: bool = True
    ) -> ChangeRecord:
        return ChangeRecord(
            service=service,
            field=name,
            old=old,
            new=new,
            at=self.at,
            source=Source.REGISTER,
            run=self.run,
            published=published,
        )

    def _event(self, service: Service, kind: LicenseEvent.Kind) -> LicenseEvent:
        return LicenseEvent(
            service=service, kind=kind, on=timezone.localdate(self.at), run=self.run
        )


def has_work(plan: Plan) -> bool:
    """Whether the plan changes anything; a refused row alone changes nothing."""
    return bool(gone(plan)) or any(
        diff.outcome not in {None, Outcome.REFUSED} for diffs in batches(plan) for diff in diffs
    )


def apply(plan: Plan, user: User | None = None, *, file_name: str = "") -> ImportRun | None:
    """Write the plan; nothing is stored where nothing changes."""
    if not has_work(plan):
        return None
    with transaction.atomic():
        # One import at a time: the second waits here and then finds that it was overtaken.
        list(Taxonomy.objects.select_for_update().order_by("pk")[:1])
        if last_applied() != plan.last_run:
            raise BadFileError(OVERTAKEN)
        if problem := too_many_gone(plan):
            raise BadFileError(problem)
        run = ImportRun.objects.create(
            file_name=(file_name or plan.path.name)[:255],
            file_hash=file_hash(plan.path),
            sheet=plan.sheet[:120],
            mapping=plan.head.mapping,
            state=ImportRun.State.APPLIED,
            user=user,
            at=timezone.now(),
        )
        writer = Writer(plan, run)
        writer.write()
        planner.refresh()
        run.counts = dict(writer.counts)
        run.seconds = (timezone.now() - run.at).total_seconds()
        run.save(update_fields=["counts", "seconds"])
        if plan.options.mapping:
            RegisterMapping.objects.update_or_create(
                signature=plan.head.signature,
                defaults={"headers": plan.head.titles, "mapping": plan.head.choices},
            )
        transaction.on_commit(lambda: register_changed.send(sender=ImportRun, run=run), robust=True)
    return run
