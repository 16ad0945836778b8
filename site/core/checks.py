"""House rules as system checks."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from wagtail.models import Page


@register()
def source_root_is_no_package(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """``site/`` must stay a plain folder: the standard library owns the name."""
    if (Path(settings.BASE_DIR) / "site" / "__init__.py").exists():
        return [
            Error(
                "site/__init__.py exists.",
                hint="Delete it: the stdlib owns the name 'site'.",
                id="core.E001",
            )
        ]
    return []


@register()
def pages_extend_base_page(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every page of ours extends BasePage and names its template."""
    from core.models import BasePage  # noqa: PLC0415 -- checks are registered before models load

    ours = {"home", "services", "displays", "search"}
    messages: list[CheckMessage] = []
    for model in apps.get_models():
        if not issubclass(model, Page) or model._meta.app_label not in ours:
            continue
        if not issubclass(model, BasePage):
            messages.append(Error(f"{model.__name__} does not extend BasePage.", id="core.E002"))
    return messages
