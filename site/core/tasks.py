"""Periodic jobs of the whole site."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from wagtail.models import Page, Revision

from core import outbox
from core.jobs import periodic

logger = logging.getLogger(__name__)


@periodic("core.publish_scheduled", every=timedelta(seconds=20))
def publish_scheduled() -> None:
    """Publish and unpublish what editors scheduled.

    As Wagtail's command of this name, but a page that may no longer be published (a sum that it
    names was deleted, say) does not keep the others waiting.
    """
    now = timezone.now()
    for page in Page.objects.live().filter(expire_at__lt=now):
        _each(page.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled")
    for revision in Revision.objects.filter(approved_go_live_at__lt=now).order_by(
        "approved_go_live_at"
    ):
        _each(revision.publish, log_action="wagtail.publish.scheduled")


def _each(act: Callable[..., object], **options: object) -> None:
    try:
        with transaction.atomic():
            act(**options)
    except ValidationError as refusal:
        logger.warning("Scheduled change refused: %s", refusal)


@periodic("core.clear_sessions", every=timedelta(days=1))
def clear_sessions() -> None:
    """Forget sessions that have expired."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


@periodic("core.send_mail", every=timedelta(seconds=30))
def send_mail() -> None:
    """Send what waits in the outbox."""
    outbox.send_due()


@periodic("core.forget_old_mail", every=timedelta(days=1))
def forget_old_mail() -> None:
    """Forget mails that left or were given up long ago."""
    outbox.forget_old()
