"""Default content: vouchers for pensioners (facts A1, E1)."""

from services.seeding import shared_texts as shared
from services.seeding.parts import (
    Block,
    Known,
    ServiceContent,
    act,
    amount_line,
    condition,
    confusion,
    exclusion,
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
    "tichete sociale",
    "tichete sociale pensionari Sector 5",
    "tichete pensionari",
    "tichete pentru pensionari",
    "tichete bătrâni",
    "tichete vârstnici",
    "tichete seniori",
    "tichete alimente",
    "tichete medicamente",
    "tichete Crăciun",
    "tichete Paște",
    "bonuri pensionari",
    "bonuri de masă pensionari",
    "bonuri valorice",
    "vouchere pensionari",
    "cupoane",
    "ajutor pensie mică",
    "pensie minimă ajutor",
    "acte tichete",
    "DGASPC 5 tichete",
)


def conditions(known: Known) -> list[Block]:
    """Who can get it."""
    return [
        condition("Primiți pensie din sistemul public de pensii.", "S2"),
        condition("Locuiți în Sectorul 5, cu domiciliul sau cu reședința.", "S2"),
        condition("Aveți un venit sub plafonul din hotărârea locală.", "S4"),
        exclusion(
            "Aveți bunuri peste strictul necesar. Contează și bunurile soțului sau ale soției.",
            "S3",
        ),
        remark(
            "După regulile din 2016–2017: dacă aveți în bancă puțini bani, se socotește numai "
            "dobânda. Stimulentul de handicap nu se socotește.",
            "S3",
        ),
        to_confirm("Plafonul de venit din 2026 nu este confirmat. Întrebați la ghișeu."),
    ]


def amounts(known: Known) -> list[Block]:
    """How much."""
    return [
        to_confirm(
            "Valoarea tichetului din 2026 nu am găsit-o într-o sursă publică. Întrebați la ghișeu."
        ),
        amount_line(
            "În hotărârile locale din 2016–2019",
            known.amounts["tichete-2016-2019"],
            "Este istoric. Nu înseamnă că primiți azi această sumă.",
        ),
        explanation(
            "Valoarea, plafonul de venit și perioada de înscriere sunt cele din hotărârea locală în "
            "vigoare la data cererii.",
        ),
    ]


def do_not_confuse(known: Known) -> list[Block]:
    """What people take it for."""
    return [
        confusion(
            "Tichetul de energie",
            "Este un drept național: {suma:tichet-energie}, pentru factura la energie. Limita de "
            "venit: {suma:tichet-energie-singur} pentru persoana singură și "
            "{suma:tichet-energie-membru}. E valabil până la 31 decembrie 2026. Se cere în EPIDS, la "
            "primărie sau la poștă.",
            url=shared.EPIDS,
        ),
        confusion(
            "Tichetul local de energie din Sectorul 5",
            "A fost hotărât în octombrie 2025, pentru cel mult un an. Întrebați la ghișeu dacă se mai "
            "acordă.",
        ),
        confusion(
            "Card social (card alimente)",
            "Cardul pentru alimente din fonduri europene este alt ajutor. Nu se dă prin hotărârea "
            "Sectorului 5.",
        ),
        confusion(
            "Ajutorul pentru încălzire",
            "Este ajutorul pentru căldură în sezonul rece. Îl cereți separat.",
            page=known.pages.get("ajutor-chirie-incalzire"),
        ),
    ]


