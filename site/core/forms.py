"""Forms of the console that need more than their model."""

from typing import Any

from wagtailmedia.forms import BaseMediaForm

from core.validators import inspect_film


class FilmForm(BaseMediaForm):
    """Reads size and duration from the file instead of asking the editor for them."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "file" in self.changed_data and cleaned.get("file"):
            facts = inspect_film(cleaned["file"])
            self.instance.width = facts.width
            self.instance.height = facts.height
            self.instance.duration = facts.duration
        return cleaned
