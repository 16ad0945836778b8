"""The pieces of the copy: one for each county, and one with what all of them need.

A piece is named by its content, so a device brings only those that changed. Who has nothing yet
brings all of them in one bundle, which packs better: 137 kB instead of 177 of 2,186 services.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import OuterRef, QuerySet, Subquery

import brotli

from core import word_search
from directory.disclosure import public_services
from directory.models import (
    BeneficiaryGroup,
    County,
    Locality,
    Service,
    ServiceAtLocation,
    Stage,
    TaxonomyTerm,
    Verification,
)
from directory.offline.records import DIGITS, Rows
from directory.selection.nomenclature import kinds
from directory.selection.points import TOWNS
from directory.selection.results import WORKING

NOWHERE = ""  # the piece of the services whose county the register does not say
BATCH = 400
BEST, GOOD = 11, 5  # brotli
LARGE = 4_000_000


@dataclass(frozen=True)
class Piece:
    """A part of the copy as JSON; ``county`` is None in the common one."""

    county: str | None
    services: int
    text: str

    @property
    def name(self) -> str:
        """Return the name of the piece."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:32]


def pieces() -> Iterator[Piece]:
    """Yield the common piece, then each county that has services."""
    known = kinds()
    numbers = {pk: number for number, pk in enumerate(known)}
    yield Piece(None, 0, _json(_common(list(known))))
    for code in (*County.objects.values_list("code", flat=True), NOWHERE):
        rows = Rows(numbers)
        for service in _of_county(code).iterator(chunk_size=BATCH):
            rows.add(service)
        if rows:
            yield Piece(code, len(rows), _json(rows.content))


def _of_county(code: str) -> QuerySet[Service]:
    """Return the services of the list whose main place is in a county, or in none."""
    main = ServiceAtLocation.objects.filter(main=True, stage=Stage.PUBLISHED)
    somewhere = main.filter(location__county__isnull=False)
    found = public_services().filter(status__in=WORKING)
    if code:
        found = found.filter(pk__in=main.filter(location__county=code).values("service"))
    else:
        found = found.exclude(pk__in=somewhere.values("service"))
    last_by = Verification.objects.filter(service=OuterRef("pk")).order_by("-at")
    return (
        found.complete()
        .select_related("organization", "term", "license")
        .annotate(last_by=Subquery(last_by.values("by")[:1]))
        .order_by("name", "pk")
    )


def _common(order: list[int]) -> dict[str, Any]:
    """Return the nomenclature, the territory and the words of the search."""
    known = kinds()
    activities = dict(TaxonomyTerm.objects.values_list("pk", "activities"))
    words = word_search.words({kind.code for kind in known.values()})
    return {
        "counties": list(County.objects.order_by("name").values_list("code", "name")),
        "groups": list(BeneficiaryGroup.objects.order_by("name").values_list("code", "name")),
        "kinds": [
            {
                "code": kind.code,
                "name": kind.name,
                "category": kind.category,
                "slug": kind.category_slug,
                "groups": sorted(kind.groups),
                "activities": activities[kind.pk],
                "popular": words.popular.get(kind.code, ()),
            }
            for kind in (known[pk] for pk in order)
        ],
        "towns": [[*town, round(lat, DIGITS), round(lng, DIGITS)] for *town, lat, lng in _towns()],
        "synonyms": [{"terms": terms, "one_way": one_way} for terms, one_way in words.synonyms],
    }


def _towns() -> Iterator[tuple[int, str, str, str, float, float]]:
    """Yield number, name, county, kind and point of the towns, which people name as places."""
    found = Locality.objects.filter(kind__in=TOWNS).order_by("siruta")
    for siruta, name, county, kind, latitude, longitude in found.values_list(
        "siruta", "name", "county", "kind", "latitude", "longitude"
    ):
        if latitude is not None and longitude is not None:
            yield siruta, name, county, kind, latitude, longitude


def bundle(parts: Iterable[Piece]) -> str:
    """Return pieces by name as one JSON text."""
    return "{" + ",".join(f'"{piece.name}":{piece.text}' for piece in parts) + "}"


def packed(text: str) -> bytes:
    """Compress for good: it is done once and brought often; a very large text is done faster."""
    data = text.encode()
    quality = BEST if len(data) < LARGE else GOOD
    return bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=quality, lgwin=22))


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
