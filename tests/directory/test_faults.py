"""Faults of every kind put into clean rows: how many are seen, how much that was right is touched."""

import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from directory.importing.plan import Options, planned
from tests.directory.registers import Row, clean_rows, write_xlsx

ROWS = 2400
SHARE = 0.5
Fault = Callable[[Row, random.Random], None]


def change(name: str, how: Callable[[str, random.Random], object]) -> Fault:
    def apply(row: Row, chance: random.Random) -> None:
        row[name] = how(str(row[name]), chance)

    return apply


def swap(row: Row, chance: random.Random) -> None:
    row["Latitudine"], row["Longitudine"] = row["Longitudine"], row["Latitudine"]


def far(row: Row, chance: random.Random) -> None:
    row["Latitudine"] = 43.9 if row["Latitudine"] > 45.8 else 47.8


def house_date(row: Row, chance: random.Random) -> None:
    first = chance.randint(1, 12)
    row["Nr."] = f"{first}/{chance.randint(1, 28)}/2016"


def true_date(row: Row, chance: random.Random) -> None:
    row["Nr."] = date(2016, chance.randint(1, 6), chance.randint(7, 28))


def no_place_of_its_own(row: Row, chance: random.Random) -> None:
    row["Localitate"] = f"loc. {row['Localitate']}, jud. {row['Județ']}"


PLAIN = str.maketrans("ăâîșțĂÂÎȘȚ", "aaistAAIST")
CEDILLA = str.maketrans("șțȘȚ", "şţŞŢ")  # cedilla
FAULTS: dict[str, Fault] = {
    "letters": change("Furnizor", lambda text, _c: text.translate(CEDILLA)),
    "code": change("Cod serviciu", lambda text, c: c.choice([text.replace("-", "", 1), text.replace("-", " - "), text.lower(), f"{text[:4]} {text[4:]}"])),
    "house_date": house_date,
    "phone_zero": change("Telefon", lambda text, _c: int(text)),
    "phone_list": change("Telefon", lambda text, c: f"{text}{c.choice(['; ', ', ', '/'])}07{c.randint(20, 69)}{c.randint(100000, 999999)}"),
    "email_list": change("E-mail", lambda text, c: f"{text}{c.choice(['; ', ', '])}alt{text}"),
    "email_form": change("E-mail", lambda text, c: text.replace("@", c.choice(["(at)", " @ ", "[at]"]))),
    "capacity": change("Capacitate", lambda text, c: f"{text}{c.choice([' /zi', ' locuri', '/L', ' pers.'])}"),
    "swapped": swap,
    "other_county": far,
    "county": change("Județ", lambda text, c: c.choice([text.upper(), f"jud. {text}", f"{text} "])),
    "locality_prefix": change("Localitate", lambda text, c: f"{c.choice(['comuna', 'sat', 'Oraș', 'com.'])} {text}"),
    "decimal_comma": change("Latitudine", lambda text, _c: text.replace(".", ",")),
    "true_date": true_date,
    "nbsp": change("Denumire serviciu social", lambda text, _c: text.replace(" ", "\xa0", 2)),
    "zero_width": change("Furnizor", lambda text, _c: f"{text}\u200b"),
    "mixed_letters": change("Furnizor", lambda text, _c: unicodedata.normalize("NFD", text)),
    "age_dot": change("Categorie beneficiari", lambda text, _c: f"{text}."),
    "website": change("E-mail", lambda _text, c: c.choice(["www.exemplu.ro", "http://www.exemplu.ro/centru"])),
    "email_cut": change("E-mail", lambda text, _c: text.removesuffix(".ro")),
    "capacity_daily": change("Capacitate", lambda _text, c: f"{c.randint(5, 90)} /zi"),
    "capacity_text": change("Capacitate", lambda text, _c: f"{text}.0"),
    "number_text": change("Nr.", lambda text, _c: f"{text}.0"),
    "phone_text": change("Telefon", lambda text, _c: f"{int(text)}.0"),
    "phone_short": change("Telefon", lambda text, _c: text[-6:]),
    "locality_capitals": change("Localitate", lambda text, _c: text.upper()),
    "locality_plain": change("Localitate", lambda text, _c: text.translate(PLAIN)),
    "old_spelling": change("Localitate", lambda text, _c: text.replace("â", "î")),
    "locality_and_county": no_place_of_its_own,
    "error_cell": change("Strada", lambda _text, c: c.choice(["#REF!", "#N/A", "#ERROR!"])),
    "date_iso": change("Valabilă până la", lambda _text, _c: "2029-13-45"),
    "spaces": change("Denumire serviciu social", lambda text, _c: f" {text.replace(' ', '  ', 1)}"),
}  # fmt: skip
# Another name under which the same fault is seen.
ALSO = {
    "county": {"county", "spaces"},
    "other_county": {"other_county", "coordinates"},
    "true_date": {"house_date"},
    "nbsp": {"spaces"},
    "zero_width": {"spaces"},
    "mixed_letters": {"letters"},
    "age_dot": {"age"},
    "website": {"website_moved"},
    "email_cut": {"email"},
    "capacity_daily": {"capacity"},
    "capacity_text": {"decimal_zero"},
    "number_text": {"decimal_zero"},
    "phone_text": {"decimal_zero"},
    "phone_short": {"phone"},
    "locality_capitals": {"locality_spelling"},
    "locality_plain": {"locality_spelling"},
    "old_spelling": {"locality_spelling"},
    "locality_and_county": {"locality_prefix"},
    "date_iso": {"date"},
}


