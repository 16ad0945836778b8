"""The portal's pages as documents; what is indexed is what their ``search_fields`` say."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone

from wagtail.models import Page, Site

from core.models import BasePage, PortalSettings
from core.text import plain_text
from displays.models import SlidePage
from search.index.documents import Document, Field
from services import money
from services.models import ServicePage

NEVER_QUOTED = frozenset({"title", "popular_names"})
_NOTHING = re.compile(r"None|-.*-|")  # an empty choice, as its block says it


class PageSource:
    """All live public pages of the default site."""

    key = "pages"

    def documents(self) -> Iterator[Document]:
        site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
        if site is None:
            return
        portal = PortalSettings.for_site(site)
        pages = Page.objects.live().public().descendant_of(site.root_page, inclusive=True)
        for page in pages.specific():
            if isinstance(page, BasePage):
                yield _document(page, portal)


def _document(page: Any, portal: PortalSettings) -> Document:
    summary = page.meta_description
    names = [page.title]
    phone = portal_url = ""
    is_listed = None
    if isinstance(page, ServicePage):
        summary = page.summary
        names += page.popular_names_list
        phone = _phone(page, portal)
        portal_url = portal.services_portal_link(page).url
    elif isinstance(page, SlidePage):
        is_listed = partial(SlidePage.is_listed, page)
    return Document(
        kind=page.search_kind,
        object_id=page.pk,
        url=page.url or "/",
        title=page.title,
        summary=plain_text(summary),
        fields=tuple(_fields(page)),
        names=tuple(names),
        updated=_day(page),
        phone=phone,
        portal_url=portal_url,
        is_listed=is_listed,
    )


def _fields(page: Any) -> Iterator[Field]:
    amounts = page.amounts_by_key if isinstance(page, ServicePage) else {}
    for field in type(page).get_searchable_search_fields():
        texts = (money.fill_in(text, amounts) for text in _texts(field.get_value(page)))
        weight = float(field.boost or 1)
        is_shown = weight >= 1 and field.field_name not in NEVER_QUOTED
        yield Field(field.field_name, weight, tuple(texts), is_shown)


def _texts(value: Any) -> Iterator[str]:
    """Yield the separate texts of a value: a name a line, a block an entry."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        for item in value:
            yield from _texts(item)
    elif value is not None:
        yield from (
            line for line in str(value).splitlines() if not _NOTHING.fullmatch(line.strip())
        )


def _phone(page: ServicePage, portal: PortalSettings) -> str:
    offices = page.offices_shown(portal)
    return next((phone.number for office in offices for phone in office.phones.all()), portal.phone)


def _day(page: Any) -> date | None:
    if isinstance(day := getattr(page, "date", None), date):
        return day
    moment = page.last_published_at or page.first_published_at
    return timezone.localdate(moment) if moment else None
