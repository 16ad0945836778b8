"""The menu „Ecrane” of the console."""

from django.http import HttpRequest
from django.urls import reverse

from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

screens_menu = Menu(register_hook_name="register_screens_menu_item")


class RightMenuItem(MenuItem):
    """An entry for those who have a right."""

    def __init__(self, label: str, route: str, right: str, *, icon: str, order: int) -> None:
        super().__init__(label, reverse(route), icon_name=icon, order=order)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.right)


def menu_item() -> SubmenuMenuItem:
    """Return the entry of the main menu; others add to it with ``register_screens_menu_item``."""
    return SubmenuMenuItem("Ecrane", screens_menu, name="ecrane", icon_name="desktop")