CONTENT = ServiceContent(
    slug="tichete-sociale-pensionari",
    title="Tichete sociale pentru pensionari",
    picture="tichete-pensionari",
    conditions=conditions,
    amounts=amounts,
    do_not_confuse=do_not_confuse,
    related=("ajutor-chirie-incalzire", "ajutor-de-urgenta", "ajutor-social"),
    fields={
        "summary": "Tichete din banii Sectorului 5, pentru cei cu pensie mică. Trebuie să locuiți "
        "în Sectorul 5 și să aveți pensie din sistemul public. Cât se dă azi aflați la ghișeu.",
        "seo_title": "Tichete sociale pentru pensionari în Sectorul 5: cine le poate cere",
        "search_description": "Tichete sociale pentru pensionari în Sectorul 5: cine poate cere, ce "
        "acte trebuie, unde depuneți cererea.",
        "popular_names": "\n".join(POPULAR_NAMES),
        "pictogram": "voucher",
        "map_label": "Servicii pentru persoane vârstnice din Sectorul 5",
        "map_query": "judet=B&localitate=179187&grup=varstnici",
        "audiences": ["older", "low_income"],
        "audience_text": "Pensionari cu venituri mici, care locuiesc în Sectorul 5",
        "scope": "local",
        "area_served": "Sectorul 5, București",
        "status_kind": "local",
        "status_title": "Se dau după hotărârea locală în vigoare",
        "status_text": "Tichetele sociale se dau din bugetul local, prin hotărâre a Consiliului Local "
        "Sector 5. Valoarea, plafonul și perioada de înscriere sunt cele de la data cererii. "
        "Verificat la 21.11.2026: valorile pentru 2026 nu au putut fi confirmate. Întrebați la "
        "DGASPC Sector 5.",
        "documents": [
            situation(
                "Pentru toți",
                paper("Cerere-tip", "", "Întrebați la ghișeu de formular."),
                paper("Act de identitate", "original"),
                paper("Talon de pensie recent", "", "I se mai spune cupon de pensie."),
            ),
            to_confirm("DGASPC poate cere și alte acte. Lista completă o aflați la ghișeu."),
        ],
        "how_online": shared.HOW_ONLINE,
        "how_in_person": shared.HOW_IN_PERSON,
        "help_filling": shared.HELP_FILLING
        + paragraphs(
            "În alte orașe, alt om poate veni cu procură și cu un act medical. Întrebați dacă merge "
            "și aici."
        ),
        "identification": paragraphs("Cu actul de identitate. Aduceți-l în original."),
        "fees": "unknown",
        "fees_note": shared.FEES_NOTE,
        "deadlines": paragraphs("Perioada de înscriere nu este confirmată – întrebați la ghișeu."),
        "answer_time": shared.ANSWER_TIME,
        "next_steps": [
            step("Depuneți cererea cu actele", "Cereți numărul de înregistrare și păstrați-l."),
            step("Așteptați verificarea dosarului", "Vi se pot cere și alte acte."),
            step("Primiți decizia", "Cum se dau tichetele de azi se confirmă la ghișeu."),
        ],
        "silence": shared.SILENCE,
        "appeal": shared.APPEAL,
        "obligations": paragraphs(
            "Întrebați la ghișeu ce schimbări trebuie să anunțați, de exemplu altă adresă sau altă "
            "pensie."
        ),
        "questions": [
            question(
                "Tichetele vin singure sau trebuie să le cer?",
                "Nicio sursă citită nu spune că vin singure. În alte orașe se face cerere.",
            ),
            question(
                "Pot cumpăra medicamente cu tichetul?",
                "Da, după regulile din 2016–2017. Se puteau cumpăra și alimente, haine și încălțăminte. "
                "Întrebați ce se poate azi.",
            ),
            question(
                "Care este plafonul de pensie?",
                "Plafonul de azi nu este confirmat. Îl stabilește hotărârea locală. Întrebați la "
                "ghișeu.",
            ),
            question(
                "Se socotește pensia soțului?",
                "Bunurile soțului contează. Despre pensia lui, regula de azi nu este confirmată.",
            ),
            question(
                "Poate veni altcineva în locul meu?",
                "În alte orașe da, cu procură. Întrebați la ghișeu cum este în Sectorul 5.",
            ),
            question(
                "Se dau tichete de Crăciun sau de Paște?",
                "Pentru Sectorul 5, nu avem o sursă despre asemenea tichete. Întrebați la ghișeu.",
            ),
        ],
        "legal_basis": [
            act(
                "Hotărârea Consiliului Local Sector 5 în vigoare",
                "now",
                "to_confirm",
                shared.ASK_LEGAL_STATUS,
            ),
            act(
                "Legea asistenței sociale nr. 292/2011",
                "now",
                "to_confirm",
                "Legea-cadru pe care o numește hotărârea din 2016.",
            ),
            act(
                "HCL Sector 5 nr. 43/2016",
                "then",
                "to_confirm",
                "A stabilit tichetele și regulile lor.",
                "https://hcl.usr.ro/ps5/2016/h43",
            ),
            act(
                "HCL Sector 5 nr. 200/2018",
                "then",
                "to_confirm",
                "A stabilit metodologia de lucru.",
            ),
            act(
                "HCL Sector 5 nr. 175/2019",
                "then",
                "to_confirm",
                "A schimbat plafonul de la 01.09.2019.",
                "https://hcl.usr.ro/ps5/2019/h175",
            ),
        ],
    },
)
