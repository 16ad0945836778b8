"""The spreadsheet of a list holds what the list shows."""

import csv
import io

from directory.exports import selection
from directory.models import Service
from directory.selection import Results, Selection
from tests.directory.public_corpus import SECRETS


def lines(client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/harta/export.csv{query}")
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_file_has_the_services_of_the_list_in_its_order(corpus, client, home_page):
    for query in (
        {},
        {"ordine": "confirmare"},
        {"fel": "public"},
        {"judet": "CJ"},
        {"locuri": "1"},
    ):
        listed = [str(key) for key in Results(Selection.from_query(query)).in_order()]
        address = "?" + "&".join(f"{name}={value}" for name, value in query.items())
        assert [line["id"] for line in lines(client, address)] == listed
    assert len(lines(client)) == 39


def test_the_page_links_the_file_of_its_own_selection(corpus, client, home_page):
    text = client.get("/harta/?fel=public").content.decode()
    assert "/harta/export.csv?fel=public" in text


def test_the_file_hides_a_protected_place(shelter, client, home_page):
    text = str(lines(client))
    assert str(shelter.pk) in text
    assert not [secret for secret in SECRETS if secret in text]


def test_a_formula_in_a_name_stays_text(corpus, client, home_page):
    Service.objects.filter(pk=corpus[5].pk).update(name="=1+1")
    assert "'=1+1" in [line["denumire"] for line in lines(client)]


def test_who_downloads_list_after_list_is_told_when_to_come_back(corpus, client, monkeypatch):
    monkeypatch.setattr(selection, "EXPORTS_AN_HOUR", 1)
    lines(client)
    refused = client.get("/harta/export.csv")
    assert refused.status_code == 429
    assert refused["Retry-After"] == "3600"
    assert "/harta/date/" in refused.content.decode()
