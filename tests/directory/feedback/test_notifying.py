"""Who is told what: once, as often as they want, never of a hidden place, mail server or not."""

import smtplib
from datetime import timedelta

from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import outbox
from core.models import OutgoingMail
from directory import truth
from directory.models import (
    Conflict,
    LicenseEvent,
    Notice,
    NoticeCursor,
    NotificationPreference,
    Source,
    Watch,
)
from directory.notifying import collector, notices, people
from tests.directory.feedback.conftest import SECRET, mails, person, speaks_for_all, text_of

pytestmark = pytest.mark.django_db
Kind = LicenseEvent.Kind


@pytest.fixture
def follower(services):
    """Make a confirmed watch."""

    def make(frequency="immediate", **target) -> Watch:
        now = timezone.now()
        return Watch.objects.create(
            email="cetatean@exemplu.ro",
            frequency=frequency,
            asked_at=now,
            confirmed_at=now - timedelta(days=1),
            **target,
        )

    return make


def change(service, name="phones", value=("0213456789",), source=Source.STAFF):
    truth.propose(service.pk, name, list(value) if name == "phones" else value, source, None)


def licence_event(service, kind=Kind.EXPIRING):
    return LicenseEvent.objects.create(service=service, kind=kind, on=timezone.localdate())


def later(**time):
    return timezone.now() + timedelta(**time)


def test_a_follower_hears_which_field_changed_and_not_its_value(service, follower):
    follower(service=service)
    change(service)
    collector.collect()
    (mail,) = mails("cetatean@exemplu.ro")
    assert f"{service.name}: s-a schimbat: telefoanele" in mail.text
    assert "0213456789" not in mail.text
    assert str(service.pk) in mail.text
    assert mail.unsubscribe in mail.text


def test_a_second_run_tells_nothing_again(service, follower, provider, moderator):
    follower(service=service)
    change(service)
    licence_event(service, Kind.EXPIRED)
    Conflict.objects.create(service=service, field="street", at=timezone.now())
    collector.collect()
    before = OutgoingMail.objects.count(), Notice.objects.count()
    collector.collect()
    NoticeCursor.objects.all().delete()
    collector.collect()
    assert (OutgoingMail.objects.count(), Notice.objects.count()) == before


def test_rows_of_a_long_transaction_are_read_although_later_ones_came_first(service, follower):
    follower(service=service)
    change(service)
    (first,) = service.changes.exclude(field="").values_list("pk", flat=True)
    NoticeCursor.objects.create(kind="change", seen=first + 5, moved_at=timezone.now())
    collector.collect()
    assert len(mails()) == 1


def test_the_cursor_settles_in_time(service, follower):
    follower(service=service)
    change(service)
    collector.collect()
    seen = NoticeCursor.objects.get(kind="change").seen
    NoticeCursor.objects.update(moved_at=timezone.now() - timedelta(hours=1))
    collector.collect()
    assert NoticeCursor.objects.get(kind="change").settled == seen


def test_a_county_and_type_is_followed(services, follower):
    service, other = services[0], services[1]
    county = service.places.first().location.county
    follower(county=county, term=service.term)
    licence_event(service, Kind.NEW)
    licence_event(other, Kind.NEW)
    collector.collect()
    told = [notice.text for notice in Notice.objects.all()]
    assert f"{service.name}: serviciu nou în registru" in told
    matches = other.term_id == service.term_id and other.places.first().location.county == county
    assert len(told) == (2 if matches else 1)


def test_what_happened_before_the_wish_is_not_told(service, follower):
    change(service)
    watch = follower(service=service)
    Watch.objects.filter(pk=watch.pk).update(confirmed_at=later(minutes=1))
    collector.collect()
    assert mails() == []


@pytest.mark.parametrize("state", ["unconfirmed", "in_review"])
def test_nobody_hears_who_did_not_confirm_or_of_what_is_not_public(service, follower, state):
    follower(service=service)
    if state == "unconfirmed":
        Watch.objects.update(confirmed_at=None)
    else:
        type(service).objects.update(stage="in_review")
    change(service)
    collector.collect()
    assert mails() == []


