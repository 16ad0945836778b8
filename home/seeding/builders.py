"""Builders of the public site's own pages: used by the seeding, by tests and by browser checks."""

from datetime import date
from typing import Any

from wagtail.models import Page, Site

from home.models import HomePage, InfoPage, NewsIndexPage, NewsPage

WRITTEN_ON = date(2026, 11, 21)


def publish(page: Any) -> Any:
    """Publish a page through a checked revision, as an editor does; return it."""
    page.save_revision().publish()
    return page


def make_home(**fields: Any) -> HomePage:
    """Make the home page and the site whose root it is; Wagtail's welcome page goes away."""
    defaults: dict[str, Any] = {
        "title": "Acasă",
        "slug": "acasa",
        "hero_title": "Cu ce vă putem ajuta?",
    }
    root = Page.get_first_root_node()
    home = HomePage(**defaults | fields)
    root.add_child(instance=home)
    publish(home)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "site_name": "", "root_page": home},
    )
    welcome = Page.objects.filter(depth=2, slug="home").exclude(pk=home.pk).first()
    if welcome is not None:
        welcome.delete()
        home.refresh_from_db()
    home.slug = "home"
    return publish(home)


def make_info_page(parent: Page, **fields: Any) -> InfoPage:
    """Make a published information page; nobody at the institution has checked it yet."""
    defaults: dict[str, Any] = {"title": "Informații"}
    page = InfoPage(**defaults | fields)
    parent.add_child(instance=page)
    return publish(page)


def make_news_index(parent: Page, **fields: Any) -> NewsIndexPage:
    """Make the list of news."""
    defaults: dict[str, Any] = {
        "title": "Noutăți",
        "slug": "noutati",
        "summary": "Ce s-a schimbat la ajutoarele sociale și la ghișeu.",
        "show_in_menus": True,
    }
    page = NewsIndexPage(**defaults | fields)
    parent.add_child(instance=page)
    return publish(page)


def make_news(parent: Page, *, live: bool = True, **fields: Any) -> NewsPage:
    """Make a piece of news; with ``live=False`` it waits as a draft."""
    defaults: dict[str, Any] = {
        "title": "Noutate",
        "date": WRITTEN_ON,
        "summary": "Ce s-a schimbat și pentru cine.",
    }
    page = NewsPage(**defaults | fields, live=live)
    parent.add_child(instance=page)
    if live:
        return publish(page)
    page.save_revision()
    return page
