"""Entry and addresses of the API's keys in the console."""

from collections.abc import Iterable

from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from directory.api import keys
from directory.menu import RightMenuItem
from directory.rights import ADMINISTER


@hooks.register("register_directory_menu_item")
def keys_menu_item() -> MenuItem:
    """Who may ask the API more often."""
    return RightMenuItem("Chei API", "directory_api_keys", ADMINISTER, icon="key", order=85)


@hooks.register("register_admin_urls")
def key_pages() -> Iterable[URLPattern]:
    """Add the pages of the keys."""
    return [
        path("harta/chei/", keys.index, name="directory_api_keys"),
        path("harta/chei/<int:pk>/revoca/", keys.revoke, name="directory_api_key_revoke"),
    ]
