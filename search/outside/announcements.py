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
GIVEN_UP_AFTER = timedelta(days=7)


class ChangedAddress(models.Model):
    """The address of a page that appeared, changed or went."""

    url = models.URLField("adresa", max_length=500)
    changed_at = models.DateTimeField("schimbată la", auto_now_add=True)

    class Meta:
        verbose_name = "adresă de anunțat"
        verbose_name_plural = "adrese de anunțat"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.url


def remember(page: Page) -> None:
    """Let the address of a page wait, where announcing is switched on."""
    switched_on = PortalSettings.objects.filter(site=page.get_site(), announce_changes=True)
    portal = switched_on.select_related("site").first()
    if portal and page.url:
        ChangedAddress.objects.create(url=portal.base_url + page.url)


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
