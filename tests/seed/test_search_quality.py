"""The search on the default content: the figures of ``portal evaluate-search``."""

from io import StringIO

from django.core.management import call_command

import pytest

from search.evaluation import Judged, Outcome, evaluate, figures, read
from search.management.commands.evaluate_search import OWN_SET

pytestmark = pytest.mark.django_db
KINDS = {"plain", "inflected", "no diacritics", "typo", "synonym", "question", "law"}


def test_the_set_is_large_and_of_every_kind():
    judged = read(OWN_SET)
    assert len(judged) >= 150
    assert {item.kind for item in judged} == KINDS
    assert 0.25 < sum(item.is_held_out for item in judged) / len(judged) < 0.42
    assert len({item.query for item in judged}) == len(judged)


def test_held_out_queries_reach_the_targets(seeded):
    """The same on every database: the suite runs this on SQLite and on PostgreSQL."""
    outcomes = evaluate(read(OWN_SET))
    for part in (outcomes, [item for item in outcomes if item.judged.is_held_out]):
        measured = figures(part)
        assert measured.top1 >= 0.90
        assert measured.top3 >= 0.97
        assert measured.zero <= 0.02
        assert measured.ndcg >= 0.90


def test_questions_about_pages_reach_the_targets(seeded):
    """The sets in everyday words, as far as pages answer them: the register is not imported."""
    judged = [item for path in sorted(OWN_SET.parent.glob("*_*.json")) for item in read(path)]
    about_pages = [item for item in judged if all(url.startswith("/") for url in item.answers)]
    measured = figures(evaluate(about_pages))
    assert measured.count >= 250
    assert measured.top1 >= 0.90
    assert measured.top3 >= 0.97
    assert measured.zero <= 0.02
    assert measured.ndcg >= 0.90


def test_figures_by_hand():
    judged = Judged("x", "plain", {"/a/": 3, "/b/": 1})
    right = Outcome(judged, ("/a/", "/b/"), (3, 1))
    late = Outcome(judged, ("/c/", "/a/"), (0, 3))
    nothing = Outcome(judged, (), ())
    assert right.ndcg == 1
    assert 0.5 < late.ndcg < 0.7
    measured = figures([right, late, nothing, nothing])
    assert (measured.top1, measured.top3, measured.zero) == (0.25, 0.5, 0.5)


def test_the_command_prints_a_table(seeded):
    output = StringIO()
    call_command("evaluate_search", "--misses", stdout=output)
    text = output.getvalue()
    for word in ("nDCG@5", "top-1", "held out", *KINDS):
        assert word in text
