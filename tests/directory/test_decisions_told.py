"""A provider hears what a moderator decided about what it sent; the news hold no value and no reason."""

import pytest

from directory import truth
from directory.console import actions
from directory.models import County, Location, Notice, Service, Source, TaxonomyTerm
from directory.providers import additions
from tests.directory.test_provider_area import inside, member, mine, moderator, others, services

__all__ = ["inside", "member", "mine", "moderator", "others", "services"]
pytestmark = pytest.mark.usefixtures("home_page")


@pytest.fixture
def sent(member, mine):
    return truth.propose(mine.pk, "street", "Strada Ascunsă", Source.PROVIDER, member)


@pytest.fixture
def added(member, mine) -> Service:
    term, county = TaxonomyTerm.objects.get(code="8899CPDH-I"), County.objects.get(pk="IS")
    return additions.add(mine.organization, member, "Cantina Nouă", term, county)


def news() -> str:
    return Notice.objects.get().text


def test_of_a_value_that_is_published(sent, mine, moderator):
    actions.accept_value(sent, moderator)
    assert news() == f"{mine.name}: s-a publicat valoarea trimisă (strada)"


def test_of_a_value_that_is_refused(sent, mine, moderator):
    actions.refuse_value(sent, moderator, "Nu există strada.")
    assert "nu s-a publicat valoarea trimisă (strada)" in news()
    assert "Nu există" not in news()
    assert Notice.objects.get().url.endswith("/furnizori/")


def test_of_a_protected_place_not_even_the_field_is_named(sent, mine, moderator):
    Location.objects.filter(services_here__service=mine).update(sensitive=True)
    actions.refuse_value(sent, moderator, "Nu.")
    assert "strada" not in news()


def test_of_a_service_that_is_refused(added, moderator):
    actions.refuse_record(added.pk, "Fără licență.", moderator)
    assert news().startswith("Cantina Nouă: serviciul adăugat nu s-a publicat")


def test_of_a_service_that_is_published(added, moderator):
    actions.publish(added.pk, {"licence_number": "LF 0001234"}, moderator)
    assert news() == "Cantina Nouă: serviciul adăugat s-a publicat"


def test_what_staff_said_is_told_to_nobody(mine, member, moderator):
    value = truth.propose(mine.pk, "street", "Alta", Source.STAFF, moderator, publish=False)
    actions.refuse_value(value, moderator, "Nu.")
    assert not Notice.objects.exists()
