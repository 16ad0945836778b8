"""Entries and addresses in the console."""

from collections.abc import Iterable

from django.urls import URLPattern

from wagtail import hooks
from wagtail.admin.menu import MenuItem

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
