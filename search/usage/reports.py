"""„Ce caută oamenii”: what the words were, how often, and which of them found nothing."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet, Sum
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

import django_filters

from search.models import QueryCount
from search.usage.fitting import Fitting, short_name
from search.usage.query_counts import SHOWN_FROM

ADD_SYNONYM = "search.change_synonymgroup"
DAYS = 90  # unless a period is chosen
NEW_TAB = {"target": "_blank", "rel": "noopener"}
Row = dict[str, Any]


def _public_results(row: Row) -> str:
    return f"{reverse('search')}?{urlencode({'q': row['query']})}"


class SynonymColumn(Column):
    """„Adaugă ca sinonim”: one press where one group fits, else a page that asks which."""

    cell_template_name = "search/console/synonym_cell.html"

    def __init__(self) -> None:
        super().__init__("query", label="", accessor="query")
        self.fitting = Fitting()

    def get_cell_context_data(self, instance: Row, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        query = instance["query"]
        group = self.fitting.only_group(query)
        return context | {
            "query": query,
            "group": group,
            "group_name": short_name(group) if group else "",
            "form_url": f"{reverse('search_add_synonym')}?{urlencode({'cuvant': query})}",
            "csrf_token": get_token(parent_context["request"]),
        }


class QueryCountFilters(WagtailFilterSet):
    """How far back, and whether only what found nothing."""

    period = django_filters.ChoiceFilter(
        label="Perioada",
        choices=[("7", "ultimele 7 zile"), ("30", "ultimele 30 de zile"), ("365", "ultimul an")],
        empty_label=f"ultimele {DAYS} de zile",
        method="since",
    )
    answer = django_filters.ChoiceFilter(
        label="Rezultate",
        choices=[("nimic", "numai fără rezultat")],
        empty_label="toate căutările",
        method="unanswered",
    )

    class Meta:
        model = QueryCount
        fields: list[str] = []

    def since(self, rows: QuerySet, name: str, days: str) -> QuerySet:
        """Keep the days of the period."""
        return rows.filter(day__gt=timezone.localdate() - timedelta(days=int(days)))

    def unanswered(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep the days on which nothing was found."""
        return rows.filter(without_results__gt=0)


class QueryReport(ReportView):
    """The report; texts rarer than ``SHOWN_FROM`` in the period are only counted."""

    page_title = "Ce caută oamenii"
    header_icon = "search"
    results_template_name = "search/console/report_results.html"
    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    model = QueryCount
    filterset_class = QueryCountFilters
    permission_policy = ModelPermissionPolicy(QueryCount)
    any_permission_required = ["view"]
    list_export = ["query", "total", "empty", "last_day"]
    export_headings = {
        "query": "Ce au scris",
        "total": "Căutări",
        "empty": "Fără rezultat",
        "last_day": "Ultima zi",
    }

    @property
    def columns(self) -> list[Column]:
        """The words lead to what visitors saw; who keeps the synonyms may add them in one click."""
        found = [
            TitleColumn("query", label="Ce au scris", get_url=_public_results, link_attrs=NEW_TAB),
            NumberColumn("total", label="Căutări", width="12%"),
            NumberColumn("empty", label="Fără rezultat", width="14%"),
            Column(
                "last_day",
                label="Ultima zi",
                accessor=lambda row: f"{row['last_day']:%d.%m.%Y}",
                width="14%",
            ),
        ]
        if self.request.user.has_perm(ADD_SYNONYM):
            found.append(SynonymColumn())
        return found

    def get_filtered_queryset(self) -> QuerySet:
        self.counts = super().get_filtered_queryset()
        if not (
            self.filters and self.filters.is_valid() and self.filters.form.cleaned_data["period"]
        ):
            self.counts = self.counts.filter(day__gt=timezone.localdate() - timedelta(days=DAYS))
        return self.counts.by_query()

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        sums = self.counts.aggregate(total=Sum("searches"), empty=Sum("without_results"))
        context["total"], context["empty"] = sums["total"] or 0, sums["empty"] or 0
        context["rare"] = context["total"] - sum(row["total"] for row in self.counts.by_query())
        context["shown_from"] = SHOWN_FROM
        return context

    def get_filename(self) -> str:
        return f"ce-cauta-oamenii-{timezone.localdate():%Y-%m-%d}"
