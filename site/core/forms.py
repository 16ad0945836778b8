"""Forms of the console that need more than their model."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from core.validators import inspect_film

# Read by static/js/console/files.js, which refuses a file before it is sent.
LIMIT_ATTRIBUTE = "data-max-bytes"


class ImageForm(BaseImageForm):
    """Wagtail's form, which checks content, size and pixels; the browser knows the limit too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
            self.fields["file"].widget.attrs[LIMIT_ATTRIBUTE] = limit


class FilmForm(BaseMediaForm):
    """Reads size and duration from the file instead of asking the editor for them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            limit = settings.FILM_MAX_BYTES
            self.fields["file"].widget.attrs[LIMIT_ATTRIBUTE] = limit
            self.fields["file"].help_text = (
                f"MP4 (H.264) sau WebM, cel mult {filesizeformat(limit)}. "
                "Lățimea, înălțimea și durata se citesc din film."
            )
        if "thumbnail" in self.fields:
            self.fields["thumbnail"].help_text = "Imaginea care se vede până pornește filmul."

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "file" in self.changed_data and cleaned.get("file"):
            self._read_film(cleaned["file"])
        return cleaned

    def clean_thumbnail(self) -> Any:
        """Accept as poster what the portal accepts as an image."""
        poster = self.cleaned_data["thumbnail"]
        if "thumbnail" in self.changed_data and poster:
            WagtailImageField().clean(poster)
            poster.seek(0)
        return poster

    def _read_film(self, upload: Any) -> None:
        try:
            facts = inspect_film(upload)
        except ValidationError as error:
            self.add_error("file", error)
            return
        self.instance.width = facts.width
        self.instance.height = facts.height
        self.instance.duration = facts.duration
