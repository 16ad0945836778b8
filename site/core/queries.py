"""What the listings of all page types share."""

from typing import Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef

from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


class ListingQuerySet(PageQuerySet):
    """Pages for public lists."""

    def published(self) -> Self:
        """Return live pages that are not behind a restriction of theirs or of a page above.

        The same as Wagtail's ``live().public()``, without its second query.
        """
        restriction = PageViewRestriction.objects.annotate(
            listed=ExpressionWrapper(OuterRef("path"), output_field=CharField())
        )
        behind = restriction.filter(listed__startswith=F("page__path"))
        return self.live().exclude(Exists(behind))
