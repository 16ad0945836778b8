"""The first thing an editor sees after signing in."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from core.console import tasks


class TodoPanel(Component):
    """„Ce am de făcut azi”: at most seven lines, each one click away from the work."""

    name = "todo"
    template_name = "wagtailadmin/home/todo.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        shown, rest = tasks.panel_lines(tasks.for_request(parent_context["request"]))
        return {"tasks": shown, "rest": rest}
