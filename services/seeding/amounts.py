"""The sums of the default content: value, time of validity, source.

None is a sum of 2026 that could not be confirmed; what has ended is shown by its year.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from core.models import Amount
from services.seeding.sources import SOURCES


class Sum(NamedTuple):
    """One sum of the register."""

    key: str
    name: str
    value: str
    unit: str
    valid_from: date
    valid_to: date
    source: str
    note: str = ""


_Y2025 = (date(2025, 3, 1), date(2025, 12, 31))
_Y2024 = (date(2024, 3, 1), date(2024, 12, 31))
_Y2023 = (date(2023, 3, 1), date(2023, 12, 31))
_Y2022 = (date(2022, 1, 1), date(2022, 12, 31))
_Y2026 = (date(2026, 1, 1), date(2026, 12, 31))
_HEAT = (date(2025, 11, 1), date(2026, 3, 31))
_HEAT_OLD = (date(2021, 11, 1), date(2022, 3, 31))

_CALC = (
    "Calculată din textul legii și din majorările din 2024; presa din 2026 tipărește aceeași sumă."
)
_MONTH_ONLY = "Pagina sursă poartă numai anul 2023."
_SEASON = "Sezonul rece 2025–2026; aceeași valoare și în sezonul 2024–2025."
_COMMUNE = "Din anunțul unei primării pentru sezonul 2021–2022. Sumele de azi: de confirmat."

# Income a family member in lei, and the aid for gas and for wood, coal or oil.
HEATING_STEPS = (
    ("până la 200", "250", "320"),
    ("200,1–320", "225", "288"),
    ("320,1–440", "200", "256"),
    ("440,1–560", "175", "224"),
    ("560,1–680", "150", "192"),
    ("680,1–920", "125", "160"),
    ("920,1–1.040", "100", "128"),
    ("1.040,1–1.160", "75", "96"),
    ("1.160,1–1.280", "50", "64"),
    ("1.280,1–1.386 (persoana singură: până la 2.053)", "25", "32"),
)
FAMILY_SUMS = {
    "doi": ("Ajutor lunar pentru familia cu doi părinți", ("143", "286", "428", "570")),
    "unul": ("Ajutor lunar pentru familia cu un singur părinte", ("161", "320", "479", "638")),
}
CHILDREN = ("1 copil", "2 copii", "3 copii", "4 copii sau mai mulți")
_OLD_AID = (("1", "170", "S36"), ("2", "305", "S37"), ("3", "427", "S37"), ("4", "529", "S37"),
            ("5", "631", "S36"))  # fmt: skip

SUMS: tuple[Sum, ...] = (
    Sum("tichete-2016-2019", "Tichete sociale pentru pensionari", "100", "lei_luna",
        date(2016, 8, 25), date(2019, 12, 31), "S4"),
    Sum("tichet-energie", "Tichetul de energie (drept național)", "50", "lei_luna", *_Y2026, "S48"),
    Sum("tichet-energie-singur", "Tichetul de energie: limita pentru persoana singură", "1940",
        "lei_luna", *_Y2026, "S48"),
    Sum("tichet-energie-membru", "Tichetul de energie: limita pe membru de familie", "1784",
        "lei_membru", *_Y2026, "S48"),
    Sum("vmi-membru-2024", "Limita VMI pentru fiecare membru", "346", "lei_membru", *_Y2024, "S29",
        _CALC),
    Sum("vmi-singur-65-2024", "Limita VMI pentru persoana singură de cel puțin 65 de ani", "504",
        "lei_luna", *_Y2024, "S29", _CALC),
    Sum("vmi-membru-2025", "Limita VMI pentru fiecare membru", "366", "lei_membru", *_Y2025, "S27"),
    Sum("vmi-singur-65-2025", "Limita VMI pentru persoana singură de cel puțin 65 de ani", "533",
        "lei_luna", *_Y2025, "S27"),
    Sum("vmi-familie-copii-2025", "Limita de venit pentru familia cu copii", "930", "lei_membru",
        *_Y2025, "S27"),
    Sum("asf-minim-2022", "Alocația pentru susținerea familiei: cea mai mică sumă", "79", "lei_luna",
        *_Y2022, "S36"),
    Sum("asf-maxim-2022", "Alocația pentru susținerea familiei: cea mai mare sumă", "450",
        "lei_luna", *_Y2022, "S36"),
    Sum("asf-minim-2023", "Alocația pentru susținerea familiei: cea mai mică sumă", "90", "lei_luna",
        *_Y2023, "S36"),
    Sum("asf-maxim-2023", "Alocația pentru susținerea familiei: cea mai mare sumă", "512",
        "lei_luna", *_Y2023, "S36"),
    Sum("vmg-1-2022", "Ajutorul social vechi, 1 persoană", "149", "lei_luna", *_Y2022, "S36"),
    Sum("vmg-5-2022", "Ajutorul social vechi, 5 persoane", "554", "lei_luna", *_Y2022, "S36"),
    *(
        Sum(f"vmg-{count}-2023", f"Ajutorul social vechi, numărul de persoane: {count}", value,
            "lei_luna", *_Y2023, code, _MONTH_ONLY if code == "S37" else "")
        for count, value, code in _OLD_AID
    ),
    *(
        Sum(f"copii-{kind}-{place}-2025", f"{name}: {CHILDREN[place - 1]}", value, "lei",
            *_Y2025, "S27")
        for kind, (name, values) in FAMILY_SUMS.items()
        for place, value in enumerate(values, start=1)
    ),
    Sum("incalzire-membru", "Încălzire: limita de venit pe membru de familie", "1386", "lei_membru",
        *_HEAT, "S15", _SEASON),
    Sum("incalzire-singur", "Încălzire: limita de venit pentru persoana singură", "2053", "lei_luna",
        *_HEAT, "S15", _SEASON),
    *(
        Sum(f"incalzire-{fuel}-{place}", f"Încălzire cu {label}, pe lună, treapta {place}", row[column],
            "lei", *_HEAT_OLD, "S14", _COMMUNE)
        for fuel, label, column in (("gaze", "gaze", 1), ("lemne", "lemne, cărbuni sau petrol", 2))
        for place, row in enumerate(HEATING_STEPS, start=1)
    ),
)  # fmt: skip


def make_amount(item: Sum) -> Amount:
    """Store one sum, with its source."""
    origin = SOURCES[item.source]
    amount = Amount(
        key=item.key,
        name=item.name,
        value=Decimal(item.value),
        unit=item.unit,
        valid_from=item.valid_from,
        valid_to=item.valid_to,
        source_title=origin.title,
        source_url=origin.url,
        source_date=origin.day,
        note=item.note,
    )
    amount.full_clean()
    amount.save()
    return amount


def make_amounts() -> dict[str, Amount]:
    """Store all sums; return them by key."""
    return {item.key: make_amount(item) for item in SUMS}
