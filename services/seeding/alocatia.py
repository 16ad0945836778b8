"""Default content: the family support allowance, today part of the inclusion income (A3, E3)."""

from services.seeding import shared_texts as shared
from services.seeding.amounts import CHILDREN
from services.seeding.parts import (
    Block,
    Known,
    ServiceContent,
    act,
    amount_table,
    bullets,
    condition,
    confusion,
    explanation,
    paper,
    paragraphs,
    question,
    remark,
    situation,
    step,
    to_confirm,
)

POPULAR_NAMES = (
    "alocație",
    "alocație pentru susținerea familiei",
    "alocația de susținere",
    "alocație susținere familie",
    "ASF",
    "alocație monoparentală",
    "familie monoparentală",
    "mamă singură",
    "alocație complementară",
    "alocație familii sărace",
    "alocație venit mic",
    "ajutor familie cu copii",
    "ajutor copii",
    "bani copii",
    "VMI copii",
    "Legea 277",
    "277/2010",
    "acte alocație susținere",
    "cerere alocație",
    "2 copii 3 copii ajutor",
)


def conditions(known: Known) -> list[Block]:
    """Who can get it."""
    return [
        condition("Aveți în îngrijire copii de până la 18 ani.", "S22"),
        condition(
            "Venitul net pe membru este sub limita legală. Limita cunoscută:",
            "S27",
            known.amounts["vmi-familie-copii-2025"],
        ),
        condition("Copiii de vârstă școlară merg la școală.", "S25"),
        condition("Locuiți în Sectorul 5, cu domiciliul sau cu reședința.", "S24"),
        remark(
            "Pot cere și părinții necăsătoriți. Formularul îi numește „uniune consensuală”.", "S33"
        ),
        remark("Poate cere și părintele singur. Pentru el suma este mai mare.", "S27"),
        to_confirm("Limita din 2026 nu este confirmată. Întrebați la ghișeu."),
    ]


def amounts(known: Known) -> list[Block]:
    """How much."""
    sums = known.amounts
    return [
        explanation("Suma depinde de numărul copiilor, de venit și de felul familiei."),
        amount_table(
            "Ajutorul lunar în 2025, la un venit pe membru de cel mult limita de jos a VMI",
            "Copii",
            ("Doi părinți", "Un singur părinte"),
            [
                (label, (sums[f"copii-doi-{place}-2025"], sums[f"copii-unul-{place}-2025"]))
                for place, label in enumerate(CHILDREN, start=1)
            ],
            "Limita de jos: {suma:vmi-membru-2025}. Peste ea, până la limita de sus, suma este mai mică.",
        ),
        to_confirm(
            "Sumele pentru venituri între cele două limite și sumele din 2026 nu sunt confirmate. "
            "Întrebați la ghișeu."
        ),
    ]


def do_not_confuse(known: Known) -> list[Block]:
    """What people take it for."""
    return [
        confusion(
            "Alocație de stat (alocația copilului)",
            "Este alt drept, pentru toți copiii. Nu se scade din acest ajutor. Sumele le aflați de la "
            "ANPIS.",
        ),
        confusion(
            "Alocație plasament",
            "Nu este ajutorul de pe această pagină. Întrebați la ghișeu.",
        ),
        confusion(
            "Ajutorul de incluziune (fostul ajutor social)",
            "Este cealaltă parte a VMI. Le puteți primi pe amândouă, cu o singură cerere.",
            page=known.pages.get("ajutor-social"),
        ),
    ]


