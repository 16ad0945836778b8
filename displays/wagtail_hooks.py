"""The displays in the console."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail_modeladmin.options import modeladmin_register

from displays import alert_actions, menu
from displays.models import Screen
from displays.screens import pairing
from displays.screens.registers import ScreenAdmin, ScreenGroupAdmin
from displays.views import alert_console, pairing_console, screens, simulator

modeladmin_register(ScreenAdmin)
modeladmin_register(ScreenGroupAdmin)


@hooks.register("register_admin_menu_item")
def screens_menu_item() -> MenuItem:
    """Everything about screens stands under one entry."""
    return menu.menu_item()


@hooks.register("register_screens_menu_item")
def state_menu_item() -> MenuItem:
    """How the screens are now."""
    return menu.RightMenuItem(
        "Starea ecranelor", "displays_screens", screens.SEE, icon="desktop", order=10
    )


@hooks.register("register_screens_menu_item")
def register_menu_item() -> MenuItem:
    """What screens there are."""
    return menu.RightMenuItem(
        "Registrul ecranelor",
        "displays_screen_modeladmin_index",
        screens.SEE,
        icon="list-ul",
        order=40,
    )


@hooks.register("register_screens_menu_item")
def groups_menu_item() -> MenuItem:
    """How they are put together."""
    return menu.RightMenuItem(
        "Grupuri de ecrane",
        "displays_screengroup_modeladmin_index",
        "displays.view_screengroup",
        icon="group",
        order=50,
    )


@hooks.register("register_admin_urls")
def screen_pages() -> Iterable[URLPattern]:
    """Add the pages of screens."""
    return [
        path("ecrane/", screens.index, name="displays_screens"),
        path("ecrane/<int:pk>/", screens.screen, name="displays_screen"),
        path("ecrane/<int:pk>/miniatura/", screens.thumbnail, name="displays_thumbnail"),
        path("ecrane/<int:pk>/asociere/", pairing_console.pair, name="displays_pairing"),
        path(
            "ecrane/<int:pk>/asociere/<int:player_pk>/retragere/",
            pairing_console.revoke,
            name="displays_player_revoke",
        ),
    ]


@hooks.register("register_log_actions")
def pairing_log_actions(actions: LogActionRegistry) -> None:
    """Name in the site's journal who let which television speak for a screen."""
    actions.register_action(pairing.OPENED, "Asociere pornită", "A pornit asocierea unui televizor")
    actions.register_action(pairing.PAIRED, "Televizor asociat", "A asociat un televizor")
    actions.register_action(
        pairing.REVOKED, "Asociere retrasă", "A retras asocierea unui televizor"
    )


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


@hooks.register("register_admin_urls")
def alert_pages() -> Iterable[URLPattern]:
    """Add the pages of alerts."""
    return [
        path("alerta/", alert_console.index, name="displays_alerts"),
        path("alerta/istoric/", alert_console.history, name="displays_alert_history"),
        path("alerta/previzualizare/", alert_console.preview, name="displays_alert_preview"),
        path("alerta/<int:pk>/", alert_console.change, name="displays_alert_change"),
        path("alerta/<int:pk>/oprire/", alert_console.stop, name="displays_alert_stop"),
        path("alerta/<slug:template>/", alert_console.add, name="displays_alert_add"),
    ]


@hooks.register("register_admin_urls")
def simulator_pages() -> Iterable[URLPattern]:
    """Add „Ce se vede”."""
    return [
        path("ce-se-vede/", simulator.index, name="displays_simulator"),
        path("ce-se-vede/<slug:slug>/", simulator.slide, name="displays_simulator_slide"),
    ]


@hooks.register("register_admin_menu_item")
def alert_menu_item() -> MenuItem:
    """One click from every page of the console."""
    return menu.RightMenuItem(
        "Alertă pe ecrane", "displays_alerts", alert_console.RIGHT, icon="warning", order=150
    )


@hooks.register("register_screens_menu_item")
def simulator_menu_item() -> MenuItem:
    """What a screen plays at any hour."""
    return menu.RightMenuItem(
        "Ce se vede", "displays_simulator", simulator.RIGHT, icon="view", order=20
    )


@hooks.register("register_log_actions")
def alert_log_actions(actions: LogActionRegistry) -> None:
    """Name in the site's journal what was done with alerts."""
    actions.register_action(alert_actions.RAISED, "Alertă pornită", "A pornit alerta pe ecrane")
    actions.register_action(alert_actions.CHANGED, "Alertă schimbată", "A schimbat alerta")
    actions.register_action(alert_actions.STOPPED, "Alertă oprită", "A oprit alerta pe ecrane")
