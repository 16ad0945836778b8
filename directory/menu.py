"""The menu „Harta serviciilor” of the console."""

from django.http import HttpRequest
from django.urls import reverse

from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

directory_menu = Menu(register_hook_name="register_directory_menu_item")


class RightMenuItem(MenuItem):
    """An entry for those who have a right."""

    def __init__(self, label: str, route: str, right: str, *, icon: str, order: int) -> None:
        super().__init__(label, reverse(route), icon_name=icon, order=order)
        self.right = right

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.right)


def menu_item() -> SubmenuMenuItem:
    """Return the entry of the main menu; parts add to it with ``register_directory_menu_item``."""
    return SubmenuMenuItem(
        "Harta serviciilor", directory_menu, name="harta-serviciilor", icon_name="site"
    )
