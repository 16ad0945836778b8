"""Put the shipped facts into the database; a second run, or a newer file, updates them in place."""

from directory import summaries
from directory.models import (
    BeneficiaryGroup,
    County,
    Locality,
    Region,
    Taxonomy,
    TaxonomyTerm,
)
from directory.protection import is_protected_code
from directory.reference import rows
from directory.reference.counties import COUNTIES, REGIONS, region_of
from directory.text import fold

BATCH = 2000
HG_867 = "HG 867/2015"


def load_geography() -> None:
    """Load regions, counties and localities."""
    Region.objects.bulk_create(
        [Region(code=code, name=name) for code, (name, _counties) in REGIONS.items()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name"],
    )
    County.objects.bulk_create(
        [
            County(code=code, siruta=siruta, name=name, region_id=region_of(code))
            for code, (siruta, name) in COUNTIES.items()
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["siruta", "name", "region"],
    )
    # What others belong to goes first, so that every reference points at what is there.
    localities = sorted((_locality(row) for row in rows("localities.csv")), key=_units_first)
    Locality.objects.bulk_create(
        localities,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["siruta"],
        update_fields=["name", "key", "also", "county", "kind", "unit", "latitude", "longitude"],
    )


def _units_first(locality: Locality) -> bool:
    return locality.unit_id is not None


def _locality(row: dict[str, str]) -> Locality:
    return Locality(
        siruta=int(row["siruta"]),
        name=row["name"],
        key=fold(row["name"]),
        also=row["also"],
        county_id=row["county"],
        kind=row["kind"],
        unit_id=int(row["unit"]) if row["unit"] else None,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
    )


def load_nomenclature() -> None:
    """Load the nomenclature of 2015 with the beneficiary groups of its codes."""
    taxonomy, _created = Taxonomy.objects.update_or_create(
        version=HG_867,
        defaults={
            "name": "Nomenclatorul serviciilor sociale",
            "source": "Hotărârea Guvernului nr. 867/2015, legislatie.just.ro/Public/DetaliiDocumentAfis/240468",
        },
    )
    groups = list(rows("groups.csv"))
    made = {row["code"]: _group(row) for row in groups}
    for row in rows("nomenclature-hg867-2015.csv"):
        term, _created = TaxonomyTerm.objects.update_or_create(
            taxonomy=taxonomy,
            code=row["code"],
            defaults={
                "name": row["name"],
                "category": row["category"],
                "care": row["care"],
                "activities": [part.strip() for part in row["activities"].split("|")],
                "protected": is_protected_code(row["code"]),
            },
        )
        term.groups.set(made[group["code"]] for group in groups if _is_for(group, row["code"]))
    summaries.keep_all()  # another kind may be protected now


def _group(row: dict[str, str]) -> BeneficiaryGroup:
    known = {"name": row["name"], "letters": row["prefixes"], "source": row["source"]}
    group, _created = BeneficiaryGroup.objects.update_or_create(code=row["code"], defaults=known)
    return group


def _is_for(group: dict[str, str], code: str) -> bool:
    """Whether one of the group's prefixes is the code, or ends where the code has a hyphen."""
    return any(f"{code}-".startswith(f"{prefix}-") for prefix in group["prefixes"].split())
