"""Tell a provider what a moderator decided about what it sent.

A mail names the field and holds neither its value nor the reason: both stand in the provider's
area, behind a sign-in. Of a protected place not even the field is named.
"""

from django.urls import reverse
from django.utils import timezone

from directory import disclosure
from directory.feedback import pages
from directory.fields import FIELDS
from directory.models import FieldValue, Service, Source
from directory.notifying.links import absolute
from directory.notifying.notices import Event, tell_provider


def accepted(value: FieldValue) -> None:
    """A value that waited is published."""
    if value.source == Source.PROVIDER:
        _tell(f"value:{value.pk}", value.service, f"s-a publicat {_named(value)}")


def refused(value: FieldValue) -> None:
    """A value that waited is not published; its provider reads why in its own area."""
    if value.source == Source.PROVIDER:
        happened = f"nu s-a publicat {_named(value)}; motivul este în contul dumneavoastră"
        _tell(f"value:{value.pk}", value.service, happened, own=True)


def record_accepted(service: Service) -> None:
    """A service that its provider added is published."""
    _tell(f"record:{service.pk}", service, "serviciul adăugat s-a publicat")


def record_refused(service: Service) -> None:
    """A service that its provider added is not published."""
    happened = "serviciul adăugat nu s-a publicat; motivul este în contul dumneavoastră"
    _tell(f"record:{service.pk}", service, happened, own=True)


def _named(value: FieldValue) -> str:
    is_secret = value.field in disclosure.SECRET_PARTS and disclosure.is_protected(value.service)
    return "valoarea trimisă" if is_secret else f"valoarea trimisă ({FIELDS[value.field].label})"


def _tell(key: str, service: Service, happened: str, *, own: bool = False) -> None:
    now = timezone.now()
    url = absolute(reverse("providers_home")) if own else pages.record(service)
    event = Event(f"{key}:{now.timestamp()}", f"{service.name}: {happened}", url, now)
    tell_provider(event, service.organization_id)
