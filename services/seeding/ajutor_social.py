"""Default content: the old social aid, today the minimum inclusion income (facts A2, E2)."""

from services.seeding import shared_texts as shared
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
    "ajutor social", "ajutoare sociale", "VMI", "venit minim de incluziune",
    "ajutor de incluziune", "VMG", "venit minim garantat", "Legea 416", "416/2001", "Legea 196",
    "196/2016", "dosar social", "dosar ajutor social", "acte ajutor social", "ajutor fără venit",
    "ajutor lunar", "subvenție", "bani de la primărie", "ore muncă ajutor social",
)  # fmt: skip


def conditions(known: Known) -> list[Block]:
    """Who can get it."""
    return [
        condition("Sunteți singur sau aveți o familie cu venituri mici.", "S22"),
        condition("Locuiți în Sectorul 5, cu domiciliul sau cu reședința.", "S24"),
        condition(
            "Venitul net al familiei, pe membru, este sub limita legală. Limita cunoscută:",
            "S27",
            known.amounts["vmi-membru-2025"],
        ),
        condition(
            "Persoana singură de cel puțin 65 de ani are o limită mai mare. Limita cunoscută:",
            "S27",
            known.amounts["vmi-singur-65-2025"],
        ),
        remark(
            "Familie înseamnă cei care locuiesc și se gospodăresc împreună, chiar necăsătoriți.", "S33"
        ),
        remark("Pot cere și oamenii fără adăpost aflați în evidența serviciului social.", "S24"),
        remark(
            "Pot cere și cetățeni ai altor state sau fără cetățenie, dacă au drept de ședere sau "
            "protecție în România.",
            "S24",
        ),
        remark(
            "Nu se socotesc ca venit: alocația de stat a copiilor, bursele, drepturile persoanelor cu "
            "dizabilități din Legea nr. 448/2006, munca cu ziua, ajutorul de încălzire.",
            "S33",
        ),
        exclusion("Aveți altă locuință sau alte clădiri, în afara casei în care stați.", "S33"),
        exclusion(
            "Aveți teren de construit, în afara curții: peste 1.200 de metri pătrați la oraș sau peste "
            "2.500 la sat.",
            "S33",
        ),
        exclusion("Aveți o mașină mai nouă de 10 ani. Nu contează cea pentru o persoană cu "
                  "dizabilități.", "S33"),
        exclusion("Aveți mai mult de o mașină mai veche de 10 ani.", "S33"),
        exclusion("Aveți o barcă.", "S33"),
        exclusion("Aveți economii mai mari decât trei salarii medii brute pe țară.", "S33"),
    ]  # fmt: skip


def amounts(known: Known) -> list[Block]:
    """How much."""
    known_sums = known.amounts
    return [
        explanation(
            "Primiți în fiecare lună diferența dintre limita legală și venitul familiei. Dacă nu aveți "
            "niciun venit, primiți toată limita.",
            "Dacă aveți copii, citiți și pagina despre alocația pentru susținerea familiei.",
        ),
        amount_table(
            "Limita lunară de venit, care este și ajutorul cel mai mare",
            "Anul",
            ("Pentru fiecare membru", "Persoana singură de cel puțin 65 de ani"),
            [
                (year, (known_sums[f"vmi-membru-{year}"], known_sums[f"vmi-singur-65-{year}"]))
                for year in ("2025", "2024")
            ],
            "Sumele din 2025 se aplică din luna martie 2025.",
        ),
        to_confirm(
            "Pentru 2026 sursele se contrazic. Nu știm dacă limita a crescut în martie 2026. Întrebați "
            "la ghișeu."
        ),
    ]


def do_not_confuse(known: Known) -> list[Block]:
    """What people take it for."""
    return [
        confusion(
            "Ajutorul pentru familia cu copii",
            "A luat locul alocației pentru susținerea familiei. Îl cereți pe același formular.",
            page=known.pages.get("alocatia-de-sustinere"),
        ),
        confusion(
            "Ajutorul de urgență",
            "Se dă pentru o situație deosebită, prin hotărâre locală. VMI se dă lunar.",
            page=known.pages.get("ajutor-de-urgenta"),
        ),
        confusion(
            "Ajutorul pentru încălzire",
            "Se cere pe același formular, dar este alt drept, pentru sezonul rece.",
            page=known.pages.get("ajutor-chirie-incalzire"),
        ),
        confusion(
            "Tichetul de energie",
            "Este alt drept național. Cei cu VMI sunt trecuți automat în EPIDS.",
            url=shared.EPIDS,
        ),
    ]


