"""Default content of the public site: pictures, home, information pages, news, redirects."""

from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from core.models import Office
from core.seeding import seeder
from core.seeding.media import find_picture, make_film, make_pictures
from home.models import HomePage
from home.seeding import about, legal, news
from home.seeding.builders import (
    make_home,
    make_info_page,
    make_news,
    make_news_index,
    publish,
)
from home.seeding.institution import OFFICE, make_office, make_settings

# Laws that gave way to others, and addresses of the old site: moved for good.
MOVED_FOR_GOOD = {
    "/416": "ajutor-social",
    "/legea-416": "ajutor-social",
    "/196": "ajutor-social",
    "/legea-196": "ajutor-social",
    "/vmg": "ajutor-social",
    "/venit-minim-garantat": "ajutor-social",
    "/vmi": "ajutor-social",
    "/venit-minim-de-incluziune": "ajutor-social",
    "/277": "alocatia-de-sustinere",
    "/legea-277": "alocatia-de-sustinere",
    "/asf": "alocatia-de-sustinere",
    "/oug-70": "ajutor-chirie-incalzire",
    "/226": "ajutor-chirie-incalzire",
    "/legea-226": "ajutor-chirie-incalzire",
    "/ajutor-incalzire": "ajutor-chirie-incalzire",
    "/domenii-de-activitate-dgaspc/asistenta-sociala-a-persoanei-si-familiei/"
    "serviciul-acordare-beneficii-sociale": "servicii",
}
# Short names that people type; tomorrow another page may answer them.
SHORT_NAMES = {
    "/ajutor-social": "ajutor-social",
    "/alocatie": "alocatia-de-sustinere",
    "/tichete": "tichete-sociale-pensionari",
    "/tichete-pensionari": "tichete-sociale-pensionari",
    "/ajutor-urgenta": "ajutor-de-urgenta",
    "/incalzire": "ajutor-chirie-incalzire",
    "/chirie": "ajutor-chirie-incalzire",
}
OLD_ADDRESSES = MOVED_FOR_GOOD | SHORT_NAMES


@seeder("pictures", order=10)
def seed_pictures() -> None:
    """Store the drawings and the film."""
    make_pictures()
    make_film()


@seeder("home", order=20)
def seed_home() -> None:
    """Make the site's root and say whose site it is."""
    home = make_home(
        title="Acasă",
        hero_title="Cu ce vă putem ajuta?",
        hero_text="<p>Aflați cine poate cere un ajutor social în Sectorul 5, ce acte trebuie și unde "
        "depuneți cererea.</p>",
        image=find_picture("institutie"),
        search_description="Ajutoare sociale în Sectorul 5, București: cine poate cere, ce acte trebuie, "
        "unde depuneți cererea.",
        portal_title="Depuneți o cerere",
        portal_text="<p>Aflați pașii și actele înainte de a veni la ghișeu.</p>",
    )
    make_settings(Site.objects.get(root_page=home), make_office())


@seeder("news", order=50)
def seed_news() -> None:
    """Make the list of news, three news and the draft about the services portal."""
    index = make_news_index(_home())
    make_news(index, **news.energy_voucher(_page("tichete-sociale-pensionari")))
    make_news(index, **news.inclusion(_page("ajutor-social")))
    make_news(index, **news.heating(_page("ajutor-chirie-incalzire")))
    make_news(index, live=False, **news.online_portal())


@seeder("information", order=60)
def seed_information() -> None:
    """Make the institution's page, the legal pages and the page on how to apply today."""
    home, office = _home(), Office.objects.filter(name=OFFICE).first()
    make_info_page(home, **about.about(office))
    help_page = make_info_page(home, **about.how_to_apply(office, _page("servicii")))
    for fields in (
        legal.accessibility(),
        legal.privacy(),
        legal.public_information(),
        legal.transparency(),
        legal.cookies(),
        about.terms(),
    ):
        make_info_page(home, **fields)
    site = Site.objects.get(is_default_site=True)
    make_settings(site, office, help_page)


@seeder("home-links", order=70)
def seed_home_links() -> None:
    """Show the services and the noticeboard on the first page."""
    home = _home()
    home.services_index = _page("servicii")
    home.noticeboard = _page("avizier")
    publish(home)


@seeder("redirects", order=80)
def seed_redirects() -> None:
    """Lead old and short addresses to the pages that answer now."""
    for path, slug in OLD_ADDRESSES.items():
        target = _page(slug)
        if target is not None:
            Redirect.add_redirect(path, target, is_permanent=path in MOVED_FOR_GOOD)


def _home() -> Any:
    return HomePage.objects.get(pk=Site.objects.get(is_default_site=True).root_page_id)


def _page(slug: str) -> Page | None:
    return Page.objects.filter(slug=slug, depth__gt=2).first()
