"""Uploaded files are served with ranges, and nothing else is."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(media_root: Path) -> Path:
    folder = media_root / "released"
    folder.mkdir(parents=True)
    (folder / "abc.mp4").write_bytes(bytes(range(100)))
    (media_root / "poza.svg").write_text("<svg><script>1</script></svg>")
    return media_root


def read(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_part_of_a_film_is_answered_alone(stored, client):
    response = client.get("/media/released/abc.mp4", headers={"Range": "bytes=10-19"})
    assert response.status_code == 206
    assert read(response) == bytes(range(10, 20))
    assert response["Content-Range"] == "bytes 10-19/100"


def test_a_whole_file_says_that_parts_can_be_had(stored, client):
    response = client.get("/media/released/abc.mp4")
    assert (response.status_code, response["Accept-Ranges"]) == (200, "bytes")
    assert read(response) == bytes(range(100))


def test_a_range_beyond_the_end_is_refused(stored, client):
    assert client.get("/media/released/abc.mp4", headers={"Range": "bytes=200-"}).status_code == 416


def test_released_files_never_change_so_they_are_kept(stored, client):
    assert "immutable" in client.head("/media/released/abc.mp4")["Cache-Control"]
    assert "immutable" not in client.head("/media/poza.svg")["Cache-Control"]


def test_an_unchanged_file_is_not_sent_again(stored, client):
    first = client.get("/media/poza.svg")
    read(first)
    again = client.get("/media/poza.svg", headers={"If-Modified-Since": first["Last-Modified"]})
    assert again.status_code == 304


def test_an_uploaded_file_can_run_nothing(stored, client):
    response = client.get("/media/poza.svg")
    read(response)
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "address",
    ["/media/", "/media/lipsa.png", "/media/../portal.sqlite3", "/media/%2e%2e/secret_key"],
)
def test_what_is_not_there_or_not_ours_is_not_found(stored, client, address):
    assert client.get(address).status_code == 404


def test_documents_are_not_read_past_their_own_address(stored, client):
    (stored / "documents").mkdir()
    (stored / "documents" / "privat.pdf").write_bytes(b"%PDF-1.4")
    assert client.get("/media/documents/privat.pdf").status_code == 404


def test_a_file_is_only_read(stored, client):
    assert client.post("/media/poza.svg").status_code == 405
