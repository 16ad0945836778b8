"""Two records that are one service: nothing of the known one is lost, and an import may still go."""

from django.utils import timezone

import pytest

from directory import truth
from directory.disclosure import is_protected
from directory.importing.undo import undo
from directory.models import Conflict, ImportRun, QueueItem, RegisterRecord, Service, Source
from tests.directory.console.conftest import HARTA, text
from tests.directory.registers import clean_rows


@pytest.fixture
def question(import_rows) -> QueueItem:
    """A known service with an edit, and a newer record that may be the same."""
    rows = clean_rows(3)
    import_rows(rows[:2])
    known = Service.objects.order_by("name").first()
    truth.propose(known.pk, "street", "Strada noastră", Source.STAFF, None)
    run = import_rows(rows)
    newer = Service.objects.get(name=rows[2]["Denumire serviciu social"])
    return QueueItem.objects.create(
        service=newer,
        run=run,
        kind="identity",
        field="name",
        text=newer.name,
        candidates=[str(known.pk)],
        at=timezone.now(),
    )


def known_of(item) -> Service:
    return Service.objects.complete().get(pk=item.candidates[0])


def join(browser, item):
    data = {"pas": "alege", "candidat": "0"}
    return text(browser.post(f"{HARTA}de-hotarat/{item.pk}/", data, follow=True))


def test_the_known_record_takes_the_row_and_keeps_what_people_said(moderator, question):
    row = dict(question.service.register.values)
    assert "Fișele au fost unite" in join(moderator, question)
    known = known_of(question)
    assert known.register.values == row
    assert known.name == row["name"]
    assert known.places.get().location.street == "Strada noastră"
    conflict = Conflict.objects.get(service=known, field="street")
    assert (conflict.state, conflict.register_value) == ("open", row["street"])
    newer = Service.objects.get(pk=question.service_id)
    assert (newer.stage, newer.status) == ("in_review", "defunct")
    assert not RegisterRecord.objects.filter(service=newer).exists()
    assert known.changes.filter(field="name", source="register").exists()
    assert "Altcineva a hotărât deja" in join(moderator, question)


def test_the_same_register_again_changes_nothing(moderator, question, import_rows):
    join(moderator, question)
    known = known_of(question)
    rows = [row for row in clean_rows(3) if row["Denumire serviciu social"] != ""]
    before = Service.objects.count()
    import_rows(rows)
    assert Service.objects.count() <= before + 1
    assert known_of(question).register.gone_since is None
    assert known_of(question).pk == known.pk


def test_an_undone_import_gives_the_known_record_its_old_row_back(moderator, question):
    old = dict(known_of(question).register.values)
    join(moderator, question)
    undo(ImportRun.objects.latest("pk").pk)
    known = known_of(question)
    assert known.register.values == old
    assert known.name == old["name"]
    assert known.places.get().location.street == "Strada noastră"


def test_protection_never_falls_by_joining(moderator, question):
    known = known_of(question)
    record = known.register
    record.values["code_text"] = "8790 VD"
    record.save()
    join(moderator, question)
    assert is_protected(known_of(question))


def test_without_a_row_nothing_is_joined(moderator, question):
    RegisterRecord.objects.filter(service=question.service_id).delete()
    assert "nu mai are un rând în registru" in join(moderator, question)
    question.refresh_from_db()
    assert question.state == "open"


def test_the_address_of_the_newer_record_leads_to_the_known_one(moderator, question, client):
    join(moderator, question)
    client.logout()
    answer = client.get(f"/harta/{question.service_id}/")
    assert answer.status_code == 301
    assert answer["Location"] == f"/harta/{known_of(question).pk}/"
