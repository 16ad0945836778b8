"""Blocks that only slides and the frame of a screen have; the rest comes from ``core.blocks``."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from core import figures, register_figures
from core.blocks import (
    AmountBlock,
    CalloutBlock,
    ChecklistBlock,
    DataTableBlock,
    FigureBlock,
    FilmBlock,
    HeadingBlock,
    OfficeBlock,
    StepsBlock,
)
from core.blocks.text import RepairedCharBlock

SLIDE_FEATURES = ["bold", "italic", "ul", "ol"]
WEEKDAY_CHOICES = [
    ("0", "luni"),
    ("1", "marți"),
    ("2", "miercuri"),
    ("3", "joi"),
    ("4", "vineri"),
    ("5", "sâmbătă"),
    ("6", "duminică"),
]


class SlideTextBlock(blocks.RichTextBlock):
    """Short text; nobody can follow a link on a wall, so it has none."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", SLIDE_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Text"
        template = "blocks/paragraph.html"
        description = "Una până la trei propoziții scurte, ori o listă."
        preview_value = "<p>Cererea depusă până la data de 20 se ia în calcul din acea lună.</p>"


class NumberValue(blocks.StructValue):
    """Knows what number is shown."""

    @property
    def shown(self) -> str:
        """The live figure of now, or the number as typed."""
        figure = figures.get(self.get("figure") or "")
        return str(figure.value()) if figure else str(self.get("value") or "")


class NumberBlock(blocks.StructBlock):
    """One large number: typed, from the register of sums, or a live figure of the portal."""

    label = RepairedCharBlock(max_length=80, required=False, label="deasupra numărului")
    value = RepairedCharBlock(
        max_length=12,
        required=False,
        label="număr scris",
        help_text="Pentru sume alegeți mai jos din registru: se actualizează singure.",
    )
    amount = SnippetChooserBlock("core.Amount", required=False, label="sumă din registru")
    figure = blocks.ChoiceBlock(
        choices=figures.choices, required=False, label="cifră a portalului, mereu la zi"
    )
    unit = RepairedCharBlock(
        max_length=40, required=False, label="ce numără", help_text="Bun: „de zile”, „lei”."
    )
    note = RepairedCharBlock(max_length=140, required=False, label="explicație")

    class Meta:
        icon = "order"
        label = "Număr mare"
        template = "displays/online/number.html"
        value_class = NumberValue
        description = "O cifră care se vede de departe, cu explicația ei."
        preview_value = {
            "label": "Sunați la Telefonul Copilului",
            "value": "119",
            "amount": None,
            "figure": "",
            "unit": "",
            "note": "zi și noapte",
        }

    def clean(self, value: dict[str, Any]) -> Any:
        cleaned = super().clean(value)
        chosen = [name for name in ("value", "amount", "figure") if cleaned.get(name)]
        if len(chosen) != 1 and not self.is_deferred_validation:
            message = "Scrieți un număr, alegeți o sumă sau alegeți o cifră: exact una dintre ele."
            raise StructBlockValidationError({"value": ValidationError(message)})
        return cleaned


class RegisterFiguresValue(blocks.StructValue):
    """Knows what the register says now."""

    @property
    def reading(self) -> register_figures.Reading | None:
        """The figures of the chosen county and type, or nothing while there is no register."""
        return register_figures.read(self.get("territory") or "", self.get("kind") or "")


class RegisterFiguresBlock(blocks.StructBlock):
    """Services and places of the map, counted whenever the slide is composed."""

    territory = blocks.ChoiceBlock(
        choices=register_figures.territories,
        required=False,
        label="județul",
        help_text="Niciunul = toată țara.",
    )
    kind = blocks.ChoiceBlock(
        choices=register_figures.kinds,
        required=False,
        label="tipul de serviciu",
        help_text="Niciunul = toate tipurile.",
    )

    class Meta:
        icon = "site"
        label = "Cifre din harta serviciilor"
        template = "displays/online/register_figures.html"
        value_class = RegisterFiguresValue
        description = "Câte servicii și locuri sunt, mereu la zi. Fără registru nu apare nimic."
        preview_value = {"territory": "", "kind": ""}


class CountdownBlock(blocks.StructBlock):
    """Days left until a date, counted by the screen itself."""

    label = RepairedCharBlock(
        max_length=80, label="deasupra", help_text="Bun: „Până la termenul de depunere mai sunt”."
    )
    until = blocks.DateBlock(label="data")
    after = RepairedCharBlock(max_length=40, default="termen încheiat", label="după această dată")
    note = RepairedCharBlock(max_length=140, required=False, label="explicație")

    class Meta:
        icon = "history"
        label = "Zile rămase"
        template = "displays/online/countdown.html"
        description = "Numără zilele până la o dată."
        preview_value = {
            "label": "Până la termen mai sunt",
            "until": date(2027, 1, 20),
            "after": "termen încheiat",
            "note": "",
        }


