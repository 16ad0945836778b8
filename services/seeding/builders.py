"""Builders of service pages: used by the seeding, by tests and by browser checks."""

from datetime import date
from typing import Any

from wagtail.models import Page

from core.seeding.media import find_picture
from services.models import ServicePage, ServicesIndexPage
from services.seeding import shared_texts as shared
from services.seeding.parts import (
    Known,
    ServiceContent,
    act,
    condition,
    paper,
    paragraphs,
    situation,
    step,
    to_confirm,
)
from services.seeding.sources import READ_ON

NEXT_REVIEW = date(2027, 3, 1)


def publish(page: Any) -> Any:
    """Publish a page through a checked revision, as an editor does; return it."""
    page.save_revision().publish()
    return page


def make_services_index(parent: Page, **fields: Any) -> ServicesIndexPage:
    """Make the list of services under a page."""
    defaults: dict[str, Any] = {
        "title": "Servicii",
        "slug": "servicii",
        "intro": "Alegeți ajutorul de care aveți nevoie. Aflați cine poate cere, ce acte trebuie și "
        "unde depuneți cererea.",
        "show_in_menus": True,
    }
    page = ServicesIndexPage(**defaults | fields)
    parent.add_child(instance=page)
    return publish(page)


def make_service_page(parent: Page, **fields: Any) -> ServicePage:
    """Make a published service page; what is not given is filled with the least that is allowed."""
    defaults: dict[str, Any] = {
        "title": "Serviciu",
        "summary": "Un ajutor pentru cei cu venituri mici. Se cere la ghișeu.",
        "conditions": [condition("Locuiți în Sectorul 5.", "S1")],
        "amounts": [to_confirm("Suma nu este confirmată. Întrebați la ghișeu.")],
        "documents": [situation("Pentru toți", paper("Act de identitate", "original"))],
        "how_online": shared.HOW_ONLINE,
        "how_in_person": shared.HOW_IN_PERSON,
        "help_filling": shared.HELP_FILLING,
        "identification": shared.IDENTIFICATION,
        "fees": "unknown",
        "deadlines": paragraphs("Necunoscut – întrebați la ghișeu."),
        "answer_time": shared.ANSWER_TIME,
        "next_steps": [step("Depuneți cererea cu actele")],
        "silence": shared.SILENCE,
        "appeal": shared.APPEAL,
        "legal_basis": [act("Hotărârea locală în vigoare", "now", "to_confirm")],
        "sources_checked_on": READ_ON,
        "next_review": NEXT_REVIEW,
    }
    page = ServicePage(**defaults | fields)
    parent.add_child(instance=page)
    return publish(page)


def make_default_service(parent: Page, content: ServiceContent, known: Known) -> ServicePage:
    """Make one of the five services, without the links to the other four."""
    return make_service_page(
        parent,
        slug=content.slug,
        title=content.title,
        social_image=find_picture(content.picture),
        conditions=content.conditions(known),
        amounts=content.amounts(known),
        **content.fields,
    )


def link_default_service(page: ServicePage, content: ServiceContent, known: Known) -> None:
    """Add what points to other services, once all of them exist."""
    page.do_not_confuse = content.do_not_confuse(known)
    page.related_chosen = [
        ("service", known.pages[slug]) for slug in content.related if slug in known.pages
    ]
    publish(page)
