"""Texts that name amounts, and the offices where a service is asked for."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from wagtail.rich_text import RichText, expand_db_html

from core.models import Office
from services import money
from services.models import ServicePage

register = template.Library()


@register.simple_tag(takes_context=True)
def services_text(context: Context, value: str | None) -> SafeString:
    """Render plain text, escaped, with every ``{suma:cod}`` replaced by its amount."""
    return _filled_in(context, str(conditional_escape(value or "")))


@register.simple_tag(takes_context=True)
def services_richtext(context: Context, value: RichText | str | None) -> SafeString:
    """Render an editor's rich text with every ``{suma:cod}`` replaced by its amount."""
    html = str(value) if isinstance(value, RichText) else expand_db_html(value or "")
    return _filled_in(context, html)


@register.simple_tag(takes_context=True)
def service_offices(context: Context) -> list[Office]:
    """Return the offices of the current service page, else the institution's main one."""
    page = context.get("page")
    return page.offices_shown(context.get("portal")) if isinstance(page, ServicePage) else []


def _filled_in(context: Context, html: str) -> SafeString:
    """Fill in amounts, taken from those that the page fetched together where there is a page."""
    keys = money.amount_keys(html)
    if keys:
        known: dict[str, Any] = getattr(context.get("page"), "amounts_by_key", {})
        complete = set(keys) <= set(known)
        html = money.fill_in(html, known if complete else money.amounts_by_key(keys))
    return mark_safe(html)  # noqa: S308 -- escaped or sanitised by the callers; amounts are our own words
