"""The menu: everyday things first, Romanian names, nothing that leads to foreign texts."""

from django.http import HttpRequest

from wagtail.admin.menu import MenuItem, SubmenuMenuItem

ORDER = {
    "explorer": 100,
    "ecrane": 200,
    "harta-serviciilor": 250,
    "images": 300,
    "media": 400,
    "documents": 500,
    "texte-comune": 600,
    "sinonime": 700,
    "settings": 800,
    "reports": 900,
    "help": 1000,
}
LABELS = {"media": "Filme"}
PLAIN = {"settings", "help"}
# The editor guide and „what's new” of the framework are in English, on the web.
HIDDEN_HELP = ("whats-new-in-wagtail", "editor-guide")
ADMINISTRATORS_REPORTS = {"page-types-usage"}
# One site, set up with the portal; its record is of no use to editors.
HIDDEN_SETTINGS = {"sites"}


def arrange(items: list[MenuItem]) -> None:
    """Give the main menu its order and names."""
    for item in items:
        item.order = ORDER.get(item.name, item.order)
        item.label = LABELS.get(item.name, item.label)
    for place, item in enumerate(items):
        if item.name in PLAIN:
            items[place] = _plain(item)


def _plain(item: SubmenuMenuItem) -> SubmenuMenuItem:
    """Return a menu without the framework's version in its foot or a mark for its news."""
    return SubmenuMenuItem(
        item.label, item.menu, name=item.name, icon_name=item.icon_name, order=item.order
    )


def arrange_help(items: list[MenuItem]) -> None:
    """Leave the keyboard shortcuts, take away what is not in Romanian."""
    items[:] = [item for item in items if not item.name.startswith(HIDDEN_HELP)]


def arrange_settings(items: list[MenuItem]) -> None:
    """Take away what belongs to the installation, not to its content."""
    items[:] = [item for item in items if item.name not in HIDDEN_SETTINGS]


def arrange_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave editors the reports that help them."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in ADMINISTRATORS_REPORTS]
