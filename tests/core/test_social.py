"""A page without a picture is shared with a card that carries its title."""

from io import BytesIO

from django.core.files.storage import default_storage

import pytest
from PIL import Image

from core.social import card_name, ensure_card


def test_a_card_has_the_size_that_networks_ask_for():
    name = ensure_card("Ajutor pentru încălzire și chirie", "DGASPC Sector 5")
    with default_storage.open(name) as stored, Image.open(BytesIO(stored.read())) as picture:
        assert picture.size == (1200, 630)
        assert len(picture.convert("L").getcolors(256) or []) > 2


def test_the_same_words_are_drawn_once(monkeypatch):
    name = ensure_card("Aceleași cuvinte", "Instituția")
    monkeypatch.setattr("core.social._draw", None)
    assert ensure_card("Aceleași cuvinte", "Instituția") == name


@pytest.mark.parametrize("title", ["", "x" * 300, "foarte " * 60, "日本 العربية 🙂"])
def test_no_title_breaks_the_card(title):
    assert default_storage.exists(ensure_card(title, "Instituția"))


def test_other_words_have_another_card():
    assert card_name("a", "b") != card_name("a", "c")
