"""Addresses of the directory in the console, under /admin/harta/."""

from typing import Any

from django.urls import path
from django.views.decorators.cache import never_cache

from wagtail.admin.auth import permission_required

from directory.console import (
    organization_page,
    other_places,
    point_page,
    provider_page,
    queue_pages,
    record_page,
    work,
)
from directory.console.organization_list import OrganizationList
from directory.console.service_list import ServiceList
from directory.rights import MODERATE


def _list(view: Any, **options: Any) -> Any:
    return never_cache(permission_required(MODERATE)(view.as_view(**options)))


_RECORD = "harta/servicii/<uuid:pk>/"

urlpatterns = [
    path("harta/", work.index, name="directory_console_work"),
    path("harta/servicii/", _list(ServiceList), name="directory_console_services"),
    path(
        "harta/servicii/rezultate/",
        _list(ServiceList, results_only=True),
        name="directory_console_services_results",
    ),
    path("harta/furnizori/", _list(OrganizationList), name="directory_console_organizations"),
    path(
        "harta/furnizori/rezultate/",
        _list(OrganizationList, results_only=True),
        name="directory_console_organizations_results",
    ),
    path(
        "harta/furnizori/<uuid:pk>/", organization_page.page, name="directory_console_organization"
    ),
    path(_RECORD, record_page.page, name="directory_console_record"),
    path(f"{_RECORD}stare/", record_page.state, name="directory_console_state"),
    path(f"{_RECORD}istoric/", record_page.history, name="directory_console_history"),
    path(f"{_RECORD}camp/<slug:name>/", record_page.set_value, name="directory_console_value"),
    path(
        f"{_RECORD}camp/<slug:name>/registrul/",
        record_page.follow,
        name="directory_console_follow",
    ),
    path(f"{_RECORD}furnizor/", provider_page.provider, name="directory_console_provider"),
    path(f"{_RECORD}valori/<int:value_pk>/", record_page.decide, name="directory_console_decide"),
    path(f"{_RECORD}locuri/<uuid:place_pk>/", point_page.point, name="directory_console_point"),
    path(
        f"{_RECORD}locuri/<uuid:place_pk>/hotarare/",
        other_places.decide,
        name="directory_console_place_decide",
    ),
    path("harta/locuri/", other_places.queue, name="directory_console_other_places"),
    path("harta/de-hotarat/", queue_pages.questions, name="directory_console_questions"),
    path("harta/de-hotarat/<int:pk>/", queue_pages.question, name="directory_console_question"),
    path("harta/valori/", queue_pages.values, name="directory_console_values"),
    path("harta/conflicte/", queue_pages.conflicts, name="directory_console_conflicts"),
    path("harta/verificare/", queue_pages.review, name="directory_console_review"),
    path("harta/fara-punct/", queue_pages.unlocated, name="directory_console_unlocated"),
]
