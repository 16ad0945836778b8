"""The lists: filters, words, order, pages, export, decisions about several."""

import io
from datetime import timedelta

from django.utils import timezone

import openpyxl
import pytest

from core import word_search
from directory import summaries
from directory.freshness import months_before
from directory.models import (
    License,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
    Verification,
)
from tests.directory.console.conftest import HARTA, text
from tests.directory.registers import clean_rows

SERVICES = f"{HARTA}servicii/"
PROVIDERS = f"{HARTA}furnizori/"


@pytest.fixture
def many(import_rows):
    """Sixty services, a shelter among them."""
    rows = clean_rows(60)
    rows[7] |= {"Cod serviciu": "8790CR-VD-I", "Strada": "Secretă", "Nr.": "77"}
    import_rows(rows)


@pytest.fixture
def found(administrator):
    """Ask the list; return the services on the page."""

    def ask(query=""):
        response = administrator.get(f"{SERVICES}?{query}")
        assert response.status_code == 200
        return list(response.context["object_list"])

    return ask


def csv_of(response) -> str:
    return b"".join(response.streaming_content).decode()


# Filters ---------------------------------------------------------------------------------------


def test_fifty_a_page_in_the_order_of_names(found, many):
    first, second = found(), found("p=2")
    assert (len(first), len(second)) == (50, 10)
    assert [s.pk for s in [*first, *second]] == list(
        Service.objects.order_by("name", "pk").values_list("pk", flat=True)
    )
    assert found("p=999") == second
    assert found("ordering=-name")[0].name == Service.objects.order_by("-name").first().name
    assert found("ordering=organization__password") == first


def test_each_filter_keeps_what_it_says(found, many):
    service = Service.objects.filter(places__location__locality__isnull=False).first()
    place, term = service.places.get(), TaxonomyTerm.objects.filter(services__isnull=False).first()
    county = place.location.county
    here = found(f"judet={county.pk}")
    assert service in here
    assert {s.places.get().location.county for s in here} == {county}
    assert service in found(f"localitate={place.location.locality.name}")
    assert {s.term for s in found(f"tip={term.pk}")} == {term}
    assert {s.term.category for s in found(f"categorie={term.category}")} == {term.category}
    group = term.groups.first()
    assert all(group in s.term.groups.all() for s in found(f"grup={group.pk}"))


def test_the_state_the_stage_the_licence_and_the_owner(found, many):
    first, second, third, *_rest = Service.objects.order_by("name")
    Service.objects.filter(pk=first.pk).update(status="defunct", stage="in_review")
    License.objects.filter(service=second).update(status="expired")
    License.objects.filter(service=third).delete()
    summaries.keep_all()
    Organization.objects.update(ownership="private")
    Organization.objects.filter(pk=third.organization_id).update(ownership="public")
    assert found("stare=defunct") == [first]
    assert found("publicare=in_review") == [first]
    assert found("licenta=expired") == [second]
    assert third in found("licenta=none")
    assert second not in found("licenta=none")
    assert {s.organization_id for s in found("forma=public")} == {third.organization_id}
    assert third not in found("forma=none")


def test_what_nobody_confirmed_for_months(found, many):
    first, second, third, *_rest = Service.objects.order_by("name")
    today = timezone.localdate()
    Service.objects.update(confirmed_on=today)
    Service.objects.filter(pk=first.pk).update(confirmed_on=months_before(today, 12))
    Service.objects.filter(pk=second.pk).update(
        confirmed_on=months_before(today, 12) + timedelta(days=1)
    )
    Service.objects.filter(pk=third.pk).update(confirmed_on=None)
    assert found("neconfirmat=6") == [first, second, third]
    assert found("neconfirmat=12") == [first, third]
    assert found("neconfirmat=18") == [third]
    assert found("neconfirmat=none") == [third]


def test_what_has_no_point_and_what_is_incomplete(found, many):
    first = Service.objects.order_by("name").first()
    Location.objects.filter(services_here__service=first).update(
        latitude=None, longitude=None, precision="", locality=None, locality_text="Cătunul Vechi"
    )
    assert found("fara_punct=1") == [first]
    assert found("localitate=cătunul vechi") == [first]
    ServiceAtLocation.objects.filter(service=first).update(phones=[], emails=[])
    summaries.keep_all()
    assert found("complet=50") == [first]


@pytest.mark.parametrize(
    "query",
    ["judet=XX", "tip=abc", "grup=nu", "neconfirmat=7", "complet=101", "localitate=%00", "q=%00",
     "localitate=---", "q=%25_", "p=-1", "p=x", "export=exe", "judet=AB&judet=CJ"],
)  # fmt: skip
def test_odd_questions_do_no_harm(administrator, many, query):
    assert administrator.get(f"{SERVICES}?{query}").status_code == 200
    assert administrator.get(f"{PROVIDERS}?{query}").status_code == 200


# Words -----------------------------------------------------------------------------------------


def test_every_word_stands_in_the_name_the_provider_or_the_licence(found, many):
    service = Service.objects.select_related("license", "organization").order_by("name").first()
    named = service.name.split()[-1]
    assert service in found(f"q={named}")
    assert service in found(f"q={service.license.number}")
    assert service in found(f"q={service.organization.name.upper()}")
    assert found(f"q={named}+zzzzzz") == []


