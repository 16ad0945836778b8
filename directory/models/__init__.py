"""Models of the directory: geography, nomenclature, records, truths, imports."""

from directory.models.api_keys import ApiKey
from directory.models.feedback import (
    Notice,
    NoticeCursor,
    NotificationPreference,
    Review,
    ReviewDecision,
    Suggestion,
    Watch,
)
from directory.models.geography import County, Locality, LocalityKind, Region, SectorOutline
from directory.models.import_jobs import ImportJob, ImportLine
from directory.models.imports import ImportRow, ImportRun, QueueItem, RegisterMapping, UndoImage
from directory.models.indicators import INHABITANTS, Indicator
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
    "INHABITANTS",
    "ApiKey",
    "BeneficiaryGroup",
    "CapacityUnit",
    "Care",
    "ChangeRecord",
    "Claim",
    "Conflict",
    "County",
    "FieldValue",
    "ImportJob",
    "ImportLine",
    "ImportRow",
    "ImportRun",
    "Indicator",
    "License",
    "LicenseEvent",
    "LicenseKind",
    "LicenseStatus",
    "Locality",
    "LocalityKind",
    "Location",
    "MailLink",
    "Membership",
    "Notice",
    "NoticeCursor",
    "NotificationPreference",
    "Organization",
    "Ownership",
    "Precision",
    "QueueItem",
    "Region",
    "RegisterMapping",
    "RegisterRecord",
    "Reminder",
    "Review",
    "ReviewDecision",
    "SectorOutline",
    "Service",
    "ServiceAtLocation",
    "Source",
    "Stage",
    "Status",
    "Suggestion",
    "Taxonomy",
    "TaxonomyTerm",
    "TermMapping",
    "UndoImage",
    "Verification",
    "Watch",
]
