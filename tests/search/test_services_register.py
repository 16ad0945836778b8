"""The directory's services are found by their words, as they are published and only then."""

import uuid

from django.utils import timezone

import pytest

from core import word_search
from core.analysis import terms
from directory.models import (
    County,
    Location,
    Organization,
    Region,
    Service,
    ServiceAtLocation,
    Stage,
    Status,
    Taxonomy,
    TaxonomyTerm,
)
from directory.signals import register_changed
from home.models import InfoPage
from search.engine import find
from search.index import registers
from search.models import IndexedTerm, StoredDocument, SynonymGroup
from search.register.popular import popular_words
from search.register.source import KEY

pytestmark = pytest.mark.django_db


@pytest.fixture
def make(home_page, db):
    """Add a service of a kind at an address."""
    taxonomy = Taxonomy.objects.create(name="Nomenclator", version="proba", source="test")
    region, _ = Region.objects.get_or_create(code="RO21", defaults={"name": "Nord-Est"})
    county, _ = County.objects.get_or_create(
        code="IS", defaults={"name": "Iași", "region": region, "siruta": 225}
    )
    provider = Organization.objects.create(name="Asociația Alinare", key="alinare")

    def add(name, code="8730CR-V-I", kind="Cămine pentru persoane vârstnice", **more):
        term, _ = TaxonomyTerm.objects.get_or_create(
            taxonomy=taxonomy,
            code=code,
            defaults={"name": kind, "category": kind, "care": "residential"},
        )
        fields = {"stage": Stage.PUBLISHED, "modified_at": timezone.now()} | more
        service = Service.objects.create(name=name, term=term, organization=provider, **fields)
        location = Location.objects.create(
            county=county, locality_text="Podu Iloaiei", street="Zambilelor", number="9"
        )
        ServiceAtLocation.objects.create(service=service, location=location, stage=Stage.PUBLISHED)
        return service

    return add


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What a transaction does when it ends well."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def keys(words, limit=5000):
    return word_search.find(KEY, words, limit).keys


def test_a_published_service_is_found_by_popular_words_and_place(make, committed):
    with committed():
        home = make("Casa Speranța")
        canteen = make("Centrul Lumina", "8899CPDH-I", "Cantine sociale")
    assert keys("azil batrani podu iloaiei")[0] == str(home.pk)
    assert keys("mancare calda") == [str(canteen.pk)]
    found = find("azilul speranta")
    assert (found.hits[0].kind, found.hits[0].url) == ("directory", f"/harta/{home.pk}/")
    assert found.hits[0].title == "Casa Speranța"


def test_an_unknown_word_is_corrected_and_said(make, committed):
    with committed():
        canteen = make("Cantina Lumina", "8899CPDH-I", "Cantine sociale")
    registers.compare(KEY)
    found = word_search.find(KEY, "cantnia", 10)
    assert found.keys == [str(canteen.pk)]
    assert found.corrected == "cantina"
    assert word_search.find(KEY, "xyzzyq", 10) == word_search.Found()
    assert word_search.find(KEY, "", 10) == word_search.Found()


def test_a_list_corrects_to_words_that_it_can_find(home_page, make, committed):
    """„Cantona” stands on a page alone: to the list it is „cantină” with a slip."""
    home_page.add_child(instance=InfoPage(title="Pariziana din Cantona", slug="cantona"))
    with committed():
        made = make("Cantina Lumina", "8899CPDH-I", "Cantine sociale")
    assert find("cantona").hits[0].title == "Pariziana din Cantona"
    assert word_search.find(KEY, "cantona") == word_search.Found([str(made.pk)], "cantina")


def test_equals_stand_by_title_and_then_by_key(make, committed):
    with committed():
        made = [make("Casa Speranța"), make("Casa Bunicilor"), make("Casa Speranța")]
    twins = sorted(str(made[number].pk) for number in (0, 2))
    assert keys("casa") == [str(made[1].pk), *twins]


def test_corrections_are_made_of_the_plainest_word_whatever_came_first(make, committed):
    for name in ("Grădinițelor", "Grădinița", "Grădiniței"):
        with committed():
            make(name)
    assert IndexedTerm.objects.get(term=terms("grădinița")[0]).word == "gradinita"


def test_words_of_a_long_name_stand_for_themselves(make, committed):
    with committed():
        make("Ordonanță de urgență")
    assert IndexedTerm.objects.get(term=terms("urgență")[0]).word == "urgenta"


def test_what_waits_for_a_moderator_or_is_deleted_is_not_found(make, committed):
    with committed():
        service = make("Casa Speranța", stage=Stage.IN_REVIEW)
    assert keys("speranta") == []
    with committed():
        service.stage = Stage.PUBLISHED
        service.save()
    assert keys("speranta") == [str(service.pk)]
    with committed():
        service.stage = Stage.IN_REVIEW
        service.save()
    assert keys("speranta") == []
    assert not StoredDocument.objects.exists()


