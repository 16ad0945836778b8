"""Slips of fingers and ear are corrected from the index's own words."""

import pytest

from core.analysis import single_words
from home.models import InfoPage
from search.engine import find
from search.index.vocabulary import Vocabulary
from search.models import SynonymGroup
from search.query import slips

TEXTS = (
    "Tichete sociale pentru pensionari",
    "Ajutor de urgență, încălzire, chirie, căldură, familie, alocație",
    "Legea venitului minim de incluziune",
    "Ajutor ajutor ajutor",
)


@pytest.fixture
def vocabulary():
    return Vocabulary([(text, single_words(text)) for text in TEXTS])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tichtete", "tichete"),
        ("tikete", "tichete"),
        ("tzichete", "tichete"),
        ("pensinri", "pensionari"),
        ("pensioanri", "pensionari"),
        ("ajutro", "ajutor"),
        ("ajuttor", "ajutor"),
        ("urgnta", "urgență"),
        ("urgentza", "urgență"),
        ("incalzrie", "încălzire"),
        ("inkalzire", "încălzire"),
        ("kirie", "chirie"),
        ("chirei", "chirie"),
        ("famlie", "familie"),
        ("alocatei", "alocație"),
        ("caldurra", "căldură"),
        ("incluziue", "incluziune"),
        ("pensionar", "pensionari"),
    ],
)
def test_a_slip_leads_to_the_word_that_was_meant(vocabulary, typed, meant):
    assert vocabulary.corrections(typed)[0].shown == meant


@pytest.mark.parametrize(("typed", "other"), [("trai", "trei"), ("stiu", "stau"), ("mac", "lac")])
def test_a_short_word_is_taken_at_its_word(typed, other):
    assert Vocabulary([(other, single_words(other))]).corrections(typed) == ()


def test_a_slip_among_the_synonyms_is_no_word():
    synonyms = [(word, single_words(word)) for word in ("urgnta", "calorifer")]
    vocabulary = Vocabulary([(text, single_words(text)) for text in TEXTS], synonyms)
    assert vocabulary.corrections("urgnta")[0].shown == "urgență"
    assert vocabulary.corrections("calorifer")[0].shown == "calorifer"


@pytest.mark.parametrize(
    "typed", ["violenta", "divort", "abc", "xqzwv", "cantina", "416", "a" * 40]
)
def test_another_word_is_not_corrected(vocabulary, typed):
    assert vocabulary.corrections(typed) == ()


def test_frequent_words_win_between_equals():
    texts = ["ajutor ajutor ajutor", "ajutar"]
    vocabulary = Vocabulary([(text, single_words(text)) for text in texts])
    assert vocabulary.corrections("ajutr")[0].word == "ajutor"


def test_two_words_typed_as_one_are_parted(vocabulary):
    assert vocabulary.split("ticheteajutor") == ("tichete", "ajutor")
    assert vocabulary.split("ticheteajutorul") is None


def test_small_slips_cost_less():
    assert slips.cost("urgnta", "urgenta") < slips.cost("urgeta", "urgenta")
    assert slips.cost("ajuttor", "ajutor") < slips.cost("ajustor", "ajutor")
    assert slips.cost("ajitor", "ajutor") < slips.cost("ajktor", "ajutor")
    assert slips.cost("ajutro", "ajutor") < slips.cost("ajuttr", "ajutor") + 1
    assert slips.cost("ajutor", "ajutor") == 0


@pytest.mark.django_db
class TestInResults:
    @pytest.fixture(autouse=True)
    def _pages(self, home_page):
        for place, title in enumerate(("Ajutor pentru încălzire", "Ajutor social")):
            home_page.add_child(instance=InfoPage(title=title, slug=f"p{place}"))

    def test_a_query_with_a_known_word_asks_whether_another_was_meant(self):
        found = find("ajutor incalzrie")
        assert found.hits[0].title == "Ajutor pentru încălzire"
        assert found.did_you_mean == "ajutor încălzire"
        assert found.corrected_to is None

    def test_a_query_that_finds_nothing_is_corrected(self):
        found = find("incalzrie?")
        assert found.hits[0].title == "Ajutor pentru încălzire"
        assert found.corrected_to == "încălzire?"
        assert found.did_you_mean is None

    def test_what_is_right_is_left_alone(self):
        found = find("ajutoarele sociale")
        assert (found.did_you_mean, found.corrected_to) == (None, None)

    def test_words_typed_as_one_are_shown_apart(self):
        assert find("ajutorsocial").corrected_to == "ajutor social"

    def test_a_word_that_only_synonyms_know_is_not_corrected(self):
        SynonymGroup.objects.create(words="calorifere\najutor pentru încălzire")
        found = find("calorifer")
        assert found.hits[0].title == "Ajutor pentru încălzire"
        assert found.corrected_to is None

    def test_nothing_like_it_gives_nothing_and_something_like_it_the_nearest(self):
        assert find("xqzwv").hits == []
        found = find("ajut")
        assert found.hits

    def test_a_synonym_that_answers_is_an_answer(self):
        SynonymGroup.objects.create(words="calorifere\najutor pentru încălzire")
        found = find("calorifer socail")
        assert (found.did_you_mean, found.corrected_to) == ("calorifer social", None)

    def test_another_form_of_a_word_is_found(self):
        found = find("incalzitoare")
        assert found.hits[0].title == "Ajutor pentru încălzire"
        assert find("incalzitoarele mele", kind="news").hits == []
