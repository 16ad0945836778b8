"""The registers of screens and of their groups in the console."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wagtail.admin import messages
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import DeleteView

from displays.models import Play, Screen, ScreenGroup


class ScreenDeleteView(DeleteView):
    """A screen with a log is taken out of use instead: the log is the proof of what was displayed."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not Play.objects.filter(player__screen=self.instance).exists():
            return super().post(request, *args, **kwargs)
        messages.error(
            request,
            f"Ecranul „{self.instance}” are un istoric și nu se șterge. Completați „scos din folosință la”.",
        )
        return redirect(self.edit_url)


class ScreenAdmin(ModelAdmin):
    """The register of screens."""

    model = Screen
    menu_label = "Registrul ecranelor"
    menu_icon = "list-ul"
    add_to_admin_menu = False
    list_display = (
        "name", "place", "group", "noticeboard", "orientation", "open_player", "legibility"
    )  # fmt: skip
    list_select_related = ("group", "noticeboard")
    search_fields = ("name", "place")
    delete_view_class = ScreenDeleteView

    def open_player(self, screen: Screen) -> str:
        """Name the address that the display opens."""
        return screen.address

    open_player.short_description = "adresa"  # type: ignore[attr-defined]  # Django's convention

    def legibility(self, screen: Screen) -> Any:
        """Say from how far the smallest letters can be read, and whether that is far enough."""
        metres = screen.readable_from_m
        if metres is None:
            return "completați diagonala"
        text = f"{metres:.1f} m".replace(".", ",")
        if screen.distance_m is not None and screen.distance_m > metres:
            return f"{text}: folosiți texte scurte"
        return text

    legibility.short_description = "literele mici se citesc de la"  # type: ignore[attr-defined]  # Django's convention


class ScreenGroupAdmin(ModelAdmin):
    """The register of groups."""

    model = ScreenGroup
    menu_label = "Grupuri de ecrane"
    menu_icon = "group"
    add_to_admin_menu = False
    list_display = ("name", "members")

    def members(self, group: ScreenGroup) -> str:
        """Name the screens of a group."""
        return ", ".join(screen.name for screen in group.screens.all()) or "niciunul"

    members.short_description = "ecrane"  # type: ignore[attr-defined]  # Django's convention

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("screens")
