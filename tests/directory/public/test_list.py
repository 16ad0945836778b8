"""The list of services: what it finds, counts, says and refuses to guess."""

import re
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

import pytest

from core import word_search
from directory.models import Location, Service, ServiceAtLocation, Stage
from directory.public.sitemaps import PAGES
from directory.selection import Results, Selection
from directory.selection.facets import facets
from tests.directory.corpus import make_services

LIST = "/harta/"


@pytest.fixture(autouse=True)
def _without_finder(monkeypatch) -> None:
    monkeypatch.setattr(word_search, "_finders", [])


def names(response) -> list[str]:
    return [entry.service.name for entry in response.context["page_obj"]]


def test_the_list_shows_published_services_in_romanian(client, make):
    make("Cămin Alfa")
    make("Ascuns", stage=Stage.IN_REVIEW)
    make("Plecat", status="inactive")
    page = client.get(LIST)
    assert names(page) == ["Cămin Alfa"]
    text = page.content.decode()
    assert "1 serviciu" in text
    assert "Datele nu au fost confirmate încă de nimeni." in text
    assert 'href="tel:0264111222"' in text


def test_twenty_services_are_counted_with_de(client, make):
    for number in range(20):
        make(f"Cămin {number:02}")
    assert "20 de servicii" in client.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"judet": "CJ"}, ["Alfa", "Gama"]),
        ({"judet": "cj"}, ["Alfa", "Gama"]),
        ({"q": "alf"}, ["Alfa"]),
        ({"tip": "8891CZ-C-II"}, ["Beta"]),
        ({"grup": "varstnici"}, ["Alfa", "Gama"]),
        ({"fel": "public"}, ["Gama"]),
        ({"acces": "1"}, ["Beta"]),
        ({"langa": "Iași"}, ["Beta"]),
        ({"langa": "cluj napoca"}, ["Alfa", "Gama"]),
        ({"judet": "CJ", "fel": "public"}, ["Gama"]),
        ({"judet": "CJ", "acces": "1"}, []),
    ],
)
def test_each_filter_narrows_the_list(client, make, query, expected):
    make("Alfa")
    make("Beta", locality="Iași", code="8891CZ-C-II", accessible=True)
    make("Gama", ownership="public")
    assert sorted(names(client.get(LIST, query))) == expected


def test_free_places_older_than_seven_days_do_not_count(client, make):
    now = timezone.now()
    make("Proaspăt", free_places=2, free_places_at=now - timedelta(days=6))
    make("Vechi", free_places=9, free_places_at=now - timedelta(days=8))
    page = client.get(LIST, {"locuri": "1"})
    assert names(page) == ["Proaspăt"]
    assert "2 locuri libere" in page.content.decode()
    assert "9 locuri" not in client.get(LIST).content.decode()


def test_the_nearest_comes_first_and_its_distance_is_told(client, make):
    make("Departe", latitude=46.85, longitude=23.6)
    make("Aproape", latitude=46.775, longitude=23.6)
    page = client.get(LIST, {"lat": "46.77", "lon": "23.6"})
    assert names(page) == ["Aproape", "Departe"]
    assert "la 0,6 km" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"judet": "ZZ"}, "Nu cunoaștem județul cerut"),
        ({"judet": "CJX"}, "Nu cunoaștem județul cerut"),
        ({"localitate": "99999999999"}, "Nu cunoaștem localitatea cerută"),
        ({"localitate": "²"}, "Nu cunoaștem localitatea cerută"),
        ({"grup": "x' OR 1=1"}, "Nu cunoaștem grupul"),
        ({"categorie": "nimic"}, "Nu cunoaștem categoria"),
        ({"tip": "8730"}, "Nu cunoaștem tipul"),
        ({"fel": "mixt"}, "Alegeți public sau privat"),
        ({"furnizor": "1"}, "Furnizorul cerut nu există"),
        ({"lat": "nan", "lon": "inf"}, "Punctul cerut nu e în România"),
        ({"lat": "48.85"}, "Punctul cerut nu e în România"),
        ({"langa": "Xqzwv"}, "Nu am găsit localitatea „Xqzwv”"),
        ({"raza": "-3"}, "Distanța cerută nu se poate alege"),
        ({"ordine": "drop"}, "Nu am ținut seama"),
    ],
)
def test_a_bad_value_is_left_out_with_a_sentence(client, make, query, sentence):
    make("Alfa")
    page = client.get(LIST, query)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert names(page) == ["Alfa"]


