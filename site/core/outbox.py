"""Mails leave later, in their own time: a dead mail server delays them and loses none.

``queue`` writes a mail inside the caller's transaction, so that it exists exactly when the change
that it tells of does. A periodic job sends what is due. Whoever moves a mail to „sending” with one
conditional UPDATE sends it; a process that dies meanwhile leaves a lease that runs out. A server
that took a mail and died before it said so may get it again, under the same Message-ID.
"""

import hashlib
import logging
import smtplib
from datetime import timedelta

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.utils import DNS_NAME
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from core.models import OutgoingMail

logger = logging.getLogger(__name__)
State = OutgoingMail.State

LEASE = timedelta(minutes=10)  # longer than the longest conversation with a mail server
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
MAX_ATTEMPTS = 16  # about two days
TURN = 200  # mails
KEPT_DAYS = 90
FAILED_KEPT_DAYS = 30  # they hold an address
SUBJECT_LENGTH = 200
PERMANENT = 500  # SMTP answers from here on are final
# What a server says about one mail; anything else is about the server.
OF_ONE_MAIL = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, ValueError)


def queue(key: str, to: str, subject: str, text: str, *, unsubscribe: str = "") -> bool:
    """Write a mail to be sent; return False when one of this key exists already or nobody gets it.

    ``unsubscribe`` is the full address of a page that ends such mails.
    """
    if not to:
        return False
    _mail, is_new = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "subject": " ".join(subject.split())[:SUBJECT_LENGTH],
            "text": text,
            "unsubscribe": unsubscribe,
            "due_at": timezone.now(),
        },
    )
    return is_new


def send_due() -> int:
    """Send what is due, oldest first; return how many left.

    A server that does not answer ends the turn: the mails behind keep their attempts.
    """
    keys = list(_due().order_by("due_at", "pk").values_list("pk", flat=True)[:TURN])
    if not keys:
        return 0
    connection = get_connection()
    sent = 0
    try:
        for key in keys:
            mail = _take(key)
            if mail is None:
                continue
            error = _failure(mail, connection)
            if error is None:
                sent += 1
            elif not isinstance(error, OF_ONE_MAIL):
                break
    finally:
        _close(connection)
    return sent


def retry(key: int) -> bool:
    """Let a mail that was given up start again; of two people the second changes nothing."""
    given_up = OutgoingMail.objects.filter(pk=key, state=State.FAILED)
    return bool(given_up.update(state=State.WAITING, attempts=0, due_at=timezone.now(), error=""))


def forget_old() -> int:
    """Delete mails that left or were given up long ago; return how many."""
    now = timezone.now()
    old = Q(state=State.SENT, sent_at__lt=now - timedelta(days=KEPT_DAYS))
    old |= Q(state=State.FAILED, due_at__lt=now - timedelta(days=FAILED_KEPT_DAYS))
    deleted, _by_model = OutgoingMail.objects.filter(old).delete()
    return deleted


def _due() -> QuerySet[OutgoingMail]:
    # A mail „being sent” whose time has come is one whose sender died.
    return OutgoingMail.objects.filter(
        state__in=[State.WAITING, State.SENDING], due_at__lte=timezone.now()
    )


def _take(key: int) -> OutgoingMail | None:
    taken = (
        _due()
        .filter(pk=key)
        .update(state=State.SENDING, due_at=timezone.now() + LEASE, attempts=F("attempts") + 1)
    )
    return OutgoingMail.objects.get(pk=key) if taken else None


def _failure(mail: OutgoingMail, connection: BaseEmailBackend) -> Exception | None:
    """Send a mail; return what went wrong."""
    try:
        _message(mail, connection).send()
    except Exception as error:  # noqa: BLE001 -- whatever a mail server does, the mail stays in the queue
        logger.warning("Mailul %s nu a plecat: %s", mail.pk, error)
        _close(connection)
        _put_back(mail, error)
        return error
    _remember_key(mail)
    return None


def _remember_key(mail: OutgoingMail) -> None:
    """Of what left only the key stays, so that it is not written again: no address, no words."""
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=State.SENT,
        sent_at=timezone.now(),
        to="",
        subject="",
        text="",
        unsubscribe="",
        error="",
    )


def _message(mail: OutgoingMail, connection: BaseEmailBackend) -> EmailMessage:
    name = hashlib.blake2s(mail.key.encode(), digest_size=16, person=b"outbox").hexdigest()
    headers = {"Message-ID": f"<{name}@{DNS_NAME}>"}
    if mail.unsubscribe:
        headers["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
    return EmailMessage(
        mail.subject, mail.text, None, [mail.to], headers=headers, connection=connection
    )


def _put_back(mail: OutgoingMail, error: Exception) -> None:
    given_up = mail.attempts >= MAX_ATTEMPTS or _is_final(error)
    pause = min(FIRST_PAUSE * 2 ** (mail.attempts - 1), LONGEST_PAUSE)
    mail.state = State.FAILED if given_up else State.WAITING
    mail.due_at = timezone.now() + pause
    mail.error = f"{type(error).__name__}: {error}"[:1000]
    mail.save(update_fields=["state", "due_at", "error"])


def _is_final(error: Exception) -> bool:
    """Whether the server said for good that it will not take mail for this address."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= PERMANENT for code, _answer in error.recipients.values())


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except Exception:  # a connection that broke cannot say good-bye
        logger.debug("Legătura cu serverul de poștă era deja închisă.", exc_info=True)
