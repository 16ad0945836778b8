"""The catalogue of the open data on the terms of DCAT-AP 3, for data.gov.ro and data.europa.eu."""

from typing import Any

from directory.exports import licence

AUTHORITIES = "http://publications.europa.eu/resource/authority"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FORMATS = {
    "text/csv": "CSV",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/geo+json": "GEOJSON",
    "application/x-ndjson": "JSON",
    "application/zip": "ZIP",
}


def text(value: str) -> dict[str, str]:
    """Return a Romanian text."""
    return {"@value": value, "@language": "ro"}


def moment(value: str) -> dict[str, str]:
    """Return a moment."""
    return {"@value": value, "@type": "xsd:dateTime"}


def link(address: str) -> dict[str, str]:
    """Return a reference."""
    return {"@id": address}


def catalogue(site: str, publisher: str, manifest: dict[str, Any]) -> dict[str, Any]:
    """Return catalogue, data set and distributions; ``site`` is the portal without a slash."""
    page = f"{site}/harta/date/"
    who = {"@id": f"{site}/#institutia", "@type": "foaf:Agent", "foaf:name": text(publisher)}
    return {
        "@context": CONTEXT,
        "@id": f"{page}catalog.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": text("Date deschise"),
        "dct:description": text("Datele publice ale hărții serviciilor sociale licențiate."),
        "dct:publisher": who,
        "dct:modified": moment(manifest["at"]),
        "dcat:dataset": {
            "@id": f"{page}#servicii",
            "@type": "dcat:Dataset",
            "dct:title": text("Servicii sociale licențiate"),
            "dct:description": text(
                "Serviciile sociale licențiate din România, cu furnizor, tip, loc și licență. "
                "Locurile protejate apar numai cu județul."
            ),
            "dct:publisher": link(who["@id"]),  # type: ignore[arg-type]  # a text, by its key
            "dct:modified": moment(manifest["at"]),
            "dct:accrualPeriodicity": link(f"{AUTHORITIES}/frequency/DAILY"),
            "dct:language": link(f"{AUTHORITIES}/language/RON"),
            "dct:spatial": {"@id": f"{AUTHORITIES}/country/ROU", "@type": "dct:Location"},
            "dcat:theme": link(f"{AUTHORITIES}/data-theme/SOCI"),
            "dcat:landingPage": link(page),
            "dcat:distribution": [_distribution(page, item) for item in manifest["files"]]
            + [_service(site, page)],
        },
    }


def _distribution(page: str, item: dict[str, Any]) -> dict[str, Any]:
    address = f"{page}{item['name']}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": text(item["title"]),
        "dcat:accessURL": link(page),
        "dcat:downloadURL": link(address),
        "dct:license": link(licence.URL),
        "dct:format": link(f"{AUTHORITIES}/file-type/{FORMATS[item['media_type']]}"),
        "dcat:byteSize": {"@value": str(item["bytes"]), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": link("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@value": item["sha256"], "@type": "xsd:hexBinary"},
        },
    }


def _service(site: str, page: str) -> dict[str, Any]:
    root = f"{site}/api/hsds/v3/"
    return {
        "@id": f"{page}#api",
        "@type": "dcat:Distribution",
        "dct:title": text("API (HSDS 3.1)"),
        "dcat:accessURL": link(root),
        "dct:license": link(licence.URL),
        "dct:format": link(f"{AUTHORITIES}/file-type/JSON"),
        "dcat:accessService": {
            "@id": root,
            "@type": "dcat:DataService",
            "dct:title": text("API (HSDS 3.1)"),
            "dcat:endpointURL": link(root),
            "dcat:endpointDescription": link(f"{root}openapi.json"),
        },
    }
