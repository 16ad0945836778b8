"""Default content: aid for rent and for heating (facts A5, E5)."""

from services.seeding import shared_texts as shared
from services.seeding.amounts import HEATING_STEPS
from services.seeding.parts import (
    Block,
    Known,
    ServiceContent,
    act,
    amount_table,
    bullets,
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
    "ajutor încălzire",
    "ajutor de încălzire",
    "ajutor căldură",
    "subvenție căldură",
    "ajutor gaze",
    "ajutor curent",
    "ajutor lemne",
    "lemne de foc",
    "cărbuni",
    "ajutor de iarnă",
    "sezon rece",
    "ajutor la întreținere",
    "ajutor la factură",
    "calorifere",
    "protecție socială",
    "consumator vulnerabil",
    "supliment energie",
    "ajutor chirie",
    "plata chiriei",
    "subvenție chirie",
    "Legea 226",
    "OUG 70",
    "HG 920",
    "cerere încălzire 2026",
)


def conditions(known: Known) -> list[Block]:
    """Who can get it."""
    return [
        condition(
            "Încălzire, familie: venitul net pe membru este sub limită. Limita cunoscută:",
            "S15",
            known.amounts["incalzire-membru"],
        ),
        condition(
            "Încălzire, persoană singură: venitul net este sub limită. Limita cunoscută:",
            "S15",
            known.amounts["incalzire-singur"],
        ),
        condition(
            "Încălzire: cereți pentru locuința în care aveți domiciliul sau reședința.", "S10"
        ),
        condition("Încălzire: cereți pentru un singur fel de încălzire.", "S10"),
        remark(
            "Poate cere proprietarul, chiriașul sau un membru adult al familiei, împuternicit.",
            "S11",
        ),
        exclusion(
            "Încălzire: aveți bunurile care exclud și venitul minim de incluziune. De exemplu altă "
            "locuință sau o mașină mai nouă de 10 ani.",
            "S33",
        ),
        condition(
            "Chirie: sunteți într-o categorie din hotărârea locală. În 2016, între altele: tineri de "
            "până la 28 de ani ieșiți din centrele DGASPC Sector 5 și persoane fără adăpost.",
            "S6",
        ),
        to_confirm(
            "Limitele pentru iarna 2026–2027 și categoriile de azi pentru chirie nu sunt confirmate. "
            "Întrebați la ghișeu."
        ),
    ]


def amounts(known: Known) -> list[Block]:
    """How much."""
    sums = known.amounts
    return [
        explanation(
            "Ajutorul pentru încălzire scade când venitul crește. În sezonul 2025–2026 treptele erau "
            "100 %, 90 %, 80 % și tot așa până la 10 % dintr-o valoare de referință.",
            "La căldura de la oraș (termoficare), ajutorul este un procent din factură.",
        ),
        to_confirm(
            "Limitele și sumele pentru 2026–2027 nu sunt confirmate. La fel suma pentru chirie, "
            "pentru încălzirea cu curent și suplimentul de energie. Întrebați la ghișeu."
        ),
        amount_table(
            "Istoric: ajutorul lunar pentru încălzire în iarna 2021–2022",
            "Venitul net pe membru, în lei",
            ("Gaze", "Lemne, cărbuni, petrol"),
            [
                (label, (sums[f"incalzire-gaze-{place}"], sums[f"incalzire-lemne-{place}"]))
                for place, (label, _gas, _wood) in enumerate(HEATING_STEPS, start=1)
            ],
            "Din anunțul unei primării. Sumele de azi pot fi altele.",
        ),
    ]


def do_not_confuse(known: Known) -> list[Block]:
    """What people take it for."""
    return [
        confusion(
            "Tichetul de energie",
            "Este alt drept național: {suma:tichet-energie}, până la 31 decembrie 2026. Se cere în "
            "EPIDS, la primărie sau la poștă.",
            url=shared.EPIDS,
        ),
        confusion(
            "Suplimentul de energie",
            "Se dă lunar, tot anul. Se cere pe același formular.",
        ),
        confusion(
            "Ajutorul de urgență",
            "Este pentru o situație deosebită, de exemplu un incendiu.",
            page=known.pages.get("ajutor-de-urgenta"),
        ),
        confusion(
            "Ajutorul social (VMI)",
            "Se cere pe același formular. Bifați-le pe amândouă, dacă vi se potrivesc.",
            page=known.pages.get("ajutor-social"),
        ),
    ]