def test_a_shelters_place_appears_in_no_mail(shelter, follower, provider):
    locality = shelter.places.first().location.locality.name
    follower(service=shelter)
    follower(county=shelter.places.first().location.county)
    change(shelter, "street", "Altă stradă ascunsă")
    change(shelter, "locality", None)
    collector.collect()
    assert mails() == []
    change(shelter)
    licence_event(shelter)
    collector.collect()
    notices.send_summaries(later(days=8))
    for mail in mails():
        assert SECRET not in mail.text
        assert "strad" not in mail.text
        assert locality not in mail.text.replace(shelter.name, "")
    assert len(mails()) >= 3


def test_the_provider_hears_of_licences_and_of_others_changes_only(service, provider):
    change(service, source=Source.PROVIDER)
    licence_event(service, Kind.NEW)
    collector.collect()
    assert mails() == []
    for kind in (Kind.EXPIRING, Kind.EXPIRED, Kind.WITHDRAWN):
        licence_event(service, kind)
    change(service, "description", "Nouă")
    Conflict.objects.create(service=service, field="street", at=timezone.now())
    collector.collect()
    told = " ".join(mail.text for mail in mails(provider.email))
    for words in (
        "expiră în cel mult 60 de zile",
        "a expirat",
        "nu mai apare",
        "descrierea",
        "strada",
    ):
        assert words in told


def test_a_conflict_that_opens_again_is_told_again(service, provider):
    for _ in range(2):
        Conflict.objects.update_or_create(
            service=service, field="street", defaults={"at": timezone.now(), "state": "open"}
        )
        collector.collect()
        collector.collect()
        Conflict.objects.update(state=Conflict.State.CLOSED)
    assert len(mails(provider.email)) == 2


def test_a_summary_comes_once_a_day_with_a_right_plural(service, moderator):
    for name in ("street", "name"):
        Conflict.objects.create(service=service, field=name, at=timezone.now())
    collector.collect()
    assert notices.send_summaries() == 0
    assert notices.send_summaries(later(days=1)) == 1
    assert notices.send_summaries(later(days=1)) == 0
    (mail,) = mails(moderator.email)
    assert mail.subject == "Harta serviciilor: 2 noutăți"
    assert "Au apărut 2 noutăți" in mail.text


def test_a_long_summary_is_cut_and_counts_in_romanian(service, moderator):
    today = timezone.localdate()
    speaks_for_all(moderator)
    LicenseEvent.objects.bulk_create(
        LicenseEvent(service=service, kind=Kind.EXPIRED, on=today + timedelta(days=number))
        for number in range(52)
    )
    collector.collect()
    notices.send_summaries(later(days=1))
    (mail,) = mails(moderator.email)
    assert mail.subject == "Harta serviciilor: 52 de noutăți"
    assert "și încă 22 de noutăți" in mail.text


def test_a_week_passes_before_a_weekly_summary(service, follower):
    follower("weekly", service=service)
    change(service)
    collector.collect()
    assert notices.send_summaries(later(days=6)) == 0
    assert notices.send_summaries(later(days=7, minutes=1)) == 1


def test_whoever_wants_no_mail_gets_none_and_chooses_by_a_link(service, moderator, post, client):
    Conflict.objects.create(service=service, field="street", at=timezone.now())
    collector.collect()
    notices.send_summaries(later(days=1))
    (mail,) = mails(moderator.email)
    link = "/" + mail.unsubscribe.split("/", 3)[3]
    assert "Cât de des vă scriem" in text_of(client.get(link))
    assert post(link, frequency="altfel").status_code == 422
    assert "deloc" in text_of(post(link, frequency="none"))
    assert NotificationPreference.objects.get(user=moderator).frequency == "none"
    assert not client.cookies
    Conflict.objects.create(service=service, field="name", at=timezone.now())
    collector.collect()
    notices.send_summaries(later(days=3))
    assert len(mails(moderator.email)) == 1


def test_what_waits_is_not_sent_to_who_wants_no_mail_any_more_or_left(service, moderator):
    Conflict.objects.create(service=service, field="street", at=timezone.now())
    collector.collect()
    notices.choose(moderator, "none")
    assert notices.send_summaries(later(days=2)) == 0
    notices.choose(moderator, "daily")
    Conflict.objects.create(service=service, field="name", at=timezone.now())
    collector.collect()
    type(moderator).objects.update(is_active=False)
    notices.send_summaries(later(days=2))
    assert mails(moderator.email) == []


