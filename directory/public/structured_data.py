"""A service in the words of schema.org: only what its page says; what is not known has no property."""

from typing import Any

from directory.models import Organization, Ownership
from directory.public.shown import Shown, ShownPlace

Data = dict[str, Any]


def service_data(shown: Shown, address: str) -> list[Data]:
    """Return the service with its provider."""
    service = shown.service
    public = service.organization.ownership == Ownership.PUBLIC
    data = {
        "@type": "GovernmentService" if public else "Service",
        "@id": f"{address}#serviciu",
        "name": service.name,
        "url": address,
        "description": service.description,
        "serviceType": service.term.name if service.term else "",
        "audience": [
            {"@type": "Audience", "audienceType": group.name}
            for group in (service.term.groups.all() if service.term else ())
        ],
        "areaServed": shown.first.place.county if shown.first else "",
        "provider": organization_data(service.organization),
        "availableChannel": [
            channel for place in shown.places if (channel := _channel(shown, place))
        ],
    }
    return [without_gaps(data)]


def organization_data(organization: Organization) -> Data:
    """Return a provider."""
    kinds = {Ownership.PUBLIC: "GovernmentOrganization", Ownership.PRIVATE: "NGO"}
    kind = kinds.get(Ownership(organization.ownership), "Organization")
    return {"@type": kind, "name": organization.name}


def without_gaps(data: Data) -> Data:
    """Leave out what is not known."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def _channel(shown: Shown, shown_place: ShownPlace) -> Data:
    place = shown_place.place
    location: Data = {}
    if not place.protected:
        postal = without_gaps(
            {
                "@type": "PostalAddress",
                "streetAddress": place.address,
                "addressLocality": place.locality,
                "addressRegion": place.county,
                "postalCode": place.postal_code,
                "addressCountry": "RO",
            }
        )
        location = {"@type": "Place", "address": postal}
        if place.point:
            latitude, longitude = place.point
            location["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": latitude,
                "longitude": longitude,
            }
    phone = shown_place.phones[0] if shown_place.phones else ""
    if not phone and not location:
        return {}
    return without_gaps(
        {
            "@type": "ServiceChannel",
            "serviceUrl": shown.service.website,
            "servicePhone": {"@type": "ContactPoint", "telephone": phone} if phone else {},
            "serviceLocation": location,
        }
    )