CONTENT = ServiceContent(
    slug="ajutor-chirie-incalzire",
    title="Ajutor pentru chirie și încălzire",
    picture="incalzire-iarna",
    conditions=conditions,
    amounts=amounts,
    do_not_confuse=do_not_confuse,
    related=("ajutor-social", "tichete-sociale-pensionari", "ajutor-de-urgenta"),
    fields={
        "summary": "Două ajutoare. Unul vă ajută iarna cu plata căldurii: gaze, lemne, curent sau "
        "întreținere. Celălalt, local, vă ajută cu chiria. Depuneți cererea de căldură până pe 20 "
        "ale lunii.",
        "seo_title": "Ajutor pentru încălzire și chirie în Sectorul 5: acte și termene",
        "search_description": "Ajutor de încălzire și ajutor de chirie în Sectorul 5: limite de venit "
        "cu anul lor, acte, termenul de 20 ale lunii, unde depuneți cererea.",
        "popular_names": "\n".join(POPULAR_NAMES),
        "pictogram": "home",
        "audiences": ["low_income", "housing", "older", "children"],
        "audience_text": "Familii și persoane singure cu venituri mici, chiriași",
        "scope": "both",
        "area_served": "Sectorul 5, București",
        "status_kind": "changed",
        "status_title": "Încălzirea: Legea nr. 226/2021. Chiria: hotărâre locală",
        "status_text": "Ajutorul pentru încălzire se dă în baza Legii nr. 226/2021. Limitele cunoscute: "
        "{suma:incalzire-membru} și {suma:incalzire-singur} pentru persoana singură. Pentru sezonul "
        "2026–2027 confirmați limita la DGASPC Sector 5. Ajutorul pentru chirie se dă separat, prin "
        "hotărâre a Consiliului Local Sector 5.",
        "documents": [
            situation(
                "Pentru încălzire",
                paper("Formularul unic", "", "Același ca la VMI."),
                paper("Actele de identitate", "", "Pentru copii, certificatele de naștere."),
                paper("Dovada veniturilor din luna dinaintea cererii", "",
                      "Talon de pensie, adeverință de salariu cu tichetele de masă, indemnizații."),
                paper("Extras de cont"),
                paper("Adeverință despre terenuri și mașini"),
                paper("Factura de energie", "", "Pe numele celui care are contractul."),
                paper("Actul locuinței sau contractul de închiriere"),
            ),
            situation(
                "Pentru chirie (listă orientativă)",
                paper("Act de identitate"),
                paper("Contractul de închiriere înregistrat la ANAF"),
                paper("Dovada veniturilor"),
                paper("Dovada că ați ieșit dintr-un centru", "", "Numai dacă este cazul."),
                paper("Dovada că nu aveți altă locuință"),
            ),
            to_confirm(
                "Lista pentru chirie nu este confirmată. Întrebați la ghișeu înainte de a veni."
            ),
        ],
        "how_online": shared.HOW_ONLINE,
        "how_in_person": shared.HOW_IN_PERSON,
        "help_filling": shared.HELP_FILLING,
        "identification": shared.IDENTIFICATION,
        "fees": "unknown",
        "fees_note": shared.FEES_NOTE,
        "deadlines": paragraphs(
            "Încălzire: sezonul rece ține de la 1 noiembrie la 31 martie. Cererea depusă până pe 20 ale "
            "lunii contează din luna aceea. Depusă mai târziu, contează din luna următoare.",
            "În 2024 și în 2025, la DGASPC Sector 5 termenul pentru tot sezonul a fost 20 noiembrie. "
            "Calendarul din 2026 nu este confirmat.",
            "Chirie: termenul nu este confirmat – întrebați la ghișeu.",
        ),
        "answer_time": shared.ANSWER_TIME,
        "next_steps": shared.steps_by_decision(
            step("Anunțați orice schimbare", "De exemplu: alt venit, altă familie, altă locuință."),
        ),
        "silence": shared.SILENCE,
        "appeal": shared.APPEAL,
        "obligations": bullets(
            "Scrieți adevărul despre familie și venituri. Declarațiile false se pedepsesc.",
            "Anunțați orice schimbare.",
            "Banii primiți greșit se dau înapoi.",
        ),
        "questions": [
            question(
                "Pensia mea a crescut. Mai pot cere?",
                "Contează venitul. Limitele au rămas aceleași în 2025–2026. Pentru iarna aceasta "
                "întrebați la ghișeu.",
            ),
            question(
                "Stau în chirie. Pot cere ajutor de încălzire?",
                "Da. Cererea o face chiriașul, cu contractul de închiriere.",
            ),
            question(
                "Se dau lemne de foc?",
                "Nu am găsit o asemenea regulă. Anunțurile citite dau sume în bani. Întrebați la ghișeu.",
            ),
            question(
                "Pot cere și pentru gaze, și pentru curent?",
                "Nu. Se alege un singur fel de încălzire. Suplimentul de energie este separat.",
            ),
            question(
                "Am trecut de 20 noiembrie. Mai pot cere?",
                "Da, după regula națională. Cererea contează din luna următoare. Confirmați la ghișeu.",
            ),
            question(
                "Am primit notificare de evacuare. Ce fac?",
                "Întrebați la ghișeu despre ajutorul pentru chirie. Regulile de azi nu sunt confirmate.",
            ),
            question(
                "Depun cerere și pentru VMI?",
                "Pe același formular. Bifați-le pe amândouă.",
            ),
        ],
        "legal_basis": [
            act(
                "Legea nr. 226/2021 pentru consumatorul vulnerabil de energie",
                "now",
                "in_force",
                "Ajutorul pentru încălzire și suplimentul de energie.",
                "http://www.legex.ro/Legea-226-2021-169171.aspx",
            ),
            act("HG nr. 1073/2021", "now", "in_force", "Normele de aplicare."),
            act(
                "Hotărârea Consiliului Local Sector 5 pentru chirie",
                "now",
                "to_confirm",
                shared.ASK_LEGAL_STATUS,
            ),
            act(
                "OUG nr. 70/2011 și HG nr. 920/2011",
                "then",
                "to_confirm",
                "Regulile vechi pentru încălzire. Azi se aplică Legea nr. 226/2021.",
                "http://sector5.ro/utile/acte-necesareghid/"
                "acordarea-ajutoarelor-pentru-incalzirea-locuintei/",
            ),
            act(
                "HCL Sector 5 nr. 42/2016",
                "then",
                "to_confirm",
                "A stabilit ajutorul pentru chirie.",
                "https://hcl.usr.ro/ps5/2016/h42",
            ),
            act(
                "HCL Sector 5 nr. 240/2018 și nr. 50/2019",
                "then",
                "to_confirm",
                "Au schimbat metodologia ajutorului pentru chirie.",
                "https://hcl.usr.ro/ps5/2019/h50",
            ),
        ],
    },
)  # fmt: skip
