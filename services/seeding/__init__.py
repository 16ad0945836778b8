"""Default content: the register of sums and the five services."""

from wagtail.models import Site

from core.seeding import seeder
from services.seeding import ajutor_social, alocatia, chirie_incalzire, tichete, urgenta
from services.seeding.amounts import make_amounts
from services.seeding.builders import (
    link_default_service,
    make_default_service,
    make_services_index,
)
from services.seeding.parts import Known

CONTENTS = (
    tichete.CONTENT,
    ajutor_social.CONTENT,
    alocatia.CONTENT,
    urgenta.CONTENT,
    chirie_incalzire.CONTENT,
)


@seeder("services", order=30)
def seed_services() -> None:
    """Make the sums, the list of services and the five pages."""
    home = Site.objects.get(is_default_site=True).root_page
    amounts = make_amounts()
    index = make_services_index(home)
    known = Known(amounts)
    pages = {item.slug: make_default_service(index, item, known) for item in CONTENTS}
    known = Known(amounts, pages)
    for item in CONTENTS:
        link_default_service(pages[item.slug], item, known)
