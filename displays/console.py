"""What the noticeboards ask of editors, and who keeps the register of screens."""

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from core.console.roles import Role, grant_model
from core.console.tasks import Task, Urgency, register
from displays.models import SlidePage

ENDS_SOON = timedelta(days=3)

grant_model("displays.screen", *Role, actions=("view",))
grant_model("displays.screen", Role.APPROVER, Role.ADMINISTRATOR)


@register
def notices_ending_soon(request: HttpRequest) -> Iterator[Task]:
    """Notices that disappear within three days: extend, replace, or let them go."""
    now = timezone.now()
    ending = [
        slide
        for slide in SlidePage.objects.live().exclude(windows=[])
        if slide.ends_at and now <= slide.ends_at <= now + ENDS_SOON
    ]
    for slide in sorted(ending, key=lambda slide: slide.ends_at or now):
        ends = timezone.localtime(slide.ends_at)
        yield Task(
            text=f"Se termină curând: „{slide.title}”",
            url=reverse("wagtailadmin_pages:edit", args=[slide.pk]),
            detail=f"dispare la {ends:%d.%m.%Y, %H:%M}; prelungiți-l dacă mai este valabil",
            icon="time",
            urgency=Urgency.SOON,
        )
