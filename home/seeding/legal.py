"""Default content: the pages that the law asks for (facts C1–C5).

Headings that only the institution can fill stand with a word on what is missing; nothing is
made up.
"""

from typing import Any

from home.seeding.institution import NAME, OFFICE
from home.seeding.parts import bullets, button, callout, folds, heading, text

BY_INSTITUTION = "Textul îl publică instituția. Până atunci întrebați la ghișeu."
NORMS_544 = (
    "https://dgaspc5.ro/wp-content/uploads/2025/03/Norma-metodologica-2002-de-aplicare-a-Legii-nr.-"
    "5442001-privind-liberul-acces-la-informatiile-de-interes-public-din-07.02.2002.html"
)
DECISION_1523 = "https://eur-lex.europa.eu/legal-content/RO/TXT/?uri=CELEX:32018D1523"

# What Law 544/2001 article 5 asks an institution to publish by itself.
PUBLIC_INFORMATION = (
    "Actele după care lucrează instituția",
    "Structura, serviciile, programul și audiențele",
    "Conducerea și persoana pentru Legea nr. 544/2001",
    "Datele de contact",
    "Bani publici: surse, buget, bilanț",
    "Programe și strategii",
    "Lista documentelor de interes public",
    "Categoriile de documente pe care le facem",
    "Cum contestați o decizie",
)


def accessibility() -> dict[str, Any]:
    """The accessibility statement, after the model of Decision (EU) 2018/1523."""
    return {
        "title": "Declarația de accesibilitate",
        "slug": "declaratia-de-accesibilitate",
        "footer_title": "Declarația de accesibilitate",
        "summary": "Cât de ușor poate fi folosit acest site de către persoanele cu dizabilități, ce am "
        "verificat și unde vă puteți plânge.",
        "body": [
            text(
                f"{NAME} se angajează să facă acest site accesibil, în conformitate cu OUG nr. 112/2018. "
                "Declarația se aplică paginilor publice ale acestui site.",
            ),
            heading("Stadiul conformității"),
            text(
                "Am urmărit regulile WCAG 2.2, nivelul AA. Site-ul este <b>parțial conform</b>: "
                "verificările automate nu găsesc greșeli, dar nu l-a încercat încă o persoană cu "
                "dizabilități.",
            ),
            heading("Conținut care nu este accesibil"),
            text(
                bullets(
                    "Nu este verificat: folosirea cu un cititor de ecran, de către un om care îl "
                    "folosește zilnic.",
                    "În afara acestei declarații: paginile altor site-uri, spre care trimitem.",
                ),
                "Filmul de pe site nu are sunet. Are subtitrare și transcriere.",
            ),
            heading("Cum am verificat"),
            text(
                "Declarația a fost întocmită la 21.11.2026, prin autoevaluare, de cel care a făcut "
                "site-ul. Prin programe am verificat:",
                bullets(
                    "fiecare fel de pagină cu programul axe, pe ecran mic și mare, în culori deschise și "
                    "închise;",
                    "codul HTML al paginilor;",
                    "folosirea fără JavaScript.",
                ),
                "Declarația se revizuiește cel puțin o dată pe an.",
            ),
            heading("Spuneți-ne ce nu merge"),
            text(
                f"Spuneți la ghișeu: {OFFICE}. Telefonul și e-mailul pentru sesizări le publică "
                "instituția aici.",
            ),
            heading("Dacă nu primiți un răspuns bun"),
            text(
                "Aplicarea legii este urmărită de Autoritatea pentru Digitalizarea României (ADR). OUG "
                "nr. 112/2018, articolul 9, trimite și la instanță și la Avocatul Poporului.",
            ),
            button("Modelul european al declarației", url=DECISION_1523),
        ],
    }