def test_a_moderator_finds_the_choice_in_the_menu_too(console, moderator, home_page):
    answer = console.get(reverse("directory_my_notices"), follow=True)
    assert "Cât de des vă scriem" in text_of(answer)
    assert reverse("directory_my_notices") in text_of(console.get(reverse("wagtailadmin_home")))


def test_people_who_left_are_not_written_to(service, provider):
    type(provider).objects.update(is_active=False)
    provider.refresh_from_db()
    assert people.recipients([service.organization_id]) == {}
    assert people.moderators() == []


def test_a_moderator_who_speaks_for_a_provider_is_told_once(service, moderator):
    speaks_for_all(moderator)
    Conflict.objects.create(service=service, field="street", at=timezone.now())
    collector.collect()
    assert Notice.objects.count() == 1


def test_a_mail_server_that_dies_in_the_middle_loses_no_news(services, provider, monkeypatch):
    for service in services:
        licence_event(service)
    collector.collect()
    assert len(mails(provider.email)) == 3
    left: list[str] = []

    def send(message):
        if len(left) == dies_after:
            raise smtplib.SMTPServerDisconnected("a murit")
        left.append(message.subject)
        return 1

    monkeypatch.setattr(EmailMessage, "send", send)
    dies_after = 1
    assert outbox.send_due() == 1
    dies_after = 99
    OutgoingMail.objects.update(due_at=timezone.now())
    assert outbox.send_due() == 2
    assert len(left) == len(set(left)) == 3


def test_a_crash_in_the_middle_of_collecting_is_made_good(services, provider, monkeypatch):
    for service in services:
        licence_event(service)
    real, calls = collector.tell_users, []

    def crash(event, users):
        calls.append(event)
        if len(calls) == 2:
            raise RuntimeError("curent întrerupt")
        return real(event, users)

    with monkeypatch.context() as patch:
        patch.setattr(collector, "tell_users", crash)
        with pytest.raises(RuntimeError):
            collector.collect()
    collector.collect()
    assert len(mails(provider.email)) == 3


def test_collecting_costs_the_same_however_much_was_told(service, follower, flat_queries):
    follower(service=service)
    licence_event(service)
    collector.collect()
    number = iter(range(100))

    def grow():
        now = timezone.now()
        run = LicenseEvent(
            service=service, kind=Kind.NEW, on=now.date() - timedelta(days=next(number))
        )
        run.save()
        collector.collect()
        NoticeCursor.objects.update(settled=10**9)

    flat_queries(collector.collect, grow)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    acts=st.lists(
        st.sampled_from(["change", "licence", "collect", "summary", "immediate", "daily"]),
        max_size=12,
    )
)
def test_in_any_order_everything_is_told_exactly_once(acts, service):
    """A user who always wants mail: whatever the order, each event is told once in the end."""
    OutgoingMail.objects.all().delete()
    Notice.objects.all().delete()
    NoticeCursor.objects.all().delete()
    service.changes.exclude(field="").delete()
    LicenseEvent.objects.all().delete()
    user = User.objects.filter(username="furnizor").first()
    if user is None:
        user = person("furnizor")
        speaks_for_all(user)
    happened = 0
    for number, act in enumerate([*acts, "collect", "summary"]):
        if act == "change":
            change(service, "description", f"Text {timezone.now().isoformat()} {number}")
            happened += 1
        elif act == "licence":
            LicenseEvent.objects.create(
                service=service, kind=Kind.EXPIRED, on=timezone.localdate() + timedelta(days=number)
            )
            happened += 1
        elif act == "collect":
            collector.collect()
        elif act == "summary":
            notices.send_summaries(later(days=number + 2))
        else:
            NotificationPreference.objects.update_or_create(user=user, defaults={"frequency": act})
    assert Notice.objects.filter(told_at=None).count() == 0
    assert Notice.objects.count() == happened
    lines = "\n".join(mail.text for mail in mails())
    assert lines.count(f"{service.name}: ") == happened
