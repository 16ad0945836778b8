"""The form of every page: a slug is never a reason to lose time."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page


class PortalPageForm(WagtailAdminPageForm):
    """Finds a free address by itself while the page has not been public.

    The address follows the title, and two notices a year are called „Program de sărbători”.
    Once a page was published its address is a promise: then Wagtail's own check answers.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False  # made from the title when left empty

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if not slug or self.parent_page is None or self.instance.first_published_at:
            return slug or self.instance.slug
        free, number = slug, 1
        while not Page._slug_is_available(free, self.parent_page, self.instance):  # noqa: SLF001 -- Wagtail's own rule
            number += 1
            free = f"{slug}-{number}"
        return free
