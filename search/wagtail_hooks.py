"""The search in the console."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register
from wagtail_modeladmin.views import CreateView

from search.models import MissingAnswer, SynonymGroup
from search.usage.reports import QueryReport
from search.usage.synonym_page import add_synonym


class CreateSynonymGroup(CreateView):
    """A new group may start with a word that came from the report."""

    def get_initial(self) -> dict[str, Any]:
        return {"words": self.request.GET.get("words", "")}


@modeladmin_register
class SynonymGroupAdmin(ModelAdmin):
    """The register of words that mean the same."""

    model = SynonymGroup
    create_view_class = CreateSynonymGroup
    menu_label = "Sinonime"
    menu_icon = "search"
    menu_order = 600
    add_to_settings_menu = False
    list_display = ("__str__", "direction", "note")
    list_filter = ("one_way",)
    search_fields = ("words", "note")

    def direction(self, group: SynonymGroup) -> str:
        """Say in words what Django would show with a picture of its own console."""
        return "un sens" if group.one_way else "ambele sensuri"

    direction.short_description = "sens"  # type: ignore[attr-defined]  # Django's convention


class ReceivedOnly(PermissionHelper):
    """Messages come from visitors; nobody writes them in the console."""

    def user_can_create(self, user: Any) -> bool:
        return False


@modeladmin_register
class MissingAnswerAdmin(ModelAdmin):
    """What visitors say they did not find."""

    model = MissingAnswer
    permission_helper_class = ReceivedOnly
    menu_label = "Ce n-au găsit oamenii"
    menu_icon = "comment"
    add_to_admin_menu = False
    list_display = ("text", "query", "day", "state")
    list_filter = ("handled",)
    search_fields = ("text", "query")

    def state(self, message: MissingAnswer) -> str:
        """Say in words what Django would show with a picture of its own console."""
        return "rezolvat" if message.handled else "de citit"

    state.short_description = "stare"  # type: ignore[attr-defined]  # Django's convention


class ReportItem(MenuItem):
    """A report for whoever has the right to see what it counts."""

    def __init__(self, *args: Any, right: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.right))


@hooks.register("register_reports_menu_item")
def report_of_queries() -> MenuItem:
    """Put „Ce caută oamenii” among the reports."""
    return ReportItem(
        "Ce caută oamenii",
        reverse("search_report"),
        name="ce-cauta-oamenii",
        icon_name="search",
        order=100,
        right="search.view_querycount",
    )


@hooks.register("register_reports_menu_item")
def report_of_missing_answers() -> MenuItem:
    """Put the visitors' messages among the reports."""
    return ReportItem(
        "Ce n-au găsit oamenii",
        reverse("search_missinganswer_modeladmin_index"),
        name="ce-n-au-gasit-oamenii",
        icon_name="comment",
        order=110,
        right="search.view_missinganswer",
    )


@hooks.register("register_admin_urls")
def report_addresses() -> Iterable[URLPattern]:
    """Add the report and what leads on from it."""
    return [
        path("reports/cautari/", QueryReport.as_view(), name="search_report"),
        path(
            "reports/cautari/results/",
            QueryReport.as_view(results_only=True),
            name="search_report_results",
        ),
        path("sinonime/adauga/", add_synonym, name="search_add_synonym"),
    ]
