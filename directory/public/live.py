"""Live figures of the register for slides and pages."""

from django.db.models import Max, Sum
from django.utils import timezone

from core.figures import Figure
from core.register_figures import Choices, Reading, Source
from directory.disclosure import public_services
from directory.models import CapacityUnit, County, TaxonomyTerm
from directory.selection import Results, Selection
from directory.selection.nomenclature import kinds
from directory.selection.results import FREE_FOR, WORKING, open_places


def services() -> int:
    """Count the services that people can go to."""
    return public_services().filter(status__in=WORKING).count()


def providers() -> int:
    """Count the providers of these services."""
    working = public_services().filter(status__in=WORKING)
    return working.order_by().values("organization").distinct().count()


FIGURES = (
    Figure("directory.services", "Servicii sociale licențiate, în toată țara", services),
    Figure("directory.providers", "Furnizori de servicii sociale, în toată țara", providers),
)


def counties() -> Choices:
    """Return the counties by name."""
    return list(County.objects.order_by("name").values_list("code", "name"))


def types() -> Choices:
    """Return the types of services; many share a name, so that the category stands beside it."""
    terms = TaxonomyTerm.objects.order_by("name", "code").values_list("code", "name", "category")
    return [(code, f"{name} – {category}") for code, name, category in terms]


def read(county: str, code: str) -> Reading | None:
    """Count services and places; what nobody told is left out, and without a register everything."""
    changed = public_services().aggregate(at=Max("modified_at"))["at"]
    if changed is None:
        return None
    chosen = Results(Selection(county=county, code=code, kinds=kinds())).queryset()
    lines = [("Servicii", chosen.count())]
    sized = chosen.filter(capacity_unit=CapacityUnit.PLACES).aggregate(sum=Sum("capacity"))
    told = open_places().filter(service__in=chosen, free_places_at__gte=timezone.now() - FREE_FOR)
    free = told.aggregate(sum=Sum("free_places"))
    for label, found in (("Locuri", sized["sum"]), ("Locuri libere declarate", free["sum"])):
        if found is not None:
            lines.append((label, found))
    return Reading(_subject(county, code), lines, timezone.localdate(changed))


def _subject(county: str, code: str) -> str:
    kind = TaxonomyTerm.objects.filter(code=code).values_list("name", flat=True).last()
    place = County.objects.filter(code=county).values_list("name", flat=True).first()
    return f"{kind or 'Servicii sociale licențiate'}, {place or 'toată țara'}"


REGISTER = Source(counties, types, read)
