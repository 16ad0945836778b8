"""Default content: the first noticeboard, its slides and the screen of the hall."""

from typing import Any

from wagtail.models import Page, Site

from core.seeding import seeder
from displays.seeding import slides
from displays.seeding.builders import make_noticeboard, make_screen, make_slide


@seeder("noticeboard", order=40)
def seed_noticeboard() -> None:
    """Make the noticeboard, its slides, the drafts and the screen ``hol``."""
    board = make_noticeboard(
        Site.objects.get(is_default_site=True).root_page,
        summary="Anunțurile de pe ecranul din hol, de citit și acasă.",
        text_band="Pericol imediat: 112 · Copil în pericol: 119",
    )
    for fields in slides.published(_page):
        make_slide(board, **fields)
    for fields in slides.drafts(_page):
        make_slide(board, live=False, **fields)
    make_screen(board)


def _page(slug: str) -> Any:
    return Page.objects.filter(slug=slug, depth__gt=2).first()
