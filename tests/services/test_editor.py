"""What an editor of a service page meets in the console."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

import pytest

from services import builders, publishing
from services.models import ServicePage

PAPER = {"name": "Act de identitate", "form": "", "note": "", "file": ""}
PAPERS = {"count": "1", "0": {"deleted": "", "order": "0", "type": "item", "value": PAPER}}
STREAMS = (*publishing.STREAM_FIELDS, "related_chosen", "offices")


def empty_form(**changes: Any) -> dict[str, Any]:
    """The form as a browser sends it with nothing but a title filled in."""
    values: dict[str, Any] = {
        "title": "Ajutor nou",
        "slug": "ajutor-nou",
        "pictogram": "person",
        "scope": "national",
        "service_type": "benefit",
        **{name: streamfield([]) for name in STREAMS},
        **{name: rich_text("") for name in publishing.ANSWER_FIELDS},
        **changes,
    }
    audiences = values.pop("audiences", [])
    return {**nested_form_data(values), "audiences": audiences}


def full_form(amount, **changes: Any) -> dict[str, Any]:
    source = {"title": "Legea nr. 196/2016", "url": "", "date": ""}
    filled: dict[str, Any] = {
        "summary": "Bani lunar. Se cer la ghișeu.",
        "fees": "free",
        "audiences": ["older"],
        "sources_checked_on": timezone.localdate().isoformat(),
        "conditions": streamfield(
            [("condition", {"text": "Locuiți aici.", "amount": "", "source": source})]
        ),
        "amounts": streamfield([("amount", {"label": "Suma", "amount": amount.pk, "note": ""})]),
        "documents": streamfield([("situation", {"title": "Toți", "documents": PAPERS})]),
        "next_steps": streamfield([("step", {"title": "Primiți decizia", "text": ""})]),
        "legal_basis": streamfield(
            [
                (
                    "act",
                    {"act": "Legea", "role": "now", "status": "in_force", "about": "", "url": ""},
                )
            ]
        ),
        **{name: rich_text("<p>Un răspuns.</p>") for name in publishing.ANSWER_FIELDS},
    }
    return empty_form(**{**filled, **changes})


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    user = get_user_model().objects.create_superuser("redactor", "r@exemplu.ro", "parola-lunga-1")
    client.force_login(user)
    return client


@pytest.fixture
def add_url(index) -> str:
    return reverse("wagtailadmin_pages:add", args=["services", "servicepage", index.pk])


def errors_of(response) -> dict[str, Any]:
    return dict(response.context["form"].errors)


def test_an_empty_draft_is_saved(editor, add_url):
    response = editor.post(add_url, empty_form())
    assert response.status_code == 302
    assert not ServicePage.objects.get(slug="ajutor-nou").live


def test_a_draft_with_a_typed_sum_is_saved_and_loses_nothing(editor, add_url):
    editor.post(add_url, empty_form(deadlines=rich_text("<p>Primiți 366 lei.</p>")))
    assert "366 lei" in ServicePage.objects.get(slug="ajutor-nou").deadlines


def test_a_complete_page_is_published(editor, add_url, amount):
    response = editor.post(add_url, {**full_form(amount), "action-publish": "1"})
    assert response.status_code == 302
    page = ServicePage.objects.get(slug="ajutor-nou")
    assert page.live
    assert page.audiences == ["older"]


def test_publishing_an_empty_page_asks_for_each_answer_once(editor, add_url):
    response = editor.post(add_url, {**empty_form(), "action-publish": "1"})
    errors = errors_of(response)
    assert set(publishing.REQUIRED) <= set(errors)
    assert all(len(messages) == 1 for messages in errors.values())
    html = response.content.decode()
    for name in ("summary", "deadlines", "fees"):
        assert publishing.REQUIRED[name] in html
    assert "This field is required" not in html


@pytest.mark.parametrize("field", ["conditions", "amounts", "documents", "next_steps"])
def test_an_empty_list_is_refused_in_words_of_its_own(editor, add_url, amount, field):
    form = full_form(amount, **{field: streamfield([])})
    response = editor.post(add_url, {**form, "action-publish": "1"})
    (error,) = errors_of(response)[field].as_data()
    assert set(errors_of(response)) == {field}
    assert error.as_json_data()["messages"][0].startswith("Adăugați")


def test_publishing_a_typed_sum_is_refused_with_advice(editor, add_url, amount):
    form = full_form(amount, deadlines=rich_text("<p>Primiți 1.386 de lei.</p>"))
    response = editor.post(add_url, {**form, "action-publish": "1"})
    assert set(errors_of(response)) == {"deadlines"}
    html = response.content.decode()
    assert "Alegeți o sumă din registrul de sume" in html
    assert " 1.386 de lei.\\u0022" in html or "1.386 de lei.&quot;" in html, "the text stays"


def test_a_typed_sum_inside_a_block_is_refused_at_its_question(editor, add_url, amount):
    steps = streamfield([("step", {"title": "Primiți 366 lei", "text": ""})])
    form = full_form(amount, next_steps=steps)
    response = editor.post(add_url, {**form, "action-publish": "1"})
    assert set(errors_of(response)) == {"next_steps"}
    assert "366 lei" in str(errors_of(response)["next_steps"])


def test_a_draft_of_a_published_page_may_be_unfinished(editor, make):
    page = make()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = editor.post(url, empty_form(title=page.title, slug=page.slug))
    assert response.status_code == 302
    page.refresh_from_db()
    assert page.live
    assert page.summary, "the published page keeps its answers"
    assert page.get_latest_revision_as_object().summary == ""


def test_an_invented_audience_is_refused(editor, add_url, amount):
    form = {**full_form(amount, audiences=["dragons"]), "action-publish": "1"}
    assert set(errors_of(editor.post(add_url, form))) == {"audiences"}


def test_the_readability_of_the_saved_summary_is_shown(editor, make):
    page = make(summary="Bani pe lună. Se cer aici.")
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Rezumatul salvat se citește ușor" in html


def test_a_hard_summary_is_published_all_the_same(editor, make):
    page = make(summary="Reglementarea beneficiarilor îndreptățiți corespunzător prevederilor.")
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert page.live
    assert "se citește greu" in html


def test_an_unfinished_draft_is_not_published_from_a_list(editor, index):
    draft = builders.make_service(index, live=False, title="Schiță")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = editor.post(f"{url}?id={draft.pk}&next=/admin/", {}, follow=True)
    assert response.status_code == 200
    assert not ServicePage.objects.get(pk=draft.pk).live
    assert "Schiță" in response.content.decode()
    assert "nu a fost publicată" in response.content.decode()


def test_who_may_not_publish_saves_a_draft(client, index, amount):
    user = get_user_model().objects.create_user("redactor", "r@exemplu.ro", "parola-lunga-1")
    user.groups.add(Group.objects.get(name="Redactor"))
    client.force_login(user)
    url = reverse("wagtailadmin_pages:add", args=["services", "servicepage", index.pk])
    client.post(url, {**full_form(amount), "action-publish": "1"})
    assert not ServicePage.objects.get(slug="ajutor-nou").live


def test_services_stand_only_under_their_list(index):
    assert [model.__name__ for model in index.allowed_subpage_models()] == ["ServicePage"]
    assert ServicePage.allowed_parent_page_models() == [type(index)]
    assert not ServicePage.can_create_at(Page.get_first_root_node())


def test_the_previews_of_all_blocks_can_be_shown(editor, amount):
    for name in STREAMS:
        stream = getattr(ServicePage, name).field.stream_block
        for block in stream.child_blocks.values():
            url = reverse("wagtailadmin_block_preview")
            response = editor.get(url, {"id": block.definition_prefix})
            assert response.status_code == 200, block.name


def test_an_unfinished_draft_can_be_previewed(editor, index):
    draft = builders.make_service(index, live=False, title="Schiță", scope="", service_type="")
    url = reverse("wagtailadmin_pages:view_draft", args=[draft.pk])
    response = editor.get(url)
    assert response.status_code == 200
    assert "Schiță" in response.content.decode()
