"""Suggestions and reviews in the console: addresses and queues."""

from collections.abc import Iterable

from django.urls import URLPattern, path

from wagtail import hooks
from wagtail.admin.menu import MenuItem

from directory.console.queues import Queue, register
from directory.feedback import moderation, reviews
from directory.menu import RightMenuItem
from directory.models import Suggestion
from directory.rights import MODERATE

register(
    Queue(
        "Sesizări",
        "directory_suggestions",
        lambda: Suggestion.objects.filter(state=Suggestion.State.NEW).count(),
        order=25,
        icon="comment",
        help="Greșeli pe care le-au semnalat oamenii, câmp cu câmp.",
    )
)
register(
    Queue(
        "Păreri",
        "directory_reviews",
        lambda: reviews.to_decide().count(),
        order=26,
        icon="openquote",
        help="Păreri, răspunsuri ale furnizorilor și contestații; nimic nu apare public fără o hotărâre.",
    )
)


@hooks.register("register_admin_urls")
def moderation_pages() -> Iterable[URLPattern]:
    """Add the pages on which moderators decide."""
    return [
        path("harta/instiintari/", moderation.my_notices, name="directory_my_notices"),
        path("harta/sesizari/", moderation.suggestion_list, name="directory_suggestions"),
        path(
            "harta/sesizari/<int:key>/",
            moderation.suggestion_decide,
            name="directory_suggestion_decide",
        ),
        path("harta/pareri/", moderation.review_list, name="directory_reviews"),
        path("harta/pareri/<int:key>/", moderation.review_decide, name="directory_review_decide"),
    ]


@hooks.register("register_directory_menu_item")
def notices_menu_item() -> MenuItem:
    """How often the map writes to whoever is signed in."""
    return RightMenuItem(
        "Mesaje către mine", "directory_my_notices", MODERATE, icon="mail", order=90
    )
