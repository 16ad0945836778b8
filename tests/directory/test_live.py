"""What slides may show of the register."""

from datetime import timedelta

from django.utils import timezone

from core import register_figures
from directory.models import Service, ServiceAtLocation
from directory.public import live
from tests.directory.corpus import make_services


def test_an_empty_register_has_no_figures(facts):
    assert live.read("", "") is None
    assert register_figures.read("", "") is None


def test_figures_are_those_of_the_county_and_type_that_were_chosen(facts):
    services = make_services(60)
    chosen = services[0]
    county, code = chosen.places.get().location.county, chosen.term.code
    same = [
        service
        for service in services
        if service.term.code == code and service.places.get().location.county == county
    ]
    reading = live.read(county.code, code)
    assert reading.subject == f"{chosen.term.name}, {county.name}"
    assert dict(reading.lines)["Servicii"] == len(same)
    places = [service.capacity for service in same if service.capacity]
    assert dict(reading.lines).get("Locuri") == (sum(places) if places else None)
    assert reading.at == max(Service.objects.values_list("modified_at", flat=True)).date()
    assert dict(live.read("", "").lines)["Servicii"] == 60


def test_free_places_are_told_only_while_they_are_news(facts):
    service = make_services(1)[0]
    assert "Locuri libere declarate" not in dict(live.read("", "").lines)
    place = ServiceAtLocation.objects.filter(service=service)
    place.update(free_places=4, free_places_at=timezone.now())
    assert dict(live.read("", "").lines)["Locuri libere declarate"] == 4
    place.update(free_places_at=timezone.now() - timedelta(days=8))
    assert "Locuri libere declarate" not in dict(live.read("", "").lines)


def test_an_editor_chooses_counties_and_types_by_name(facts):
    assert ("CJ", "Cluj") in register_figures.territories()
    assert any(code == "8899CPDH-I" for code, _label in register_figures.kinds())
