"""The record of a service that a provider added, before anybody decided about it."""

import pytest
from bs4 import BeautifulSoup

from directory import truth
from directory.models import County, Service, TaxonomyTerm
from directory.providers import additions
from tests.directory.console.conftest import HARTA


@pytest.fixture
def added(service, django_user_model) -> Service:
    """A service that a provider added."""
    term = TaxonomyTerm.objects.get(code="8899CPDH-I")
    county = County.objects.get(pk="IS")
    ana = django_user_model.objects.create_user("ana")
    return additions.add(service.organization, ana, "Cantina Nouă", term, county)


def test_a_moderator_reads_what_the_provider_said(moderator, added):
    page = BeautifulSoup(moderator.get(f"{HARTA}servicii/{added.pk}/").content, "html.parser")
    rows = {row.th.get_text(strip=True): row for row in page.select("tr:has(th[scope=row])")}
    for label, words in {
        "Denumirea": "Cantina Nouă",
        "Tipul de serviciu": "Cantine sociale",
        "Județul": "Iași",
    }.items():
        register, provider, shown = rows[label].find_all("td")
        assert register.get_text(strip=True) == "–"
        assert words in provider.get_text(), label
        assert words in shown.get_text(), label


def test_what_is_in_no_register_cannot_follow_it(administrator, added):
    address = f"{HARTA}servicii/{added.pk}/"
    assert "Urmează din nou registrul" not in administrator.get(address).content.decode()
    with pytest.raises(truth.RefusedEditError, match="nu este în registru"):
        truth.follow_register(added.pk, "name", None)
    added.refresh_from_db()
    assert added.name == "Cantina Nouă"
