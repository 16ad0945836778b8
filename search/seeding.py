"""Default content: what people type when they mean one of the five services.

The names that stand on the pages come from the services themselves; here are the words that
a page had better not print: hard words, bare law numbers. Slips of the keyboard are not listed:
the corrections know them, and a slip that is a synonym would count as a word.
"""

from core.seeding import seeder
from search.models import SynonymGroup
from services.seeding import CONTENTS

ALSO_TYPED: dict[str, tuple[str, ...]] = {
    "tichete-sociale-pensionari": (
        "tichete 100 lei",
        "plafon pensie tichete",
        "talon de pensie",
        "card social",
        "card de alimente",
        "vouchere seniori",
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
        "persoane fără adăpost",
        "șomer",
        "sărăcie",
    ),
    "alocatia-de-sustinere": ("277", "hg 38/2011", "mame singure"),
    "ajutor-de-urgenta": (
        "mi-a ars casa",
        "incendiu",
        "calamitate",
        "accident",
        "medicamente",
        "boală",
        "spital",
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
    ),
    "ajutor-chirie-incalzire": (
        "chirias",
        "stau în chirie",
        "evacuare",
        "frig",
        "iarnă",
        "căldură",
        "gaze",
        "curent",
        "factură",
        "locuință",
        "70/2011",
        "226/2021",
        "20 noiembrie",
    ),
}

# What people say for the same thing, whichever service it is about.
EVERYDAY: tuple[tuple[str, ...], ...] = (
    ("bătrân", "vârstnic", "senior", "persoană în vârstă", "pensionar"),
    ("tichet", "bon", "voucher", "cupon"),
    ("handicap", "dizabilitate", "invaliditate"),
    ("copil", "minor"),
    ("acte", "documente", "hârtii", "dosar"),
    ("căldură", "încălzire"),
    ("sumă", "cuantum", "cât se dă"),
    ("cerere", "formular", "solicitare"),
    ("contestație", "plângere", "reclamație"),
    ("sărac", "venituri mici", "fără bani"),
    ("curent", "electricitate", "energie electrică"),
    ("protecția datelor", "GDPR", "date personale", "confidențialitate"),
    ("cookie-uri", "cookies"),
    ("copil în pericol", "copil bătut", "abuz", "violență", "telefonul copilului", "119"),
    ("termeni de folosire", "termeni și condiții"),
    (
        "despre instituție",
        "contact",
        "program cu publicul",
        "program",
        "orar",
        "luni",
        "miercuri",
        "joi",
        "vineri",
        "sâmbătă",
        "sediu",
        "adresă",
        "unde vă găsesc",
        "număr de telefon",
    ),
)


@seeder("synonyms", order=90)
def seed_synonyms() -> None:
    """Make one group of synonyms a service, then those of everyday words."""
    for content in CONTENTS:
        names = [content.title, *content.fields["popular_names"].splitlines()]
        words = dict.fromkeys([*names, *ALSO_TYPED.get(content.slug, ())])
        SynonymGroup.objects.create(words="\n".join(words), note=content.title)
    for group in EVERYDAY:
        SynonymGroup.objects.create(words="\n".join(group), note="cuvinte de zi cu zi")