@pytest.mark.parametrize(
    "query", ["q=%00%ff", "p=-1", "p=abc", "p=99999999999", "p=%C2%B2", "judet=%00"]
)
def test_hostile_input_is_no_error(client, make, query):
    make("Alfa")
    assert client.get(f"{LIST}?{query}").status_code == 200


def test_markup_in_the_words_is_only_text(client, make):
    make("Alfa")
    assert "<script>alert" not in client.get(LIST, {"q": "<script>alert(1)"}).content.decode()


def test_nothing_found_says_what_to_do(client, make):
    make("Alfa")
    text = " ".join(client.get(LIST, {"q": "zzz"}).content.decode().split())
    assert "Niciun serviciu nu se potrivește" in text
    assert "scrieți un singur cuvânt" in text


def test_a_chip_leads_to_the_list_without_its_filter(client, make):
    make("Alfa")
    chips = client.get(LIST, {"judet": "CJ", "fel": "public"}).context["chips"]
    assert [(chip.label, chip.address) for chip in chips] == [
        ("Cluj", "?fel=public"),
        ("furnizor public", "?judet=CJ"),
    ]


CHOICES = [
    *({}, {"fel": "public"}, {"judet": "CJ"}, {"grup": "copii", "judet": "IS", "fel": "public"}),
    *({"grup": "varstnici"}, {"acces": "1"}, {"q": "Lumina"}, {"langa": "Turda", "raza": "100"}),
]


def test_counts_are_those_of_the_list_behind_them(home_page):
    made = make_services(40)
    far = Location.objects.exclude(county="CJ").latest("pk")
    town = Location.objects.filter(county="CJ", locality__isnull=False).earliest("pk")
    for service in made[:9]:
        for location, accessible in ((far, None), (town, True)):
            ServiceAtLocation.objects.create(
                service=service, location=location, main=False, stage="published",
                accessible=accessible,
            )  # fmt: skip
    asked = 0
    for query in [*CHOICES, {"judet": "CJ", "localitate": str(town.locality_id)}]:
        found = facets(Results(Selection.from_query(query)))
        for name, choices in {
            "judet": found.counties, "grup": found.groups, "categorie": found.categories,
            "tip": found.codes, "fel": found.ownerships, "localitate": found.localities,
        }.items():  # fmt: skip
            for choice in choices:
                chosen = query | {name: choice.value}
                if name == "judet":
                    chosen.pop("localitate", None)
                listed = Results(Selection.from_query(chosen)).queryset().count()
                assert listed == choice.count, (query, name, choice)
                asked += 1
    assert asked > 200


def test_the_search_ranks_when_it_answers(client, make, monkeypatch):
    first, second = make("Alfa"), make("Beta")
    make("Gama")
    found = word_search.Found([str(second.pk), str(first.pk)], "cămin")
    monkeypatch.setattr(word_search, "_finders", [lambda *_: found])
    page = client.get(LIST, {"q": "camim"})
    assert names(page) == ["Beta", "Alfa"]
    assert "Am căutat „cămin”" in page.content.decode()


def test_the_list_costs_the_same_for_one_and_for_many(client, make, flat_queries):
    assert flat_queries(act=lambda: client.get(LIST), grow=make) <= 30


def test_without_a_register_the_page_says_so_and_shows_examples(client, settings):
    text = client.get(LIST).content.decode()
    assert "Registrul serviciilor nu a fost încă importat" in text
    assert "Date demonstrative" in text
    settings.DIRECTORY_DEMONSTRATION = False
    text = client.get(LIST).content.decode()
    assert "nu a fost încă importat" in text
    assert "Exemplu:" not in text


def test_the_first_service_removes_the_examples(client, make):
    make("Alfa")
    assert "Exemplu:" not in client.get(LIST).content.decode()
    assert "Exemplu:" not in client.get(LIST, {"q": "zzz"}).content.decode()


def test_the_guide_asks_three_questions(client, make):
    make("Alfa")
    guide = reverse("directory_guide")
    assert "Pentru cine căutați?" in client.get(guide).content.decode()
    assert "Ce ajutor?" in client.get(guide, {"grup": "varstnici"}).content.decode()
    last = client.get(guide, {"grup": "varstnici", "pas": "3"}).content.decode()
    assert "Unde?" in last
    assert "/harta/?judet=CJ&amp;grup=varstnici" in last


