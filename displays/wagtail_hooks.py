"""The displays in the console."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wagtail import hooks
from wagtail.models import Page
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from displays.models import Screen


@modeladmin_register
class ScreenAdmin(ModelAdmin):
    """The register of screens."""

    model = Screen
    menu_label = "Ecrane"
    menu_icon = "desktop"
    menu_order = 210
    add_to_admin_menu = True
    list_display = ("name", "place", "noticeboard", "orientation", "open_player", "legibility")
    search_fields = ("name", "place")

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


@hooks.register("before_delete_page")
def keep_boards_that_screens_play(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A noticeboard is not deleted from under a screen: the screen gets another one first."""
    screens = Screen.objects.filter(noticeboard__path__startswith=page.path)
    if request.method != "POST" or not screens.exists():
        return None
    names = ", ".join(f"„{screen.name}”" for screen in screens)
    messages.error(
        request, f"Avizierul este arătat de {names}. Alegeți întâi alt avizier pentru ecran."
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)
