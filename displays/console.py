"""What the noticeboards ask of editors, and who keeps the register of screens."""

from collections.abc import Iterator
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from core.console.roles import Role, grant_model
from core.console.tasks import Task, Urgency, register
from displays.models import HallAlert, SlidePage
from displays.screens import screen_tasks  # noqa: F401 -- registers its task providers

ENDS_SOON = timedelta(days=3)

grant_model("displays.screen", *Role, actions=("view",))
grant_model("displays.screen", Role.APPROVER, Role.ADMINISTRATOR)
grant_model("displays.screengroup", *Role, actions=("view",))
grant_model("displays.screengroup", Role.APPROVER, Role.ADMINISTRATOR)
grant_model("displays.hallalert", Role.APPROVER, Role.ADMINISTRATOR)


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


@register
def running_alerts(request: HttpRequest) -> Iterator[Task]:
    """Alerts that cover screens now: nobody must forget one."""
    if not request.user.has_perm("displays.add_hallalert"):
        return
    for alert in HallAlert.objects.running():
        yield Task(
            text=f"Pe ecrane rulează alerta „{alert.title}”",
            url=reverse("displays_alerts"),
            detail=f"se termină singură la {timezone.localtime(alert.ends_at):%d.%m.%Y, %H:%M}",
            icon="warning",
            urgency=Urgency.NOW,
        )
