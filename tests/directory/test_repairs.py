"""Every fault of the register: what is repaired, and what only looks like a fault."""

from datetime import date, datetime

import pytest

from directory.importing.nomenclature import Nomenclature
from directory.importing.notes import FAULTS, Notes
from directory.importing.repairs import (
    amounts,
    codes,
    contacts,
    coordinates,
    houses,
    places,
    providers,
    texts,
)
from directory.models import Ownership


def faults(notes: Notes) -> list[str]:
    return [repair.fault for repair in notes.repairs]


@pytest.mark.parametrize(
    ("cell", "text", "fault"),
    [
        ("Asociaţia Bacşu", "Asociația Bacșu", "letters"),  # cedilla
        ("Ias\u0326i", "Iași", "letters"),
        ("Constanþa", "Constanța", "encoding"),
        ("Bucureºti", "București", "encoding"),
        ("BraÈ™ov", "Brașov", "encoding"),
        ("  Alba\u00a0 Iulia ", "Alba Iulia", "spaces"),
        ("#REF!", "", "error_cell"),
        ("#ERROR!", "", "error_cell"),
        ("-", "", "placeholder"),
        ("n/a", "", "placeholder"),
    ],
)
def test_texts_are_repaired(cell, text, fault, notes):
    assert texts.clean(cell, "name", notes) == text
    assert faults(notes) == [fault]


@pytest.mark.parametrize(
    "cell",
    [
        "Asociația Bacșu",
        "Müller & Söhne",
        "Kézdivásárhely",
        "Casa „Sfânta Ana”",
        "Nr. 5",
        "Nufărul",
        "Casa N/A-Nord",
    ],
)
def test_texts_that_are_right_stay(cell, notes):
    assert texts.clean(cell, "name", notes) == cell
    assert faults(notes) == []


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("8891CZ-CIII", "8891CZ-C-III"),
        ("8790 CR-D-I", "8790CR-D-I"),
        ("8790CRCI", "8790CR-C-I"),
        ("8790cr-c-i", "8790CR-C-I"),
        ("8790CR - C - II", "8790CR-C-II"),
        ("8730CR–V–I", "8730CR-V-I"),
        ("8730CR-V-1", "8730CR-V-I"),
        ("8730CR-V-l", "8730CR-V-I"),
        ("8790CR-D-7", "8790CR-D-VII"),
        ("8899CPDH- I", "8899CPDH-I"),
        ("8790CR-II", "8790CRT-II"),
        ("8730CR-V-I Cămine pentru persoane vârstnice", "8730CR-V-I"),
    ],
)
def test_codes_become_those_of_the_nomenclature(cell, code, nomenclature: Nomenclature, notes):
    assert codes.service_code(cell, nomenclature, notes) == code
    assert faults(notes) == ["code"]
    assert notes.doubts == []


@pytest.mark.parametrize(
    ("cell", "candidates"),
    [
        ("8899CZ-VTP-", ["8899CZ-VTP-I", "8899CZ-VTP-II"]),
        ("8790CR-C-IX", None),
        ("8790CR-X-I", None),
        ("Cămin", []),
    ],
)
def test_codes_that_are_not_certain_are_questions(cell, candidates, nomenclature, notes):
    assert codes.service_code(cell, nomenclature, notes) == ""
    assert faults(notes) == []
    assert notes.doubts[0].kind == "code"
    if candidates is not None:
        assert notes.doubts[0].candidates == candidates


def test_all_codes_of_the_nomenclature_stay(nomenclature, notes):
    assert len(nomenclature.codes) == 70
    assert all(codes.service_code(code, nomenclature, notes) == code for code in nomenclature.codes)
    assert (faults(notes), notes.doubts) == ([], [])


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("7/9/2016", "7/9"),
        ("07.09.2016", "7/9"),
        ("5-7-2017", "5-7"),
        (date(2016, 7, 7), "7/7"),
        ("9-Jul", "7/9"),
        ("12.iul", "12/7"),
    ],
)
def test_house_numbers_come_back_from_dates(cell, number, notes):
    assert houses.house_number(cell, notes) == number
    assert faults(notes) == ["house_date"]


@pytest.mark.parametrize(
    "cell",
    [
        datetime(2016, 9, 7),  # noqa: DTZ001
        date(2016, 7, 9),
        "2016-09-07 00:00:00",
        42620,
    ],
)
def test_a_true_date_does_not_tell_which_number_came_first(cell, notes):
    assert houses.house_number(cell, notes) == ""
    assert faults(notes) == []
    doubt = notes.doubts[0]
    assert (doubt.kind, doubt.field, doubt.candidates) == ("house_date", "number", ["7/9", "9/7"])


@pytest.mark.parametrize(
    "cell",
    [
        "7/9",
        "40/C/30",
        "66/1D",
        "49/51 B",
        "106-110",
        "69-65A",
        58,
        "12 bis",
        "fn 1989",
        "1989",
        "14A",
    ],
)
def test_house_numbers_that_are_right_stay(cell, notes):
    assert houses.house_number(cell, notes) == str(cell)
    assert faults(notes) == []


