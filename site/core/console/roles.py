"""Roles, each a group with exact rights, and the approval flow between those of the site.

The three of the site work on pages; the two of the map of services only on its register.

The rights are plain lists, so that a reader sees who may do what. Apps add the rights on
their own models from their ``console`` module with ``grant``. ``create_roles`` may run again:
it adds what is missing and never takes away what an administrator granted.
"""

from collections import defaultdict
from enum import StrEnum
from functools import cache

from django.contrib.auth.models import Group, Permission
from django.utils.module_loading import autodiscover_modules

from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from core.models import VerificationTask
from core.seeding import seeder


class Role(StrEnum):
    """The names of the groups as people see them."""

    EDITOR = "Redactor"
    APPROVER = "Aprobator"
    ADMINISTRATOR = "Administrator"


class MapRole(StrEnum):
    """Those who keep the map of services; their groups have no rights on pages or files."""

    MODERATOR = "Moderator hartă"
    ADMINISTRATOR = "Administrator hartă"


ROOT_TITLE = "Toate paginile"
ROOT_COLLECTION = "Toate fișierele"
WORKFLOW = "Verificare și publicare"
TASK = "Verificare"
WAGTAIL_GROUPS = ("Editors", "Moderators")
WAGTAIL_WORKFLOW = "Moderators approval"

PAGE_RIGHTS = {
    Role.EDITOR: ("add", "change"),
    Role.APPROVER: ("add", "change", "publish", "lock", "unlock"),
    Role.ADMINISTRATOR: ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
}
# Rights on files hold for a collection; „add” includes changing and deleting one's own files.
OWN_FILES = ("add_image", "choose_image", "add_document", "choose_document")
ALL_FILES = (*OWN_FILES, "change_image", "change_document")
# wagtailmedia has no right to choose: whoever puts a film on a slide must be able to change it.
FILMS = ("add_media", "change_media")
FILE_RIGHTS = {
    Role.EDITOR: (*OWN_FILES, *FILMS),
    Role.APPROVER: (*ALL_FILES, *FILMS),
    Role.ADMINISTRATOR: (*ALL_FILES, *FILMS),
}
FILE_APPS = {"image": "wagtailimages", "document": "wagtaildocs", "media": "wagtailmedia"}
COLLECTION_RIGHTS = {
    Role.EDITOR: (),
    Role.APPROVER: ("add", "change"),
    Role.ADMINISTRATOR: ("add", "change", "delete"),
}

CONSOLE = "wagtailadmin.access_admin"

_rights: dict[Role, list[str]] = defaultdict(list)
_map_rights: dict[MapRole, list[str]] = {role: [CONSOLE] for role in MapRole}


def grant(permission: str, *roles: Role) -> None:
    """Give roles a right written as ``app_label.codename``."""
    for role in roles:
        _rights[role].append(permission)


def grant_map(permission: str, *roles: MapRole) -> None:
    """Give the roles of the map a right written as ``app_label.codename``."""
    for role in roles:
        _map_rights[role].append(permission)


def grant_model(
    model: str, *roles: Role, actions: tuple[str, ...] = ("add", "change", "delete")
) -> None:
    """Give roles rights on a model written as ``app_label.model``."""
    app_label, name = model.split(".")
    for action in actions:
        grant(f"{app_label}.{action}_{name}", *roles)


EVERYONE = tuple(Role)
grant(CONSOLE, *EVERYONE)
# Offices, amounts and alerts are public the moment they are saved, so saving them is publishing.
for shared in ("core.office", "core.amount", "core.sitealert"):
    grant_model(shared, *EVERYONE, actions=("view",))
    grant_model(shared, Role.APPROVER, Role.ADMINISTRATOR)
grant_model("wagtailsearchpromotions.searchpromotion", Role.APPROVER, Role.ADMINISTRATOR)
grant_model("wagtailredirects.redirect", Role.APPROVER, Role.ADMINISTRATOR)
grant("core.change_portalsettings", Role.ADMINISTRATOR)
for managed in ("auth.user", "auth.group", "wagtailcore.site", "wagtailcore.workflow"):
    grant_model(managed, Role.ADMINISTRATOR)
