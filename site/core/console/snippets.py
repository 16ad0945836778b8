"""„Texte comune”: offices, amounts and alerts, written once and shown wherever pages choose them."""

from typing import Any

from django.utils import timezone

from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.models import Amount, Office, SiteAlert


def _figures(value: Any) -> str:
    """Write a day or a moment in figures; „acum 10 luni” would not tell when a sum ended."""
    if value is None:
        return "–"
    if hasattr(value, "hour"):
        return f"{timezone.localtime(value):%d.%m.%Y, %H:%M}"
    return f"{value:%d.%m.%Y}"


def date_column(name: str, label: str) -> Column:
    """Return a column that shows a date field in figures and sorts by it."""
    return Column(
        name, label=label, sort_key=name, accessor=lambda item: _figures(getattr(item, name))
    )


class OfficeViewSet(SnippetViewSet):
    """The places where citizens come."""

    model = Office
    icon = "site"
    menu_label = "Ghișee"
    menu_order = 10
    list_display = ("name", "locality")
    list_per_page = 50
    search_fields = ("name", "street", "locality")


class AmountViewSet(SnippetViewSet):
    """The sums of money that pages state."""

    model = Amount
    icon = "decimal"
    menu_label = "Sume"
    menu_order = 20
    list_display = (
        "name",
        "text",
        "key",
        date_column("valid_from", "De la"),
        date_column("valid_to", "Până la"),
    )
    list_per_page = 50
    search_fields = ("name", "key")


class AlertViewSet(SnippetViewSet):
    """What every visitor must know now."""

    model = SiteAlert
    icon = "warning"
    menu_label = "Alerte"
    menu_order = 30
    list_display = (
        "title",
        "level",
        date_column("starts_at", "Apare"),
        date_column("ends_at", "Dispare"),
    )
    search_fields = ("title", "text")


class SharedTextsGroup(SnippetViewSetGroup):
    """One menu for all of them."""

    items = (OfficeViewSet, AmountViewSet, AlertViewSet)
    menu_label = "Texte comune"
    menu_name = "texte-comune"
    menu_icon = "snippet"