@pytest.mark.parametrize(
    "street",
    [
        "1 Decembrie 1918",
        "Calea 13 Septembrie",
        "22 Decembrie 1989",
        "1 Mai",
        "Bd. 15 Noiembrie 1987",
    ],
)
def test_streets_named_after_dates_stay(street, notes):
    assert houses.street_and_number(street, "", notes) == (street, "")
    assert faults(notes) == []


def test_a_damaged_number_behind_the_street_moves_to_its_place(notes):
    assert houses.street_and_number("Morii 7/9/2016", "", notes) == ("Morii", "7/9")


@pytest.mark.parametrize(
    ("cell", "numbers", "expected"),
    [
        ("371111222", ["0371111222"], {"phone_zero"}),
        ("0744.123.456", ["0744123456"], {"phone_form"}),
        ("+40 744 123 456", ["0744123456"], {"phone_form"}),
        ("0040258811234", ["0258811234"], {"phone_form"}),
        ("0258/811234", ["0258811234"], {"phone_form"}),
        ("tel: 0258811234", ["0258811234"], {"phone_form"}),
        ("0744123456; 0258811234", ["0744123456", "0258811234"], {"phone_list"}),
        ("0744123456, 258811234", ["0744123456", "0258811234"], {"phone_list", "phone_zero"}),
        ("0744123456/0258811234", ["0744123456", "0258811234"], {"phone_list", "phone_form"}),
        ("0744123456 0258811234", ["0744123456", "0258811234"], {"phone_list", "phone_form"}),
        ("0258811234 int. 12", ["0258811234 int. 12"], set()),
    ],
)
def test_phones_are_told_apart_and_get_their_zero(cell, numbers, expected, notes):
    assert contacts.phones(cell, notes) == numbers
    assert set(faults(notes)) == expected
    assert notes.doubts == []


@pytest.mark.parametrize("cell", ["0258811234", "0744123456", "119", "0800500515"])
def test_phones_that_are_right_stay(cell, notes):
    assert contacts.phones(cell, notes) == [cell]
    assert faults(notes) == []


@pytest.mark.parametrize("cell", ["448550", "76654841", "7.44123E+08", "vezi site"])
def test_phones_that_cannot_be_are_questions(cell, notes):
    assert contacts.phones(cell, notes) == []
    assert [doubt.kind for doubt in notes.doubts] == ["phone"]


@pytest.mark.parametrize(
    ("cell", "addresses", "expected"),
    [
        ("a@b.ro, c@d.ro", ["a@b.ro", "c@d.ro"], {"email_list"}),
        ("a@b.ro;c@d.ro", ["a@b.ro", "c@d.ro"], {"email_list"}),
        ("nume(at)exemplu.ro", ["nume@exemplu.ro"], {"email_form"}),
        ("nume @ exemplu.ro", ["nume@exemplu.ro"], {"email_form"}),
        ("nume@exemplu,ro", ["nume@exemplu.ro"], {"email_form"}),
        ("nume@exemplu.con", ["nume@exemplu.com"], {"email_form"}),
        ("mailto:nume@exemplu.ro", ["nume@exemplu.ro"], {"email_form"}),
        ("Nume@Exemplu.ro", ["nume@exemplu.ro"], set()),
    ],
)
def test_mail_addresses_are_repaired(cell, addresses, expected, notes):
    assert contacts.emails(cell, notes) == (addresses, "")
    assert set(faults(notes)) == expected


def test_a_page_among_the_mail_addresses_moves(notes):
    found = contacts.emails("www.exemplu.ro , nume@exemplu.ro", notes)
    assert found == (["nume@exemplu.ro"], "http://www.exemplu.ro")
    assert "website_moved" in faults(notes)


def test_a_mail_address_without_an_ending_is_a_question(notes):
    assert contacts.emails("office@dgaspcbacau", notes) == ([], "")
    assert notes.doubts[0].candidates == ["office@dgaspcbacau.ro"]
    assert faults(notes) == []


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("25 /zi", [25, "day"]),
        ("45 /L", [45, "month"]),
        ("30 locuri", [30, "places"]),
        ("20 de persoane pe zi", [20, "day"]),
        ("max. 40", [40, "places"]),
        ("1.716", [1716, "places"]),
    ],
)
def test_capacities_get_their_unit(cell, value, notes):
    assert amounts.capacity(cell, notes) == value
    assert faults(notes) == ["capacity"]


def test_a_plain_capacity_stays(notes):
    assert amounts.capacity(25, notes) == [25, "places"]
    assert faults(notes) == []


@pytest.mark.parametrize("cell", ["14 - 20", "aprox. 30", "25 /oră", "0", "99999", "nelimitat"])
def test_capacities_that_are_not_certain_are_questions(cell, notes):
    assert amounts.capacity(cell, notes) is None
    assert [doubt.kind for doubt in notes.doubts] == ["capacity"]


