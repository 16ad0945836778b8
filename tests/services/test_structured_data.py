"""The page in the words of schema.org: what it says, nothing else."""

import json
from typing import Any

from django.utils import timezone

from wagtail.models import Site

import pytest

from core.models import PortalSettings
from services import builders
from services.models import ServicePage
from tests.services.conftest import make_amount

# The properties of schema.org that a GovernmentService may carry (its own and inherited).
TERMS = {
    "@type", "@id", "alternateName", "areaServed", "audience", "availableChannel", "description",
    "hoursAvailable", "isRelatedTo", "jurisdiction", "name", "offers", "provider", "serviceOperator",
    "serviceOutput", "serviceType", "termsOfService", "url",
}  # fmt: skip


@pytest.fixture
def portal(index) -> PortalSettings:
    portal = PortalSettings.for_site(Site.objects.get(is_default_site=True))
    portal.institution_name, portal.public_url = "Direcția", "https://info.exemplu.ro"
    portal.save()
    return portal


@pytest.fixture
def data_of(rf):
    def read(page: ServicePage) -> dict[str, dict[str, Any]]:
        request = rf.get("/")
        objects = ServicePage.objects.get(pk=page.pk).structured_data(request)
        json.dumps(objects)
        return {item["@type"]: item for item in objects}

    return read


def test_a_bare_service_claims_only_what_it_says(make, data_of):
    service = data_of(make(fees="unknown"))["GovernmentService"]
    assert set(service) <= TERMS
    absent = {
        "alternateName", "areaServed", "audience", "availableChannel", "hoursAvailable",
        "isRelatedTo", "offers", "provider", "serviceOperator",
    }  # fmt: skip
    assert not absent & set(service)


def test_a_full_service_names_everything(make, data_of, portal, office):
    portal.services_portal_url = "https://portal.exemplu.ro"
    portal.save()
    make(title="Rudă", audiences=["older"])
    page = make(
        popular_names=["VMG", "ajutor"],
        audiences=["older"],
        audience_text="Pensionari cu venituri mici",
        area_served="Orașul",
        scope="both",
        offices=[office],
    )
    service = data_of(page)["GovernmentService"]
    assert set(service) == TERMS
    assert service["alternateName"] == ["VMG", "ajutor"]
    assert service["audience"] == {
        "@type": "Audience",
        "audienceType": "Pensionari cu venituri mici",
    }
    assert service["provider"]["name"] == "Direcția"
    assert service["offers"] == {"@type": "Offer", "price": "0", "priceCurrency": "RON"}
    assert [place["name"] for place in service["jurisdiction"]] == ["România", "Orașul"]
    assert service["isRelatedTo"][0]["url"].startswith("https://info.exemplu.ro/")
    assert service["termsOfService"] == ["https://legislatie.just.ro/196"]


def test_channels_are_the_portal_and_the_offices(make, data_of, portal, office):
    portal.services_portal_url = "https://portal.exemplu.ro"
    portal.save()
    online, desk = data_of(make(offices=[office]))["GovernmentService"]["availableChannel"]
    assert online["serviceUrl"] == "https://portal.exemplu.ro"
    assert desk["serviceLocation"]["address"]["streetAddress"] == "Strada Mare nr. 1"
    assert desk["servicePhone"] == [{"@type": "ContactPoint", "telephone": "021 000 00 01"}]


def test_an_unset_portal_is_no_channel(make, data_of, portal, office):
    channels = data_of(make(offices=[office]))["GovernmentService"]["availableChannel"]
    assert [channel["name"] for channel in channels] == ["Ghișeul 1"]


def test_the_main_office_stands_in_for_chosen_ones(make, data_of, portal, office):
    portal.main_office = office
    portal.save()
    service = data_of(make())["GovernmentService"]
    assert service["hoursAvailable"][0]["dayOfWeek"] == "https://schema.org/Monday"
    assert service["hoursAvailable"][0]["opens"] == "09:00"


def test_hours_that_nobody_confirmed_are_not_claimed(make, data_of, office):
    office.hours_confirmed = False
    office.save()
    assert "hoursAvailable" not in data_of(make(offices=[office]))["GovernmentService"]


@pytest.mark.parametrize("fees", ["paid", "unknown"])
def test_only_a_free_service_has_a_price(make, data_of, fees):
    assert "offers" not in data_of(make(fees=fees))["GovernmentService"]


def test_every_sum_of_the_page_is_there_with_its_situation(make, data_of, amount):
    other = make_amount("alta", 143)
    page = make(
        amounts=[
            builders.amount_line("Pentru fiecare membru", amount),
            builders.amount_table("Pe copii", "Copii", ["Doi părinți"], [("1 copil", [other])]),
        ]
    )
    outputs = data_of(page)["GovernmentService"]["serviceOutput"]
    assert [(o["name"], o["value"], o["currency"]) for o in outputs] == [
        ("Pentru fiecare membru", 366.0, "RON"),
        ("Pe copii: 1 copil, Doi părinți", 143.0, "RON"),
    ]


def test_a_changed_amount_changes_the_data(make, data_of, amount):
    page = make()
    amount.value = 400
    amount.save()
    assert data_of(page)["GovernmentService"]["serviceOutput"][0]["value"] == 400


def test_an_expired_sum_says_when_it_ended(make, data_of, expired_amount):
    page = make(amounts=[builders.amount_line("Demult", expired_amount)])
    (output,) = data_of(page)["GovernmentService"]["serviceOutput"]
    assert output["validThrough"] == "2020-12-31"


def test_the_web_page_says_when_it_was_reviewed_and_points_at_the_service(make, data_of, portal):
    objects = data_of(make())
    web_page = objects["WebPage"]
    assert web_page["mainEntity"] == {"@id": objects["GovernmentService"]["@id"]}
    assert web_page["lastReviewed"]
    assert "reviewedBy" not in web_page


def test_only_the_institution_reviews(make, data_of, portal):
    page = make(verified_on=timezone.localdate(), verified_by_role="șef serviciu")
    assert data_of(page)["WebPage"]["reviewedBy"]["name"] == "Direcția"


def test_the_breadcrumb_leads_to_the_service(make, data_of):
    crumbs = data_of(make())["BreadcrumbList"]["itemListElement"]
    assert [crumb["name"] for crumb in crumbs] == ["Acasă", "Servicii", "Ajutor social"]


def test_the_questions_are_there_in_plain_words_with_their_sums(make, data_of, amount):
    asked = builders.question("Cât se dă?", "<p>Cel mult <b>{suma:limita}</b>.</p>")
    page = make(questions=[asked])
    questions = data_of(page)["FAQPage"]["mainEntity"]
    assert questions == [
        {
            "@type": "Question",
            "name": "Cât se dă?",
            "acceptedAnswer": {"@type": "Answer", "text": f"Cel mult {amount.text}."},
        }
    ]


def test_a_page_without_questions_claims_none(make, data_of):
    assert "FAQPage" not in data_of(make())
