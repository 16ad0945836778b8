"""Reminders to confirm at 6, 12 and 18 months, and the queue of claims."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.models import OutgoingMail
from directory.models import Membership, Service
from directory.providers import accounts, claims
from directory.providers.tasks import remind
from tests.directory.registers import clean_rows

START = date(2026, 1, 15)


@pytest.fixture
def mine(import_rows):
    import_rows(clean_rows(3))
    found = Service.objects.first()
    accounts.join(accounts.get_or_make("ana@exemplu.ro", "Ana"), found.organization)
    Membership.objects.update(at=datetime(2026, 1, 15, 12, tzinfo=UTC))
    return found


def test_one_mail_at_six_twelve_and_eighteen_months(mine):
    days = [START + timedelta(days=count) for count in range(700)]
    asked = [day for day in days if remind(day)]
    assert asked == [date(2026, 7, 15), date(2027, 1, 15), date(2027, 7, 15)]
    assert OutgoingMail.objects.count() == 3


def test_a_confirmation_begins_the_time_anew_and_stopping_ends_it(mine):
    Service.objects.update(confirmed_on=date(2026, 7, 1))
    assert remind(date(2026, 7, 20)) == 0
    Membership.objects.update(reminders=False)
    assert remind(date(2027, 3, 1)) == 0


def test_the_queue_is_decided_in_the_console(mine, admin_client, client):
    claim = claims.ask(mine.organization, claims.Asker("Dan", "secretar", "dan@exemplu.ro"))
    address = f"/admin/harta/revendicari/{claim.pk}/"
    assert "Dan" in admin_client.get("/admin/harta/revendicari/").content.decode()
    admin_client.post(address, {"decision": "refuse"})
    claim.refresh_from_db()
    assert claim.state == "waiting"
    admin_client.post(address, {"decision": "approve"})
    claim.refresh_from_db()
    assert claim.state == "approved"
    assert client.post(address, {"decision": "approve"}).status_code == 302
