"""Models of the directory: geography, nomenclature, records, truths, imports."""

from directory.models.geography import County, Locality, LocalityKind, Region
from directory.models.imports import ImportRow, ImportRun, QueueItem, RegisterMapping, UndoImage
from directory.models.licences import License, LicenseEvent, LicenseKind, LicenseStatus
from directory.models.nomenclature import (
    BeneficiaryGroup,
    Care,
    Taxonomy,
    TaxonomyTerm,
    TermMapping,
)
from directory.models.providers import Claim, MailLink, Membership, Reminder
from directory.models.records import (
    CapacityUnit,
    Location,
    Organization,
    Ownership,
    Precision,
    Service,
    ServiceAtLocation,
    Stage,
    Status,
    Verification,
)
from directory.models.truths import ChangeRecord, Conflict, FieldValue, RegisterRecord, Source

__all__ = [
    "BeneficiaryGroup",
    "CapacityUnit",
    "Care",
    "ChangeRecord",
    "Claim",
    "Conflict",
    "County",
    "FieldValue",
    "ImportRow",
    "ImportRun",
    "License",
    "LicenseEvent",
    "LicenseKind",
    "LicenseStatus",
    "Locality",
    "LocalityKind",
    "Location",
    "MailLink",
    "Membership",
    "Organization",
    "Ownership",
    "Precision",
    "QueueItem",
    "Region",
    "RegisterMapping",
    "RegisterRecord",
    "Reminder",
    "Service",
    "ServiceAtLocation",
    "Source",
    "Stage",
    "Status",
    "Taxonomy",
    "TaxonomyTerm",
    "TermMapping",
    "UndoImage",
    "Verification",
]