def privacy() -> dict[str, Any]:
    """The page on personal data: what this site does, and what the institution must add."""
    return {
        "title": "Protecția datelor",
        "slug": "protectia-datelor",
        "footer_title": "Protecția datelor",
        "summary": "Acest site dă informații. Nu vă cere nume, CNP sau acte. Iată ce date ajung totuși "
        "la noi și ce drepturi aveți.",
        "body": [
            callout(
                "Nu scrieți date personale pe acest site",
                "Nu scrieți CNP, boli sau venituri în căutare. Actele se duc la ghișeu.",
                kind="warning",
            ),
            heading("Cine răspunde de date"),
            text(f"{NAME}."),
            heading("Responsabilul cu protecția datelor"),
            text(BY_INSTITUTION),
            heading("Ce date primește site-ul"),
            text(
                bullets(
                    "Paginile publice nu au cont și nu cer nume, adresă sau CNP.",
                    "La „Pagina a fost utilă?” numărăm numai câți au spus da și câți nu.",
                    "Bifele din listele de acte rămân pe dispozitivul dumneavoastră.",
                ),
            ),
            heading("Cookie-uri"),
            text("Despre ele citiți pagina „Cookie-uri”, din josul fiecărei pagini."),
            heading("Cererile depuse la ghișeu"),
            text(
                "Dosarele se depun la ghișeu, nu pe acest site. Scopurile, temeiurile, cine mai primește "
                "datele și cât se păstrează le publică instituția aici.",
            ),
            heading("Ce drepturi aveți"),
            text(
                "Drepturile sunt cele din Regulamentul general privind protecția datelor (GDPR) și din "
                "Legea nr. 190/2018. Lista lor și felul în care le cereți le publică instituția aici.",
            ),
        ],
    }


def cookies() -> dict[str, Any]:
    """The cookie page; whether anything is measured it says by itself, after the setting."""
    return {
        "title": "Cookie-uri",
        "slug": "cookie-uri",
        "footer_title": "Cookie-uri",
        "is_cookie_page": True,
        "summary": "Ce se păstrează pe dispozitivul dumneavoastră când citiți acest site.",
        "body": [
            heading("Ce rămâne pe dispozitiv"),
            text(
                "Dacă bifați acte într-o listă, bifele rămân pe dispozitivul dumneavoastră. Nu ajung la "
                "noi. Le ștergeți cu butonul de sub listă.",
            ),
            heading("Angajații"),
            text("Angajații care scriu pe site folosesc un cookie numai după ce își dau parola."),
        ],
    }


def public_information() -> dict[str, Any]:
    """Information of public interest, Law 544/2001."""
    return {
        "title": "Informații de interes public",
        "slug": "informatii-de-interes-public",
        "footer_title": "Informații de interes public",
        "summary": "Puteți cere informații despre ce face instituția, după Legea nr. 544/2001.",
        "body": [
            heading("În cât timp primiți răspunsul"),
            text(
                bullets(
                    "în 10 zile, de regulă;",
                    "în cel mult 30 de zile, dacă cererea este complicată;",
                    "un refuz vine în 5 zile.",
                ),
                "Dacă zilele sunt lucrătoare sau din calendar, confirmați la ghișeu.",
            ),
            heading("Dacă sunteți refuzat"),
            text("Puteți face reclamație la conducătorul instituției, în 30 de zile."),
            heading("Ce publică instituția din oficiu"),
            folds(*((name, BY_INSTITUTION) for name in PUBLIC_INFORMATION)),
            heading("Regulile de aplicare"),
            text(
                "Normele sunt în HG nr. 123/2002, schimbată prin HG nr. 478/2016 și HG nr. 830/2022.",
            ),
            button("Normele pe dgaspc5.ro", url=NORMS_544),
        ],
    }


def transparency() -> dict[str, Any]:
    """Transparency of decisions, Law 52/2003."""
    return {
        "title": "Transparență decizională",
        "slug": "transparenta-decizionala",
        "footer_title": "Transparență decizională",
        "summary": "Legea nr. 52/2003: proiectele de hotărâri se arată oamenilor înainte de a fi "
        "aprobate. Puteți spune ce credeți.",
        "body": [
            folds(
                ("Proiecte de hotărâri și regulamente", BY_INSTITUTION),
                ("Dezbateri publice", BY_INSTITUTION),
                ("Persoana responsabilă", BY_INSTITUTION),
                ("Raportul anual", BY_INSTITUTION),
            ),
        ],
    }
