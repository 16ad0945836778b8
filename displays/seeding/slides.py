"""Default content: the slides of the first noticeboard (facts B, section E).

Every layout occurs. Those that need what only the institution knows wait as drafts.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from core.models import Amount, Film, Office
from core.seeding.media import FILM_TITLE, find_picture
from displays.seeding.builders import (
    Block,
    bullets,
    checklist,
    figure,
    number,
    steps,
    table,
    text,
    window,
    zone,
)

PageBySlug = Callable[[str], Any]
SERVICE_SLUGS = (
    "tichete-sociale-pensionari",
    "ajutor-social",
    "alocatia-de-sustinere",
    "ajutor-de-urgenta",
    "ajutor-chirie-incalzire",
)
ENERGY_VOUCHER_ENDS = date(2026, 12, 31)


def published(page: PageBySlug) -> list[dict[str, Any]]:
    """The slides that citizens see, in playing order."""
    return [
        _services(page),
        _heating(page),
        _inclusion(page),
        _vouchers(page),
        _winter(page),
        _names(),
        _energy_voucher(page),
        _how_to_apply(),
        *_film(),
        _limits(page),
        _emergency_aid(page),
        _child_line(),
        _danger(),
        _public_information(),
        _personal_data(),
    ]


def drafts(page: PageBySlug) -> list[dict[str, Any]]:
    """The slides that wait for the institution's own data."""
    office = Office.objects.first()
    return [
        {
            "title": "Program cu publicul",
            "slug": "program-cu-publicul",
            "layout": "title_text",
            "theme": "alb",
            "body": [
                text("Verificați programul de azi la ghișeu sau pe www.dgaspc5.ro."),
                *([("office", {"office": office})] if office else []),
            ],
            "summary": "Programul de azi se confirmă la ghișeu.",
        },
        {
            "title": "Acte frecvente la dosar",
            "slug": "acte-frecvente-la-dosar",
            "layout": "steps",
            "theme": "crem",
            "body": [
                checklist(
                    "Aduceți",
                    "act de identitate",
                    "dovada veniturilor din luna anterioară",
                    "acte de stare civilă",
                    "actul locuinței",
                )
            ],
            "summary": "Act de identitate, venituri, acte de stare civilă, actul locuinței.",
        },
        {
            "title": "Proiect cofinanțat",
            "slug": "proiect-cofinantat",
            "layout": "title_text",
            "theme": "alb",
            "body": [
                text("Proiect cofinanțat din Fondul Social European prin POCA 2014–2020."),
            ],
            "summary": "Proiect cofinanțat din Fondul Social European prin POCA 2014–2020.",
        },
    ]


def _services(page: PageBySlug) -> dict[str, Any]:
    found = [item for item in map(page, SERVICE_SLUGS) if item is not None]
    return {
        "title": "Cinci ajutoare, explicate simplu",
        "slug": "cinci-ajutoare",
        "layout": "services_qr",
        "theme": "albastru",
        "body": [("services", {"services": found})] if found else [],
        "summary": "Scanați codul ajutorului care vă interesează: condiții, acte, pași.",
        "target": "hall",
    }


def _heating(page: PageBySlug) -> dict[str, Any]:
    return {
        "title": "Încălzire: depuneți până pe 20 ale lunii",
        "slug": "incalzire-pana-pe-20",
        "layout": "image_text",
        "theme": "crem",
        "body": [
            *figure(find_picture("termen-20")),
            text(
                "Cererea depusă până pe 20 contează din luna aceea.",
                "Depusă mai târziu, contează din luna următoare.",
            ),
        ],
        "service": page("ajutor-chirie-incalzire"),
        "windows": [window(end=_last_minute(2027, 3, 31))],
        "summary": "Ajutorul de încălzire: cererea depusă până pe 20 ale lunii contează din luna aceea.",
    }


