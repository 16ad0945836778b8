"""Whatever is asked: no failure of ours, and every answer has the form that the OpenAPI document states."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from directory.api import limits
from directory.api.hsds import api
from tests.directory.api.conftest import ROOT

TEXTS = st.text(max_size=30)
NUMBERS = st.one_of(
    st.integers().map(str), st.floats().map(str), st.sampled_from(["", "0", "1", "44.4", "26,1"])
)
KNOWN = {
    "page": NUMBERS,
    "per_page": NUMBERS,
    "lat": NUMBERS,
    "lon": NUMBERS,
    "radius": NUMBERS,
    "bbox": st.lists(NUMBERS, max_size=5).map(",".join),
    "format": st.sampled_from(["json", "ndjson", "xml", ""]),
    "full": st.sampled_from(["true", "false", "1", "poate"]),
    "minimal": st.sampled_from(["true", "false", "x"]),
    "modified_after": st.one_of(st.datetimes().map(str), st.dates().map(str), TEXTS),
    "taxonomy_term_id": st.one_of(st.uuids().map(str), TEXTS),
    "organization_id": st.one_of(st.uuids().map(str), TEXTS),
    "county": st.one_of(st.sampled_from(["B", "cj", "ZZ"]), TEXTS),
    "search": TEXTS,
}
QUESTIONS = st.dictionaries(st.sampled_from(sorted(KNOWN)), st.just(None), max_size=3).flatmap(
    lambda names: st.fixed_dictionaries({name: KNOWN[name] for name in names})
)
PATHS = st.sampled_from(
    [
        "services",
        "organizations",
        "service_at_locations",
        "locations",
        "taxonomies",
        "taxonomy_terms",
    ]
)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The OpenAPI document, with the states of answers as numbers."""
    stated = json.loads(json.dumps(api.get_openapi_schema()))
    for found in stated["paths"].values():
        for method in found.values():
            method["responses"] = {int(code): item for code, item in method["responses"].items()}
    return stated


def broken(document: dict[str, Any], path: str, status: int, answer: Any) -> list[str]:
    """Return where an answer is not what the document says."""
    stated = document["paths"][f"{ROOT}{path}"]["get"]["responses"][status]
    schema = stated["content"]["application/json"]["schema"]
    whole = {**schema, "components": document["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(answer)]


@pytest.fixture
def no_limits(monkeypatch):
    monkeypatch.setattr(limits, "REQUESTS_A_MINUTE", 10**9)
    monkeypatch.setattr(limits, "STREAMS_AN_HOUR", 10**9)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(path=PATHS, question=QUESTIONS)
def test_any_question_gets_an_answer_in_the_stated_form(
    path, question, client, corpus, no_limits, document
):
    response = client.get(ROOT + path, question)
    assert response.status_code in {200, 400}
    if response.streaming:
        for line in b"".join(response.streaming_content).splitlines():
            assert json.loads(line)["id"]
        return
    assert broken(document, path, response.status_code, response.json()) == []


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(path=PATHS, key=TEXTS.filter(lambda text: text and "\n" not in text))
def test_any_identifier_gets_an_answer(path, key, client, corpus, no_limits):
    response = client.get(f"{ROOT}{path}/{quote(key, safe='')}")
    assert response.status_code in {200, 404}
    assert response["Content-Type"].startswith("application/")
