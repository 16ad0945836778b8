"""Template tags of the public site."""

import json
from datetime import date, datetime
from decimal import Decimal
from textwrap import shorten
from typing import Any

from django import template
from django.core.files.storage import default_storage
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

import segno

from core.models import (
    Amount,
    Office,
    OpeningState,
    PortalImage,
    PortalSettings,
    ServicesPortalLink,
)
from core.public_post import TOKEN_FIELD, TRAP_FIELD, make_token
from core.romanian import MONTHS, counted, number
from core.social import card_name
from core.staticfiles import stylesheets
from core.text import plain_text, word_count

TITLE_LENGTH = 70  # what search engines show of a title

register = template.Library()
Context = template.context.RequestContext


@register.simple_tag
def photo(image: PortalImage | None, **attributes: Any) -> str:
    """Show an image from its ready variants: AVIF, WebP, JPEG in the sizes that were made.

    ``sizes`` goes to the sources; ``alt``, ``class``, ``loading`` and others to the image.
    """
    if image is None:
        return ""
    sizes = attributes.pop("sizes", "100vw")
    alt = attributes.pop("alt", image.default_alt_text)
    attributes.setdefault("loading", "lazy")
    attributes.setdefault("decoding", "async")
    pictures = [v for v in image.variants if v["use"] == "picture"]
    sources = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        (
            (
                kind,
                ", ".join(f"{default_storage.url(v['name'])} {v['width']}w" for v in found),
                sizes,
            )
            for kind in ("avif", "webp")
            if (found := [v for v in pictures if v["format"] == kind])
        ),
    )
    fallback = image.variant("jpg") or image.variant("jpeg")
    source = default_storage.url(fallback["name"]) if fallback else image.file.url
    width, height = (
        (fallback["width"], fallback["height"]) if fallback else (image.width, image.height)
    )
    extra = format_html_join("", ' {}="{}"', attributes.items())
    return format_html(
        '<picture>{}<img src="{}" width="{}" height="{}" alt="{}"{}></picture>',
        sources, source, str(width), str(height), alt, extra,
    )  # fmt: skip


@register.inclusion_tag("components/amount.html")
def amount(value: Amount | None, note: str = "") -> dict[str, Any]:
    """Show a sum with its year, and as history when it has ended."""
    return {"amount": value, "note": note}


@register.filter
def count_ro(value: int, nouns: str) -> str:
    """``{{ n|count_ro:"cerere,cereri" }}`` gives „1 cerere”, „2 cereri”, „20 de cereri”."""
    one, many = nouns.split(",")
    return counted(value, one, many)


@register.filter
def ro_number(value: Decimal | float) -> str:
    """„1.386”, „1.386,50”."""
    return number(value)


@register.filter
def lei(value: Decimal | float) -> str:
    """„1.386 de lei”."""
    return counted(value, "leu", "lei")


@register.filter
def ro_date(value: date | None) -> str:
    """21.11.2026, in local time."""
    if value is None:
        return ""
    local = (
        timezone.localtime(value)
        if isinstance(value, datetime) and timezone.is_aware(value)
        else value
    )
    return f"{local:%d.%m.%Y}"


@register.filter
def ro_long_date(value: date | None) -> str:
    """„21 noiembrie 2026”, in local time."""
    if value is None:
        return ""
    local = (
        timezone.localtime(value)
        if isinstance(value, datetime) and timezone.is_aware(value)
        else value
    )
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


@register.filter
def tel(number: str) -> str:
    """The ``tel:`` address of a typed telephone number."""
    digits = "".join(c for c in number if c.isdigit())
    return f"tel:+{digits}" if number.strip().startswith("+") else f"tel:{digits}"


@register.filter
def plain(html: Any) -> str:
    """The words of rich text."""
    return plain_text(str(html))


@register.filter
def reading_minutes(html: Any) -> int:
    """Minutes to read a text, at 180 words a minute, at least one."""
    return max(1, round(word_count(plain_text(str(html))) / 180))


@register.simple_tag
def qr(url: str, label: str = "") -> SafeString:
    """An inline QR code that takes the size of its box and the colour of its text."""
    code = segno.make(url, error="m", micro=False)
    svg = code.svg_inline(
        omitsize=True, border=2, dark="#000", light=None, svgclass="qr", lineclass=None
    )
    svg = svg.replace('stroke="#000"', 'stroke="currentColor"')
    name = format_html('<svg role="img" aria-label="{}" ', label or f"Cod QR către {url}")
    return mark_safe(svg.replace("<svg ", str(name), 1))  # noqa: S308 -- segno's own markup, the label escaped


@register.simple_tag(takes_context=True)
def json_ld(context: Context, page: Any) -> SafeString:
    """The page's structured data as a data block, safe inside HTML."""
    graph = {"@context": "https://schema.org", "@graph": page.structured_data(context["request"])}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(f'<script type="application/ld+json">{safe}</script>')  # noqa: S308 -- escaped above


@register.simple_tag
def stylesheet(name: str) -> SafeString:
    """Link the style sheets of a bundle."""
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(part),) for part in stylesheets(name))
    )


@register.simple_tag(takes_context=True)
def services_portal_link(context: Context, page: Any = None) -> ServicesPortalLink | None:
    """Where the services-portal button leads, for the site or for one service."""
    portal: PortalSettings | None = context.get("portal")
    return portal.services_portal_link(page) if portal else None


@register.simple_tag(takes_context=True)
def page_title(context: Context, name: str) -> str:
    """The title of the browser's tab: the page's, and the institution's name where both fit."""
    portal: PortalSettings | None = context.get("portal")
    full = f"{name} – {portal.name}" if portal else name
    return full if len(full) <= TITLE_LENGTH else shorten(name, TITLE_LENGTH, placeholder="…")


@register.simple_tag
def public_token(purpose: str) -> SafeString:
    """The hidden fields of a public form: a signed token and a trap for programs."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">'
        '<span class="trap" aria-hidden="true"><input type="text" name="{}" tabindex="-1" autocomplete="off" aria-label="Lăsați gol"></span>',
        TOKEN_FIELD,
        make_token(purpose),
        TRAP_FIELD,
    )


@register.simple_tag
def opening(office: Office | None) -> OpeningState | None:
    """Whether the office is open now."""
    return office.opening_state() if office else None


@register.simple_tag(takes_context=True)
def social_image(context: Context, page: Any = None) -> str:
    """The path of the picture that social networks show: the page's own, its card, or the default."""
    picture = getattr(page, "share_image", None)
    if picture:
        return str(picture.social_url)
    portal: PortalSettings | None = context.get("portal")
    if page is not None and portal is not None:
        name = card_name(page.title, portal.name)
        if default_storage.exists(name):
            return default_storage.url(name)
    return static("img/og-default.jpg")