grant_model("wagtailcore.task", Role.ADMINISTRATOR)
grant_model("core.verificationtask", Role.ADMINISTRATOR)
grant_model("core.outgoingmail", Role.ADMINISTRATOR, actions=("view", "change"))


def site_root() -> Page:
    """Return the page whose tree the roles work in: the site's first page."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    return site.root_page if site else Page.get_first_root_node()


@cache
def _ask_the_apps() -> None:
    """Let every app grant the rights on its own models, once."""
    autodiscover_modules("console")


def rights_of(role: Role) -> list[str]:
    """Return every right of a role, those of the apps included."""
    _ask_the_apps()
    return _rights[role]


def _permissions() -> dict[str, int]:
    """Return the keys of all rights by their names, in one query."""
    found = Permission.objects.values_list("content_type__app_label", "codename", "pk")
    return {f"{app_label}.{codename}": pk for app_label, codename, pk in found.order_by()}


def _create_group(role: Role, root: Page, known: dict[str, int]) -> Group:
    group, _ = Group.objects.get_or_create(name=role.value)
    group.permissions.add(*(known[name] for name in rights_of(role)))
    collection = Collection.get_first_root_node()
    GroupPagePermission.objects.bulk_create(
        [
            GroupPagePermission(
                group=group, page=root, permission_id=known[f"wagtailcore.{action}_page"]
            )
            for action in PAGE_RIGHTS[role]
        ],
        ignore_conflicts=True,
    )
    GroupCollectionPermission.objects.bulk_create(
        [
            GroupCollectionPermission(group=group, collection=collection, permission_id=known[name])
            for name in _collection_rights(role)
        ],
        ignore_conflicts=True,
    )
    return group


def _create_map_group(role: MapRole, known: dict[str, int]) -> None:
    group, _ = Group.objects.get_or_create(name=role.value)
    group.permissions.add(*(known[name] for name in _map_rights[role]))


def _collection_rights(role: Role) -> list[str]:
    files = [f"{FILE_APPS[name.split('_')[1]]}.{name}" for name in FILE_RIGHTS[role]]
    return [*files, *(f"wagtailcore.{action}_collection" for action in COLLECTION_RIGHTS[role])]


def _create_workflow(root: Page, approvers: list[Group]) -> None:
    """Send every page of the site through one step; leave a flow that an administrator chose."""
    task = VerificationTask.objects.filter(name=TASK).first()
    if task is None:
        task = VerificationTask.objects.create(name=TASK)
    task.groups.add(*approvers)
    workflow, created = Workflow.objects.get_or_create(name=WORKFLOW)
    if created:
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})


def _remove_wagtail_defaults() -> None:
    """Take away the English groups and flow of a fresh installation, unless someone uses them."""
    for workflow in Workflow.objects.filter(name=WAGTAIL_WORKFLOW, workflow_states=None):
        workflow.delete()
    GroupApprovalTask.objects.filter(
        name=WAGTAIL_WORKFLOW, workflow_tasks=None, task_states=None
    ).delete()
    Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None).delete()


@seeder("roles", order=95)
def create_roles() -> None:
    """Make the groups and the approval flow in place of Wagtail's own."""
    Page.objects.filter(depth=1, title="Root").update(title=ROOT_TITLE, draft_title=ROOT_TITLE)
    Collection.objects.filter(depth=1, name="Root").update(name=ROOT_COLLECTION)
    root, known = site_root(), _permissions()
    groups = {role: _create_group(role, root, known) for role in Role}
    for role in MapRole:
        _create_map_group(role, known)
    _create_workflow(root, [groups[Role.APPROVER], groups[Role.ADMINISTRATOR]])
    _remove_wagtail_defaults()


@seeder("roles.map", order=96)
def add_map_roles() -> None:
    """Give an installation that is older than the map of services its roles and rights."""
    create_roles()
