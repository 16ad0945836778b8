"""``docs/ro/surse-servicii.md`` names the source of every statement of the five service pages."""

import re
from pathlib import Path

import pytest

from services.seeding.sources import SOURCES
from tests.seed.statements import statements

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "ro" / "surse-servicii.md"
CODE = re.compile(r"\bS\d+[ab]?\b")
ROW = re.compile(r"^\| (?P<section>[^|]+) \| (?P<statement>[^|]+) \| (?P<mark>[^|]+) \|$")


@pytest.fixture(scope="module")
def rows():
    found = [ROW.match(line) for line in DOCUMENT.read_text(encoding="utf-8").splitlines()]
    return [match.groupdict() for match in found if match]


def test_every_statement_stands_in_the_table_with_its_mark(services, rows):
    marked = {row["statement"].strip(): row["mark"].strip() for row in rows}
    missing = [
        (slug, text)
        for slug, page in services.items()
        for _section, text in statements(page)
        if text.strip() and not marked.get(" ".join(text.split()))
    ]
    assert missing == []


def test_every_source_named_in_the_table_is_listed_below_it(rows):
    text = DOCUMENT.read_text(encoding="utf-8")
    listed = set(re.findall(r"^- \*\*(S\d+[ab]?)\*\*", text, re.MULTILINE))
    assert {code for row in rows for code in CODE.findall(row["mark"])} <= listed
    assert set(SOURCES) <= listed