class ServicesBlock(blocks.StructBlock):
    """Services of the portal, each with a QR code to its page."""

    services = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="services.ServicePage", label="serviciu"),
        min_num=1,
        max_num=6,
        label="servicii",
    )

    class Meta:
        icon = "list-ul"
        label = "Servicii cu QR"
        template = "displays/online/services.html"
        description = "Până la șase servicii; codul QR deschide pagina lor pe telefon."
        preview_value: dict[str, list[object]] = {"services": []}


class ZoneContentBlock(blocks.StreamBlock):
    """What a zone may hold."""

    heading = HeadingBlock()
    text = SlideTextBlock()
    figure = FigureBlock()
    film = FilmBlock()
    steps = StepsBlock()
    checklist = ChecklistBlock()
    table = DataTableBlock()
    number = NumberBlock()
    register_figures = RegisterFiguresBlock()
    countdown = CountdownBlock()
    amount = AmountBlock()
    office = OfficeBlock()
    callout = CalloutBlock()


class ZoneBlock(blocks.StructBlock):
    """A zone of the free layout; zones stand side by side until a row is full."""

    width = blocks.ChoiceBlock(
        choices=[
            ("12", "tot rândul"),
            ("9", "trei sferturi"),
            ("8", "două treimi"),
            ("6", "jumătate"),
            ("4", "o treime"),
            ("3", "un sfert"),
        ],
        default="6",
        label="lățime",
    )
    content = ZoneContentBlock(min_num=1, max_num=3, label="conținut")

    class Meta:
        icon = "grip"
        label = "Zonă"
        template = "displays/online/zone.html"
        description = "O parte a slide-ului, cu lățimea ei."
        preview_value = {"width": "6", "content": [("text", "<p>Text într-o zonă.</p>")]}


class SlideBodyBlock(blocks.StreamBlock):
    """Every block that some layout admits; ``displays.layouts`` says which."""

    text = SlideTextBlock()
    figure = FigureBlock()
    film = FilmBlock()
    steps = StepsBlock()
    checklist = ChecklistBlock()
    table = DataTableBlock()
    number = NumberBlock()
    register_figures = RegisterFiguresBlock()
    countdown = CountdownBlock()
    amount = AmountBlock()
    office = OfficeBlock()
    callout = CalloutBlock()
    services = ServicesBlock()
    zone = ZoneBlock()


class SideZoneBlock(blocks.StreamBlock):
    """What stays beside the slides: never a film, which would compete with them."""

    heading = HeadingBlock()
    text = SlideTextBlock()
    figure = FigureBlock()
    number = NumberBlock()
    register_figures = RegisterFiguresBlock()
    countdown = CountdownBlock()
    amount = AmountBlock()
    office = OfficeBlock()

    class Meta:
        icon = "grip"
        label = "Zonă laterală"
        template = "displays/online/side_zone.html"
        description = "Rămâne pe ecran lângă toate slide-urile."
        preview_value = [("text", "<p>Informații permanente.</p>")]


class WindowBlock(blocks.StructBlock):
    """A window in time in which the slide is shown."""

    start = blocks.DateTimeBlock(required=False, label="de la")
    end = blocks.DateTimeBlock(
        required=False,
        label="până la",
        help_text="La această oră anunțul iese singur de pe ecran și din liste.",
    )
    weekdays = blocks.MultipleChoiceBlock(
        choices=WEEKDAY_CHOICES,
        required=False,
        label="zilele",
        help_text="Niciuna bifată = în toate zilele.",
    )
    hour_from = blocks.TimeBlock(required=False, label="între ora")
    hour_to = blocks.TimeBlock(
        required=False,
        label="și ora",
        help_text="Poate trece de miezul nopții: între 22:00 și 06:00.",
    )

    class Meta:
        icon = "date"
        label = "Interval"
        template = "displays/online/window.html"
        description = "Când se arată slide-ul."
        preview_value = {
            "start": None,
            "end": None,
            "weekdays": ["0", "1"],
            "hour_from": None,
            "hour_to": None,
        }

    def clean(self, value: dict[str, Any]) -> Any:
        cleaned = super().clean(value)
        errors: dict[str, ValidationError] = {}
        start, end = cleaned.get("start"), cleaned.get("end")
        opens, closes = cleaned.get("hour_from"), cleaned.get("hour_to")
        if not any(cleaned.values()) and not self.is_deferred_validation:
            errors["start"] = ValidationError(
                "Completați ceva sau ștergeți intervalul: fără intervale, slide-ul se arată mereu."
            )
        if start and end and start >= end:
            errors["end"] = ValidationError("Sfârșitul trebuie să fie după început.")
        if (opens is None) != (closes is None):
            errors["hour_to"] = ValidationError("Completați ambele ore sau lăsați-le goale.")
        elif opens is not None and opens == closes:
            errors["hour_to"] = ValidationError("Cele două ore sunt egale; alegeți ore diferite.")
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned
