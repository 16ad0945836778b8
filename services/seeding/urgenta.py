"""Default content: emergency aid (facts A4, E4)."""

from services.seeding import shared_texts as shared
from services.seeding.parts import (
    Block,
    Known,
    ServiceContent,
    act,
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
    "ajutor de urgență",
    "ajutor urgență",
    "ajutoare de urgență",
    "urgență socială",
    "bani urgent",
    "ajutor bănesc",
    "ajutor financiar",
    "situații speciale",
    "situație deosebită",
    "ajutor pentru incendiu (foc)",
    "ajutor la calamitate",
    "dezastru",
    "ajutor pentru boală gravă",
)


def conditions(known: Known) -> list[Block]:
    """Who can get it."""
    return [
        condition(
            "Vă aflați într-o situație deosebită. Lista de azi o stabilește hotărârea locală.", "S8"
        ),
        remark(
            "În alte locuri contează: un dezastru natural (de exemplu cutremur sau inundație), un "
            "incendiu, un accident sau o boală gravă.",
            "S51a",
        ),
        remark(
            "La boală gravă, în alte locuri contează: investigații, operație, tratament, dispozitive "
            "medicale.",
            "S51a",
        ),
        remark(
            "Limita de venit diferă de la un loc la altul. În Sectorul 3, venitul net pe membru trebuie "
            "să fie sub salariul minim brut.",
            "S51a",
        ),
        to_confirm(
            "Lista situațiilor și limita de venit din Sectorul 5 nu sunt confirmate. Întrebați la "
            "ghișeu."
        ),
    ]


def amounts(known: Known) -> list[Block]:
    """How much."""
    return [
        explanation("Suma se stabilește pentru fiecare caz."),
        to_confirm("Nu știm o sumă fixă pentru Sectorul 5. Întrebați la ghișeu."),
    ]


def do_not_confuse(known: Known) -> list[Block]:
    """What people take it for."""
    return [
        confusion(
            "Apelul de urgență 112",
            "Pericol imediat: sunați la 112. Ajutorul de urgență se cere după aceea, la ghișeu.",
        ),
        confusion(
            "Telefonul Copilului 119",
            "Copil în pericol: sunați la 119, ziua și noaptea.",
        ),
        confusion(
            "Ajutorul pentru chirie",
            "Este alt ajutor local.",
            page=known.pages.get("ajutor-chirie-incalzire"),
        ),
        confusion(
            "Serviciul social pentru înmormântare",
            "Sectorul 5 are un serviciu separat pentru înhumarea persoanelor decedate (HCL nr. "
            "161/2020).",
            url="https://hcl.usr.ro/ps5/2020/h161",
        ),
    ]


