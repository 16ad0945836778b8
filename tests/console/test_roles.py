"""Who may do what."""

from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from wagtail.models import GroupPagePermission, Page, Site, Workflow, WorkflowPage

import pytest

from core.console.labels import name_rights
from core.console.roles import MapRole, Role, create_roles
from core.models import VerificationTask
from displays.seeding.builders import make_slide
from tests.installation import as_wagtail_leaves_it

pytestmark = pytest.mark.django_db


@pytest.fixture
def wagtails_groups(db):
    """Only the groups that Wagtail makes, as in a new installation."""
    as_wagtail_leaves_it()


@pytest.fixture
def roles(wagtails_groups):
    """The groups and the approval flow, made just now."""
    create_roles()


def status(client, name, *args):
    return client.get(reverse(name, args=args)).status_code


def test_the_groups_replace_those_of_wagtail(roles):
    assert set(Group.objects.values_list("name", flat=True)) == {
        role.value for role in (*Role, *MapRole)
    }
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Verificare și publicare"]


def test_every_page_goes_through_one_approval(roles):
    assert WorkflowPage.objects.get().page_id == Site.objects.get().root_page_id
    task = VerificationTask.objects.get()
    assert {group.name for group in task.groups.all()} == {"Aprobator", "Administrator"}


def rights() -> list[tuple[str, int, int]]:
    return [
        (
            group.name,
            group.permissions.count(),
            GroupPagePermission.objects.filter(group=group).count(),
        )
        for group in Group.objects.order_by("name")
    ]


def test_running_again_changes_nothing(roles):
    before = rights()
    create_roles()
    assert rights() == before
    assert VerificationTask.objects.count() == 1


def test_what_an_administrator_granted_stays(roles):
    editors = Group.objects.get(name=Role.EDITOR.value)
    extra = Permission.objects.get(codename="add_redirect")
    editors.permissions.add(extra)
    create_roles()
    assert extra in editors.permissions.all()


def test_groups_in_use_are_left_alone(wagtails_groups):
    User.objects.create_user("veche").groups.add(Group.objects.get(name="Editors"))
    create_roles()
    assert Group.objects.filter(name="Editors").exists()
    assert not Group.objects.filter(name="Moderators").exists()


@pytest.mark.parametrize("role", list(MapRole))
def test_those_who_keep_the_map_may_enter_the_console_and_touch_no_page(signed_in, home_page, role):
    browser = signed_in(role)
    assert status(browser, "wagtailadmin_home") == 200
    assert status(browser, "wagtailadmin_pages:edit", home_page.pk) == 302
    assert status(browser, "wagtailimages:add") == 302
    assert not GroupPagePermission.objects.filter(group__name=role.value).exists()


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (Role.EDITOR, set()),
        (Role.APPROVER, set()),
        (Role.ADMINISTRATOR, {"moderate", "administer"}),
        (MapRole.MODERATOR, {"moderate"}),
        (MapRole.ADMINISTRATOR, {"moderate", "administer"}),
    ],
)
def test_who_has_which_right_on_the_map(person, role, rights):
    user = person(role)
    assert {
        name for name in ("moderate", "administer") if user.has_perm(f"directory.{name}")
    } == rights


@pytest.mark.parametrize(
    ("role", "publishes"),
    [(Role.EDITOR, False), (Role.APPROVER, True), (Role.ADMINISTRATOR, True)],
)
def test_editors_write_and_others_publish(person, home_page, role, publishes):
    rights = home_page.permissions_for_user(person(role))
    assert rights.can_edit()
    assert rights.can_add_subpage()
    assert rights.can_publish() is publishes
    assert rights.can_unpublish() is publishes


def test_an_editor_may_put_slides_in_order_but_not_other_pages(person, board, home_page):
    editor = person(Role.EDITOR)
    assert board.permissions_for_user(editor).can_reorder_children()
    assert Page.objects.get(pk=board.pk).permissions_for_user(editor).can_reorder_children()
    assert not home_page.permissions_for_user(editor).can_reorder_children()


def test_dragging_a_slide_changes_the_order(signed_in, board):
    first, second = make_slide(board, title="Unu"), make_slide(board, title="Doi")
    url = reverse("wagtailadmin_pages:set_page_position", args=[second.pk])
    assert signed_in(Role.EDITOR).post(f"{url}?position=0").status_code == 200
    assert list(board.get_children().values_list("pk", flat=True)) == [second.pk, first.pk]


def test_a_stranger_may_not_reorder(board, client):
    slide = make_slide(board, title="Unu")
    url = reverse("wagtailadmin_pages:set_page_position", args=[slide.pk])
    assert client.post(f"{url}?position=0").status_code == 302


@pytest.mark.parametrize(
    ("address", "editor", "approver", "administrator"),
    [
        ("wagtailadmin_home", True, True, True),
        ("wagtailimages:add", True, True, True),
        ("wagtaildocs:add", True, True, True),
        ("wagtailmedia:index", True, True, True),
        ("wagtailsnippets_core_amount:list", True, True, True),
        ("wagtailsnippets_core_amount:add", False, True, True),
        ("wagtailsnippets_core_office:add", False, True, True),
        ("wagtailsnippets_core_sitealert:add", False, True, True),
        ("wagtailredirects:index", False, True, True),
        ("wagtailsearchpromotions:index", False, True, True),
        ("wagtailadmin_workflows:index", False, False, True),
        ("wagtailusers_users:index", False, False, True),
        ("wagtailusers_groups:index", False, False, True),
    ],
)
def test_each_role_reaches_its_part(signed_in, address, editor, approver, administrator):
    allowed = [status(signed_in(role), address) == 200 for role in Role]
    assert allowed == [editor, approver, administrator]


def test_only_administrators_change_the_settings(signed_in):
    url = reverse("wagtailsettings:edit", args=["core", "portalsettings"])
    answers = [signed_in(role).get(url, follow=True).redirect_chain for role in Role]
    refused = [any(address == "/admin/" for address, _code in chain) for chain in answers]
    assert refused == [True, True, False]


def test_screens_belong_to_approvers(signed_in):
    answers = [signed_in(role).get("/admin/displays/screen/create/").status_code for role in Role]
    assert answers == [302, 200, 200]


def test_the_names_of_rights_are_romanian(roles):
    name_rights()
    english = Permission.objects.filter(name__startswith="Can ")
    assert list(english) == []
