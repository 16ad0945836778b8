"""Following a service, or a type of services in a county, by e-mail with a confirmation first."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from core import outbox
from directory.models import Watch
from directory.notifying import links

UNCONFIRMED = timedelta(days=3)


def ask(email: str, frequency: str, target: dict[str, Any]) -> Watch:
    """Note a wish and ask its address to confirm it; at most one such mail a day and thing."""
    now = timezone.now()
    address = email.strip().lower()
    with transaction.atomic():
        watch, is_new = Watch.objects.get_or_create(
            email=address,
            **({"service": None, "county": None, "term": None} | target),
            defaults={"frequency": frequency, "asked_at": now},
        )
        if watch.confirmed_at is None:
            if not is_new:
                Watch.objects.filter(pk=watch.pk).update(frequency=frequency, asked_at=now)
            _ask_for_confirmation(watch)
    return watch


def confirm(key: int) -> Watch | None:
    """Confirm a watch; a second time changes nothing."""
    Watch.objects.filter(pk=key, confirmed_at=None).update(confirmed_at=timezone.now())
    return Watch.objects.filter(pk=key).first()


def stop(key: int) -> None:
    """Forget a watch and the address."""
    Watch.objects.filter(pk=key).delete()


def describe(watch: Watch) -> str:
    """Say what is followed."""
    if watch.service is not None:
        return f"serviciul „{watch.service.name}”"
    kind = f"„{watch.term.name}”" if watch.term else "toate serviciile"
    return f"{kind} din județul {watch.county.name}" if watch.county else kind


def forget_unconfirmed() -> None:
    """Delete what nobody confirmed in time."""
    limit = timezone.now() - UNCONFIRMED
    Watch.objects.filter(confirmed_at=None, asked_at__lt=limit).delete()


def _ask_for_confirmation(watch: Watch) -> None:
    context = {
        "what": describe(watch),
        "link": links.signed("directory_watch_confirm", watch=watch.pk),
    }
    text = render_to_string("notifying/watch_confirm.txt", context)
    key = f"watch:{watch.pk}:{timezone.localdate():%Y%m%d}"
    outbox.queue(key, watch.email, "Confirmați că doriți vești din Harta serviciilor", text)
