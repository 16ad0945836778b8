"""The files of the open data: complete, alike, atomic, and silent about shelters."""

import csv
import hashlib
import io
import json
import zipfile

from django.core.management import call_command

import openpyxl
import pytest

from core.jobs import registered
from directory.exports import build as building
from directory.exports.build import build, folder, manifest
from directory.exports.files import KINDS
from directory.models import Service
from tests.directory.public_corpus import ROOT, SECRETS


def built() -> dict[str, bytes]:
    made = build()
    return {
        item["name"]: (folder() / made["folder"] / item["name"]).read_bytes()
        for item in made["files"]
    }


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_all_forms_hold_what_the_api_holds(corpus, client):
    files = built()
    page = client.get(f"{ROOT}services", {"per_page": 500}).json()
    places = client.get(f"{ROOT}service_at_locations", {"per_page": 500}).json()
    rows = rows_of(files["servicii.csv"])
    assert {row["id"] for row in rows} == {item["id"] for item in page["contents"]}
    assert {row["id_loc"] for row in rows} == {item["id"] for item in places["contents"]}
    sheet = openpyxl.load_workbook(io.BytesIO(files["servicii.xlsx"]), read_only=True).active
    assert len(list(sheet.iter_rows(values_only=True))) == len(rows) + 1
    lines = [json.loads(line) for line in files["servicii.ndjson"].splitlines()]
    assert lines[0] == client.get(f"{ROOT}services/{lines[0]['id']}").json()
    assert len(lines) == page["total_items"] == 39
    features = json.loads(files["locuri.geojson"])["features"]
    assert len(features) == len([row for row in rows if row["latitudine"]]) == 38
    with zipfile.ZipFile(io.BytesIO(files["hsds.zip"])) as packed:
        tables = {
            name: rows_of(packed.read(name)) for name in packed.namelist() if name.endswith(".csv")
        }
        described = json.loads(packed.read("datapackage.json"))
        assert "CC BY 4.0" in packed.read("LICENTA.txt").decode()
    assert len(tables["service.csv"]) == 39
    for resource in described["resources"]:
        ids = [row["id"] for row in tables[resource["path"]]]
        assert len(ids) == len(set(ids)), resource["name"]
    known = {row["id"] for row in tables["organization.csv"]}
    assert {row["organization_id"] for row in tables["service.csv"]} == known


def test_no_file_tells_where_a_shelter_is(shelter):
    files = built()
    hidden = [*SECRETS, str(shelter.places.get().location_id)]
    texts = {name: data.decode("utf-8", "replace") for name, data in files.items()}
    for name in ("servicii.xlsx", "hsds.zip"):
        with zipfile.ZipFile(io.BytesIO(files[name])) as packed:
            texts[name] = "".join(packed.read(part).decode() for part in packed.namelist())
    assert len(texts) == len(KINDS)
    assert [(name, word) for name, text in texts.items() for word in hidden if word in text] == []
    row = next(row for row in rows_of(files["servicii.csv"]) if row["id"] == str(shelter.pk))
    assert row["adresa_protejata"] == "da"
    assert row["judet"]
    assert not any(
        row[name] for name in ("localitate", "siruta", "adresa", "latitudine", "cod_postal")
    )


def test_no_cell_of_a_spreadsheet_is_a_formula(corpus):
    Service.objects.filter(pk=corpus[3].pk).update(name="=HYPERLINK(1)")
    names = [row["denumire"] for row in rows_of(built()["servicii.csv"])]
    assert "'=HYPERLINK(1)" in names


def test_a_build_that_fails_leaves_the_last_one(corpus, monkeypatch):
    build()
    before = manifest()
    monkeypatch.setattr(building, "services", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build()
    assert manifest() == before
    assert not [item for item in folder().iterdir() if item.name.startswith("nou-")]


def test_only_the_last_two_builds_are_kept(corpus):
    for _ in range(4):
        build()
    assert len([item for item in folder().iterdir() if item.is_dir()]) == 2


def test_the_page_lists_files_with_size_and_checksum(corpus, client, home_page):
    call_command("build_open_data")
    text = client.get("/harta/date/").content.decode()
    made = manifest()
    assert made is not None
    for item in made["files"]:
        data = (folder() / made["folder"] / item["name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == item["sha256"]
        assert item["sha256"] in text
    assert "39 de înregistrări" in text
    response = client.get("/harta/date/servicii.csv")
    assert response.status_code == 302
    file = client.get(response["Location"])
    assert b"".join(file.streaming_content).startswith(b"\xef\xbb\xbfid,")
    assert client.get("/harta/date/manifest.json").status_code == 404


def test_the_page_says_when_there_is_nothing_yet(client, home_page, facts):
    text = client.get("/harta/date/").content.decode()
    assert "Încă nu este niciun fișier" in text
    assert client.get("/harta/date/catalog.jsonld").status_code == 404


def test_the_catalogue_names_every_file(corpus, client, home_page):
    build()
    response = client.get("/harta/date/catalog.jsonld")
    assert response["Content-Type"].startswith("application/ld+json")
    data = response.json()["dcat:dataset"]
    addresses = [item["dcat:downloadURL"]["@id"] for item in data["dcat:distribution"][:-1]]
    assert addresses == [f"http://testserver/harta/date/{kind.name}" for kind in KINDS]
    assert all(item["dct:license"] for item in data["dcat:distribution"])


def test_the_files_are_made_at_night():
    assert "directory.open_data" in {job.name for job in registered()}
