"""Moments are told as the clock on the wall shows them, not as the database keeps them."""

from datetime import UTC, datetime

import pytest

from directory.models import ChangeRecord, ImportRun, Review, Suggestion, Verification
from displays.models import Publication

# Late in the evening of the 20th in Greenwich: already the 21st in Romania.
LATE = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (ImportRun(file_name="registru.xlsx", at=LATE), "21.11.2026 00:30"),
        (ChangeRecord(at=LATE), "21.11.2026 00:30"),
        (Suggestion(at=LATE), "21.11.2026"),
        (Review(at=LATE), "21.11.2026"),
        (Verification(at=LATE), "21.11.2026"),
        (Publication(release="a" * 64, published_at=LATE), "21.11.2026 00:30"),
    ],
)
def test_a_moment_is_local(thing, words):
    assert words in str(thing)
