"""A few invented services for an installation without a register.

They are served from here and never stored: so no search, API, export or sitemap can know them,
and the first import makes them vanish by itself. Each name begins with „Exemplu”; none has a
telephone, a street or an address of its own.
"""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Example:
    """An invented service."""

    name: str
    kind: str
    county: str


_EXAMPLES = (
    Example("Exemplu: cămin pentru persoane vârstnice", "Cămine pentru persoane vârstnice", "Cluj"),
    Example("Exemplu: centru de zi pentru copii", "Centre de zi pentru copii", "București"),
    Example("Exemplu: cantină socială", "Cantine sociale", "Iași"),
)


def services() -> tuple[Example, ...]:
    """Return the examples, or none where the deployment does not want them."""
    return _EXAMPLES if settings.DIRECTORY_DEMONSTRATION else ()
