"""Romanian names for what Django and Wagtail name outside their catalogues.

Names of rights are written into the database in English by ``migrate``; a few fields of
Wagtail's forms take their label from the name of the variable.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Permission
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.utils.translation import gettext, override

from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.users.forms import PagePermissionsForm

VERBS = {
    "add": "adăuga",
    "change": "modifica",
    "delete": "șterge",
    "view": "vedea",
    "choose": "alege",
}


def _romanian_name(permission: Permission) -> str:
    action, _, model_name = permission.codename.partition("_")
    try:
        model = apps.get_model(permission.content_type.app_label, model_name)
    except LookupError:
        return gettext(permission.name)
    if action not in VERBS:
        return gettext(permission.name)
    return f"Poate {VERBS[action]}: {model._meta.verbose_name}"


@receiver(post_migrate)
def name_rights(**kwargs: Any) -> None:
    """Name the rights in Romanian. What the last app of ``migrate`` adds waits for the next one."""
    with override("ro"):
        for permission in Permission.objects.select_related("content_type"):
            name = _romanian_name(permission)
            if name != permission.name:
                Permission.objects.filter(pk=permission.pk).update(name=name)


def label_fields() -> None:
    """Give the fields that Wagtail left without a label one."""
    WorkflowPageForm.base_fields["page"].label = "Pagina"
    PagePermissionsForm.base_fields["page"].label = "Pagina"
    PagePermissionsForm.base_fields["permissions"].label = "Drepturi"
