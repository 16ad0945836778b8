"""Entries and addresses in the console."""

from collections.abc import Iterable

from django.urls import URLPattern, path

from wagtail import hooks

from directory.console import queues
from directory.providers import moderation

queues.register(
    queues.Queue(
        "Cereri de revendicare",
        "directory_claims",
        moderation.waiting,
        icon="user",
        help="Cine cere să administreze datele unui furnizor.",
    )
)


@hooks.register("register_admin_urls")
def console_pages() -> Iterable[URLPattern]:
    """Add the queue of claims."""
    return [
        path("harta/revendicari/", moderation.queue, name="directory_claims"),
        path("harta/revendicari/<uuid:key>/", moderation.decide, name="directory_claim_decide"),
    ]
