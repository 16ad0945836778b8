"""Tasks about any page: what to approve, what came back, which drafts are unfinished."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timesince import timesince

from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from core.console.tasks import Task, Urgency, register

DRAFTS_SHOWN = 20
REASON_LENGTH = 120


def edit_url(page: Page) -> str:
    """Return the address of the page's editor."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _reason(comment: str) -> str:
    """Shorten a reviewer's reason to what fits a line."""
    if len(comment) <= REASON_LENGTH:
        return comment
    return comment[:REASON_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–") + "…"


@register
def awaiting_approval(request: HttpRequest) -> Iterator[Task]:
    """Pages that others sent and this user may approve, the oldest first."""
    states = (
        TaskState.objects.reviewable_by(request.user)
        .select_related("revision__user")
        .prefetch_related("revision__content_object")
        .order_by("started_at")
    )
    for state in states:
        page = state.revision.content_object
        if not isinstance(page, Page):
            continue
        author = state.revision.user
        sender = f"de la {author.get_full_name() or author.get_username()}, " if author else ""
        yield Task(
            text=f"De aprobat: „{state.revision.object_str}”",
            url=edit_url(page),
            detail=f"{sender}acum {timesince(state.started_at, depth=1)}",
            icon="clipboard-list",
            urgency=Urgency.NOW,
        )


@register
def returned_with_reason(request: HttpRequest) -> Iterator[Task]:
    """Pages of this user that an approver sent back."""
    states = (
        WorkflowState.objects.filter(
            status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=request.user
        )
        .select_related("current_task_state")
        .prefetch_related("content_object")
        .order_by("-created_at")
    )
    for state in states:
        page = state.content_object
        if not isinstance(page, Page):
            continue
        comment = state.current_task_state.comment if state.current_task_state else ""
        yield Task(
            text=f"De corectat: „{page.get_admin_display_title()}”",
            url=edit_url(page),
            detail=f"Motivul: {_reason(comment)}" if comment else "",
            icon="rotate",
            urgency=Urgency.NOW,
        )


def _open_drafts() -> "Page":
    """Drafts that wait in no workflow and for no date."""
    busy = [WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]
    return (
        Page.objects.filter(has_unpublished_changes=True, depth__gt=1)
        .exclude(pk__in=_pages_in(busy))
        .filter(latest_revision__approved_go_live_at__isnull=True)
        .select_related("latest_revision")
        .order_by("-latest_revision_created_at")
    )


def _pages_in(statuses: list[str]) -> list[int]:
    states = WorkflowState.objects.filter(
        status__in=statuses, base_content_type__app_label="wagtailcore"
    )
    return [int(pk) for pk in states.values_list("object_id", flat=True)]


@register
def own_drafts(request: HttpRequest) -> Iterator[Task]:
    """Drafts that this user edited last."""
    for page in _open_drafts().filter(latest_revision__user=request.user)[:DRAFTS_SHOWN]:
        since = timesince(page.latest_revision_created_at, depth=1)
        yield Task(
            text=f"Ciornă neterminată: „{page.draft_title}”",
            url=edit_url(page),
            detail=f"modificată acum {since}",
            icon="draft",
        )


@register
def drafts_of_nobody(request: HttpRequest) -> Iterator[Task]:
    """Drafts that came with the default content, for those who may publish them."""
    policy = policy_registry.get_by_type(Page)
    if not policy.user_has_permission(request.user, "publish"):
        return
    for page in _open_drafts().filter(latest_revision__user=None)[:DRAFTS_SHOWN]:
        yield Task(
            text=f"Ciornă pregătită: „{page.draft_title}”",
            url=edit_url(page),
            detail="completați ce lipsește, apoi publicați sau ștergeți",
            icon="draft",
            urgency=Urgency.LATER,
        )