def _winter(page: PageBySlug) -> dict[str, Any]:
    return {
        "title": "O iarnă mai caldă",
        "slug": "iarna-mai-calda",
        "layout": "image_full",
        "theme": "noapte",
        "body": [
            *figure(find_picture("iarna-cartier")),
        ],
        "service": page("ajutor-chirie-incalzire"),
        "windows": [window(end=_last_minute(2027, 3, 31))],
        "summary": "Ajutorul de încălzire se cere pentru un singur fel de încălzire.",
    }


def _inclusion(page: PageBySlug) -> dict[str, Any]:
    return {
        "title": "Ajutorul social este acum VMI",
        "slug": "ajutorul-social-este-vmi",
        "layout": "image_text",
        "theme": "alb",
        "body": [
            *figure(find_picture("venit-incluziune")),
            text(
                "VMI înseamnă venitul minim de incluziune. A înlocuit ajutorul social din 1 ianuarie "
                "2024.",
                "<b>O singură cerere pentru toată familia.</b>",
            ),
        ],
        "service": page("ajutor-social"),
        "summary": "Din 1 ianuarie 2024 cereți venitul minim de incluziune. O singură cerere pentru "
        "toată familia.",
    }


def _names() -> dict[str, Any]:
    return {
        "title": "Ce nume au azi ajutoarele",
        "slug": "numele-ajutoarelor",
        "layout": "table",
        "theme": "alb",
        "body": [
            table(
                "Numele vechi și numele de azi",
                ("Înainte", "Acum", "Legea de azi"),
                ("Ajutor social", "Ajutor de incluziune (VMI)", "196/2016"),
                ("Alocația de susținere", "Ajutor pentru familia cu copii (VMI)", "196/2016"),
                ("Ajutor de căldură", "Ajutor pentru încălzire", "226/2021"),
            )
        ],
        "summary": "Ajutorul social și alocația de susținere au azi alte nume și altă lege.",
    }


def _limits(page: PageBySlug) -> dict[str, Any]:
    return {
        "title": "VMI: limitele de venit din 2025",
        "slug": "vmi-limitele-din-2025",
        "layout": "title_text",
        "theme": "albastru",
        "body": [
            *_amount("vmi-membru-2025"),
            *_amount("vmi-singur-65-2025"),
        ],
        "service": page("ajutor-social"),
        "summary": "Limitele cunoscute sunt din 2025. Sumele de azi le aflați la ghișeu.",
    }


def _how_to_apply() -> dict[str, Any]:
    return {
        "title": "Cum depuneți o cerere",
        "slug": "cum-depuneti",
        "layout": "steps",
        "theme": "crem",
        "body": [
            steps(
                ("Aflați ce vi se potrivește", "Citiți pagina serviciului sau întrebați."),
                ("Pregătiți actele", "Lista de bifat este pe pagina serviciului."),
                ("Depuneți cererea", "La Serviciul Acordare Beneficii Sociale."),
                ("Primiți decizia", "Termenele de contestație sunt scrise în ea."),
            )
        ],
        "summary": "Patru pași: aflați, pregătiți actele, depuneți cererea, primiți decizia.",
    }


def _film() -> list[dict[str, Any]]:
    film = Film.objects.filter(title=FILM_TITLE).first()
    if film is None:
        return []
    return [
        {
            "title": "Cererea, pas cu pas",
            "slug": "cererea-pas-cu-pas",
            "layout": "film",
            "theme": "noapte",
            "body": [("film", {"film": film, "caption": ""})],
            "summary": "Film de 17 secunde, fără sunet, cu subtitrare: cei patru pași ai unei cereri.",
        }
    ]


