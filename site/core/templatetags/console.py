"""Template tags of the administration console."""

from django import template

from wagtail.models import Site

from core.models import PortalSettings

register = template.Library()


@register.simple_tag
def institution() -> PortalSettings:
    """Return the settings of the main site, also where no site answers the request's host."""
    site = Site.objects.filter(is_default_site=True).first() or Site.objects.first()
    return PortalSettings.for_site(site) if site else PortalSettings()
