"""The pages of a service and of a provider, and that protected places leak nowhere."""

import gzip
import json
import re
from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from directory.disclosure import public_places
from directory.models import ChangeRecord, License, Service, Stage, Verification
from directory.public.shown import Shown
from directory.public.small_map import small_map


def page_of(client, service) -> str:
    return client.get(reverse("directory_service", args=[service.pk])).content.decode()


def test_what_is_unknown_is_called_unknown(client, make):
    text = page_of(client, make(phones=[]))
    assert text.count("necunoscut") >= 5
    assert "Datele nu au fost confirmate încă de nimeni." in text
    assert "datele licenței nu sunt în registrul importat" in text


def test_the_page_says_who_confirmed_it_and_when(client, make):
    day = timezone.localdate() - timedelta(days=3)
    service = make(confirmed_on=day)
    Verification.objects.create(service=service, by="provider", at=timezone.now())
    assert f"Date confirmate de furnizor la {day:%d.%m.%Y}." in page_of(client, service)


def test_the_licence_is_shown_with_its_dates(client, make):
    service = make()
    day = timezone.localdate().replace(year=2030, month=11, day=21)
    License.objects.create(service=service, number="LF 0000004", valid_to=day)
    text = " ".join(page_of(client, service).split())
    assert "LF 0000004" in text
    assert "valabilă până la 21.11.2030" in text


def test_old_free_places_are_not_shown_as_current(client, make):
    old = timezone.now() - timedelta(days=8)
    text = page_of(client, make(free_places=4, free_places_at=old))
    assert "4 locuri libere" not in text
    assert "necunoscut acum" in text


def test_mailboxes_of_persons_are_kept_back(client, make):
    text = page_of(client, make(emails=["ana.pop@gmail.com", "office@camin.ro"]))
    assert "ana.pop" not in text
    assert "mailto:office@camin.ro" in text


def test_structured_data_say_what_the_page_says(client, make):
    text = page_of(client, make(ownership="private"))
    [found] = re.findall(r'ld\+json">(.*?)</script>', text)
    data = json.loads(found)["@graph"][0]
    assert data["@type"] == "Service"
    assert data["provider"]["@type"] == "NGO"
    address = data["availableChannel"][0]["serviceLocation"]["address"]
    assert address["addressLocality"] == "Cluj-Napoca"
    assert "postalCode" not in address


def test_a_gone_service_says_so_and_is_not_indexed(client, make):
    text = page_of(client, make(status="inactive"))
    assert "nu mai apare în registru" in text
    assert '<meta name="robots" content="noindex">' in text


def test_an_unknown_service_answers_404_with_the_search(client, make):
    hidden = make(stage=Stage.IN_REVIEW)
    for key in (uuid4(), hidden.pk):
        page = client.get(reverse("directory_service", args=[key]))
        assert page.status_code == 404
        assert "Ce serviciu căutați?" in page.content.decode()
    assert client.get(reverse("directory_organization", args=[uuid4()])).status_code == 404


def test_delicate_pages_can_be_left_and_send_no_referrer(client, make):
    for code, delicate in (("8790CR-VD-I", True), ("8720CR-AD-I", True), ("8730CR-V-I", False)):
        service = make(f"Serviciu {code}", code=code)
        page = client.get(reverse("directory_service", args=[service.pk]))
        assert ("data-quick-exit" in page.content.decode()) is delicate
        assert (page["Referrer-Policy"] == "no-referrer") is delicate


def test_the_nearest_of_the_same_kind_are_offered(client, make):
    service = make("Alfa")
    make("Beta")
    make("Gama", code="8891CZ-C-II")
    text = page_of(client, service)
    assert "Beta" in text
    assert "Gama" not in text


def test_the_record_costs_the_same_beside_many(client, make, flat_queries):
    service = make("Alfa")
    address = reverse("directory_service", args=[service.pk])
    assert flat_queries(act=lambda: client.get(address), grow=make) <= 30


