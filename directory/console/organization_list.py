"""The list of providers."""

import re
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from wagtail.admin.ui.tables import Column, TitleColumn

from directory.console.filters import OrganizationFilters
from directory.console.listing import ListView
from directory.models import Organization, Service
from directory.text import fold

_TAX_PREFIX = re.compile(r"\bRO\s*(?=\d)", re.IGNORECASE)


def with_services() -> QuerySet[Organization]:
    """Return the providers, each with the number of its services."""
    # Counted for the rows of a page only, by the index on the provider; never joined.
    own = Service.objects.filter(organization=OuterRef("pk")).order_by()
    count = own.values("organization").annotate(number=Count("pk")).values("number")
    return Organization.objects.annotate(number_of_services=Coalesce(Subquery(count), 0))


def named(found: QuerySet[Organization], text: str) -> QuerySet[Organization]:
    """Keep the providers in whose name or fiscal code every word stands."""
    for word in _TAX_PREFIX.sub("", text).split():
        says = Q(name__icontains=word) | Q(cui__startswith=word)
        found = found.filter(says | Q(key__contains=fold(word)) if fold(word) else says)
    return found


class OrganizationList(ListView):
    """Every provider, with how many services it has."""

    page_title = "Furnizori"
    header_icon = "group"
    index_url_name = "directory_console_organizations"
    index_results_url_name = "directory_console_organizations_results"
    default_ordering = "name"
    filterset_class = OrganizationFilters
    is_searchable = True
    verbose_name_plural = "furnizori"
    export_filename = "furnizori"
    list_export = ["name", "cui", "get_ownership_display", "accreditation", "number_of_services"]
    export_headings = {
        "name": "Furnizorul", "cui": "CUI", "get_ownership_display": "Public sau privat",
        "accreditation": "Acreditarea", "number_of_services": "Servicii",
    }  # fmt: skip
    columns = [
        TitleColumn(
            "name",
            label="Furnizorul",
            sort_key="name",
            get_url=lambda found: reverse("directory_console_organization", args=[found.pk]),
        ),
        Column("cui", label="CUI", accessor=lambda found: found.cui or "–"),
        Column("ownership", label="Public sau privat", accessor="get_ownership_display"),
        Column("services", label="Servicii", accessor="number_of_services"),
    ]

    def get_base_queryset(self) -> QuerySet[Organization]:
        return with_services()

    def order_queryset(self, queryset: QuerySet[Organization]) -> QuerySet[Organization]:
        return queryset.order_by(self.ordering, "pk")

    def search_queryset(self, queryset: QuerySet[Organization]) -> QuerySet[Organization]:
        return named(queryset, self.search_query)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {"without_choice": True}
