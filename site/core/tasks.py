"""Periodic jobs of the whole site."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from core.jobs import periodic


@periodic("core.publish_scheduled", every=timedelta(seconds=20))
def publish_scheduled() -> None:
    """Publish and unpublish what editors scheduled."""
    call_command("publish_scheduled", verbosity=0)


@periodic("core.clear_sessions", every=timedelta(days=1))
def clear_sessions() -> None:
    """Forget sessions that have expired."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