CONTENT = ServiceContent(
    slug="ajutor-de-urgenta",
    title="Ajutor de urgență",
    picture="ajutor-urgenta",
    conditions=conditions,
    amounts=amounts,
    do_not_confuse=do_not_confuse,
    related=("ajutor-chirie-incalzire", "ajutor-social", "tichete-sociale-pensionari"),
    fields={
        "summary": "Bani pentru o situație grea: de exemplu foc în casă, calamitate sau boală gravă. "
        "Cine îi primește spune o hotărâre locală. În pericol, sunați la 112.",
        "seo_title": "Ajutor de urgență în Sectorul 5: când se dă și ce acte pregătiți",
        "search_description": "Ajutor de urgență în Sectorul 5 pentru incendiu, calamitate sau boală "
        "gravă: ce se știe, ce acte pregătiți, unde cereți.",
        "popular_names": "\n".join(POPULAR_NAMES),
        "pictogram": "emergency",
        "map_label": "Servicii pentru persoane în nevoie din București",
        "map_query": "judet=B&grup=nevoie",
        "audiences": ["crisis", "low_income"],
        "audience_text": "Persoane și familii aflate într-o situație deosebită",
        "scope": "local",
        "area_served": "Sectorul 5, București",
        "status_kind": "local",
        "status_title": "Se dă după hotărârea locală în vigoare",
        "status_text": "Ajutorul de urgență se dă în situații deosebite, stabilite prin hotărâre a "
        "Consiliului Local Sector 5. Legea nr. 416/2001, din documentele din 2022, nu mai este în "
        "vigoare din 1 ianuarie 2024. Pericol imediat: sunați la 112.",
        "documents": [
            situation(
                "Pentru toți",
                paper("Cerere", "", "Întrebați la ghișeu de formular."),
                paper("Actele de identitate ale familiei"),
                paper("Dovada veniturilor și a bunurilor"),
                paper("Actul locuinței"),
                paper("Ancheta socială", "", "În alte sectoare face parte din dosar."),
            ),
            situation(
                "După incendiu, inundație sau altă calamitate",
                paper("Dovada întâmplării", "", "De exemplu procesul-verbal al autorității."),
                paper("Declarație că locuința nu este asigurată", "", "Se cere în Sectorul 3."),
            ),
            situation(
                "La boală gravă, operație sau tratament",
                paper("Actele medicale"),
                paper("Cât costă operația sau tratamentul"),
            ),
            to_confirm(
                "Lista este din alte sectoare. Cea din Sectorul 5 nu este confirmată. Întrebați la "
                "ghișeu."
            ),
        ],
        "how_online": shared.HOW_ONLINE,
        "how_in_person": shared.HOW_IN_PERSON
        + paragraphs("Pericol imediat: sunați la 112. Copil în pericol: sunați la 119."),
        "help_filling": shared.HELP_FILLING,
        "identification": shared.IDENTIFICATION,
        "fees": "unknown",
        "fees_note": shared.FEES_NOTE,
        "deadlines": paragraphs(
            "Termenul din Sectorul 5 nu este confirmat. Cereți cât mai repede.",
            "În Sectorul 3, cererea se depune în cel mult 30 de zile de la întâmplare.",
        ),
        "answer_time": shared.ANSWER_TIME,
        "next_steps": [
            step("Depuneți cererea cu actele", "Cereți numărul de înregistrare și păstrați-l."),
            step("Așteptați verificarea dosarului", "Vi se pot cere și alte acte."),
            step("Primiți decizia", "Suma se stabilește pentru fiecare caz."),
            step("Păstrați dovezile", "Întrebați dacă trebuie să arătați cum ați cheltuit banii."),
        ],
        "silence": shared.SILENCE,
        "appeal": shared.APPEAL,
        "obligations": paragraphs(
            "Regulile din Sectorul 5 nu sunt confirmate. Întrebați la ghișeu pentru ce puteți folosi "
            "banii și ce dovezi păstrați."
        ),
        "questions": [
            question(
                "Mi-a ars casa. Ce fac întâi?",
                "Pericol imediat: sunați la 112. Apoi cereți ajutorul la ghișeu, cu dovada incendiului.",
            ),
            question(
                "A fost o explozie sau un cutremur. Ce primesc?",
                "Întrebați la ghișeu. După explozia din Rahova, din 17 octombrie 2025, DGASPC Sector 5 a "
                "dat pachete cu alimente și transport spre cazare.",
            ),
            question(
                "Se dă la deces, pentru înmormântare?",
                "Sectorul 5 are un serviciu separat pentru înhumare (HCL nr. 161/2020). Întrebați la "
                "ghișeu.",
            ),
            question(
                "Se dă pentru operație, medicamente sau proteze?",
                "În alte locuri, la boală gravă, contează operația, tratamentul și dispozitivele "
                "medicale. Pentru Sectorul 5 întrebați la ghișeu.",
            ),
            question(
                "Pot cere bani de chirie?",
                "Există alt ajutor pentru chirie. Citiți pagina lui.",
            ),
            question(
                "De câte ori pe an pot cere?",
                "În Sectorul 3, o dată pe an. Pentru Sectorul 5 nu este confirmat.",
            ),
            question(
                "Ce fac noaptea?",
                "În pericol, sunați la 112. Pentru un copil în pericol, sunați la 119.",
            ),
            question(
                "Ce este ancheta socială?",
                "Este un act din dosar, în alte sectoare. Întrebați la ghișeu cine o face.",
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
                "Legea-cadru, de confirmat de instituție.",
            ),
            act(
                "Legea nr. 416/2001, articolul 28",
                "then",
                "replaced",
                "Nu mai este în vigoare din 1 ianuarie 2024.",
                "https://lege5.ro/Gratuit/gmztknbu/legea-nr-416-2001-privind-venitul-minim-garantat",
            ),
            act(
                "HCL Sector 5 nr. 46/2016",
                "then",
                "to_confirm",
                "A stabilit situațiile deosebite și metodologia.",
                "https://hcl.usr.ro/ps5/2016/h46",
            ),
        ],
    },
)
