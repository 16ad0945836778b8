"""Outlines of the sectors, which an institution brings itself."""

import json

from django.core.management import CommandError, call_command

import pytest

from directory.models import SectorOutline

pytestmark = pytest.mark.django_db

SECTOR_5, CLUJ = 179187, 54984
SQUARE = [[26.0, 44.3], [26.1, 44.3], [26.1, 44.4], [26.0, 44.3]]
SOURCE = "Primăria, CC BY 4.0"


def polygon(corners=SQUARE, *, siruta=SECTOR_5, **changes):
    geometry = {"type": "Polygon", "coordinates": [corners]} | changes
    return {"type": "Feature", "properties": {"id": siruta}, "geometry": geometry}


@pytest.fixture
def bring(tmp_path):
    """Import what a file would hold."""

    def run(content, source=SOURCE):
        file = tmp_path / "sectoare.geojson"
        file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        call_command("import_outlines", file, source=source)

    return run


def features(*found):
    return {"type": "FeatureCollection", "features": list(found)}


def test_without_outlines_the_map_has_none(client):
    ground = client.get("/harta/fundal.json").json()
    assert (ground["sectors"], ground["credit"]) == ([], "")


def test_the_map_draws_the_sectors_and_names_their_source(bring, client):
    bring(features(polygon(), polygon(siruta=CLUJ)))  # a town of the same file is left out
    ground = client.get("/harta/fundal.json").json()
    assert ground["sectors"] == [[[lat, lng] for lng, lat in SQUARE]]
    assert ground["credit"] == SOURCE


def test_a_code_may_stand_on_the_feature_and_an_area_in_several_parts(bring):
    several = polygon(type="MultiPolygon", coordinates=[[SQUARE], [SQUARE]])
    bring(features({**several, "id": str(SECTOR_5), "properties": None}))
    assert len(SectorOutline.objects.get().rings) == 2


def test_a_new_file_replaces_and_remove_takes_away(bring):
    bring(features(polygon()))
    bring(features(polygon()), source="Alta")
    assert SectorOutline.objects.get().source == "Alta"
    call_command("import_outlines", remove=True)
    assert not SectorOutline.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "nu este un GeoJSON"),
        ("[]", "nu este un GeoJSON"),
        ('{"features": 5}', "Niciun element"),
        (features(None, {"id": True}, polygon(siruta=CLUJ)), "Niciun element"),
        (features(polygon([[44.3, 26.0]])), "ordinea este longitudine, latitudine"),
        (features(polygon([["est", "nord"]])), "nu are două numere"),
        (features(polygon([[float("nan"), 44.3]])), "nu este în România"),
        (features(polygon(5)), "un contur care să se înțeleagă"),
        (features(polygon([[26.0]])), "un contur care să se înțeleagă"),
        (features({**polygon(), "geometry": None}), "un contur care să se înțeleagă"),
        (features(polygon(type="Point")), "Polygon sau MultiPolygon"),
        (features(polygon(SQUARE * 600)), "simplificați-l"),
    ],
)
def test_a_wrong_file_is_refused_and_what_was_there_stays(bring, content, sentence):
    bring(features(polygon()))
    with pytest.raises(CommandError, match=sentence):
        bring(content)
    assert SectorOutline.objects.get().source == SOURCE


def test_a_source_is_asked_for_and_a_missing_file_named(bring, tmp_path):
    with pytest.raises(CommandError, match="--source"):
        bring(features(polygon()), source="  ")
    with pytest.raises(CommandError, match="--source"):
        call_command("import_outlines")
    with pytest.raises(CommandError, match="nu se poate citi"):
        call_command("import_outlines", tmp_path / "nu-exista", source=SOURCE)
