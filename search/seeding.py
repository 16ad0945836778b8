"""Default content: the groups of synonyms, made of what the pages are called and people type."""

from core.seeding import seeder
from search.default_words import EVERYDAY, PAGES, SERVICES
from search.models import SynonymGroup
from services.seeding import CONTENTS


@seeder("synonyms", order=90)
def seed_synonyms() -> None:
    """Make one group of synonyms a service, then those of other pages and of everyday words."""
    for content in CONTENTS:
        names = [content.title, *content.fields["popular_names"].splitlines()]
        words = dict.fromkeys([*names, *SERVICES.get(content.slug, ())])
        SynonymGroup.objects.create(words="\n".join(words), note=content.title)
    for group in PAGES:
        SynonymGroup.objects.create(words="\n".join(group), note=group[0].capitalize())
    for group in EVERYDAY:
        SynonymGroup.objects.create(words="\n".join(group), note="cuvinte de zi cu zi")
