"""A draft is saved in any state; a citizen sees only what is complete and carries no typed sum."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

import pytest

from services import builders, publishing
from services.models import ServicePage
from tests.services.conftest import SOURCE, answers, make_amount

today = timezone.localdate


def problems_of(page: ServicePage) -> dict[str, list[str]]:
    return publishing.problems(page)


def test_a_complete_service_is_published(make):
    page = make()
    assert page.live
    assert problems_of(page) == {}


def test_a_draft_needs_only_a_title(index):
    page = builders.make_service(index, live=False, title="Schiță")
    assert not page.live
    assert ServicePage.objects.get(pk=page.pk).title == "Schiță"


@pytest.mark.parametrize("field", publishing.REQUIRED)
def test_an_unanswered_question_keeps_the_page_back(make, field):
    empty = [] if field in publishing.STREAM_FIELDS else ""
    with pytest.raises(ValidationError) as refused:
        make(**{field: empty})
    assert field in refused.value.message_dict


@pytest.mark.parametrize("field", ["deadlines", "appeal", "silence"])
def test_an_empty_paragraph_is_no_answer(make, field):
    with pytest.raises(ValidationError) as refused:
        make(**{field: '<p data-block-key="a">\u00a0</p>'})
    assert field in refused.value.message_dict


def test_optional_questions_may_stay_open(make):
    page = make(obligations="", questions=[], do_not_confuse=[], popular_names="")
    assert page.live


def test_a_summary_has_at_most_300_characters(make):
    assert make(summary="a" * 300).live
    page = make(title="Alt ajutor")
    page.summary = "a" * 301
    assert problems_of(page)["summary"] == ["Cel mult 300 de caractere; acum sunt 301."]


def test_a_draft_is_never_published_by_another_way(index, amount):
    draft = builders.make_service(index, live=False, title="Schiță")
    with pytest.raises(ValidationError):
        draft.get_latest_revision().publish()
    assert not ServicePage.objects.get(pk=draft.pk).live


@pytest.mark.parametrize("field", publishing.PLAIN_FIELDS)
def test_a_typed_sum_in_any_plain_text_is_refused(make, field):
    page = make()
    setattr(page, field, "Primiți 1.386 de lei")
    if field == "status_title":
        page.status_kind = "in_force"
    (message,) = problems_of(page)[field]
    assert "„1.386 de lei”" in message
    assert "Cât se acordă" in message


@pytest.mark.parametrize("field", publishing.ANSWER_FIELDS)
def test_a_typed_sum_in_any_answer_is_refused(make, field):
    page = make()
    setattr(page, field, "<p>Primiți <b>366</b>&nbsp;lei pe lună.</p>")
    (message,) = problems_of(page)[field]
    assert message.startswith("„366 lei” este o sumă scrisă de mână")
    assert "Alegeți o sumă" in message


def block_with(text: str) -> dict[str, list]:
    return {
        "conditions": [builders.condition(text, SOURCE)],
        "amounts": [builders.explanation(f"<p>{text}</p>")],
        "documents": [builders.situation("Toți", [{"name": "Act", "note": text}])],
        "next_steps": [builders.step("Pas", text)],
        "questions": [builders.question("Cât?", f"<p>{text}</p>")],
        "legal_basis": [builders.act("Legea", about=text)],
        "do_not_confuse": [builders.confusion("Alt ajutor", text)],
        "body": [("paragraph", f"<p>{text}</p>")],
    }


@pytest.mark.parametrize("field", publishing.STREAM_FIELDS)
def test_a_typed_sum_in_any_block_is_refused(make, field):
    page = make()
    setattr(page, field, block_with("Se dau 500 RON.")[field])
    (message,) = problems_of(page)[field]
    assert "„500 RON”" in message


@pytest.mark.parametrize("field", publishing.STREAM_FIELDS)
def test_a_named_amount_in_any_block_is_welcome(make, field):
    page = make()
    setattr(page, field, block_with("Se dau {suma:limita}.")[field])
    assert problems_of(page) == {}


@pytest.mark.parametrize("field", publishing.STREAM_FIELDS)
def test_an_unknown_amount_in_any_block_is_refused(make, field):
    page = make()
    setattr(page, field, block_with("Se dau {suma:nu-exista}.")[field])
    (message,) = problems_of(page)[field]
    assert "„nu-exista”" in message


def test_an_amount_in_the_summary_is_refused_even_by_name(make):
    page = make()
    page.summary = "Primiți {suma:limita}."
    assert problems_of(page)["summary"] == ["Aici nu se scriu sume, nici ca {suma:cod}."]


def test_two_typed_sums_are_both_named(make):
    page = make()
    page.deadlines = "<p>Între 100 lei și 200 de lei.</p>"
    assert len(problems_of(page)["deadlines"]) == 2


def test_a_table_row_with_a_missing_cell_is_refused(make):
    amount = make_amount("celula")
    page = make()
    page.amounts = [
        builders.amount_table("Sume", "Copii", ["Doi părinți", "Unul"], [("1 copil", [amount])])
    ]
    assert "amounts" in problems_of(page)


def test_a_condition_without_source_is_refused(make):
    page = make()
    page.conditions = [builders.condition("Locuiți aici.", builders.source(""))]
    assert "conditions" in problems_of(page)


def test_a_confusable_thing_has_one_address(make, index):
    page = make()
    page.do_not_confuse = [
        builders.confusion("Alt ajutor", "E altceva.", page=index, url="https://exemplu.ro")
    ]
    assert "do_not_confuse" in problems_of(page)


def test_a_status_box_has_a_kind_and_a_title(make):
    page = make()
    page.status_kind = "replaced"
    assert "status_title" in problems_of(page)
    page.status_kind, page.status_text = "", "Text fără stare."
    assert "status_kind" in problems_of(page)


def test_a_page_says_when_it_was_verified(make):
    page = make()
    page.sources_checked_on = None
    assert "sources_checked_on" in problems_of(page)


def test_who_verified_stands_beside_the_date(make):
    page = make()
    page.verified_on = today()
    assert problems_of(page) == {
        "verified_by_role": ["Scrieți funcția celui care a verificat pagina."]
    }


def test_nobody_verifies_in_the_future(make):
    page = make()
    page.sources_checked_on = today() + timedelta(days=1)
    assert problems_of(page)["sources_checked_on"] == ["Data nu poate fi în viitor."]


def test_the_next_review_comes_after_the_last(make):
    page = make()
    page.next_review = page.sources_checked_on
    assert "next_review" in problems_of(page)


def test_pasted_cedilla_letters_are_repaired_when_published(make):
    page = make(
        summary="Bani pentru familii ş\u0163i copii.",
        deadlines="<p>Pân\u0061\u0306 la sfârşit.</p>",
        next_steps=[builders.step("Primiţi decizia", "Aşteptaţi.")],
    )
    page = ServicePage.objects.get(pk=page.pk)
    assert page.summary == "Bani pentru familii șți copii."
    assert page.deadlines == "<p>Până la sfârșit.</p>"
    step = page.next_steps[0].value
    assert (step["title"], step["text"]) == ("Primiți decizia", "Așteptați.")


def test_pasted_cedilla_letters_are_repaired_in_a_draft(index):
    page = builders.make_service(
        index, live=False, title="Ajutorul ş", next_steps=[builders.step("Primiţi")]
    )
    assert page.title == "Ajutorul ș"
    assert page.next_steps[0].value["title"] == "Primiți"


def test_repair_keeps_what_blocks_point_to(make, amount):
    page = make(amounts=[builders.amount_line("Sumă ş", amount)])
    assert ServicePage.objects.get(pk=page.pk).amounts[0].value["amount"] == amount


def test_every_required_answer_can_be_given_honestly_as_unknown(make):
    unknown = "<p>Necunoscut – întrebați la ghișeu.</p>"
    page = make(
        fees="unknown",
        deadlines=unknown,
        answer_time=unknown,
        silence=unknown,
        amounts=[builders.to_confirm("Suma nu este confirmată. Întrebați la ghișeu.")],
    )
    assert page.live


def test_answers_without_changes_are_complete(index, amount):
    assert builders.make_service(index, **answers(amount)).live
