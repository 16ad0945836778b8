"""What the services do by themselves: remind editors of pages that are due for verification."""

from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from core import outbox
from core.jobs import periodic
from core.models import PortalSettings
from core.romanian import counted
from services.models import ReviewReminder, ServicePage
from services.services import pages_to_verify


@periodic("services.remind_of_review", every=timedelta(days=1))
def remind_of_review() -> int:
    """Write once for each page and due day; return how many pages were announced."""
    due = [page for page in pages_to_verify() if not _was_announced(page)]
    to = recipients()
    if not due or not to:
        return 0
    with transaction.atomic():
        ReviewReminder.objects.bulk_create(
            [ReviewReminder(page=page, due_on=_due_on(page)) for page in due]
        )
        _queue(due, to)
    return len(due)


def _queue(due: list[ServicePage], to: list[str]) -> None:
    subject = f"De verificat: {counted(len(due), 'pagină', 'pagini')} de serviciu"
    text, moment = _message(due), timezone.now().isoformat()
    for address in to:
        outbox.queue(f"services.review:{moment}:{address}", address, subject, text)


def recipients() -> list[str]:
    """Return who may publish services; failing them, the administrators; then the institution."""
    users = get_user_model().objects.filter(is_active=True).exclude(email="")
    publishers = users.filter(
        groups__page_permissions__permission__codename="publish_page"
    ).distinct()
    chosen = publishers if publishers.exists() else users.filter(is_superuser=True)
    found = sorted(chosen.values_list("email", flat=True))
    if found:
        return found
    portal = PortalSettings.objects.exclude(email="").first()
    return [portal.email] if portal else []


def _due_on(page: ServicePage) -> date:
    return page.review_due_on or timezone.localdate(page.first_published_at)


def _was_announced(page: ServicePage) -> bool:
    return page.review_reminders.filter(due_on=_due_on(page)).exists()


def _message(pages: list[ServicePage]) -> str:
    lines = [f"– {page.title}: {page.review_state().text}\n  {page.full_url}" for page in pages]
    return (
        "Bună ziua,\n\nUrmătoarele pagini trebuie verificate din nou. Citiți-le de la cap la coadă, "
        "corectați ce s-a schimbat și scrieți data verificării.\n\n" + "\n".join(lines) + "\n"
    )