# After these repairs a row must be what it was before the fault.
REVERSIBLE = {
    "letters", "code", "phone_zero", "email_form", "swapped", "county", "locality_prefix",
    "decimal_comma", "spaces", "nbsp", "zero_width", "mixed_letters", "age_dot", "capacity_text", "number_text",
    "phone_text", "locality_capitals", "locality_plain", "old_spelling", "locality_and_county",
}  # fmt: skip


@pytest.fixture
def injected() -> tuple[list[Row], dict[int, str]]:
    """Clean rows of which a share got one fault each; by row number of the file."""
    chance = random.Random(20261122)  # noqa: S311 -- a fixed seed
    rows = clean_rows(ROWS, seed=5)
    faults: dict[int, str] = {}
    for place, row in enumerate(rows):
        if chance.random() < SHARE:
            name = chance.choice(list(FAULTS))
            before = dict(row)
            FAULTS[name](row, chance)
            if row != before:
                faults[place + 2] = name
    return rows, faults


def test_faults_are_seen_and_what_is_right_is_left_alone(tmp_path: Path, injected, capsys):
    rows, faults = injected
    clean_file = write_xlsx(tmp_path / "curat.xlsx", clean_rows(ROWS, seed=5))
    with planned(clean_file, Options()) as plan:
        right = {row.number: row.values for row in plan.rows()}
    wrong = []
    seen: Counter[str] = Counter()
    missed: list[tuple[str, Row]] = []
    false: list[object] = []
    with planned(write_xlsx(tmp_path / "defect.xlsx", rows), Options()) as plan:
        for row in plan.rows():
            noted = {repair.fault for repair in row.notes.repairs} | {
                doubt.kind for doubt in row.notes.doubts
            }
            wanted = faults.get(row.number)
            if wanted is None:
                false += [*row.notes.repairs, *row.notes.doubts]
            elif noted & ALSO.get(wanted, {wanted}):
                seen[wanted] += 1
                if wanted in REVERSIBLE and row.values != right[row.number]:
                    wrong.append((wanted, row.raw, row.values))
            else:
                missed.append((wanted, rows[row.number - 2]))
    clean = ROWS - len(faults)
    with capsys.disabled():
        sys.stdout.write(
            f"\ndetected {seen.total()} of {len(faults)} faults; "
            f"{len(false)} false repairs or questions in {clean} clean rows\n"
        )
    assert len(missed) <= 0.02 * len(faults), missed[:10]
    assert len(false) <= 0.005 * clean, false[:10]
    assert wrong == []
    assert set(seen) == set(FAULTS)
