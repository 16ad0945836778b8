"""What the services ask of editors: pages that must be verified again."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from core.console.tasks import Task, Urgency, register
from services.services import pages_to_verify


@register
def pages_due_for_verification(request: HttpRequest) -> Iterator[Task]:
    """Service pages whose verification is due, for those who may edit them."""
    for page in pages_to_verify():
        if not page.permissions_for_user(request.user).can_edit():
            continue
        state = page.review_state()
        yield Task(
            text=f"De verificat din nou: „{page.title}”",
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            detail=state.text,
            icon="clipboard-list",
            urgency=Urgency.SOON,
        )
