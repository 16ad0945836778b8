"""Default content: what people type when they mean one of the five services.

The names that stand on the pages come from the services themselves; here are the words that
a page had better not print: slips of the keyboard, hard words, bare law numbers.
"""

from core.seeding import seeder
from search.models import SynonymGroup
from services.seeding import CONTENTS

ALSO_TYPED: dict[str, tuple[str, ...]] = {
    "tichete-sociale-pensionari": (
        "tichete 100 lei",
        "plafon pensie tichete",
        "talon de pensie",
        "tichtete",
    ),
    "ajutor-social": (
        "416",
        "196",
        "hg 50/2011",
        "social",
        "asistat social",
        "ajutor săraci",
        "fără venituri",
        "persoană singură",
        "muncă în folosul comunității",
        "anchetă socială",
        "ajutro social",
    ),
    "alocatia-de-sustinere": ("277", "hg 38/2011", "alocatei", "mame singure"),
    "ajutor-de-urgenta": (
        "mi-a ars casa",
        "incendiu",
        "foc",
        "inundație",
        "cutremur",
        "explozie",
        "accident",
        "boală gravă",
        "operație",
        "tratament",
        "proteze",
        "deces",
        "înmormântare",
        "urgnta",
    ),
    "ajutor-chirie-incalzire": (
        "chirias",
        "stau în chirie",
        "evacuare",
        "70/2011",
        "226/2021",
        "20 noiembrie",
        "incalzrie",
        "chirei",
    ),
}


@seeder("synonyms", order=90)
def seed_synonyms() -> None:
    """Make one group of synonyms a service."""
    for content in CONTENTS:
        names = [content.title, *content.fields["popular_names"].splitlines()]
        words = dict.fromkeys([*names, *ALSO_TYPED.get(content.slug, ())])
        SynonymGroup.objects.create(words="\n".join(words), note=content.title)
