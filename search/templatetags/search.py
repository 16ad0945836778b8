"""Template tags of the result page."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from search.groups import GROUPS
from search.query.results import Snippet

register = template.Library()
_NAMES = {group.kind: group.one for group in GROUPS}


@register.filter
def highlighted(snippet: Snippet) -> SafeString:
    """The text with its matching words marked, everything escaped."""
    pieces = [
        format_html("<mark>{}</mark>" if matched else "{}", text) for text, matched in snippet
    ]
    return mark_safe("".join(pieces))  # noqa: S308 -- every piece is escaped above


@register.filter
def kind_name(kind: str) -> str:
    """What one hit of a kind is called: „Serviciu”, „Anunț”."""
    return _NAMES.get(kind, "")
