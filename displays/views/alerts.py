"""The alert documents: of the hall screens, and of boards played online."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from displays import alerts, store
from displays.models import NoticeboardPage, Screen
from displays.views.releases import answer_release


@require_safe
def alert(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer what takes over a screen now; while nothing changes it costs a look at one file."""
    stored = alerts.current(alerts.SCREENS, slug)
    if stored is None:
        if not Screen.objects.filter(slug=slug).exists():
            raise Http404
        stored = _composed(alerts.SCREENS, slug)
    return answer_release(request, stored)


def board_alert(request: HttpRequest, board: NoticeboardPage) -> HttpResponse:
    """Answer what takes over the online "as on the screen" view of a board."""
    key = str(board.pk)
    stored = alerts.current(alerts.BOARDS, key) or _composed(alerts.BOARDS, key)
    return answer_release(request, stored)


def _composed(kind: str, key: str) -> store.StoredRelease | None:
    alerts.refresh_alerts()
    return alerts.current(kind, key)
