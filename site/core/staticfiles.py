"""Static files: hashed names, compressed copies, and one stylesheet a bundle.

``settings.STYLE_BUNDLES`` names the parts; ``collectstatic`` joins them, so that a page on a
slow line waits for one file, while the sources stay small and need no build tool.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile

from whitenoise.storage import CompressedManifestStaticFilesStorage


def bundle_parts(name: str) -> list[str]:
    """Return the static paths of a bundle in order, patterns expanded and sorted by name."""
    root = Path(settings.STATICFILES_DIRS[0])
    parts: list[str] = []
    for pattern in settings.STYLE_BUNDLES[name]:
        found = sorted(root.glob(pattern))
        parts.extend(path.relative_to(root).as_posix() for path in found)
    return parts


def bundle_path(name: str) -> str:
    """Return the static path of a joined bundle."""
    return f"css/bundle-{name}.css"


def stylesheets(name: str) -> list[str]:
    """Return the static paths that pages link: the bundle's one file, its parts while debugging."""
    return bundle_parts(name) if settings.DEBUG else [bundle_path(name)]


class PortalStaticStorage(CompressedManifestStaticFilesStorage):
    """Joins the bundles, then hashes and compresses; modules import each other by hashed names."""

    support_js_module_import_aggregation = True
    manifest_strict = False
    # A module's name depends on those that it imports, so each level of imports takes a pass.
    max_post_process_passes = 20

    def post_process(
        self,
        paths: dict[str, Any],
        dry_run: bool = False,  # noqa: FBT001, FBT002 -- Django's signature
        **options: Any,
    ) -> Iterator[Any]:
        if not dry_run:
            for name in settings.STYLE_BUNDLES:
                self._join(name, paths)
        yield from super().post_process(paths, dry_run, **options)

    def _join(self, name: str, paths: dict[str, Any]) -> None:
        contents = [
            Path(found).read_text(encoding="utf-8")
            for part in bundle_parts(name)
            if isinstance(found := finders.find(part), str)
        ]
        target = bundle_path(name)
        if self.exists(target):
            self.delete(target)
        self.save(target, ContentFile("\n".join(contents)))
        paths[target] = (self, target)
