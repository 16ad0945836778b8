"""A service page in the words of schema.org: only what the page itself says.

What is not known has no property. ``lastReviewed`` is schema.org's name for the date on which
a WebPage was reviewed.
"""

from typing import Any

from django.http import HttpRequest

from core.models import Amount, Office, PortalSettings
from core.models.offices import WEEKDAYS
from core.text import plain_text
from services import money
from services.choices import Fees, Scope

Data = dict[str, Any]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COUNTRY = {"@type": "Country", "name": "România"}


def service_data(page: Any, request: HttpRequest, base: list[Data]) -> list[Data]:
    """Return the page's objects with its review dates, and the service that it describes."""
    web_page, *others = base
    service_id = f"{web_page['@id']}#serviciu"
    portal = PortalSettings.for_request(request)
    service = {
        "@type": "GovernmentService",
        "@id": service_id,
        "name": page.title,
        "url": web_page["url"],
        **_facts(page, portal),
        "isRelatedTo": [
            {
                "@type": "GovernmentService",
                "name": other.title,
                "url": portal.base_url + other.get_url(request),
            }
            for other in page.related_services
        ],
    }
    web_page |= {**_review(page, portal), "mainEntity": {"@id": service_id}}
    return [web_page, *others, _without_gaps(service), *_questions(page, web_page)]


def _facts(page: Any, portal: PortalSettings) -> Data:
    provider = _provider(portal)
    offices = page.offices_shown(portal)
    return {
        "alternateName": page.popular_names_list,
        "description": page.summary,
        "serviceType": page.service_type_label,
        "audience": _audience(page),
        "areaServed": _area(page),
        "jurisdiction": _jurisdiction(page),
        "provider": provider,
        "serviceOperator": provider,
        "availableChannel": _channels(page, portal, offices),
        "hoursAvailable": [hours for office in offices for hours in _hours(office)],
        "offers": _offer(page),
        "serviceOutput": _outputs(page),
        "termsOfService": [act["url"] or act["act"] for act in page.acts_now],
    }


def _without_gaps(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def _provider(portal: PortalSettings) -> Data:
    if not portal.institution_name:
        return {}
    return {
        "@type": "GovernmentOrganization",
        "name": portal.institution_name,
        "url": f"{portal.base_url}/",
    }


def _review(page: Any, portal: PortalSettings) -> Data:
    if not page.reviewed_on:
        return {}
    data: Data = {"lastReviewed": page.reviewed_on.isoformat()}
    if page.verified_on and portal.institution_name:
        data["reviewedBy"] = _provider(portal)
    return data


def _audience(page: Any) -> Data:
    words = page.audience_text
    return {"@type": "Audience", "audienceType": words} if words else {}


def _questions(page: Any, web_page: Data) -> list[Data]:
    """Return the page's questions as a part of it, if it has any."""
    asked = [
        {
            "@type": "Question",
            "name": block.value["question"],
            "acceptedAnswer": {"@type": "Answer", "text": _answer(page, block.value["answer"])},
        }
        for block in page.questions
    ]
    if not asked:
        return []
    return [
        {
            "@type": "FAQPage",
            "@id": f"{web_page['@id']}#intrebari",
            "isPartOf": {"@id": web_page["@id"]},
            "inLanguage": "ro",
            "mainEntity": asked,
        }
    ]


def _answer(page: Any, answer: Any) -> str:
    """Return an answer in plain words, its sums filled in."""
    return plain_text(money.fill_in(str(answer), page.amounts_by_key))


def _area(page: Any) -> Data:
    return {"@type": "AdministrativeArea", "name": page.area_served} if page.area_served else {}


def _jurisdiction(page: Any) -> Any:
    area = _area(page)
    places = {
        Scope.NATIONAL.value: [COUNTRY],
        Scope.LOCAL.value: [area],
        Scope.BOTH.value: [COUNTRY, area],
    }.get(page.scope, [])
    known = [place for place in places if place]
    return known[0] if len(known) == 1 else known


def _channels(page: Any, portal: PortalSettings, offices: list[Office]) -> list[Data]:
    channels: list[Data] = []
    link = portal.services_portal_link(page)
    if link.is_set:
        channels.append({"@type": "ServiceChannel", "name": "Online", "serviceUrl": link.url})
    for office in offices:
        phones = [phone.number for phone in office.phones.all()]
        channels.append(
            _without_gaps(
                {
                    "@type": "ServiceChannel",
                    "name": office.name,
                    "serviceLocation": _location(office),
                    "servicePhone": [
                        {"@type": "ContactPoint", "telephone": number} for number in phones
                    ],
                }
            )
        )
    return channels


def _location(office: Office) -> Data:
    address = _without_gaps(
        {
            "streetAddress": office.street,
            "addressLocality": office.locality,
            "postalCode": office.postcode,
        }
    )
    if not address:
        return {}
    return {
        "@type": "GovernmentOffice",
        "name": office.name,
        "address": {"@type": "PostalAddress", **address, "addressCountry": "RO"},
    }


def _hours(office: Office) -> list[Data]:
    """Return the weekly hours, but only those that the institution confirmed."""
    if not office.hours_confirmed:
        return []
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"https://schema.org/{DAYS[hours.weekday % len(WEEKDAYS)]}",
            "opens": f"{hours.opens:%H:%M}",
            "closes": f"{hours.closes:%H:%M}",
        }
        for hours in office.hours.all()
    ]


def _offer(page: Any) -> Data:
    if page.fees != Fees.FREE:
        return {}
    return {"@type": "Offer", "price": "0", "priceCurrency": "RON"}


def _outputs(page: Any) -> list[Data]:
    """Return every sum of „Cât se acordă”, with the situation to which it belongs."""
    found: list[tuple[str, Amount | None]] = []
    for block in page.amounts:
        value = block.value
        if block.block_type == "amount":
            found.append((value["label"], value["amount"]))
        elif block.block_type == "table":
            columns = list(value["columns"])
            found.extend(
                (f"{value['caption']}: {row.label}, {column}", amount)
                for row in value.table_rows
                for column, amount in zip(columns, row.amounts, strict=False)
            )
    return [
        {**data, "name": label}
        for label, amount in found
        if amount is not None and (data := amount.as_data())
    ]
