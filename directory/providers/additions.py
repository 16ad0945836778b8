"""A service that the register does not hold yet, as its provider states it.

It stands in review and outside every output until a moderator ties it to a licence.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from directory.models import (
    ChangeRecord,
    County,
    FieldValue,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    Source,
    Stage,
    Status,
    TaxonomyTerm,
)

MOST_IN_REVIEW = 20


class TooManyError(Exception):
    """The provider has added as many as a moderator can look at; a sentence for the person."""


@transaction.atomic
def add(
    organization: Organization, user: User, name: str, term: TaxonomyTerm, county: County
) -> Service:
    """Add a service in review; the rest of its record is filled in on its own page."""
    Organization.objects.select_for_update().get(pk=organization.pk)
    waiting = organization.services.filter(stage=Stage.IN_REVIEW).exclude(status=Status.DEFUNCT)
    if waiting.count() >= MOST_IN_REVIEW:
        raise TooManyError(
            f"Aveți deja {MOST_IN_REVIEW} de servicii în verificare. Așteptați să fie verificate."
        )
    now = timezone.now()
    service = Service.objects.create(
        organization=organization,
        name=name,
        term=term,
        code_text=term.code,
        stage=Stage.IN_REVIEW,
        modified_at=now,
    )
    location = Location.objects.create(county=county)
    ServiceAtLocation.objects.create(service=service, location=location)
    said = {"name": name, "code": term.code, "county": county.pk}
    FieldValue.objects.bulk_create(
        FieldValue(
            service=service,
            field=field,
            value=value,
            source=Source.PROVIDER,
            state=FieldValue.State.APPROVED,
            user=user,
            at=now,
        )
        for field, value in said.items()
    )
    ChangeRecord.objects.create(
        service=service,
        new=said,
        at=now,
        source=Source.PROVIDER,
        user=user,
        published=False,
    )
    return service