def _vouchers(page: PageBySlug) -> dict[str, Any]:
    return {
        "title": "Tichete sociale pentru pensionari",
        "slug": "tichete-pensionari",
        "layout": "image_text",
        "theme": "alb",
        "body": [
            *figure(find_picture("tichete-pensionari")),
            text("Valoarea și plafonul de azi le aflați la ghișeu."),
            bullets("act de identitate", "talon de pensie recent"),
        ],
        "service": page("tichete-sociale-pensionari"),
        "summary": "Întrebați la ghișeu plafonul de azi. Luați actul de identitate și talonul de pensie.",
    }


def _energy_voucher(page: PageBySlug) -> dict[str, Any]:
    return {
        "title": "Tichetul de energie",
        "slug": "tichetul-de-energie",
        "layout": "number",
        "theme": "galben",
        "body": [
            (
                "countdown",
                {
                    "label": "E valabil până la 31 decembrie 2026. Mai sunt",
                    "until": ENERGY_VOUCHER_ENDS,
                    "after": "nu mai este valabil",
                    "note": "Cereri pe epids.mmuncii.ro, la poștă sau la primărie.",
                },
            )
        ],
        "windows": [window(end=_last_minute(2026, 12, 31))],
        "summary": "Drept național, valabil până la 31 decembrie 2026. Cereri în EPIDS, la poștă sau la "
        "primărie.",
    }


def _emergency_aid(page: PageBySlug) -> dict[str, Any]:
    return {
        "title": "Ajutor de urgență",
        "slug": "ajutor-de-urgenta",
        "layout": "free",
        "theme": "alb",
        "body": [
            zone(
                8,
                text(
                    "Incendiu, calamitate, boală gravă: întrebați la ghișeu dacă primiți ajutor de "
                    "urgență.",
                    "Suma se stabilește pentru fiecare caz.",
                ),
            ),
            zone(4, number("112", label="Pericol imediat", note="Sunați întâi.")),
        ],
        "service": page("ajutor-de-urgenta"),
        "summary": "Pentru situații deosebite, după hotărârea locală. În pericol sunați întâi la 112.",
    }


def _child_line() -> dict[str, Any]:
    return {
        "title": "Copil în pericol?",
        "slug": "copil-in-pericol-119",
        "layout": "number",
        "theme": "verde",
        "body": [number("119", label="Sunați la Telefonul Copilului", note="Zi și noapte.")],
        "summary": "Sunați la 119, Telefonul Copilului, zi și noapte.",
    }


def _danger() -> dict[str, Any]:
    return {
        "title": "Pericol imediat?",
        "slug": "pericol-imediat-112",
        "layout": "announcement",
        "theme": "grena",
        "body": [text("<b>Sunați la 112.</b>")],
        "summary": "În pericol imediat sunați la 112.",
        "target": "hall",
    }


def _public_information() -> dict[str, Any]:
    return {
        "title": "Informații de interes public",
        "slug": "legea-544",
        "layout": "title_text",
        "theme": "albastru",
        "body": [
            text(
                "Puteți cere informații după Legea nr. 544/2001.",
                "Răspunsul vine în 10 zile. Dacă cererea este complicată, în cel mult 30.",
            )
        ],
        "summary": "Legea nr. 544/2001: răspuns în 10 zile, în cazuri complicate în cel mult 30.",
    }


def _personal_data() -> dict[str, Any]:
    return {
        "title": "Datele dumneavoastră sunt protejate",
        "slug": "datele-dumneavoastra",
        "layout": "image_text",
        "theme": "crem",
        "body": [
            *figure(find_picture("date-personale")),
            text("Site-ul nu cere CNP și nu primește acte. Actele se duc la ghișeu."),
        ],
        "summary": "Site-ul nu cere CNP și nu primește acte.",
    }


def _amount(key: str) -> list[Block]:
    amount = Amount.objects.filter(key=key).first()
    return [("amount", {"amount": amount, "note": ""})] if amount is not None else []


def _last_minute(year: int, month: int, day: int) -> datetime:
    last = datetime(year, month, day, 23, 59)  # noqa: DTZ001 -- made aware at once
    return timezone.make_aware(last)
