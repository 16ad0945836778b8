"""Widgets of the slide editor."""

from typing import Any

from django.forms import Media, RadioSelect
from django.templatetags.static import static

from displays.layouts import LAYOUTS


class LayoutPicker(RadioSelect):
    """Radio buttons with a drawing of each layout; the choice narrows the blocks on offer."""

    template_name = "displays/widgets/layout_picker.html"
    option_template_name = "displays/widgets/layout_option.html"

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        layout = LAYOUTS.get(str(value))
        if layout is not None:
            from displays.validation import block_names  # noqa: PLC0415 -- the form imports this

            option |= {
                "picture": static(layout.picture),
                "purpose": layout.purpose,
                "admits": block_names(layout.blocks),
            }
            option["attrs"]["data-blocks"] = " ".join(layout.blocks)
        return option

    @property
    def media(self) -> Media:
        return Media(
            css={"all": ["css/displays-admin.css"]},
            js=[ModuleScript("js/displays/layout-picker.js")],
        )


class ModuleScript:
    """A script of a form's media that is an ES module."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ModuleScript) and other.path == self.path

    def __hash__(self) -> int:
        return hash(self.path)

    def __html__(self) -> str:
        return f'<script type="module" src="{static(self.path)}"></script>'
