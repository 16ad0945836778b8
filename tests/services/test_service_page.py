"""What a service page says of itself beyond its fields."""

from django.core.exceptions import ValidationError
from django.template import Context, Template

from wagtail.models import ReferenceIndex

import pytest

from core.models import PortalSettings
from services import builders
from services.models import ServicePage
from tests.services.conftest import make_amount


def fresh(page: ServicePage) -> ServicePage:
    return ServicePage.objects.get(pk=page.pk)


def test_popular_names_are_read_one_a_line_without_repetition(make):
    page = make(popular_names=["ajutor  social", "VMG", "", "ajutor social "])
    assert page.popular_names_list == ["ajutor social", "VMG"]


def test_the_contents_hold_only_what_is_answered(make):
    headings = [section.heading for section in make().contents]
    assert headings[0] == "Cine poate cere"
    assert "Temeiul legal" in headings
    assert "Întrebări și răspunsuri" not in headings
    assert "Ce obligații aveți" not in headings


def test_optional_answers_enter_the_contents(make):
    page = make(
        obligations="<p>Anunțați schimbările.</p>",
        questions=[builders.question("Cât durează?", "<p>Nu se știe.</p>")],
    )
    anchors = [section.anchor for section in page.contents]
    assert anchors.index("obligatii") < anchors.index("intrebari")


def test_the_status_box_names_its_kind_in_words(make):
    page = make(status_kind="replaced", status_title="Astăzi: VMI", status_text="Din 2024.")
    box = page.status_box
    assert (box.kind, box.label, box.title, box.text) == (
        "replaced",
        "Înlocuit",
        "Astăzi: VMI",
        "Din 2024.",
    )
    assert box.icon


def test_without_a_kind_there_is_no_status_box(make):
    assert make().status_box is None


def test_the_readability_of_the_summary_is_known(make):
    assert make(summary="Bani pe lună. Se cer aici.").summary_lix <= 35
    hard = "Reglementarea beneficiarilor îndreptățiți corespunzător prevederilor legislative"
    assert make(title="Greu", summary=hard).summary_lix > 50


def test_acts_of_today_are_told_from_those_of_the_past(make):
    page = make(
        legal_basis=[
            builders.act("Legea nr. 416/2001", role="then", status="replaced"),
            builders.act("Legea nr. 196/2016"),
        ]
    )
    assert [act["act"] for act in page.acts_now] == ["Legea nr. 196/2016"]
    assert [act.status_label for act in page.acts_then] == ["înlocuit"]


def test_the_chosen_offices_are_kept(make, office):
    assert fresh(make(offices=[office])).offices_shown(None) == [office]


def test_all_amounts_of_a_page_are_fetched_together(make, amount, django_assert_num_queries):
    cell, other = make_amount("celula"), make_amount("alta")
    make_amount("numita")
    page = make(
        deadlines="<p>{suma:numita}</p>",
        amounts=[
            builders.amount_line("Linie", other),
            builders.amount_table("Tabel", "Rând", ["Coloană"], [("1", [cell])]),
        ],
    )
    page = fresh(page)
    with django_assert_num_queries(1):
        assert set(page.amounts_by_key) == {"limita", "celula", "alta", "numita"}
        assert page.conditions[0].value["amount"] == amount
        assert page.amounts[0].value["amount"] == other
        assert page.amounts[1].value.table_rows[0].amounts == [cell]


def test_a_deleted_amount_leaves_the_page_standing(make):
    gone = make_amount("stearsa")
    page = make(amounts=[builders.amount_line("Linie", gone)], deadlines="<p>{suma:stearsa}</p>")
    gone.delete()
    page = fresh(page)
    assert page.amounts_by_key.keys() == {"limita"}
    assert page.amounts[0].value["amount"] is None


def test_chosen_services_come_first_then_those_for_the_same_people(make):
    page = make(audiences=["low_income", "children"])
    stranger = make(title="Străin", audiences=["older"])
    alike = make(title="Apropiat", audiences=["low_income"])
    closer = make(title="Mai apropiat", audiences=["children", "low_income"])
    chosen = make(title="Ales", audiences=[])
    page.related_chosen = builders.related(chosen)
    page.save_revision().publish()
    assert fresh(page).related_services == [chosen, closer, alike]
    assert stranger not in fresh(page).related_services


def test_drafts_are_no_related_services(make, index):
    page = make(audiences=["older"])
    builders.make_service(index, live=False, title="Schiță", audiences=["older"])
    assert fresh(page).related_services == []


def test_related_services_cost_one_query_however_many(make, flat_queries):
    page = make(audiences=["older"])
    count = iter(range(100))

    def act() -> None:
        assert [other.title for other in fresh(page).related_services]

    assert flat_queries(act, lambda: make(title=f"S{next(count)}", audiences=["older"])) == 2


def test_the_index_lists_published_services_in_tree_order(index, make):
    first, second = make(title="Zet"), make(title="Alfa")
    builders.make_service(index, live=False, title="Schiță")
    assert list(index.services) == [first, second]


def test_the_index_costs_the_same_however_many_services(index, make, flat_queries):
    count = iter(range(100))

    def act() -> None:
        assert [(s.title, s.summary, s.pictogram, s.url) for s in index.services]

    flat_queries(act, lambda: make(title=f"S{next(count)}"))


def test_an_amount_named_in_a_text_counts_as_used(make):
    amount = make_amount("folosita")
    make(deadlines="<p>{suma:folosita}</p>", next_steps=[builders.step("A", "{suma:folosita}")])
    used = ReferenceIndex.get_references_to(amount)
    assert {reference.model_path for reference in used} == {"deadlines.", "next_steps.step.text"}


@pytest.mark.parametrize("main", [True, False])
def test_without_chosen_offices_the_main_one_stands_in(make, office, main):
    portal = PortalSettings(main_office=office if main else None)
    template = Template(
        "{% load services %}{% service_offices as o %}{% for x in o %}{{ x }}{% endfor %}"
    )
    shown = template.render(Context({"page": make(), "portal": portal}))
    assert shown == ("Ghișeul 1" if main else "")


FILTER = "judet=B&tip=8899CPDH-I"


@pytest.mark.parametrize(
    "pasted", [FILTER, f"/harta/?{FILTER}&p=2", f"https://exemplu.ro/harta/?{FILTER}"]
)
def test_a_pasted_address_of_the_map_becomes_a_link_to_its_filter(make, client, pasted):
    page = make(map_label="Cantine sociale din București", map_query=pasted)
    page.full_clean()
    assert page.map_link == f"/harta/?{FILTER}"
    assert "pe-harta" in [section.anchor for section in page.contents]


@pytest.mark.parametrize(
    ("label", "query", "field"),
    [
        ("Cantine", "https://alt-site.ro/?a=1", "map_query"),
        ("Cantine", "/harta/", "map_query"),
        ("Cantine", "", "map_query"),
        ("", FILTER, "map_label"),
    ],
)
def test_half_a_link_to_the_map_is_not_published(make, label, query, field):
    page = make()
    page.map_label, page.map_query = label, query
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == [field]


def test_a_page_without_a_filter_does_not_speak_of_the_map(make):
    page = make()
    assert page.map_link == ""
    assert "pe-harta" not in [section.anchor for section in page.contents]
