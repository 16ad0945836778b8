"""Addresses that search engines should visit again, waiting to be announced.

Publishing adds a row and goes on; ``search.tasks`` sends the rows later.
"""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from wagtail.models import Page, Site

from core.models import PortalSettings
from search.outside import indexnow

BATCH = 1000
LONGEST = 500
GIVEN_UP_AFTER = timedelta(days=7)


class ChangedAddress(models.Model):
    """The address of a page that appeared, changed or went."""

    url = models.URLField("adresa", max_length=LONGEST)
    changed_at = models.DateTimeField("schimbată la", auto_now_add=True)

    class Meta:
        verbose_name = "adresă de anunțat"
        verbose_name_plural = "adrese de anunțat"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.url


def is_announcing(page: Page) -> bool:
    """Say whether changes of the site that a page belongs to are announced."""
    return PortalSettings.objects.filter(site=page.get_site(), announce_changes=True).exists()


def remember(*pages: Page) -> None:
    """Let the addresses of a page wait, where announcing is switched on and the page is public.

    A page that the sitemap leaves out or that asks for a password is nobody's business.
    """
    page = pages[0]
    switched_on = PortalSettings.objects.filter(site=page.get_site(), announce_changes=True)
    portal = switched_on.select_related("site").first()
    if portal is None or not page.get_sitemap_urls() or page.get_view_restrictions().exists():
        return
    addresses = [portal.base_url + page.url for page in pages if page.url]
    # A longer address would break the publishing on databases that count.
    short = [address for address in addresses if len(address) <= LONGEST]
    ChangedAddress.objects.bulk_create(ChangedAddress(url=address) for address in short)


def announce() -> None:
    """Send what waits; what cannot be sent waits for the next turn, but not for ever."""
    site = Site.objects.filter(is_default_site=True).first()
    portal = PortalSettings.objects.filter(site=site, announce_changes=True).first()
    if portal is None:
        ChangedAddress.objects.all().delete()
        return
    ChangedAddress.objects.filter(changed_at__lt=timezone.now() - GIVEN_UP_AFTER).delete()
    waiting = list(ChangedAddress.objects.all()[:BATCH])
    if waiting and indexnow.is_public(portal.base_url):
        addresses = dict.fromkeys(row.url for row in waiting)
        indexnow.send(portal.base_url, list(addresses))
        ChangedAddress.objects.filter(pk__in=[row.pk for row in waiting]).delete()
