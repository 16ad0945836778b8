"""The menu „Harta serviciilor” of the console."""

from wagtail.admin.menu import Menu, SubmenuMenuItem

directory_menu = Menu(register_hook_name="register_directory_menu_item")


def menu_item() -> SubmenuMenuItem:
    """Return the entry of the main menu; parts add to it with ``register_directory_menu_item``."""
    return SubmenuMenuItem(
        "Harta serviciilor", directory_menu, name="harta-serviciilor", icon_name="site"
    )
