"""Default content: what is publicly known of the institution (facts B); the rest stays empty."""

from datetime import time

from wagtail.models import Page, Site

from core.models import Office, PortalSettings
from core.models.offices import OfficeHours

NAME = "Direcția Generală de Asistență Socială și Protecția Copilului Sector 5"
SHORT_NAME = "DGASPC Sector 5"
OFFICE = "Serviciul Acordare Beneficii Sociale"

# Monday and Tuesday in the morning, Wednesday and Thursday after noon: known for November 2024.
HOURS_OF_2024 = {
    0: (time(9), time(12)),
    1: (time(9), time(12)),
    2: (time(13), time(16)),
    3: (time(13), time(16)),
}


def make_office() -> Office:
    """Make the counter. Its hours are not confirmed, so nothing says „deschis acum”."""
    office = Office(
        name=OFFICE,
        street="Strada Fabrica de Chibrituri nr. 9–11",
        locality="București, Sectorul 5",
        hours_confirmed=False,
        note="Program cunoscut din noiembrie 2024. Nici programul, nici adresa nu sunt confirmate de "
        "instituție: întrebați înainte de a veni.",
    )
    office.hours = [
        OfficeHours(weekday=day, opens=opens, closes=closes, sort_order=day)
        for day, (opens, closes) in HOURS_OF_2024.items()
    ]
    office.full_clean()
    office.save()
    return office


def make_settings(
    site: Site, office: Office | None, help_page: Page | None = None
) -> PortalSettings:
    """Fill the identity of the institution; telephone, e-mail and portal address stay empty."""
    settings, _created = PortalSettings.objects.get_or_create(site=site)
    settings.institution_name = NAME
    settings.short_name = SHORT_NAME
    settings.main_office = office
    settings.portal_help_page = help_page or settings.portal_help_page
    settings.own_pages = [("link", {"label": "dgaspc5.ro", "url": "https://dgaspc5.ro/"})]
    settings.full_clean()
    settings.save()
    return settings
