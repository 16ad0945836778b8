"""The figures are those of the register, counted again by other means."""

import csv
import io
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

from django.core.management import CommandError, call_command

import pytest

from directory.models import BeneficiaryGroup, Indicator, Service
from directory.statistics import charts
from directory.statistics.figures import Figures, categories
from tests.directory.conftest import import_file
from tests.directory.corpus import make_services
from tests.directory.registers import clean_rows

REGISTER = Path("../shared/data/register/licensed-services-2016.xlsx")


def table(client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.skipif(not REGISTER.exists(), reason="the register of 2016 is not on this machine")
def test_the_register_of_2016_counts_as_by_hand(db):
    import_file(REGISTER)
    services = list(
        Service.objects.select_related("term")
        .prefetch_related("places__location")
        .iterator(chunk_size=500)
    )
    pairs = Counter(
        (service.places.all()[0].location.county_id, service.term.category)
        for service in services
        if service.term and service.places.all()[0].location.county_id
    )
    figures = Figures()
    assert figures.total.services == len(services) == 2186
    assert (figures.cells, figures.empty_cells) == (1008, 1008 - len(pairs))
    assert figures.empty_cells == 564
    by_county = Counter(service.places.all()[0].location.county_id or "" for service in services)
    assert {line.key: line.services for line in figures.counties if line.services} == by_county
    by_category = Counter(service.term.category if service.term else "" for service in services)
    assert {line.key: line.services for line in figures.categories if line.services} == by_category
    places = sum(s.capacity or 0 for s in services if s.capacity_unit == "places")
    assert figures.total.places == places
    assert figures.total.providers == len({service.organization_id for service in services})


def test_every_table_adds_up(corpus):
    figures = Figures()
    for lines in (
        figures.counties,
        figures.regions,
        figures.categories,
        figures.care,
        figures.ownership,
    ):
        assert sum(line.services for line in lines) == figures.total.services == 39
        assert sum(line.places for line in lines) == figures.total.places


def test_page_csv_and_county_report_say_the_same(corpus, client, home_page):
    text = client.get("/harta/statistici/").content.decode()
    assert "39 de servicii" in text
    rows = table(client, "/harta/statistici/judete.csv")
    assert sum(int(row["servicii"]) for row in rows) == 39
    most = max(rows, key=lambda row: int(row["servicii"]))
    report = client.get(f"/harta/statistici/judet/{most['cod'].lower()}/").content.decode()
    assert most["denumire"] in report
    lines = table(client, f"/harta/statistici/judet/{most['cod'].lower()}/categorii.csv")
    assert sum(int(row["servicii"]) for row in lines) == int(most["servicii"])
    gaps = table(client, "/harta/statistici/lipsuri.csv")
    assert len(gaps) == Figures().empty_cells


def test_a_county_does_not_tell_in_which_village_a_shelter_is(shelter, client, home_page):
    location = shelter.places.select_related("location__county").get().location
    figures = Figures(location.county)
    assert figures.total.services == sum(line.services for line in figures.localities) + 1
    names = {line.name for line in figures.localities}
    others = Service.objects.published().exclude(pk=shelter.pk)
    elsewhere = others.filter(places__location__locality=location.locality)
    assert elsewhere.exists() or location.locality.name not in names


def test_without_a_register_there_is_nothing_to_show(client, home_page, facts):
    text = client.get("/harta/statistici/").content.decode()
    assert "nu sunt cifre de arătat" in text
    assert client.get("/harta/statistici/judet/cj/").status_code == 200
    assert client.get("/harta/statistici/judet/zz/").status_code == 404
    assert client.get("/harta/statistici/altceva.csv").status_code == 404


def test_every_county_is_on_the_map_and_in_the_table(corpus, client, home_page):
    figures = Figures()
    legend = charts.steps(figures.counties)
    assert len(charts.shapes(figures.counties, legend)) == 42
    assert len(categories()) == 24
    for shape in charts.shapes(figures.counties, legend):
        step = next(step for step in legend if step.level == shape.level)
        assert step.low <= shape.line.services <= step.high


def test_the_figures_cost_the_same_queries_however_many_services(
    flat_queries, client, home_page, facts
):
    seeds = iter(range(9))
    queries = flat_queries(
        lambda: client.get("/harta/statistici/"), lambda: make_services(3, next(seeds))
    )
    assert queries <= 40


def indicators(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "indicatori.csv"
    file.write_text("\n".join(["territory,year,dimension,value,source", *rows]), encoding="utf-8")
    return file


def test_rates_appear_only_when_somebody_imported_inhabitants(corpus, client, home_page, tmp_path):
    assert "100.000 de locuitori" not in client.get("/harta/statistici/").content.decode()
    call_command("import_indicators", indicators(tmp_path, "CJ,2021,locuitori,200000,Probă"))
    assert "Servicii la 100.000 de locuitori" in client.get("/harta/statistici/").content.decode()
    rows = {row["cod"]: row for row in table(client, "/harta/statistici/nevoi.csv")}
    assert float(rows["CJ"]["servicii_raportat"]) == int(rows["CJ"]["servicii"]) / 2
    assert rows["AB"]["valoare"] == rows["AB"]["servicii_raportat"] == ""
    call_command("import_indicators", indicators(tmp_path, "CJ,2021,locuitori,100000,Probă"))
    rows = {row["cod"]: row for row in table(client, "/harta/statistici/nevoi.csv")}
    assert rows["CJ"]["servicii_raportat"] == f"{float(rows['CJ']['servicii'])}", (
        "corrected at once"
    )


def test_a_need_of_a_group_is_compared_with_the_services_of_that_group(
    corpus, client, home_page, tmp_path
):
    working = Service.objects.filter(stage="published", status="active", places__main=True)
    placed = working.filter(places__location__county__isnull=False, term__groups__isnull=False)
    code, county = placed.values_list("term__groups", "places__location__county")[0]
    need = f"{code}: persoane"
    rows = (f"{county},2020,{need},1,Veche", f"{county},2021,{need},500,Probă")
    call_command("import_indicators", indicators(tmp_path, *rows, "CJ,2021,locuitori,9,Probă"))
    page = client.get("/harta/statistici/")
    group = BeneficiaryGroup.objects.get(pk=code).name.lower()
    assert [found.title for found in page.context["needs"]] == [
        "Servicii la 100.000 de locuitori",
        f"Servicii pentru {group} la 1.000 de persoane",
    ]
    assert "Veche" not in page.content.decode(), "the newest year counts"
    [row] = [row for row in page.context["needs"][1].rows if row.line.key == county]
    wanted = working.filter(term__groups=code, places__location__county=county)
    assert row.line.services == wanted.distinct().count() > 0
    assert row.rate == row.line.services * 2


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("ZZ,2021,locuitori,1,Probă", "Rândul 3: „ZZ” nu este indicativul unui județ"),
        ("CJ,2021,locuitori,multe,Probă", "Rândul 3: anul și valoarea trebuie să fie numere"),
        ("CJ,21,locuitori,1,Probă", "între 1990 și 2100"),
        ("CJ,2021,locuitori,1,", "sursa nu pot lipsi"),
    ],
)
def test_a_wrong_indicator_is_named_and_nothing_is_stored(row, sentence, tmp_path, facts):
    with pytest.raises(CommandError, match=sentence):
        call_command("import_indicators", indicators(tmp_path, "AB,2021,locuitori,1,Probă", row))
    assert not Indicator.objects.exists()


