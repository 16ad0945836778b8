"""The console's side of service pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from services.models import ServicePage


@hooks.register("before_bulk_action")
def hold_back_unfinished_services(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Publishing from a list asks of a service what publishing it in the editor asks."""
    if action_type != "publish" or action.model is not Page:
        return None
    unfinished = [
        page
        for page in _to_publish(objects, action.get_execution_context())
        if not _is_complete(page)
    ]
    for page in unfinished:
        messages.error(
            request,
            f"Pagina „{page.title}” nu a fost publicată: mai are întrebări fără răspuns sau sume "
            "scrise de mână. Deschideți-o și apăsați „Publică”, ca să vedeți care.",
        )
    return redirect(action.next_url) if unfinished else None


def _to_publish(objects: list[Any], options: dict[str, Any]) -> list[ServicePage]:
    """Return the latest versions of the services that the action would publish."""
    ids = {page.pk for page in objects}
    if options.get("include_descendants"):
        for page in objects:
            ids.update(page.get_descendants().not_live().values_list("pk", flat=True))
    return [p.get_latest_revision_as_object() for p in ServicePage.objects.filter(pk__in=ids)]


def _is_complete(page: ServicePage) -> bool:
    try:
        page.full_clean()
    except ValidationError:
        return False
    return True
