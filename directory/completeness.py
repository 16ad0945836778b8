"""How complete a record is, from 0 to 100, and what is best added next.

The score is the sum of the points of what is known, so that no addition ever lowers it. A part
is told twice, for an object and for the database: a test holds the two together.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import (
    Case,
    Exists,
    Expression,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from directory.disclosure import PROTECTED_TERMS, is_protected
from directory.models import License, Location, Precision, Service, ServiceAtLocation
from directory.protection import PATTERN

Known = Callable[["Parts"], bool]
EXACT = (Precision.EXACT, Precision.STREET)


@dataclass(frozen=True)
class Parts:
    """What a score looks at."""

    service: Service
    place: ServiceAtLocation | None
    location: Location
    license: License | None
    protected: bool


@dataclass(frozen=True)
class Part:
    """Something that a complete record has: its points, and the sentence that asks for it."""

    key: str
    points: int
    fix: str
    known: Known
    query: Q


@dataclass(frozen=True)
class Completeness:
    """The score and the missing parts, the most valuable first."""

    score: int
    missing: list[Part]

    @property
    def next(self) -> Part | None:
        """The best next fix, if there is one."""
        return self.missing[0] if self.missing else None


# A protected record is complete without its address and point. As ``disclosure.PROTECTED``, but
# asked of one record at a time: its columns are brought up to date after every write.
_SECRET_PLACES = ServiceAtLocation.objects.filter(service=OuterRef("pk"), location__sensitive=True)
_SECRET = (
    Q(term__in=PROTECTED_TERMS.values("pk"))
    | Q(Exists(_SECRET_PLACES))
    | (~Q(code_text="") & Q(code_text__iregex=PATTERN))
)
PARTS = (
    Part("phones", 15, "Adăugați un telefon.",
         lambda of: bool(of.place and of.place.phones),
         Q(main__isnull=False) & ~Q(main__phones=[])),
    Part("code", 10, "Alegeți tipul de serviciu din nomenclator.",
         lambda of: of.service.term_id is not None, Q(term__isnull=False)),
    Part("locality", 10, "Alegeți localitatea.",
         lambda of: of.location.locality_id is not None, Q(main__location__locality__isnull=False)),
    Part("street", 10, "Scrieți strada.",
         lambda of: of.protected or bool(of.location.street),
         _SECRET | (Q(main__isnull=False) & ~Q(main__location__street=""))),
    Part("point", 10, "Puneți punctul pe hartă.",
         lambda of: of.protected or of.location.latitude is not None,
         _SECRET | Q(main__location__latitude__isnull=False)),
    Part("contact", 10, "Adăugați o adresă de e-mail sau o pagină de internet.",
         lambda of: bool(of.service.website or (of.place and of.place.emails)),
         ~Q(website="") | (Q(main__isnull=False) & ~Q(main__emails=[]))),
    Part("precise", 5, "Mutați punctul la adresa exactă.",
         lambda of: of.protected or of.location.precision in EXACT,
         _SECRET | Q(main__location__precision__in=EXACT)),
    Part("capacity", 5, "Scrieți capacitatea.",
         lambda of: of.service.capacity is not None, Q(capacity__isnull=False)),
    Part("description", 5, "Scrieți o descriere scurtă.",
         lambda of: bool(of.service.description), ~Q(description="")),
    Part("schedule", 5, "Scrieți programul.",
         lambda of: bool(of.place and of.place.schedule),
         Q(main__isnull=False) & ~Q(main__schedule="")),
    Part("accessible", 5, "Spuneți dacă intrarea este accesibilă.",
         lambda of: bool(of.place and of.place.accessible is not None),
         Q(main__accessible__isnull=False)),
    Part("licence", 5, "Scrieți numărul licenței.",
         lambda of: bool(of.license and of.license.number),
         Q(license__isnull=False) & ~Q(license__number="")),
    Part("confirmed", 5, "Confirmați că datele sunt corecte.",
         lambda of: of.service.confirmed_on is not None, Q(confirmed_on__isnull=False)),
)  # fmt: skip


def score_of(known: Collection[str]) -> Completeness:
    """Score a record of which these parts are known."""
    missing = [part for part in PARTS if part.key not in known]
    total = sum(part.points for part in PARTS if part.key in known)
    return Completeness(total, missing)


def completeness(service: Service) -> Completeness:
    """Score a record; its places and licence should be fetched already."""
    place = next((place for place in service.places.all() if place.main), None)
    parts = Parts(
        service,
        place,
        place.location if place else Location(),
        getattr(service, "license", None),
        is_protected(service),
    )
    return score_of({part.key for part in PARTS if part.known(parts)})


def scored(services: QuerySet[Service]) -> QuerySet[Service]:
    """Add the same score to a query, as ``completeness``."""
    total: Expression | Value = Value(0)
    for part in PARTS:
        points = When(part.query, then=Value(part.points))
        total += Case(points, default=Value(0), output_field=IntegerField())
    main = FilteredRelation("places", condition=Q(places__main=True))
    return services.alias(main=main).annotate(completeness=total)
