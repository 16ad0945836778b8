"""Every answer is what HSDS 3.1 says it is; a spoilt one is noticed."""

import copy
import json
from pathlib import Path

import pytest

from directory.models import Service
from tests.directory.api.conftest import ROOT
from tests.directory.api.hsds import errors, needs_schemas
from tests.directory.conftest import import_file

KINDS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "locations": "location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
REGISTER = Path("../shared/data/register/licensed-services-2016.xlsx")


@needs_schemas
@pytest.mark.parametrize("full", ["false", "true"])
@pytest.mark.parametrize("path", KINDS)
def test_every_record_of_a_list_validates(path, full, corpus, get):
    page = get(path, full=full, full_service=full, per_page=500)
    assert page["contents"]
    assert [error for item in page["contents"] for error in errors(KINDS[path], item)] == []


@needs_schemas
@pytest.mark.parametrize("path", KINDS)
def test_every_single_record_validates(path, corpus, get):
    for item in get(path, per_page=500)["contents"]:
        assert errors(KINDS[path], get(f"{path}/{item['id']}")) == []


@needs_schemas
@pytest.mark.parametrize("path", KINDS)
def test_every_line_of_a_stream_validates_and_none_is_missing(path, corpus, client, get):
    response = client.get(ROOT + path, {"format": "ndjson", "full": "true"})
    lines = [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]
    assert [error for item in lines for error in errors(KINDS[path], item)] == []
    listed = {item["id"] for item in get(path, per_page=500)["contents"]}
    assert {item["id"] for item in lines} == listed
    assert len(lines) == len(listed)


def without_name(record):
    del record["name"]


def unknown_status(record):
    record["status"] = "funcționează"


def latitude_as_text(record):
    record["service_at_locations"][0]["location"]["latitude"] = "44,43"


def address_without_type(record):
    del record["service_at_locations"][0]["location"]["addresses"][0]["address_type"]


def bad_uuid(record):
    record["id"] = "serviciul-1"


def bad_email(record):
    record["email"] = "centru la exemplu"


def bad_moment(record):
    record["last_modified"] = "ieri"


def capacity_without_free_places(record):
    del record["capacities"][0]["available"]


MUTATIONS = [
    without_name,
    unknown_status,
    latitude_as_text,
    address_without_type,
    bad_uuid,
    bad_email,
    bad_moment,
    capacity_without_free_places,
]


@needs_schemas
@pytest.mark.parametrize("spoil", MUTATIONS, ids=lambda spoil: spoil.__name__)
def test_the_check_refuses_a_spoilt_record(spoil, corpus, get):
    record = get(f"services/{corpus[3].pk}")
    assert errors("service", record) == []
    spoilt = copy.deepcopy(record)
    spoil(spoilt)
    assert len(errors("service", spoilt)) == 1


@needs_schemas
@pytest.mark.one_database
@pytest.mark.skipif(not REGISTER.exists(), reason="the register of 2016 is not on this machine")
def test_the_register_of_2016_validates_whole(client, db):
    import_file(REGISTER)
    counted = {}
    for path, kind in KINDS.items():
        response = client.get(ROOT + path, {"format": "ndjson", "full": "true"})
        lines = [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]
        assert [error for item in lines for error in errors(kind, item)] == []
        counted[path] = len(lines)
    assert counted["services"] == Service.objects.published().count() == 2186
    assert counted["service_at_locations"] == 2186
