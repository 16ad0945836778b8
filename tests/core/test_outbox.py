"""Every mail leaves once, whatever happens to the mail server or to who sends."""

import smtplib
from datetime import timedelta

from django.core import mail as django_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

import pytest

from core import outbox
from core.models import OutgoingMail
from core.outbox import State

pytestmark = pytest.mark.django_db
FULL = smtplib.SMTPDataError(451, b"cutie plina")
UNKNOWN = smtplib.SMTPRecipientsRefused({"a@exemplu.ro": (550, b"necunoscut")})


class MailServer(BaseEmailBackend):
    """Takes mails until told to fail; what it took is what left."""

    taken: list[str] = []
    failures: list[Exception | None] = []

    def send_messages(self, messages):
        failure = self.failures.pop(0) if self.failures else None
        if failure:
            raise failure
        self.taken.extend(message.subject for message in messages)
        return len(messages)


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.MailServer"
    MailServer.taken, MailServer.failures = [], []
    return MailServer


def write(*names: str) -> None:
    for name in names:
        outbox.queue(name, "a@exemplu.ro", name, "Bună ziua")


def time_passes() -> None:
    """Everything that waits for a later time is due."""
    OutgoingMail.objects.update(due_at=timezone.now() - timedelta(seconds=1))


def states() -> dict[str, str]:
    return dict(OutgoingMail.objects.values_list("key", "state"))


def test_a_key_is_queued_once(mailoutbox):
    assert outbox.queue("k", "a@exemplu.ro", "Unu", "text") is True
    assert outbox.queue("k", "a@exemplu.ro", "Doi", "text") is False
    assert outbox.send_due() == 1
    assert outbox.send_due() == 0
    assert [mail.subject for mail in mailoutbox] == ["Unu"]


def test_without_an_address_nothing_is_queued():
    assert outbox.queue("k", "", "Unu", "text") is False
    assert not OutgoingMail.objects.exists()


def test_a_mail_exists_only_when_the_change_it_tells_of_does():
    with transaction.atomic():
        write("a")
        transaction.set_rollback(True)
    assert states() == {}


def test_a_subject_is_one_line_and_unsubscribing_has_its_header(mailoutbox):
    address = "https://exemplu.ro/stop/"
    outbox.queue("k", "a@exemplu.ro", "Doua\nlinii", "text", unsubscribe=address)
    outbox.send_due()
    (mail,) = mailoutbox
    assert mail.subject == "Doua linii"
    assert mail.extra_headers["List-Unsubscribe"] == f"<{address}>"


def test_a_server_that_dies_in_the_middle_gets_the_rest_later_and_nothing_twice(server):
    write("a", "b", "c", "d")
    server.failures = [None, smtplib.SMTPServerDisconnected("a murit")]
    assert outbox.send_due() == 1
    assert states() == {"a": "sent", "b": "waiting", "c": "waiting", "d": "waiting"}
    time_passes()
    assert outbox.send_due() == 3
    assert sorted(server.taken) == ["a", "b", "c", "d"]


def test_a_dead_server_costs_one_mail_a_try_and_the_others_none(server):
    write("a", "b")
    server.failures = [OSError("nu răspunde")]
    outbox.send_due()
    assert sorted(OutgoingMail.objects.values_list("attempts", flat=True)) == [0, 1]


def test_one_refused_mail_does_not_hold_up_the_others(server):
    write("a", "b")
    server.failures = [FULL]
    assert outbox.send_due() == 1
    assert server.taken == ["b"]


def test_pauses_grow_and_end(server):
    write("a")
    pauses = []
    for _ in range(outbox.MAX_ATTEMPTS):
        assert states() == {"a": "waiting"}
        time_passes()
        server.failures = [FULL]
        outbox.send_due()
        pauses.append(OutgoingMail.objects.get().due_at - timezone.now())
    assert pauses[0] < pauses[3] < pauses[8]
    assert max(pauses) <= outbox.LONGEST_PAUSE
    assert states() == {"a": "failed"}
    time_passes()
    assert outbox.send_due() == 0


def test_an_unknown_address_is_given_up_at_once(server):
    write("a")
    server.failures = [UNKNOWN]
    outbox.send_due()
    assert states() == {"a": "failed"}


def test_a_mail_is_taken_by_one_process(server):
    write("a")
    key = OutgoingMail.objects.get().pk
    assert outbox._take(key) is not None
    assert outbox._take(key) is None
    assert outbox.send_due() == 0


def test_a_process_that_died_while_sending_is_followed_by_another(server):
    write("a")
    outbox._take(OutgoingMail.objects.get().pk)
    time_passes()
    assert outbox.send_due() == 1
    assert server.taken == ["a"]


def test_a_second_try_has_the_same_message_id(settings):
    write("a")
    mail = OutgoingMail.objects.get()
    connection = django_mail.get_connection()
    first, second = (outbox._message(mail, connection).message()["Message-ID"] for _ in "ab")
    assert first == second


def test_whoever_tries_again_second_changes_nothing(server):
    write("a")
    OutgoingMail.objects.update(state=State.FAILED, attempts=16)
    key = OutgoingMail.objects.get().pk
    assert outbox.retry(key) is True
    assert outbox.retry(key) is False
    assert outbox.send_due() == 1


def test_of_what_left_only_the_key_stays(server):
    write("a")
    outbox.send_due()
    (mail,) = OutgoingMail.objects.all()
    assert (mail.key, mail.state) == ("a", State.SENT)
    assert (mail.to, mail.subject, mail.text, mail.unsubscribe) == ("", "", "", "")
    assert outbox.queue("a", "a@exemplu.ro", "a", "din nou") is False


def test_what_was_given_up_is_forgotten_after_a_month(server):
    write("a")
    OutgoingMail.objects.update(state=State.FAILED)
    outbox.forget_old()
    assert states() == {"a": "failed"}
    OutgoingMail.objects.update(due_at=timezone.now() - timedelta(days=31))
    outbox.forget_old()
    assert states() == {}


def test_sent_mails_are_forgotten_after_ninety_days_and_waiting_ones_never(server):
    write("vechi", "nou", "nu")
    long_ago = timezone.now() - timedelta(days=91)
    OutgoingMail.objects.filter(key="vechi").update(state=State.SENT, sent_at=long_ago)
    OutgoingMail.objects.filter(key="nou").update(state=State.SENT, sent_at=timezone.now())
    OutgoingMail.objects.filter(key="nu").update(due_at=long_ago)
    outbox.forget_old()
    assert set(states()) == {"nou", "nu"}
