"""A service of the directory as the public may find it."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone

from directory import disclosure
from directory.models import Service, Stage, Status
from search.index.documents import Document, Field
from search.register.popular import popular_words

KEY = "directory.service"
NOT_WORKING = 0.5
"""What the score of a service counts that does not work at present."""


class ServiceSource:
    """All published services; what is said of one comes from ``directory.disclosure``."""

    key = KEY
    model = Service

    def objects(self, keys: Iterable[str] | None = None) -> QuerySet[Service]:
        """Return the services with these keys, or all, with what a document needs."""
        found = Service.objects.published().complete()
        return found if keys is None else found.filter(pk__in=list(keys))

    def document(self, item: Service) -> Document | None:
        """Return a published service; a hidden place is known by its county alone."""
        if item.stage != Stage.PUBLISHED:
            return None
        places = list(disclosure.public_places(item))
        towns = tuple(
            dict.fromkeys(", ".join(filter(None, (p.locality, p.county))) for p in places)
        )
        term = item.term
        kind = (term.name, term.category) if term else ()
        popular = popular_words(term.code) if term else ()
        summary = (term.name if term else "", item.organization.name, *towns)
        return Document(
            kind="directory",
            object_id=str(item.pk),
            url=address(item),
            title=item.name,
            summary=" · ".join(part for part in summary if part),
            fields=(
                Field("title", 6, (item.name,)),
                Field("popular", 5, popular, is_shown=False),
                Field("place", 5, towns),
                Field("kind", 3, kind),
                Field("text", 1, (disclosure.search_text(item),)),
            ),
            names=(item.name, *kind[:1], *popular),
            updated=timezone.localdate(item.modified_at),
            standing=1.0 if item.status == Status.ACTIVE else NOT_WORKING,
        )


def address(service: Service) -> str:
    """Return the permanent address of a service's page."""
    return f"/harta/{service.pk}/"
