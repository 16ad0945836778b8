"""Pictures and films."""

from typing import Any

from django.core.exceptions import ValidationError

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock
from wagtailmedia.blocks import VideoChooserBlock

from core.blocks.text import RepairedCharBlock


class PictureBlock(ImageBlock):
    """Wagtail's image with its alternative text; the chooser has a Romanian name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.child_blocks["image"].label = "Imaginea aleasă"


class FigureBlock(blocks.StructBlock):
    """A picture with the words that stand for it."""

    image = PictureBlock(label="imagine")
    caption = RepairedCharBlock(max_length=200, required=False, label="text sub imagine")

    class Meta:
        icon = "image"
        label = "Imagine"
        template = "blocks/figure.html"
        description = "O imagine, cu text alternativ pentru cine nu o vede."
        preview_value = {"image": None, "caption": "Ghișeul de la parter"}


class FilmBlock(blocks.StructBlock):
    """A film with poster, subtitles and transcript, which never starts by itself."""

    film = VideoChooserBlock(label="film")
    caption = RepairedCharBlock(max_length=200, required=False, label="text sub film")

    class Meta:
        icon = "media"
        label = "Film"
        template = "blocks/film.html"
        description = "Un film încărcat în portal, cu subtitrare și transcriere."
        preview_value = {"film": None, "caption": "Cum depuneți o cerere"}

    def clean(self, value: dict[str, Any]) -> Any:
        cleaned = super().clean(value)
        film = cleaned.get("film")
        if film is not None and not (film.subtitles or film.transcript):
            raise StructBlockValidationError(
                {
                    "film": ValidationError(
                        "Filmul nu are nici subtitrare, nici transcriere. Adăugați una la Filme, "
                        "ca să îl înțeleagă și cine nu aude."
                    )
                }
            )
        return cleaned
