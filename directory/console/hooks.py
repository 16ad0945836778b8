"""Entries and addresses in the console."""

from collections.abc import Iterable

from django.urls import URLPattern

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from directory.console import queue_list  # noqa: F401 -- registers its queues
from directory.console.urls import urlpatterns
from directory.menu import RightMenuItem
from directory.rights import MODERATE


@hooks.register("register_admin_urls")
def console_pages() -> Iterable[URLPattern]:
    """Add the lists, the record pages and the queues."""
    return urlpatterns


@hooks.register("register_directory_menu_item")
def work_menu_item() -> MenuItem:
    """What waits for a decision."""
    return RightMenuItem(
        "De lucru", "directory_console_work", MODERATE, icon="clipboard-list", order=10
    )


@hooks.register("register_directory_menu_item")
def services_menu_item() -> MenuItem:
    """Every service."""
    return RightMenuItem(
        "Servicii", "directory_console_services", MODERATE, icon="list-ul", order=20
    )


@hooks.register("register_directory_menu_item")
def organizations_menu_item() -> MenuItem:
    """Every provider."""
    return RightMenuItem(
        "Furnizori", "directory_console_organizations", MODERATE, icon="group", order=30
    )
