"""Pages whose order editors choose by dragging.

Wagtail asks for the right to publish before a live page may change its place. Order publishes
no text, and whoever prepares a notice has to say where it stands, so the right to edit is enough.
"""

from typing import Any

from wagtail.models import Page, PagePermissionTester


class EditorsOrderTester(PagePermissionTester):
    """Lets those who may edit the page put its children in order."""

    def can_reorder_children(self) -> bool:
        return bool(super().can_reorder_children() or self.can_edit())


class PlaceTester(PagePermissionTester):
    """Lets a page change its place among its siblings when its parent may be put in order."""

    def can_move_to(self, destination: Page) -> bool:
        if self.page.is_child_of(destination):
            return bool(destination.permissions_for_user(self.user).can_reorder_children())
        return bool(super().can_move_to(destination))


class OrderedByEditorsMixin:
    """A parent whose children stand in the order that editors give them."""

    admin_default_ordering = "ord"

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return EditorsOrderTester(user, self)


class PlacedByEditorsMixin:
    """A child that editors may drag to another place under the same parent."""

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return PlaceTester(user, self)
