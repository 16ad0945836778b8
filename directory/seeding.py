"""Default content: the facts on which every record stands."""

from core.seeding import seeder
from directory.reference.load import load_geography, load_nomenclature


@seeder("directory.geography-2025", order=5)
def geography() -> None:
    """Regions, counties, localities."""
    load_geography()


@seeder("directory.nomenclature-hg867-2015", order=6)
def nomenclature() -> None:
    """The nomenclature of 2015."""
    load_nomenclature()
