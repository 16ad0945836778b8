"""Large registers: the tables of terms, kept and asked; the same on every database."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import QuerySet

import pytest

from core.models import Office
from home.models import InfoPage
from search import tasks
from search.engine import find
from search.index import freshness, sources, stored
from search.index.backend import SearchBackend
from search.index.documents import Document, Field
from search.models import IndexedTerm, Posting, StoredDocument

pytestmark = pytest.mark.django_db
KEY = "offices"


def document(number: int, title: str, text: str = "", kind: str = "directory") -> Document:
    return Document(
        kind=kind,
        object_id=number,
        url=f"/harta/{number}/",
        title=title,
        summary=text,
        fields=(Field("title", 8, (title,)), Field("text", 1, (text,))),
    )


class Offices:
    key = KEY
    model = Office

    def objects(self, keys: Iterable[str] | None = None) -> QuerySet[Office]:
        return Office.objects.all() if keys is None else Office.objects.filter(pk__in=keys)

    def document(self, item: Office) -> Document | None:
        return document(item.pk, item.name, item.note) if item.hours_confirmed else None


@pytest.fixture(autouse=True)
def _register(home_page, monkeypatch):
    monkeypatch.setattr(sources, "_stored", {})
    sources.register_stored(Offices())


@pytest.fixture
def directory():
    titles = (
        "Cămin pentru vârstnici Speranța Iași",
        "Cămin pentru vârstnici Bucuria Cluj",
        "Centru de zi pentru copii Iași",
        "Cantină socială Iași",
    )
    found = [
        document(n, title, "Servicii sociale licențiate.") for n, title in enumerate(titles, 1)
    ]
    stored.put(KEY, found)
    stored.count_terms()
    return found


def titles(query, **options):
    return [hit.title for hit in find(query, **options).hits]


def test_words_find_documents_the_rarest_first(directory):
    found = find("camine varstnici iasi")
    assert found.hits[0].title == directory[0].title
    assert found.hits[0].kind == "directory"
    assert ("Servicii sociale licențiate.", False) in found.hits[0].snippet
    assert found.groups == {"directory": found.total}
    assert titles("cantinele sociale")[0] == directory[3].title


def test_a_title_typed_exactly_comes_first(directory):
    for item in directory:
        assert titles(item.title)[0] == item.title


def test_slips_are_corrected_from_the_words_of_the_register(directory):
    found = find("cantnia iasi")
    assert found.hits[0].title == directory[3].title
    assert found.did_you_mean == "cantina iasi"


def test_pages_and_documents_stand_in_one_list(directory, home_page):
    home_page.add_child(instance=InfoPage(title="Cantină socială", slug="cantina"))
    found = find("cantina sociala")
    assert found.hits[0].kind == "page"
    assert found.groups["directory"] >= 1
    assert [hit.kind for hit in find("cantina sociala", kind="directory").hits[:1]] == ["directory"]


def test_a_document_is_replaced_and_removed(directory):
    stored.put(KEY, [replace(directory[0], title="Azil", fields=(Field("title", 8, ("Azil",)),))])
    assert titles("azil") == ["Azil"]
    assert titles("speranta") == []
    assert StoredDocument.objects.count() == 4
    stored.remove(KEY, ["1"])
    assert titles("azil") == []
    assert not Posting.objects.filter(term__term="azil").exists()


def test_a_common_word_alone_still_answers(directory, monkeypatch):
    monkeypatch.setattr("search.query.retrieval.MOST_READ", 2)
    assert len(titles("iasi")) == 3
    assert titles("varstnici iasi speranta")[0] == directory[0].title


def test_the_framework_keeps_the_tables():
    office = Office.objects.create(name="Ghișeul Florilor", hours_confirmed=True)
    assert titles("florile") == ["Ghișeul Florilor"]
    office.name = "Ghișeul Trandafirilor"
    office.save()
    assert (titles("florile"), titles("trandafiri")) == ([], ["Ghișeul Trandafirilor"])
    office.hours_confirmed = False
    office.save()
    assert titles("trandafiri") == []
    office.hours_confirmed = True
    office.save()
    office.delete()
    assert titles("trandafiri") == []


def test_a_rebuild_starts_empty_and_counts(directory):
    backend = SearchBackend({})
    index = backend.get_index_for_model(Office)
    rebuilder = backend.rebuilder_class(index)
    assert rebuilder.start() is index
    assert not StoredDocument.objects.exists()
    offices = [Office(name="Centrul Crinilor", hours_confirmed=True) for _ in range(2)]
    rows = Office.objects.bulk_create(offices)
    index.add_items(Office, rows)
    rebuilder.finish()
    assert IndexedTerm.objects.get(term="centr").documents == 2
    assert len(titles("crini")) == 2


def test_a_search_costs_the_same_for_few_and_many(directory, django_assert_num_queries):
    for _ in range(2):  # the first makes the site's settings, a change
        find("camin iasi")
    with django_assert_num_queries(7):
        find("camin iasi")


def test_two_sources_may_not_share_a_key():
    with pytest.raises(ValueError, match="twice"):
        sources.register_stored(Offices())


def test_terms_are_counted_anew_after_changes(directory):
    stored.put(KEY, [document(9, "Cantină nouă")])
    before = freshness.state()
    tasks.count_terms()
    assert IndexedTerm.objects.get(term="cantin").documents == 2
    assert freshness.state() != before
    before = freshness.state()
    tasks.count_terms()
    assert freshness.state() == before


def test_forgetting_reads_no_rows(directory, django_assert_max_num_queries):
    with django_assert_max_num_queries(6) as asked:
        stored.clear()
    assert not any(query["sql"].startswith("SELECT") for query in asked.captured_queries)
