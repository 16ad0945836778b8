"""The models that every app stands on, one concern a module."""

from core.models.alerts import SiteAlert
from core.models.amounts import Amount
from core.models.base_page import BasePage
from core.models.feedback import PageFeedback
from core.models.jobs import ScheduledJob
from core.models.media import Film, PortalImage, PortalRendition
from core.models.offices import (
    Office,
    OfficeException,
    OfficeHours,
    OfficePhone,
    OpeningState,
)
from core.models.outbox import OutgoingMail
from core.models.seeding import SeededItem
from core.models.settings import PortalSettings, ServicesPortalLink
from core.models.workflow import VerificationTask

__all__ = [
    "Amount",
    "BasePage",
    "Film",
    "Office",
    "OfficeException",
    "OfficeHours",
    "OfficePhone",
    "OpeningState",
    "OutgoingMail",
    "PageFeedback",
    "PortalImage",
    "PortalRendition",
    "PortalSettings",
    "ScheduledJob",
    "SeededItem",
    "ServicesPortalLink",
    "SiteAlert",
    "VerificationTask",
]
