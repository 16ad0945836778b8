"""The directory in the console; every part brings its own entries and addresses."""

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from directory import menu
from directory.api import hooks as api_hooks  # noqa: F401 -- registers its hooks
from directory.console import hooks as console_hooks  # noqa: F401 -- registers its hooks
from directory.feedback import hooks as feedback_hooks  # noqa: F401 -- registers its hooks
from directory.importing.console import hooks as import_hooks  # noqa: F401 -- registers its hooks
from directory.providers import hooks as provider_hooks  # noqa: F401 -- registers its hooks


@hooks.register("register_admin_menu_item")
def directory_menu_item() -> MenuItem:
    """Everything about the licensed services stands under one entry."""
    return menu.menu_item()