def test_the_search_of_the_portal_helps_to_find(found, many, monkeypatch):
    service = Service.objects.order_by("name").last()
    answer = word_search.Found([str(service.pk)])
    monkeypatch.setattr(word_search, "_finders", [lambda *_asked: answer])
    assert found("q=altfel+spus") == [service]


def test_an_empty_list_says_so(administrator, service):
    Service.objects.all().delete()
    assert "servicii" in text(administrator.get(SERVICES))
    assert "servicii" in text(administrator.get(f"{SERVICES}?q=nimic"))


# Export ----------------------------------------------------------------------------------------


def test_the_export_holds_the_filtered_rows_and_no_secret(administrator, many):
    response = administrator.get(f"{SERVICES}?export=csv")
    assert response.streaming
    lines = csv_of(response).splitlines()
    assert lines[0].startswith("Serviciul,Furnizorul,Codul,Tipul,Județul")
    assert len(lines) == 61
    assert "Secretă" not in "".join(lines)
    shelter = Service.objects.get(places__location__street="Secretă")
    assert any(shelter.name in line and "8790CR-VD-I" in line for line in lines)
    some = csv_of(administrator.get(f"{SERVICES}?export=csv&stare=defunct")).splitlines()
    assert len(some) == 1


def test_the_workbook_opens_and_runs_nothing(administrator, many):
    first = Service.objects.order_by("name").first()
    Service.objects.filter(pk=first.pk).update(name="=1+1")
    Organization.objects.filter(pk=first.organization_id).update(name="@SUM(A1)")
    content = b"".join(administrator.get(f"{SERVICES}?export=xlsx").streaming_content)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet.max_row == 61
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    lines = csv_of(administrator.get(f"{SERVICES}?export=csv"))
    assert "'=1+1,'@SUM(A1)" in lines


# Several at once -------------------------------------------------------------------------------


def test_several_are_confirmed_or_taken_out_together(moderator, many):
    first, second, third, *_rest = Service.objects.order_by("name")
    keys = [str(first.pk), str(second.pk), "altceva"]
    page = moderator.post(
        f"{SERVICES}?stare=active", {"ales": keys, "pas": "confirma"}, follow=True
    )
    assert "Ați confirmat 2 fișe." in text(page)
    assert page.redirect_chain[0][0].endswith("?stare=active")
    assert Verification.objects.count() == 2
    again = moderator.post(SERVICES, {"ales": keys, "pas": "confirma"}, follow=True)
    assert "Ați confirmat 0 fișe." in text(again)
    moderator.post(SERVICES, {"ales": [str(third.pk)], "pas": "verificare"})
    third.refresh_from_db()
    assert third.stage == "in_review"
    assert "Bifați întâi rândurile" in text(
        moderator.post(SERVICES, {"pas": "confirma"}, follow=True)
    )


# Cost ------------------------------------------------------------------------------------------


def test_the_lists_cost_the_same_with_more_rows(administrator, import_rows, flat_queries):
    rows = clean_rows(12)
    sizes = iter((2, 6, 12))

    def grow():
        import_rows(rows[: next(sizes)])

    queries = flat_queries(lambda: administrator.get(f"{SERVICES}?judet=&complet=90"), grow)
    assert queries < 40


def test_the_providers_cost_the_same_with_more_rows(administrator, service, flat_queries):
    numbers = iter(range(10))

    def grow():
        made = Organization.objects.create(name="Alt furnizor", key=f"alt {next(numbers)}")
        Service.objects.create(organization=made, name="Nou", modified_at=timezone.now())

    assert flat_queries(lambda: administrator.get(PROVIDERS), grow) < 30


# Providers -------------------------------------------------------------------------------------


def test_providers_are_found_with_their_services_counted(administrator, many):
    provider = Organization.objects.order_by("name").first()
    response = administrator.get(PROVIDERS)
    listed = {found.pk: found.number_of_services for found in response.context["object_list"]}
    assert listed[provider.pk] == provider.services.count()
    Organization.objects.filter(pk=provider.pk).update(cui="14399840", ownership="private")
    for query in ("q=14399840", "forma=private", f"q={provider.name}"):
        assert provider in administrator.get(f"{PROVIDERS}?{query}").context["object_list"]
    assert provider not in administrator.get(f"{PROVIDERS}?cui=1").context["object_list"]
    county = provider.services.first().places.get().location.county_id
    assert provider in administrator.get(f"{PROVIDERS}?judet={county}").context["object_list"]


def test_providers_that_look_after_their_data_are_told_apart(
    administrator, many, django_user_model
):
    claimed, left, _ = Organization.objects.order_by("name")[:3]
    for provider, active in ((claimed, True), (left, False)):
        user = django_user_model.objects.create_user(f"membru {active}")
        provider.memberships.create(user=user, active=active, at=timezone.now())
    yes = administrator.get(f"{PROVIDERS}?revendicat=da").context["object_list"]
    assert list(yes) == [claimed]
    no = administrator.get(f"{PROVIDERS}?revendicat=nu").context["object_list"]
    assert left in no
    assert claimed not in no