def test_another_site_may_frame_the_embedded_list(client, make):
    make("Alfa")
    page = client.get(reverse("directory_embed"), {"judet": "CJ"})
    assert "frame-ancestors *" in page["Content-Security-Policy"]
    assert b"Alfa" in page.content
    assert b"<script" not in page.content


def test_the_list_offers_its_own_frame_for_another_site(client, make):
    make("Alfa")
    text = client.get("/harta/", {"judet": "CJ", "grup": "varstnici"}).content.decode()
    assert f"{reverse('directory_embed')}?judet=CJ&amp;grup=varstnici" in text
    assert "iframe" not in client.get("/harta/", {"q": "xyzzyq"}).content.decode()


@pytest.mark.parametrize(
    "address", ["directory_help", "directory_for_providers", "directory_resources"]
)
def test_pages_of_help_answer(client, address):
    assert client.get(reverse(address)).status_code == 200


def test_every_page_about_the_register_leads_to_the_others_and_is_in_the_sitemap(client, make):
    make("Alfa")
    listed = client.get("/harta/sitemap-pagini.xml").content.decode()
    for name in PAGES:
        page = client.get(reverse(name)).content.decode()
        assert f"{reverse(name)}</loc>" in listed
        assert f'href="{reverse("directory_resources")}"' in page, name


def test_the_resources_lead_to_every_category_with_its_services(client, make):
    make("Alfa")
    page = client.get(reverse("directory_resources")).content.decode()
    address = re.search(r'href="(/harta/\?categorie=[^"]+)"[^<]*</a>: 1\sserviciu', page)
    assert address
    assert names(client.get(address[1])) == ["Alfa"]


def test_the_resources_of_an_empty_register_say_so(client):
    page = client.get(reverse("directory_resources")).content.decode()
    assert "Lista apare după ce este importat registrul" in page


@pytest.mark.parametrize("query", [{}, {"vedere": "harta"}, {"judet": "CJ"}])
def test_a_list_names_one_address_for_search_engines(client, make, query):
    make("Alfa")
    assert client.get(LIST, query).content.count(b'rel="canonical"') == 1


def test_counts_beside_the_filters_follow_a_change_of_the_register(make, client):
    for number in (1, 2):
        make(f"Cămin {number}")
        counties = client.get(LIST).context["facets"].counties
        assert [(choice.label, choice.count) for choice in counties] == [("Cluj", number)]


def test_services_chosen_one_by_one_make_a_list_for_print_and_share(client, make):
    chosen = [make("Alfa"), make("Gama")]
    make("Beta")
    query = {"doar": ",".join(str(item.pk) for item in chosen)}
    page = client.get(LIST, query)
    assert names(page) == ["Alfa", "Gama"]
    assert "alese: 2 servicii" in page.content.decode()
    rows = client.get("/harta/export.csv", query).getvalue().decode().splitlines()
    assert len(rows) == 3


def test_a_hidden_or_unknown_service_in_a_chosen_list_is_left_out(client, make):
    waiting = make("Ascuns", stage=Stage.IN_REVIEW)
    shown = make("Alfa")
    page = client.get(
        LIST, {"doar": f"{waiting.pk},{shown.pk},{'0' * 8}-0000-4000-8000-{'0' * 12}"}
    )
    assert names(page) == ["Alfa"]


def test_a_chosen_list_that_is_no_list_or_too_long_says_so(client, make):
    service = make("Alfa")
    said = client.get(LIST, {"doar": "1,2,3"}).content.decode()
    assert "Lista de servicii din adresă nu se înțelege." in said
    many = ",".join([str(service.pk), *(f"{n:08x}-0000-4000-8000-000000000000" for n in range(60))])
    page = client.get(LIST, {"doar": many})
    assert "arătăm primele 50 de servicii" in page.content.decode()
    assert names(page) == ["Alfa"]


def test_free_places_order_the_list_and_pages_go_on_with_the_others(client, make):
    now = timezone.now()
    make("D", free_places=2, free_places_at=now)
    make("C", free_places=7, free_places_at=now)
    make("B", free_places=9, free_places_at=now - timedelta(days=30))
    make("A")
    results = Results(Selection.from_query({"ordine": "locuri"}))
    by_name = {service.pk: service.name for service in Service.objects.all()}
    assert [by_name[key] for key in results.in_order()] == ["C", "D", "A", "B"]
    for start in range(4):
        for end in range(start, 5):
            part = [by_name[key] for key in results.in_order(start, end)]
            assert part == ["C", "D", "A", "B"][start:end]