@pytest.mark.parametrize("how", ["term", "code", "location"])
def test_a_protected_place_is_not_found_by_its_address(make, committed, how):
    with committed():
        service = make("Casa Speranța", "8790CR-VD-I" if how == "term" else "8730CR-V-I")
        if how == "code":
            service.code_text = "8790CR V-D"
            service.save()
    if how == "location":
        assert keys("zambilelor") == [str(service.pk)]
        with committed():
            location = service.places.get().location
            location.sensitive = True
            location.save()
    assert keys("zambilelor") == []
    assert keys("podu iloaiei") == []
    assert keys("speranta iasi") == [str(service.pk)]
    assert "Iloaiei" not in StoredDocument.objects.get().summary


def test_a_provider_renamed_is_found_by_the_new_name(make, committed):
    with committed():
        service = make("Casa Speranța")
    with committed():
        service.organization.name = "Fundația Rapsodia"
        service.organization.save()
    assert keys("rapsodia") == [str(service.pk)]
    assert keys("alinare") == []


def test_what_works_comes_before_what_does_not(make, committed):
    with committed():
        closed = make("Casa Speranța", status=Status.INACTIVE)
        works = make("Casa Speranța")
    assert keys("casa speranta") == [str(works.pk), str(closed.pk)]
    assert keys("casa speranta", limit=1) == [str(works.pk)]


def test_an_import_brings_the_whole_register_up_to_date(make):
    service = make("Casa Speranța")
    Service.objects.filter(pk=service.pk).update(name="Casa Bucuria")  # as bulk writes do
    register_changed.send(sender=object)
    assert keys("bucuria") == [str(service.pk)]
    assert registers.compare(KEY) == 0
    Service.objects.filter(pk=service.pk).update(stage=Stage.IN_REVIEW)
    assert registers.compare(KEY) == 1
    assert keys("bucuria") == []


def test_a_comparison_asks_as_much_for_many_as_for_few(make, django_assert_num_queries):
    make("Casa Speranța")
    registers.compare(KEY)
    with django_assert_num_queries(9) as few:
        registers.compare(KEY)
    for number in range(4):
        make(f"Casa {number}")
    registers.compare(KEY)
    with django_assert_num_queries(len(few)):
        registers.compare(KEY)


def test_words_of_a_kind_hold_for_the_codes_below_it():
    assert "azil" in popular_words("8730CR-V-I")
    assert "bătrâni" in popular_words("8730CR-V-III")
    assert "azil" not in popular_words("8730CR-V-II")
    assert popular_words("8730CR-VD") == ()


def test_keys_of_a_service_are_uuids(make, committed):
    with committed():
        make("Casa Speranța")
    assert str(uuid.UUID(keys("speranta")[0])) == keys("speranta")[0]


def test_a_word_that_only_the_register_knows_means_the_register(home_page, make, committed):
    """„Bătrâni” stands on a page too, „cămin” in the register alone."""
    home_page.add_child(
        instance=InfoPage(title="Tichete pentru bătrâni", slug="tichete", summary="Sectorul 5.")
    )
    with committed():
        make("Casa Bunicilor", "8730CR-V-I")
    assert find("camin batrani").hits[0].kind == "directory"
    assert find("tichete batrani").hits[0].kind == "page"


def test_synonyms_of_the_console_widen_the_register(home_page, make, committed):
    with committed():
        made = make("Casa Bunicilor", "8730CR-V-I")
    assert keys("gerontologie") == []
    assert not any(hit.kind == "directory" for hit in find("gerontologie").hits)
    SynonymGroup.objects.create(words="gerontologie\nazil de bătrâni")
    assert keys("gerontologie") == [str(made.pk)]
    assert find("gerontologie").hits[0].url == f"/harta/{made.pk}/"


def test_synonyms_for_a_page_mean_the_page_alone(home_page, make, committed):
    """Whoever types what a page is called as well does not want all that shares a word of it."""
    home_page.add_child(instance=InfoPage(title="Bani pentru bătrâni", slug="bani"))
    with committed():
        make("Casa Bunicilor", "8730CR-V-I")
    SynonymGroup.objects.create(words="gerontologie\nBani pentru bătrâni\nazil")
    assert [hit.kind for hit in find("gerontologie").hits] == ["page"]
    assert keys("gerontologie") == []


def test_words_together_in_a_name_come_before_the_same_words_apart(home_page, make, committed):
    with committed():
        make("Centru pentru familie, serviciu maternal", "8899CZ-F-I")
        make("Centru maternal pentru familie, serviciu", "8899CZ-F-I")
    assert find("centru maternal").hits[0].title.startswith("Centru maternal")
    assert find("serviciu maternal").hits[0].title.startswith("Centru pentru familie")