def test_providers_are_listed_and_found(client, make):
    make("Alfa", provider="Asociația Lumina")
    make("Beta", provider="Fundația Nouă")
    make("Ascuns", provider="Nimeni", stage=Stage.IN_REVIEW)
    text = client.get(reverse("directory_organizations")).content.decode()
    assert "2 furnizori" in text
    assert "Nimeni" not in text
    text = client.get(reverse("directory_organizations"), {"q": "Lumina", "judet": "cj"})
    assert [item.name for item in text.context["page_obj"]] == ["Asociația Lumina"]


def test_a_provider_shows_its_services(client, make):
    service = make("Alfa", provider="Asociația Lumina")
    make("Beta", provider="Asociația Lumina")
    page = client.get(reverse("directory_organization", args=[service.organization_id]))
    assert "2 servicii" in page.content.decode()


def test_sitemaps_name_services_and_providers(client, make):
    service, gone = make("Alfa"), make("Plecat", status="inactive")
    index = client.get(reverse("directory_sitemap")).content.decode()
    assert "sitemap-servicii.xml" in index
    text = client.get("/harta/sitemap-servicii.xml").content.decode()
    assert str(service.pk) in text
    assert "<lastmod>" in text
    assert str(gone.pk) not in text
    providers = client.get("/harta/sitemap-furnizori.xml").content.decode()
    assert str(service.organization_id) in providers


def test_a_protected_place_leaks_through_no_address(client, make):
    secret = {"street": "Strada Secretelor", "latitude": 46.98761, "longitude": 23.12349}
    shelters = [
        make("Adăpost unu", code="8790CR-VD-I", provider="Adăposturi", locality="Dej", **secret),
        make("Adăpost doi", sensitive=True, provider="Adăposturi", locality="Dej", **secret),
    ]
    for shelter in shelters:
        ChangeRecord.objects.create(
            service=shelter, field="street", old="Strada Secretelor", new="Strada Secretelor 2",
            at=timezone.now(), source="register",
        )  # fmt: skip
    dej = shelters[0].places.get().location.locality_id
    addresses = [
        "/harta/", "/harta/?judet=CJ", "/harta/embed/?judet=CJ", "/harta/furnizori/",
        "/harta/ghid/?pas=3", "/harta/sitemap-servicii.xml", "/harta/sitemap-furnizori.xml",
        "/harta/puncte.json", "/harta/puncte.json?judet=CJ", "/harta/?vedere=harta",
        "/harta/puncte.json?bbox=20,43,30,49&zoom=12",
        reverse("directory_organization", args=[shelters[0].organization_id]),
        *(reverse("directory_service", args=[item.pk]) for item in shelters),
    ]  # fmt: skip
    for address in addresses:
        text = client.get(address).content.decode()
        for word in ("Secretelor", "46.9876", "23.1234", ">Dej", "Dej,"):
            assert word not in text, (address, word)
    for query in (f"localitate={dej}", "langa=Dej&raza=100", "lat=46.98&lon=23.12", "q=Secretelor"):
        assert client.get(f"/harta/?{query}").context["results"].total == 0, query
    assert "adresă protejată" in client.get("/harta/").content.decode()


def test_a_delicate_code_with_spaces_is_delicate(make):
    service = make()
    service.term, service.code_text = None, "8720 CR AD I"
    assert Shown(service).delicate


def test_pages_weigh_at_most_thirty_kilobytes(client, make):
    for number in range(25):
        make(f"Serviciu {number}")
    for address in ("/harta/", "/harta/furnizori/", "/harta/ghid/"):
        assert len(gzip.compress(client.get(address).content)) < 20_000


def test_on_the_small_map_no_name_covers_another_or_the_dot(make):
    service = Service.objects.complete().get(pk=make(locality="Gherla").pk)
    drawing = small_map(next(public_places(service)))
    assert "Gherla" in [town.text for town in drawing.towns]
    height, dot = float(drawing.text), (float(drawing.x), float(drawing.y))
    for town in drawing.towns:
        assert abs(float(town.y) - dot[1]) >= height * 0.99 or (
            abs(float(town.x) - dot[0]) > len(town.text) * height * 0.3
        ), town
