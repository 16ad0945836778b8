"""From draft to approval: who sends, who refuses and why, who publishes."""

from django.urls import reverse

from wagtail.models import TaskState, WorkflowState

import pytest

from core.console.roles import Role
from core.models.workflow import RejectionForm
from displays.models import SlidePage
from displays.seeding.builders import make_slide

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(person, board):
    """A slide that an editor sent for approval."""
    slide = make_slide(board, live=False, title="Program de sărbători")
    slide.save_revision(user=person(Role.EDITOR))
    slide.get_workflow().start(slide, person(Role.EDITOR))
    return slide


def state_of(page):
    return TaskState.objects.get(workflow_state__object_id=str(page.pk))


def act(client, page, action, **data):
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state_of(page).pk])
    return client.post(url, data, headers={"x-requested-with": "XMLHttpRequest"})


def test_refusing_without_a_reason_is_refused(signed_in, sent):
    answer = act(signed_in(Role.APPROVER), sent, "reject", comment="  ")
    assert "Scrieți de ce respingeți" in answer.json()["html"]
    assert state_of(sent).status == TaskState.STATUS_IN_PROGRESS


def test_the_reason_reaches_the_author(signed_in, sent):
    act(signed_in(Role.APPROVER), sent, "reject", comment="Lipsește anul sumei.")
    assert state_of(sent).status == TaskState.STATUS_REJECTED
    html = signed_in(Role.EDITOR).get("/admin/").content.decode()
    assert "De corectat: „Program de sărbători”" in html
    assert "Lipsește anul sumei." in html


def test_approval_publishes(signed_in, sent):
    act(signed_in(Role.APPROVER), sent, "approve")
    assert SlidePage.objects.get(pk=sent.pk).live


def test_an_editor_can_neither_approve_nor_publish(signed_in, sent):
    client = signed_in(Role.EDITOR)
    act(client, sent, "approve")
    data = {
        "title": "Program",
        "slug": "program",
        "layout": "title_text",
        "theme": "albastru",
        "target": "both",
        "body-count": "0",
        "windows-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    client.post(reverse("wagtailadmin_pages:edit", args=[sent.pk]), data)
    assert not SlidePage.objects.get(pk=sent.pk).live
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_the_editor_of_an_editor_has_no_publish_button(signed_in, sent, board):
    own = make_slide(board, live=False, title="Alt anunț")
    html = (
        signed_in(Role.EDITOR)
        .get(reverse("wagtailadmin_pages:edit", args=[own.pk]))
        .content.decode()
    )
    assert 'name="action-publish"' not in html
    assert "Trimite spre aprobare" in html


def test_approving_needs_no_comment():
    assert RejectionForm({"comment": ""}).is_valid() is False
    assert RejectionForm({"comment": "Motiv"}).is_valid()
