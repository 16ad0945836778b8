"""How the console differs from Wagtail's: its menu, its first page, its checks."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.snippets.models import register_snippet

from core.console import (
    labels,
    mails,
    menu,
    page_tasks,  # noqa: F401 -- registers its task providers
    streams,
    views,
)
from core.console.checker import PortalContentChecker
from core.console.panels import TodoPanel
from core.console.snippets import SharedTextsGroup

register_snippet(SharedTextsGroup)
labels.label_fields()
streams.install()


@hooks.register("construct_main_menu")
def arrange_main_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Put everyday things first, under their Romanian names."""
    menu.arrange(items)


@hooks.register("construct_help_menu")
def arrange_help_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Hide help that exists only in English."""
    menu.arrange_help(items)


@hooks.register("construct_settings_menu")
def arrange_settings_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Hide settings that only a technician changes, once."""
    menu.arrange_settings(items)


@hooks.register("construct_reports_menu")
def arrange_reports_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave editors the reports that help them."""
    menu.arrange_reports(request, items)


@hooks.register("register_reports_menu_item")
def report_of_mails() -> MenuItem:
    """Put the mails that did not leave among the reports."""
    return mails.MailsItem(
        "Mailuri care nu au plecat", reverse("console_mails"), icon_name="mail", order=200
    )


@hooks.register("construct_homepage_panels")
def add_todo_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Start the day with what waits for this user."""
    panels.append(TodoPanel())


@hooks.register("construct_wagtail_userbar")
def check_content(request: HttpRequest, items: list[Any], page: object) -> None:
    """Check accessibility with the portal's rules and sentences."""
    for place, item in enumerate(items):
        if type(item) is ContentCheckerItem:
            items[place] = PortalContentChecker(in_editor=item.in_editor)


@hooks.register("register_admin_urls")
def own_pages() -> Iterable[URLPattern]:
    """Add the portal's own console pages."""
    return [
        path("de-facut/", views.todo, name="console_todo"),
        path("mailuri/", mails.index, name="console_mails"),
        path("mailuri/<int:key>/din-nou/", mails.again, name="console_mail_again"),
        path("sesiune/", views.session, name="console_session"),
        path("sesiune/gata/", views.signed_in, name="console_signed_in"),
    ]


@hooks.register("insert_global_admin_css")
def console_styles() -> SafeString:
    """Add the portal's few styles."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/console.css"))


@hooks.register("insert_global_admin_js")
def console_scripts() -> SafeString:
    """Keep typed text safe when the sign-in expires; refuse files that are too big at once."""
    return format_html('<script type="module" src="{}"></script>', static("js/console/main.js"))
