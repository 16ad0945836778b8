"""Widgets of the slide editor."""

from typing import Any

from django.forms import Media, RadioSelect
from django.forms.widgets import Script
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
            js=[Script("js/displays/layout-picker.js", type="module")],  # type: ignore[list-item]  # the stubs know only paths
        )
