"""A page tells how fresh it is, and calls for review before it misleads anybody."""

from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.mail import EmailMessage
from django.utils import timezone

import pytest

from core import outbox
from core.models import OutgoingMail
from services import tasks
from services.models import ReviewReminder, ServicePage
from services.services import pages_to_verify, published_services

DAY = date(2026, 11, 21)
pytestmark = pytest.mark.django_db


def page(**fields) -> ServicePage:
    return ServicePage(title="Ajutor", **fields)


def test_a_page_read_from_public_sources_says_so():
    state = page(sources_checked_on=DAY).review_state(DAY)
    assert state.kind == "public_sources"
    assert state.text == "din surse publice la 21.11.2026, neconfirmat încă de instituție"
    assert state.role == ""
    assert not state.is_due


def test_a_verified_page_names_the_role():
    state = page(verified_on=DAY, verified_by_role="șef serviciu").review_state(DAY)
    assert (state.kind, state.text) == ("verified", "verificat la 21.11.2026 de șef serviciu")


def test_verification_by_the_institution_outranks_public_sources():
    state = page(verified_on=DAY, sources_checked_on=DAY - timedelta(days=9)).review_state(DAY)
    assert state.kind == "verified"


def test_the_next_review_is_180_days_after_the_last_unless_set():
    assert page(verified_on=DAY).review_due_on == date(2027, 5, 20)
    assert page(verified_on=DAY, next_review=date(2027, 1, 1)).review_due_on == date(2027, 1, 1)
    assert page(verified_on=DAY, next_review=date(2029, 1, 1)).review_due_on == date(2027, 5, 20)


@pytest.mark.parametrize(("days", "kind"), [(0, "verified"), (180, "verified"), (181, "stale")])
def test_a_page_is_stale_after_180_days(days, kind):
    assert page(verified_on=DAY).review_state(DAY + timedelta(days=days)).kind == kind


def test_a_stale_page_warns_the_citizen():
    state = page(sources_checked_on=DAY).review_state(DAY + timedelta(days=200))
    assert "au trecut peste 180 de zile" in state.text
    assert state.is_due


def test_a_page_without_dates_is_due_at_once():
    state = page().review_state(DAY)
    assert (state.kind, state.text, state.is_due) == ("unknown", "neverificat încă", True)


def test_pages_to_verify_are_those_that_say_they_are_due(make):
    today = timezone.localdate()
    old = today - timedelta(days=200)
    make(title="Proaspăt")
    make(title="Vechi", sources_checked_on=old)
    make(title="Mai vechi", sources_checked_on=old - timedelta(days=9))
    make(title="Reverificat", sources_checked_on=old, verified_on=today, verified_by_role="șef")
    make(title="Devreme", sources_checked_on=today - timedelta(days=9), next_review=today)
    due = pages_to_verify()
    assert [p.title for p in due] == ["Mai vechi", "Vechi", "Devreme"]
    assert all(p.review_state().is_due for p in due)
    assert all(p in due for p in published_services() if p.review_state().is_due)


def test_drafts_are_not_to_verify(make):
    page = make(sources_checked_on=timezone.localdate() - timedelta(days=300))
    page.unpublish()
    assert list(pages_to_verify()) == []


def test_pages_to_verify_cost_one_query(make, flat_queries):
    old = timezone.localdate() - timedelta(days=300)
    count = iter(range(100))
    queries = flat_queries(
        lambda: [(p.title, p.review_state().text) for p in pages_to_verify()],
        lambda: make(title=f"S{next(count)}", sources_checked_on=old),
    )
    assert queries == 1


@pytest.fixture
def overdue(make) -> ServicePage:
    return make(sources_checked_on=timezone.localdate() - timedelta(days=200))


def publisher(email: str = "aprobator@exemplu.ro"):
    user = get_user_model().objects.create_user("aprobator", email, "parola-lunga-1")
    user.groups.add(Group.objects.get(name="Aprobator"))
    return user


def test_a_reminder_goes_once_for_a_page_and_its_day(overdue, mailoutbox):
    publisher()
    assert tasks.remind_of_review() == 1
    assert tasks.remind_of_review() == 0
    outbox.send_due()
    (mail,) = mailoutbox
    assert mail.to == ["aprobator@exemplu.ro"]
    assert mail.subject == "De verificat: 1 pagină de serviciu"
    assert overdue.title in mail.body
    assert overdue.full_url in mail.body


def test_a_page_that_falls_due_again_is_announced_again(overdue, mailoutbox):
    publisher()
    tasks.remind_of_review()
    overdue.sources_checked_on = timezone.localdate() - timedelta(days=190)
    overdue.save_revision().publish()
    assert tasks.remind_of_review() == 1
    outbox.send_due()
    assert len(mailoutbox) == 2


def test_many_pages_come_in_one_mail(make, mailoutbox):
    publisher()
    for number in range(3):
        make(title=f"S{number}", sources_checked_on=timezone.localdate() - timedelta(days=200))
    assert tasks.remind_of_review() == 3
    outbox.send_due()
    assert mailoutbox[0].subject == "De verificat: 3 pagini de serviciu"


def test_nothing_due_no_mail(make, mailoutbox):
    publisher()
    make()
    assert tasks.remind_of_review() == 0
    outbox.send_due()
    assert mailoutbox == []


def test_without_publishers_the_administrators_are_told(overdue, mailoutbox):
    get_user_model().objects.create_superuser("sef", "sef@exemplu.ro", "parola-lunga-1")
    tasks.remind_of_review()
    outbox.send_due()
    assert mailoutbox[0].to == ["sef@exemplu.ro"]


def test_without_any_address_nothing_is_marked_as_sent(overdue, mailoutbox):
    assert tasks.remind_of_review() == 0
    assert not ReviewReminder.objects.exists()


def test_a_reminder_survives_a_dead_mail_server(overdue, monkeypatch, mailoutbox):
    publisher()
    tasks.remind_of_review()
    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", lambda _mail: 1 / 0)
        assert outbox.send_due() == 0
    OutgoingMail.objects.update(due_at=timezone.now())
    assert outbox.send_due() == 1
    assert len(mailoutbox) == 1


def test_people_who_left_are_not_written_to(overdue, mailoutbox):
    user = publisher()
    user.is_active = False
    user.save()
    assert tasks.remind_of_review() == 0
