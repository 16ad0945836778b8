"""Current releases as files."""

import json

from displays import store


def document(release="a" * 64, **more):
    return {"release": release, "issued_at": "2027-01-01T00:00:00+00:00", **more}


def test_what_was_stored_is_read_back(releases_dir):
    assert store.store("screens", "hol", document(slides=[]))
    stored = store.current("screens", "hol")
    assert stored.release == "a" * 64
    assert json.loads(stored.body)["slides"] == []


def test_nothing_stored_is_none():
    assert store.current("screens", "hol") is None


def test_an_equal_release_keeps_the_time_of_its_first_issue(releases_dir):
    store.store("screens", "hol", document())
    before = store.current("screens", "hol").body
    assert not store.store("screens", "hol", document() | {"issued_at": "later"})
    assert store.current("screens", "hol").body == before


def test_a_new_release_replaces_the_old_one_at_once(releases_dir):
    store.store("screens", "hol", document())
    assert store.store("screens", "hol", document("b" * 64))
    assert store.current("screens", "hol").release == "b" * 64
    assert [path.name for path in (releases_dir / "screens").iterdir()] == ["hol.json"]


def test_a_damaged_file_is_like_none_and_is_replaced(releases_dir):
    store.store("screens", "hol", document())
    (releases_dir / "screens" / "hol.json").write_text('{"release": "tai')
    assert store.current("screens", "hol") is None
    assert store.store("screens", "hol", document())
    assert store.current("screens", "hol").release == "a" * 64


def test_what_is_forgotten_is_gone(releases_dir):
    store.store("screens", "hol", document())
    assert store.keys("screens") == ["hol"]
    store.forget("screens", "hol")
    store.forget("screens", "hol")
    assert store.keys("screens") == []