CONTENT = ServiceContent(
    slug="ajutor-social",
    title="Ajutor social (VMI)",
    picture="venit-incluziune",
    conditions=conditions,
    amounts=amounts,
    do_not_confuse=do_not_confuse,
    related=("alocatia-de-sustinere", "ajutor-chirie-incalzire", "ajutor-de-urgenta"),
    fields={
        "summary": "Bani lunar pentru cei cu venituri mici. Din 1 ianuarie 2024, ajutorul social se "
        "numește venit minim de incluziune, pe scurt VMI. Faceți o singură cerere pentru toată familia.",
        "seo_title": "Ajutor social, venit minim de incluziune (VMI): condiții și acte",
        "search_description": "Ajutorul social din Legea 416 a devenit venitul minim de incluziune "
        "(VMI): condiții, sume cu anul lor, acte, unde depuneți cererea în Sectorul 5.",
        "popular_names": "\n".join(POPULAR_NAMES),
        "pictogram": "coins",
        "map_label": "Cantine sociale din București",
        "map_query": "judet=B&tip=8899CPDH-I",
        "audiences": ["low_income", "older", "children"],
        "audience_text": "Persoane singure și familii cu venituri mici",
        "scope": "national",
        "area_served": "Sectorul 5, București",
        "status_kind": "replaced",
        "status_title": "Azi se numește venitul minim de incluziune (VMI)",
        "status_text": "Din 1 ianuarie 2024, ajutorul social din Legea nr. 416/2001 a fost înlocuit cu "
        "venitul minim de incluziune (Legea nr. 196/2016). Cererile se depun pe formularul unic "
        "pentru VMI. Informație verificată la 21.11.2026.",
        "documents": [
            situation(
                "Pentru toți",
                paper(
                    "Cerere – declarație pe propria răspundere",
                    "",
                    "Formularul unic: pentru VMI, încălzire și supliment de energie.",
                ),
                paper("Actele de identitate ale tuturor din familie", "copy"),
                paper("Dovada veniturilor din luna dinaintea cererii"),
                paper("Adeverință de venit de la ANAF"),
                paper("Certificat fiscal pentru bunuri"),
                paper("Actul locuinței sau contractul de închiriere"),
                paper(
                    "Angajament de plată, semnat",
                    "",
                    "Prin el vă obligați să dați înapoi banii primiți greșit.",
                ),
            ),
            situation(
                "Dacă aveți familie",
                paper("Certificatele de naștere ale copiilor", "copy"),
                paper("Certificatul de căsătorie", "copy"),
                paper("Hotărârea de divorț, de tutelă sau de plasament", "", "Numai dacă există."),
            ),
            situation("Dacă aveți o dizabilitate", paper("Actele care arată dizabilitatea")),
            to_confirm("La ghișeu vi se pot cere și alte acte. Întrebați înainte de a veni."),
        ],
        "how_online": shared.HOW_ONLINE
        + paragraphs("După regulile VMI, cererea se poate depune pe hârtie sau electronic."),
        "how_in_person": shared.HOW_IN_PERSON,
        "help_filling": shared.HELP_FILLING,
        "identification": paragraphs(
            "Cu actul de identitate. Pentru ceilalți din familie aduceți câte o copie a actului."
        ),
        "fees": "unknown",
        "fees_note": shared.FEES_NOTE,
        "deadlines": paragraphs("Puteți depune cererea oricând în timpul anului."),
        "answer_time": paragraphs(
            "Numărul de zile nu este confirmat – întrebați la ghișeu.",
            "Plata începe din luna de după decizie.",
        ),
        "next_steps": shared.steps_by_decision(
            step("Primiți banii lunar", "Plata vine în cont sau prin mandat poștal, de la ANPIS."),
            step("Anunțați orice schimbare", "De exemplu: alt venit, altă adresă, un copil nou."),
        ),
        "silence": shared.SILENCE,
        "appeal": shared.APPEAL,
        "obligations": bullets(
            "Anunțați în scris orice schimbare, în termenul din lege.",
            "Dacă puteți munci, vi se pot cere activități de interes local, după planul aprobat de "
            "primar.",
            "Spuneți adevărul în cerere. Banii primiți greșit se dau înapoi.",
            "Formularul are și o parte despre asigurarea locuinței. Completați-o.",
        ),
        "questions": [
            question(
                "Mai există ajutorul social din Legea 416?",
                "Nu. Din 1 ianuarie 2024 se dă venitul minim de incluziune.",
            ),
            question(
                "Trebuie două cereri dacă am copii?",
                "Nu. O singură cerere ajunge pentru amândouă ajutoarele.",
            ),
            question(
                "Cât e ajutorul social?",
                "În 2025, cel mai mare ajutor pentru o persoană era de {suma:vmi-membru-2025}. Suma "
                "de azi o aflați la ghișeu.",
                "Înainte de VMI, ajutorul social vechi era de {suma:vmg-1-2022} pentru o persoană și "
                "de {suma:vmg-5-2022} pentru cinci. Din martie 2023: {suma:vmg-1-2023} pentru o "
                "persoană, {suma:vmg-2-2023} pentru două, {suma:vmg-3-2023} pentru trei, "
                "{suma:vmg-4-2023} pentru patru, {suma:vmg-5-2023} pentru cinci.",
            ),
            question(
                "Sunt persoană singură, fără venituri. Pot cere?",
                "Da. Primiți toată limita, dacă îndepliniți și celelalte condiții.",
            ),
            question(
                "Se scade alocația copilului?",
                "Nu. Alocația de stat nu se socotește ca venit.",
            ),
            question(
                "Pot cere dacă stau cu chirie?",
                "Da. Aduceți contractul de închiriere. Pot cere și cei fără adăpost.",
            ),
            question(
                "Am o mașină veche. Pierd dreptul?",
                "Nu, dacă aveți una singură și are peste 10 ani.",
            ),
            question(
                "Trebuie să fac muncă în folosul comunității?",
                "Da, dacă puteți munci. Activitățile stau într-un plan aprobat de primar. Câte ore "
                "faceți, întrebați la ghișeu.",
            ),
            question(
                "Ce este ancheta socială?",
                "Alte sectoare o cer la dosarul pentru ajutorul de urgență. Întrebați la ghișeu dacă se "
                "face și pentru VMI.",
            ),
            question(
                "Primesc separat tichetul de energie?",
                "Nu mai faceți altă cerere. Cei cu VMI sunt trecuți automat în EPIDS.",
            ),
        ],
        "legal_basis": [
            act(
                "Legea nr. 196/2016 privind venitul minim de incluziune",
                "now",
                "in_force",
                "Se aplică din 1 ianuarie 2024. A fost schimbată prin OUG nr. 114/2022, Legea nr. "
                "56/2023 și Legea nr. 183/2023.",
                "https://sintact.ro/legislatie/monitorul-oficial/"
                "legea-196-2016-privind-venitul-minim-de-incluziune-16958804",
            ),
            act("HG nr. 1154/2022", "now", "in_force", "Normele de aplicare și formularele."),
            act(
                "Ordinul ministrului muncii nr. 546/2024",
                "now",
                "in_force",
                "Formularele pentru dispozițiile primarului.",
            ),
            act(
                "Legea nr. 416/2001 privind venitul minim garantat",
                "then",
                "replaced",
                "Înlocuită de Legea nr. 196/2016.",
                "https://lege5.ro/Gratuit/gmztknbu/legea-nr-416-2001-privind-venitul-minim-garantat",
            ),
            act(
                "HG 50/2011",
                "then",
                "replaced",
                "Normele Legii nr. 416/2001.",
                "http://www.legex.ro/Metodologie---2011-112925.aspx",
            ),
        ],
    },
)
