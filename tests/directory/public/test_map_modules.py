"""The map's pure modules, run in Node without a browser."""

import pytest

from tests.displays.node import MAP, run

CLUSTERS = """
  const { createRequire } = await import("node:module");
  const Supercluster = createRequire(import.meta.url)(given.index);
  const { Clusters } = await load("clusters.js");
  return new Clusters(Supercluster, given.answer, 14).view(given.box, given.zoom);
"""
ROMANIA = [20, 43, 30, 49]
ANSWER = {
    "localities": ["Cluj-Napoca, Cluj", "Florești, Cluj", "Iași"],
    "points": [
        ["a", 46.77, 23.6, "Alfa", 0],
        ["b", 46.77, 23.6, "Beta", 0],
        ["c", 46.75, 23.48, "Gama", 1],
        ["d", 47.16, 27.59, "Delta", 2],
    ],
}


def view(zoom, box=ROMANIA, answer=ANSWER):
    index = str(MAP.parent / "vendor" / "supercluster" / "supercluster.min.js")
    given = {"answer": answer, "box": box, "zoom": zoom, "index": index}
    return run(CLUSTERS, given, MAP)


def test_near_points_are_one_mark_with_the_place_of_most():
    found = view(6)
    assert found["visible"] == [0, 1, 2, 3]
    assert [(mark["count"], mark["place"]) for mark in found["marks"]] == [
        (1, "Iași"),
        (3, "Cluj-Napoca"),
    ]
    assert found["marks"][0]["name"] == "Delta"


def test_a_mark_tells_the_zoom_at_which_it_falls_apart():
    [_, cluster] = view(6)["marks"]
    apart = view(cluster["expands"])["marks"]
    assert sorted(mark["count"] for mark in apart) == [1, 1, 2]
    together = next(mark for mark in apart if mark["count"] == 2)
    assert together["expands"] > 14  # at one point: never apart
    assert together["leaves"] == [0, 1]


def test_only_what_lies_inside_is_visible():
    found = view(10, box=[27, 47, 28, 48])
    assert found["visible"] == [3]
    assert [mark["leaves"] for mark in found["marks"]] == [[3]]


def test_a_service_at_two_places_is_counted_once():
    points = [["a", 46.77, 23.6, "Alfa", 0], ["a", 46.771, 23.601, "Alfa", 0]]
    [mark] = view(6, answer={"localities": ["Cluj-Napoca"], "points": points})["marks"]
    assert mark["count"] == 1


def test_an_empty_selection_has_no_marks():
    assert view(6, answer={"localities": [], "points": []}) == {"marks": [], "visible": []}


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 servicii"), (1, "1 serviciu"), (12, "12 servicii"), (19, "19 servicii"),
        (20, "20 de servicii"), (100, "100 de servicii"), (101, "101 servicii"),
        (119, "119 servicii"), (120, "120 de servicii"), (2186, "2.186 de servicii"),
        (1000000, "1.000.000 de servicii"),
    ],
)  # fmt: skip
def test_counts_are_said_as_romanian_says_them(count, words):
    body = 'return (await load("words.js")).services(given);'
    assert run(body, count, MAP) == words


def test_marks_have_names_that_can_be_read_aloud():
    body = 'const { markName } = await load("words.js"); return given.map(markName);'
    given = [
        {"count": 12, "place": "Cluj-Napoca"},
        {"count": 1, "place": "Iași", "name": "Cămin"},
        {"count": 3, "place": ""},
    ]
    assert run(body, given, MAP) == ["12 servicii lângă Cluj-Napoca", "Cămin, Iași", "3 servicii"]


def test_around_me_gives_up_another_place_and_rounds_mine():
    body = 'return (await load("near-me.js")).around(...given);'
    address = "https://a.ro/harta/?q=c%C4%83min&judet=CJ&langa=Dej&p=3&vedere=harta"
    found = run(body, [address, 46.7712345, 23.6239], MAP.parent / "site")
    assert found == "https://a.ro/harta/?q=c%C4%83min&vedere=harta&lat=46.771&lon=23.624"
