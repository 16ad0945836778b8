"""The administrator sees what did not leave and tries again; nobody else does."""

from django.urls import reverse
from django.utils import timezone

import pytest

from core import outbox
from core.console.roles import Role
from core.models import OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def given_up() -> OutgoingMail:
    outbox.queue("k", "cineva@exemplu.ro", "Sesizare", "text")
    mail = OutgoingMail.objects.get()
    mail.state, mail.error, mail.due_at = "failed", "550 necunoscut", timezone.now()
    mail.save()
    return mail


def test_the_administrator_reads_why_and_tries_again(signed_in, given_up, mailoutbox):
    console = signed_in(Role.ADMINISTRATOR)
    page = console.get(reverse("console_mails")).content.decode()
    assert "1 mail fără succes" in page
    assert "nu a plecat: 550 necunoscut" in page
    again = reverse("console_mail_again", args=[given_up.pk])
    first = console.post(again, follow=True).content.decode()
    second = console.post(again, follow=True).content.decode()
    assert "se trimite din nou" in first
    assert "altcineva l-a retrimis deja" in second
    assert outbox.send_due() == 1
    assert "Toate mailurile au plecat" in console.get(reverse("console_mails")).content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER])
def test_others_may_neither_read_nor_retry(signed_in, given_up, role):
    console = signed_in(role)
    again = reverse("console_mail_again", args=[given_up.pk])
    assert console.get(reverse("console_mails")).status_code == 302
    assert console.post(again).status_code == 302
    given_up.refresh_from_db()
    assert given_up.state == "failed"