CONTENT = ServiceContent(
    slug="alocatia-de-sustinere",
    title="Alocația pentru susținerea familiei",
    picture="familie-copii",
    conditions=conditions,
    amounts=amounts,
    do_not_confuse=do_not_confuse,
    related=("ajutor-social", "ajutor-chirie-incalzire", "ajutor-de-urgenta"),
    fields={
        "summary": "Bani lunar pentru familii cu copii și cu venituri mici. Vechea alocație nu se mai "
        "dă din 1 ianuarie 2024. În locul ei cereți ajutorul pentru familia cu copii, parte din VMI.",
        "seo_title": "Alocația pentru susținerea familiei, azi în VMI: condiții și acte",
        "search_description": "Alocația pentru susținerea familiei (Legea 277) a fost înlocuită de "
        "ajutorul pentru familia cu copii din VMI: condiții, sume cu anul lor, acte.",
        "popular_names": "\n".join(POPULAR_NAMES),
        "pictogram": "family",
        "map_label": "Servicii pentru familii și părinți din Sectorul 5",
        "map_query": "judet=B&localitate=179187&grup=familii",
        "audiences": ["children", "low_income"],
        "audience_text": "Familii cu copii de până la 18 ani și cu venituri mici",
        "scope": "national",
        "area_served": "Sectorul 5, București",
        "status_kind": "replaced",
        "status_title": "Azi se numește ajutorul pentru familia cu copii",
        "status_text": "Alocația pentru susținerea familiei (Legea nr. 277/2010) nu se mai dă din 1 "
        "ianuarie 2024. Familiile cu copii pot cere ajutorul pentru familia cu copii. El este parte "
        "din venitul minim de incluziune (VMI).",
        "documents": [
            situation(
                "Pentru toate familiile",
                paper("Cerere – declarație pe propria răspundere", "",
                      "Formularul unic pentru VMI."),
                paper("Actele de identitate ale părinților", "copy"),
                paper("Certificatele de naștere ale copiilor", "copy"),
                paper("Dovada veniturilor din luna dinaintea cererii"),
                paper("Adeverință de venit de la ANAF"),
                paper("Certificat fiscal pentru bunuri"),
                paper("Actul locuinței sau contractul de închiriere"),
            ),
            situation(
                "Dacă este cazul",
                paper("Certificatul de căsătorie", "copy"),
                paper("Hotărârea de divorț"),
                paper("Actele de plasament, tutelă sau adopție"),
                paper("Adeverință de la școală", "", "Numai dacă vi se cere."),
            ),
            to_confirm("La ghișeu vi se pot cere și alte acte. Întrebați înainte de a veni."),
        ],
        "how_online": shared.HOW_ONLINE
        + paragraphs("Cererea este cea pentru VMI. Se poate depune pe hârtie sau electronic."),
        "how_in_person": shared.HOW_IN_PERSON,
        "help_filling": shared.HELP_FILLING,
        "identification": paragraphs(
            "Cu actul de identitate al părintelui și certificatele de naștere ale copiilor."
        ),
        "fees": "unknown",
        "fees_note": shared.FEES_NOTE,
        "deadlines": paragraphs("Puteți depune cererea pentru VMI oricând în timpul anului."),
        "answer_time": paragraphs(
            "Numărul de zile nu este confirmat – întrebați la ghișeu.",
            "Plata începe din luna de după decizie.",
        ),
        "next_steps": shared.steps_by_decision(
            step("Primiți banii lunar", "Plata vine în cont sau prin mandat poștal, de la ANPIS."),
            step("Anunțați orice schimbare", "De exemplu: un copil nou, alt venit, altă adresă."),
        ),
        "silence": shared.SILENCE,
        "appeal": shared.APPEAL,
        "obligations": bullets(
            "Anunțați în scris orice schimbare în familie sau la venituri.",
            "Trimiteți copiii la școală. Absențele pot schimba suma; cât, întrebați la ghișeu.",
            "Banii primiți greșit se dau înapoi.",
        ),
        "questions": [
            question(
                "E tot una cu alocația de stat?",
                "Nu. Alocația de stat este alt drept, pentru toți copiii.",
            ),
            question(
                "Primeam ASF în 2023. Ce fac acum?",
                "ASF s-a încheiat. Din 2024 cereți VMI, pe formularul unic.",
            ),
            question(
                "Nu suntem căsătoriți. Putem cere?",
                "Da. Formularul are căsuța „uniune consensuală”.",
            ),
            question(
                "Sunt mamă singură. Primesc mai mult?",
                "Da. La același venit, suma pentru un singur părinte este mai mare. Vedeți tabelul.",
            ),
            question(
                "Pot lua și ajutorul de incluziune?",
                "Da. Puteți primi una sau amândouă părțile VMI.",
            ),
            question(
                "Cât era vechea alocație?",
                "În 2022 era între {suma:asf-minim-2022} și {suma:asf-maxim-2022}. Din martie 2023 era "
                "între {suma:asf-minim-2023} și {suma:asf-maxim-2023}. Azi nu se mai dă.",
            ),
        ],
        "legal_basis": [
            act(
                "Legea nr. 196/2016 privind venitul minim de incluziune",
                "now",
                "in_force",
                "Ajutorul pentru familia cu copii este parte din ea.",
                "https://sintact.ro/legislatie/monitorul-oficial/"
                "legea-196-2016-privind-venitul-minim-de-incluziune-16958804",
            ),
            act("HG nr. 1154/2022", "now", "in_force", "Normele de aplicare și formularele."),
            act(
                "Legea nr. 277/2010 privind alocația pentru susținerea familiei",
                "then",
                "replaced",
                "Nu se mai aplică din 1 ianuarie 2024.",
                "https://legislatie.just.ro/Public/FormaPrintabila/00000G18XD3HBUPQWY9264DQ1PQILEIG",
            ),
            act(
                "HG 38/2011",
                "then",
                "replaced",
                "Normele Legii nr. 277/2010.",
                "https://www.legalis.ro/2011/01/25/hg-382011-normele-metodologice-de-aplicare-a-"
                "prevederilor-legii-2772010-privind-alocatia-pentru-sustinerea-familiei/",
            ),
        ],
    },
)  # fmt: skip