@pytest.mark.parametrize(
    ("first", "second", "point", "fault"),
    [
        (26.1, 44.4, (44.4, 26.1), "swapped"),
        ("44,409748", "26,121156", (44.409748, 26.121156), "decimal_comma"),
        (44409748, 26121156, (44.409748, 26.121156), "decimal_comma"),
        ("44°24'35\"N", "26°7'16\"E", (44.409722, 26.121111), "decimal_comma"),
        (48.85, 2.35, None, "outside"),
    ],
)
def test_points_are_put_right(first, second, point, fault, notes):
    assert coordinates.point(first, second, notes) == point
    assert set(faults(notes)) == {fault}


def test_a_right_point_stays(notes):
    assert coordinates.point(44.409748, 26.121157, notes) == (44.409748, 26.121157)
    assert faults(notes) == []


@pytest.mark.parametrize(
    ("text", "county", "name", "fault"),
    [
        ("Roșiorii de Vede", "TR", "Roșiori de Vede", "locality_spelling"),
        ("comuna Periam", "TM", "Periam", "locality_prefix"),
        ("sat Bacova, Oraș Buziaș", "TM", "Bacova", "locality_prefix"),
        ("Cîrligele", "VN", "Cârligele", "locality_spelling"),
        ("ALBA IULIA", "AB", "Alba Iulia", "locality_spelling"),
        ("Mun. Cluj Napoca", "CJ", "Cluj-Napoca", "locality_prefix"),
        ("Breaza", "PH", "Breaza de Jos", "locality_spelling"),
        ("București, sectorul 5", "B", "Sectorul 5", "locality_prefix"),
    ],
)
def test_localities_find_their_code(text, county, name, fault, gazetteer, notes):
    found = places.locality(text, county, gazetteer, notes)
    assert found
    assert found.name == name
    assert faults(notes) == [fault]


@pytest.mark.parametrize(
    ("text", "county"),
    [("Oituz", "AR"), ("Tigveni", "AG"), ("Al. I. Cuza", "IS"), ("Sântana", "TM"), ("Valea", "CJ")],
)
def test_localities_that_are_not_certain_are_questions(text, county, gazetteer, notes):
    assert places.locality(text, county, gazetteer, notes) is None
    assert [doubt.kind for doubt in notes.doubts] == ["locality"]
    assert faults(notes) == []


def test_namesakes_in_one_county_are_told_apart_by_the_commune(gazetteer, notes):
    twins = [
        group
        for group in gazetteer.by_name.values()
        if len({place.unit for place in group}) > 1 and all(place.unit for place in group)
    ]
    assert twins
    for group in twins[:20]:
        for place in group:
            unit = gazetteer.places[place.unit]
            found = places.locality(
                f"sat {place.name}, comuna {unit.name}", place.county, gazetteer, Notes()
            )
            assert found is None or found.unit == place.unit


def test_the_sector_comes_from_the_address_and_is_never_guessed(gazetteer, notes):
    found = places.locality("București", "B", gazetteer, notes, address="Str. Morii, Sector 3")
    assert found
    assert found.name == "Sectorul 3"
    found = places.locality("București", "B", gazetteer, Notes(), address="Str. Morii 3")
    assert found
    assert found.name == "București"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("jud. Alba", "AB"),
        ("CARAS SEVERIN", "CS"),
        ("Bistriţa Năsăud", "BN"),
        ("Municipiul București", "B"),
        ("Sector 4", "B"),
    ],  # cedilla
)
def test_counties_find_their_code(text, code, gazetteer, notes):
    assert places.county(text, gazetteer, notes) == code


def test_spellings_of_a_provider_are_one_and_branches_are_not():
    key = providers.key
    assert key("S.C. Exemplu S.R.L.") == key("SC EXEMPLU SRL")
    assert key("Asociația „Șansa”") == key("ASOCIATIA SANSA")
    assert key("Fundația Dumbrava - Filiala Brașov") == key("Fundația Dumbrava- filiala Brașov")
    assert key("Crucea Roșie - filiala Arad") != key("Crucea Roșie - filiala Alba")
    assert key("Casa Nr. 1") != key("Casa Nr. 2")


@pytest.mark.parametrize(
    ("name", "ownership"),
    [
        ("Direcția Generală de Asistență Socială și Protecția Copilului Cluj", Ownership.PUBLIC),
        ("Primăria orașului Negrești Oaș", Ownership.PUBLIC),
        ("Asociația Caritas Alba Iulia", Ownership.PRIVATE),
        ("SC Cămin Exemplu S.R.L.", Ownership.PRIVATE),
        ("Casa Bunicilor", Ownership.UNKNOWN),
    ],
)
def test_public_and_private_by_the_words_of_the_name(name, ownership):
    assert providers.ownership(name) == ownership


def test_a_repair_can_be_switched_off():
    notes = Notes(skipped={"phone_zero", "house_date"})
    assert houses.house_number("7/9/2016", notes) == "7/9/2016"
    assert notes.repairs == []


def test_every_fault_has_a_name_for_people():
    assert all(FAULTS.values())
