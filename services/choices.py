"""The fixed vocabularies of a service page."""

from django.db import models


class StatusKind(models.TextChoices):
    """What the status box says in one word; colour and icon follow it, never replace it."""

    IN_FORCE = "in_force", "Se acordă"
    CHANGED = "changed", "Reguli schimbate"
    REPLACED = "replaced", "Înlocuit"
    LOCAL = "local", "După hotărârea locală"
    ENDED = "ended", "Nu se mai acordă"

    @property
    def icon(self) -> str:
        """The name of the pictogram in the site's set."""
        return {
            "in_force": "check",
            "changed": "refresh",
            "replaced": "arrow-right",
            "local": "info",
            "ended": "cross",
        }[self.value]


class Fees(models.TextChoices):
    """What the application costs; „gratuit” is an answer."""

    FREE = "free", "Gratuit"
    PAID = "paid", "Cu taxă"
    UNKNOWN = "unknown", "Necunoscut – întrebați la ghișeu"


class ServiceType(models.TextChoices):
    """What kind of help it is, in the words of the law on social assistance."""

    BENEFIT = "benefit", "Beneficiu de asistență socială"
    SERVICE = "service", "Serviciu social"


class Scope(models.TextChoices):
    """Who decides the right."""

    NATIONAL = "national", "Drept național, stabilit prin lege"
    LOCAL = "local", "Drept local, stabilit prin hotărâre a consiliului local"
    BOTH = "both", "Drept național și drept local"


class Audience(models.TextChoices):
    """Whom a service addresses; services that share an audience are related."""

    OLDER = "older", "Pensionari și vârstnici"
    LOW_INCOME = "low_income", "Persoane și familii cu venituri mici"
    CHILDREN = "children", "Familii cu copii"
    DISABILITY = "disability", "Persoane cu dizabilități"
    CRISIS = "crisis", "Persoane aflate într-o situație deosebită"
    HOUSING = "housing", "Chiriași și persoane fără locuință"


class Pictogram(models.TextChoices):
    """The drawing of the service on cards and slides."""

    VOUCHER = "voucher", "Tichet"
    COINS = "coins", "Monede"
    FAMILY = "family", "Familie"
    EMERGENCY = "emergency", "Urgență"
    HOME = "home", "Locuință"
    PERSON = "person", "Persoană"