def test_the_trend_tells_each_register_and_forgets_an_undone_one(import_rows, client, home_page):
    first = clean_rows(4)
    import_rows(first)
    run = import_rows(clean_rows(6)[1:])
    rows = table(client, "/harta/statistici/registre.csv")
    assert [(row["servicii"], row["aparute"], row["disparute"]) for row in rows] == [
        ("4", "4", "0"),
        ("5", "2", "1"),
    ]
    assert "De la un registru la altul" in client.get("/harta/statistici/").content.decode()
    run.state = "undone"
    run.save()
    assert len(table(client, "/harta/statistici/registre.csv")) == 1


@pytest.mark.parametrize(
    "address",
    [
        "harta.svg",
        "judete.svg",
        "categorii.svg",
        "judet/cj/categorii.svg",
        "judet/cj/localitati.svg",
    ],
)
def test_each_chart_is_a_picture_that_stands_alone(client, home_page, address):
    make_services(40)
    response = client.get(f"/harta/statistici/{address}")
    assert response["Content-Type"] == "image/svg+xml"
    drawing = ET.fromstring(response.content)  # noqa: S314 -- our own file
    assert drawing.tag.endswith("svg")
    text = response.content.decode()
    assert "Sursa: " in text
    assert "class=" not in text, "no style sheet comes with a file"
    assert "href=" not in text


def test_the_picture_of_the_map_has_every_county(client, home_page):
    make_services(40)
    text = client.get("/harta/statistici/harta.svg").content.decode()
    assert text.count("<path ") == 42


def test_a_picture_of_what_is_not_counted_is_404(client, home_page):
    make_services(1)
    assert client.get("/harta/statistici/altceva.svg").status_code == 404
    assert client.get("/harta/statistici/judet/cj/harta.svg").status_code == 404
    assert client.get("/harta/statistici/judet/zz/categorii.svg").status_code == 404
