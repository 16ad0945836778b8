"""Live figures of the register for slides and pages."""

from core.figures import Figure
from directory.disclosure import public_services
from directory.selection.results import WORKING


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
