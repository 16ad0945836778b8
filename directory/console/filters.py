"""The filters of the lists of services and providers; each stands on an index."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from wagtail.admin.filters import WagtailFilterSet

import django_filters as df

from directory.freshness import MONTHS, months_before
from directory.models import (
    BeneficiaryGroup,
    County,
    LicenseStatus,
    Locality,
    Location,
    Membership,
    Organization,
    Ownership,
    Service,
    ServiceAtLocation,
    Stage,
    Status,
    TaxonomyTerm,
)
from directory.text import fold

NONE = "none"
LICENCES = [*LicenseStatus.choices, (NONE, "fără licență în registru")]
UNCONFIRMED = [
    *((str(count), f"de peste {count} luni") for count in MONTHS),
    (NONE, "niciodată confirmat"),
]
SCORES = [(str(limit), f"sub {limit}") for limit in (30, 50, 70, 90)]
OWNERSHIPS = [*Ownership.choices[:2], (NONE, "necunoscut")]


def categories() -> list[tuple[str, str]]:
    """Return the categories of the nomenclature."""
    names = TaxonomyTerm.objects.order_by("category").values_list("category", flat=True)
    return [(name, name) for name in names.distinct()]


def without_point() -> QuerySet[ServiceAtLocation, Any]:
    """Return the services (as a subquery) whose main place has no point."""
    # A subquery and no join: the database starts from the few places without a point.
    return at_places(location__in=Location.objects.filter(latitude=None))


def at_places(**where: Any) -> QuerySet[ServiceAtLocation, Any]:
    """Return the services (as a subquery) whose main place is like this."""
    return ServiceAtLocation.objects.filter(main=True, **where).values("service")


class ServiceFilters(WagtailFilterSet):
    """What the keepers of the map narrow the list of services by."""

    judet = df.ModelChoiceFilter(label="Județul", queryset=County.objects.all(), method="in_county")
    localitate = df.CharFilter(label="Localitatea", method="in_locality")
    tip = df.ModelChoiceFilter(
        label="Tipul", queryset=TaxonomyTerm.objects.all(), field_name="term"
    )
    categorie = df.ChoiceFilter(
        label="Categoria", choices=categories, method="of_category", widget=forms.Select
    )
    grup = df.ModelChoiceFilter(
        label="Beneficiarii", queryset=BeneficiaryGroup.objects.all(), method="for_group"
    )
    stare = df.ChoiceFilter(label="Starea", choices=Status.choices, field_name="status")
    publicare = df.ChoiceFilter(label="Publicarea", choices=Stage.choices, field_name="stage")
    licenta = df.ChoiceFilter(label="Licența", choices=LICENCES, method="by_licence")
    forma = df.ChoiceFilter(label="Public sau privat", choices=OWNERSHIPS, method="by_ownership")
    neconfirmat = df.ChoiceFilter(label="Neconfirmat", choices=UNCONFIRMED, method="unconfirmed")
    fara_punct = df.ChoiceFilter(
        label="Punctul pe hartă", choices=[("1", "fără punct")], method="unlocated"
    )
    complet = df.ChoiceFilter(label="Completă", choices=SCORES, method="below")

    class Meta:
        model = Service
        fields: list[str] = []

    def in_county(self, found: QuerySet, _name: str, county: County) -> QuerySet:
        return found.filter(pk__in=at_places(location__county=county))

    def in_locality(self, found: QuerySet, _name: str, text: str) -> QuerySet:
        """By the name in SIRUTA, or as the register wrote it."""
        key = fold(text)
        known = (
            Locality.objects.filter(key__startswith=key).values("pk")
            if key
            else Locality.objects.none()
        )
        places = Location.objects.filter(
            Q(locality__in=known) | Q(locality=None, locality_text__icontains=text.strip())
        )
        return found.filter(pk__in=at_places(location__in=places))

    def of_category(self, found: QuerySet, _name: str, category: str) -> QuerySet:
        return found.filter(term__in=TaxonomyTerm.objects.filter(category=category))

    def for_group(self, found: QuerySet, _name: str, group: BeneficiaryGroup) -> QuerySet:
        return found.filter(term__in=group.terms.all())

    def by_licence(self, found: QuerySet, _name: str, state: str) -> QuerySet:
        return found.filter(licence_status="" if state == NONE else state)

    def by_ownership(self, found: QuerySet, _name: str, ownership: str) -> QuerySet:
        wanted = Organization.objects.filter(ownership="" if ownership == NONE else ownership)
        return found.filter(organization__in=wanted)

    def unconfirmed(self, found: QuerySet, _name: str, months: str) -> QuerySet:
        never = Q(confirmed_on=None)
        if months == NONE:
            return found.filter(never)
        limit = months_before(timezone.localdate(), int(months))
        return found.filter(never | Q(confirmed_on__lte=limit))

    def unlocated(self, found: QuerySet, _name: str, _value: str) -> QuerySet:
        return found.filter(pk__in=without_point())

    def below(self, found: QuerySet, _name: str, limit: str) -> QuerySet:
        return found.filter(score__lt=int(limit))


class OrganizationFilters(WagtailFilterSet):
    """What the list of providers is narrowed by."""

    forma = df.ChoiceFilter(label="Public sau privat", choices=OWNERSHIPS, method="by_ownership")
    judet = df.ModelChoiceFilter(
        label="Are servicii în județul", queryset=County.objects.all(), method="in_county"
    )
    cui = df.ChoiceFilter(label="CUI", choices=[("1", "fără CUI")], method="without_cui")
    revendicat = df.ChoiceFilter(
        label="Datele sunt administrate de furnizor",
        choices=[("da", "revendicat"), ("nu", "nerevendicat")],
        method="claimed",
    )

    class Meta:
        model = Organization
        fields: list[str] = []

    def by_ownership(self, found: QuerySet, _name: str, ownership: str) -> QuerySet:
        return found.filter(ownership="" if ownership == NONE else ownership)

    def in_county(self, found: QuerySet, _name: str, county: County) -> QuerySet:
        here = Service.objects.filter(pk__in=at_places(location__county=county))
        return found.filter(pk__in=here.values("organization"))

    def claimed(self, found: QuerySet, _name: str, answer: str) -> QuerySet:
        members = Membership.objects.filter(organization=OuterRef("pk"), active=True)
        return found.filter(Exists(members) if answer == "da" else ~Exists(members))

    def without_cui(self, found: QuerySet, _name: str, _value: str) -> QuerySet:
        return found.filter(cui="")
