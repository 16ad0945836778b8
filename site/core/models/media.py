"""Reusable images and films."""

from typing import Any

from django.core.files.storage import default_storage
from django.core.validators import FileExtensionValidator
from django.db import models

from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtailmedia.models import AbstractMedia

from core.renditions import SOCIAL_SPEC, STAGE_SPEC, variant_specs
from core.validators import validate_subtitles

Variant = dict[str, Any]


class PortalImage(AbstractImage):
    """An image whose public variants are made when it is saved, never in a visitor's request.

    ``variants`` lists them ({"format", "width", "height", "name"}, names in the media
    storage), so that showing a picture costs no query and no encoding.
    """

    credit = models.CharField(
        "autor sau sursă",
        max_length=200,
        blank=True,
        help_text="Apare sub imagine. Exemplu: „Foto: arhiva instituției”.",
    )
    variants = models.JSONField(default=list, editable=False)
    variants_key = models.CharField(max_length=80, editable=False, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "imagine"
        verbose_name_plural = "imagini"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        key = f"{self.file_hash}:{self.get_focal_point()}"
        if key != self.variants_key and self.width:
            self._make_variants(key)

    @property
    def focus_class(self) -> str:
        """CSS classes that keep the focal point in view when the picture is cropped."""
        point = self.get_focal_point()
        if point is None or not self.width or not self.height:
            return "fx-5 fy-5"
        x, y = (
            round(10 * point.centroid.x / self.width),
            round(10 * point.centroid.y / self.height),
        )
        return f"fx-{min(max(x, 0), 10)} fy-{min(max(y, 0), 10)}"

    def variant(self, format_name: str, *, width: int = 0) -> Variant | None:
        """Return the smallest variant of a format at least ``width`` wide, else the widest."""
        found = [v for v in self.variants if v["format"] == format_name and v["use"] == "picture"]
        found.sort(key=lambda v: v["width"])
        wide = [v for v in found if v["width"] >= width]
        return (wide or found[-1:] or [None])[0]

    def _named(self, use: str) -> str:
        for variant in self.variants:
            if variant["use"] == use:
                return default_storage.url(variant["name"])
        return self.file.url

    @property
    def social_url(self) -> str:
        """Address of the 1200×630 picture that social networks show."""
        return self._named("social")

    @property
    def stage_name(self) -> str:
        """Storage name of the picture that the hall screen plays (at most 1920 px)."""
        for variant in self.variants:
            if variant["use"] == "stage":
                return str(variant["name"])
        return str(self.file.name)

    def _make_variants(self, key: str) -> None:
        specs = [
            *((spec, "picture") for spec in variant_specs(self.width)),
            (SOCIAL_SPEC, "social"),
            (STAGE_SPEC, "stage"),
        ]
        made = self.get_renditions(*(spec for spec, _use in specs))
        self.variants = [
            {
                "format": made[spec].file.name.rsplit(".", 1)[-1],
                "width": made[spec].width,
                "height": made[spec].height,
                "name": made[spec].file.name,
                "use": use,
            }
            for spec, use in specs
        ]
        self.variants_key = key
        super().save(update_fields=["variants", "variants_key"])


class PortalRendition(AbstractRendition):
    """One encoded size of an image."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class Film(AbstractMedia):
    """A film that every visitor can follow: poster, subtitles and transcript travel with it."""

    subtitles = models.FileField(
        "subtitrare",
        upload_to="subtitles",
        blank=True,
        validators=[FileExtensionValidator(["vtt"]), validate_subtitles],
        help_text="Fișier WebVTT (.vtt), în limba română. Îl citesc persoanele care nu aud.",
    )
    transcript = models.TextField(
        "transcriere",
        blank=True,
        help_text="Tot ce se spune și ce se vede important. Bun: „Pe ecran apare: acte necesare…”. "
        "De evitat: „film despre ajutoare”.",
    )

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "thumbnail",
        "subtitles",
        "transcript",
        "tags",
    )

    class Meta:
        verbose_name = "film"
        verbose_name_plural = "filme"

    @property
    def content_type(self) -> str:
        """Media type for the ``type`` attribute of ``<source>``."""
        return "video/webm" if self.file_extension.lower() == "webm" else "video/mp4"
