"""What a slide must be before it is published, said in sentences."""

from datetime import UTC, datetime, time

from django.core.exceptions import ValidationError

import pytest

from displays.blocks import NumberBlock, WindowBlock
from displays.layouts import LAYOUTS
from displays.models import SlidePage
from displays.seeding.builders import checklist, number, steps, text, zone
from displays.validation import block_names, body_problems


def problems(layout, *blocks, title="Titlu"):
    slide = SlidePage(title=title, layout=layout, body=list(blocks))
    return body_problems(LAYOUTS[layout], slide.body, title)


def test_a_layout_admits_its_own_blocks():
    assert problems("title_text", text("Un text scurt.")) == []
    assert problems("steps", steps(("Veniți", "")), checklist("Acte", "buletin")) == []


def test_a_strange_block_is_named_with_what_is_admitted():
    [sentence] = problems("steps", steps(("Veniți", "")), text("Text"))
    assert sentence == (
        "Aspectul „Pași sau listă” nu arată „Text”. Admite „Pași” sau „Listă de acte”. "
        "Ștergeți blocul sau alegeți alt aspect."
    )


def test_a_layout_says_what_it_needs():
    assert problems("film") == ["Aspectul „Film” are nevoie de „Film”."]
    assert problems("number", text("Text")) == [
        "Aspectul „Număr mare” are nevoie de „Număr mare”, „Zile rămase” sau „Sumă”."
    ]


def test_two_tables_do_not_fit_on_a_slide():
    table = ("table", {"table": None})
    assert "Pe un slide încape un singur bloc „Tabel”." in problems("table", table, table)


def test_too_many_words_are_counted():
    [sentence] = problems("announcement", text("cuvânt " * 80))
    assert "are 81 de cuvinte" in sentence
    assert "cel mult 60" in sentence


@pytest.mark.parametrize("widths", [(12,), (6, 6), (8, 4), (3, 9), (6, 6, 12), (3, 3, 6, 12)])
def test_zones_that_fill_their_rows_are_good(widths):
    assert problems("free", *(zone(width, text("Zonă")) for width in widths)) == []


@pytest.mark.parametrize("widths", [(6,), (8, 6), (6, 4), (9, 6, 9)])
def test_zones_that_do_not_fill_their_rows_are_refused(widths):
    [sentence] = problems("free", *(zone(width, text("Zonă")) for width in widths))
    assert sentence.startswith("Zonele nu umplu rândul")


def test_five_zones_are_too_many():
    found = problems("free", *(zone(12, text("Zonă")) for _ in range(5)))
    assert found == ["Un slide are cel mult 4 zone."]


def test_every_layout_names_blocks_that_exist():
    for layout in LAYOUTS.values():
        assert block_names(layout.blocks)
        assert set(layout.needs) <= set(layout.blocks)


def test_letters_get_smaller_with_more_words():
    for layout in LAYOUTS.values():
        sizes = [layout.fit(words) for words in range(layout.max_words + 1)]
        assert sizes == sorted(sizes)
        assert 1 <= sizes[0] <= sizes[-1] <= 6


def window(**values):
    empty: dict[str, object] = {
        "start": None,
        "end": None,
        "weekdays": [],
        "hour_from": None,
        "hour_to": None,
    }
    return empty | values


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (window(), "start"),
        (
            window(start=datetime(2027, 1, 2, tzinfo=UTC), end=datetime(2027, 1, 1, tzinfo=UTC)),
            "end",
        ),
        (window(hour_from=time(8)), "hour_to"),
        (window(hour_to=time(8)), "hour_to"),
        (window(hour_from=time(8), hour_to=time(8)), "hour_to"),
    ],
)
def test_a_window_that_makes_no_sense_is_refused(values, field):
    block = WindowBlock()
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python(values) | values)
    assert field in refusal.value.block_errors


def test_a_window_across_midnight_is_good():
    block = WindowBlock()
    values = window(weekdays=["4"], hour_from=time(22), hour_to=time(6))
    assert block.clean(values)["hour_to"] == time(6)


def test_a_number_has_exactly_one_source():
    block = NumberBlock()
    _type, value = number("119")
    assert block.clean(value)["value"] == "119"
    with pytest.raises(ValidationError):
        block.clean(value | {"value": ""})
