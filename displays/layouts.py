"""The layouts of a slide: which blocks each admits, how many words it carries, how large it writes.

One table serves the editor (names, descriptions, pictures), the validation and the renderer.
"""

from dataclasses import dataclass

SMALLEST_FIT = 6
LARGEST_FIT = 1


@dataclass(frozen=True)
class Layout:
    """One layout; ``needs`` names the blocks of which it wants at least one."""

    key: str
    label: str
    purpose: str
    blocks: tuple[str, ...]
    needs: tuple[str, ...]
    max_words: int
    fit_words: tuple[int, int, int, int, int]

    @property
    def picture(self) -> str:
        """Static path of the small drawing that the editor chooses by."""
        return f"img/layouts/{self.key}.svg"

    def fit(self, words: int) -> int:
        """Give the step of letter size for a number of words: 1 is the largest, 6 the smallest."""
        for step, limit in enumerate(self.fit_words, start=LARGEST_FIT):
            if words <= limit:
                return step
        return SMALLEST_FIT


_TEXTUAL = ("text", "callout", "amount", "office")

LAYOUTS: dict[str, Layout] = {
    layout.key: layout
    for layout in (
        Layout(
            "title_text",
            "Titlu și text",
            "Un titlu mare și câteva propoziții.",
            _TEXTUAL,
            (),
            110,
            (22, 42, 62, 82, 100),
        ),
        Layout(
            "image_full",
            "Imagine pe tot ecranul",
            "O imagine cât ecranul, cu titlul pe o plăcuță.",
            ("figure", "text"),
            ("figure",),
            45,
            (10, 18, 26, 34, 40),
        ),
        Layout(
            "image_text",
            "Imagine lângă text",
            "Jumătate imagine, jumătate text.",
            ("figure", *_TEXTUAL),
            ("figure",),
            75,
            (14, 24, 36, 50, 64),
        ),
        Layout(
            "film",
            "Film",
            "Un film fără sunet, cu subtitrare. Durata slide-ului este cea a filmului.",
            ("film", "text"),
            ("film",),
            35,
            (0, 4, 10, 18, 28),
        ),
        Layout(
            "steps",
            "Pași sau listă",
            "Pașii unei proceduri sau actele de adus.",
            ("steps", "checklist"),
            ("steps", "checklist"),
            90,
            (16, 30, 44, 60, 76),
        ),
        Layout(
            "table",
            "Tabel",
            "Un program sau un tabel scurt: cel mult 6 rânduri.",
            ("table", "register_figures", "text"),
            ("table", "register_figures"),
            120,
            (14, 26, 44, 64, 88),
        ),
        Layout(
            "number",
            "Număr mare",
            "O sumă, o cifră sau zilele rămase până la o dată.",
            ("number", "countdown", "amount", "text"),
            ("number", "countdown", "amount"),
            50,
            (14, 24, 34, 42, 48),
        ),
        Layout(
            "services_qr",
            "Servicii cu coduri QR",
            "Până la șase servicii, fiecare cu codul lui QR.",
            ("services", "text"),
            ("services",),
            80,
            (0, 10, 26, 44, 62),
        ),
        Layout(
            "announcement",
            "Anunț important",
            "Un singur mesaj, scris mare, care nu trebuie ratat.",
            ("text", "callout"),
            (),
            60,
            (14, 28, 40, 48, 54),
        ),
        Layout(
            "free",
            "Liber, cu zone",
            "Una până la patru zone, cu lățimile alese de dumneavoastră.",
            ("zone",),
            ("zone",),
            130,
            (0, 14, 28, 50, 78),
        ),
    )
}

LAYOUT_CHOICES = [(layout.key, layout.label) for layout in LAYOUTS.values()]

ONCE = frozenset({"figure", "film", "table", "register_figures", "services", "countdown"})
"""Blocks that a slide shows at most once: a second one would leave no room to read."""

MAX_ZONES = 4
ROW_COLUMNS = 12

THEME_CHOICES = [
    ("albastru", "Albastru, text alb"),
    ("alb", "Alb, text închis"),
    ("verde", "Verde închis, text alb"),
    ("crem", "Crem, text maro"),
    ("grena", "Grena, text alb"),
    ("noapte", "Negru, text alb"),
    ("galben", "Galben, text negru"),
]
