"""The texts read easily, are written correctly and promise nothing that is not known."""

import re
from datetime import date
from html.parser import HTMLParser

from wagtail.blocks import StreamValue
from wagtail.models import Page

import pytest

from core.models import Amount
from core.text import lix, plain_text
from services import publishing
from services.money import amount_keys, strings_in, typed_sums

pytestmark = pytest.mark.usefixtures("seeded")

WRONG_LETTERS = re.compile("[ŞşŢţǎǍ]")
SUMMARY_LIX = 35
PAGE_LIX = 40
TEXTS = (*publishing.PLAIN_FIELDS, *publishing.SENTENCE_FIELDS, *publishing.ANSWER_FIELDS)


def texts_of(page):
    """Every text of a page of any type, those inside StreamFields included."""
    for field in page._meta.get_fields():
        if field.is_relation or field.name in {"path", "url_path", "slug", "locale"}:
            continue
        value = getattr(page, field.name, None)
        if isinstance(value, StreamValue):
            yield from strings_in(list(value.get_prep_value()))
        elif isinstance(value, str):
            yield value


@pytest.fixture
def all_texts(seeded):
    pages = Page.objects.filter(depth__gt=1).specific()
    return [(page.slug, text) for page in pages for text in texts_of(page)]


def test_letters_are_the_right_ones(all_texts):
    assert [(slug, text) for slug, text in all_texts if WRONG_LETTERS.search(text)] == []


def test_no_sum_of_money_is_typed_by_hand(all_texts):
    assert [(slug, typed_sums(text)) for slug, text in all_texts if typed_sums(text)] == []


def test_quotes_are_romanian(all_texts):
    wrong = [(s, t) for s, t in all_texts if '"' in plain_text(t) or "“" in plain_text(t)]
    assert wrong == []


def test_no_telephone_or_e_mail_was_made_up(all_texts):
    found = re.compile(r"[\w.]+@[\w.]+|\b0\d{9}\b|\b02\d[ .]\d{3}")
    assert [(slug, text) for slug, text in all_texts if found.search(text)] == []


def test_every_amount_named_in_a_text_exists(all_texts):
    named = {key for _slug, text in all_texts for key in amount_keys(text)}
    assert named
    assert named <= set(Amount.objects.values_list("key", flat=True))


def test_summaries_read_easily(services):
    assert {
        slug: page.summary_lix for slug, page in services.items() if page.summary_lix > 35
    } == {}


class _Lines(HTMLParser):
    """Text with a line for each block, as LIX counts sentences."""

    def __init__(self):
        super().__init__()
        self.text = ""

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        self.text += "\n" if tag in {"p", "li"} else ""


def words_of_service(page):
    lines = _Lines()
    for _name, text in publishing.texts(page, (*TEXTS, *publishing.STREAM_FIELDS)):
        if not text.startswith("http"):
            lines.feed(f"{text}\n")
    return lines.text


def test_whole_pages_read_easily(services):
    hard = {slug: lix(words_of_service(page)) for slug, page in services.items()}
    assert {slug: value for slug, value in hard.items() if value > PAGE_LIX} == {}


def test_pages_say_that_the_institution_has_not_confirmed_them(services):
    for page in services.values():
        state = page.review_state(date(2026, 11, 22))
        assert state.text == "din surse publice la 21.11.2026, neconfirmat încă de instituție"
        assert state.next_review is not None


def test_nothing_keeps_the_pages_from_being_published_again(services):
    assert [page.slug for page in services.values() if publishing.problems(page)] == []


def test_acts_of_the_past_are_not_called_in_force(services):
    for page in services.values():
        assert page.acts_then
        assert all(act["status"] != "in_force" for act in page.acts_then)
