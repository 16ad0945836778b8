"""Default content: the institution, how to apply today, terms (facts A7, B, C7, E)."""

from typing import Any

from core.models import Film, Office
from core.seeding.media import FILM_TITLE, find_picture
from home.seeding.institution import NAME
from home.seeding.parts import Block, bullets, button, callout, folds, heading, steps, text

OLD_SITE = "https://dgaspc5.ro/domenii-de-activitate-dgaspc/"


def picture(name: str, caption: str = "") -> list[Block]:
    """A drawing of the library as a figure; nothing when it was deleted."""
    image = find_picture(name)
    return [("figure", {"image": image, "caption": caption})] if image is not None else []


def office_block(office: Office | None) -> list[Block]:
    """The counter, when there is one."""
    return [("office", {"office": office})] if office is not None else []


def about(office: Office | None) -> dict[str, Any]:
    """The page of the institution."""
    return {
        "title": "Despre instituție",
        "slug": "despre-institutie",
        "show_in_menus": True,
        "summary": "Cine suntem, ce ajutoare dăm și ce servicii avem pentru copii, adulți și persoane "
        "cu dizabilități.",
        "social_image": find_picture("institutie"),
        "body": [
            text(
                f"{NAME} este o instituție publică. Lucrează sub Consiliul Local Sector 5.",
            ),
            *picture("institutie"),
            heading("Unde depuneți cererile"),
            *office_block(office),
            heading("Ce ajutoare dăm"),
            text(
                bullets(
                    "ajutor social, azi venitul minim de incluziune;",
                    "alocația pentru susținerea familiei, azi ajutorul pentru familia cu copii;",
                    "tichete sociale pentru pensionari;",
                    "ajutor de urgență;",
                    "ajutor de urgență pentru chirie;",
                    "ajutor pentru încălzire;",
                    "ajutor financiar împotriva marginalizării;",
                    "premiul pentru 50 de ani de căsătorie.",
                ),
                "Cinci dintre ele au pagini pe acest site. Pentru celelalte întrebați la ghișeu.",
            ),
            heading("Ce servicii avem"),
            folds(
                (
                    "Persoane adulte și familii",
                    "Serviciul Acordare Beneficii Sociale și Serviciul Asistență Socială Persoane "
                    "Adulte.",
                ),
                (
                    "Persoane cu dizabilități",
                    "Serviciul Drepturi și Facilități.",
                ),
                (
                    "Copii",
                    "Compartimentul Protecție de Tip Familial și Serviciul de Intervenție pentru Copiii "
                    "Străzii. Centrele de zi „Sf. Ana”, „Mihail Sadoveanu”, „George Călinescu” și „Sf. "
                    "Maria”.",
                ),
            ),
            heading("Petiții"),
            text(
                "O petiție este o cerere sau o plângere scrisă. O instituție publică răspunde la ea în "
                "30 de zile.",
            ),
            callout(
                "Ce lipsește încă",
                "Telefonul, adresa de e-mail și conducerea nu le-am găsit într-o sursă publică. "
                "Instituția le va scrie aici. Până atunci întrebați la ghișeu.",
            ),
            button("Vedeți și site-ul dgaspc5.ro", url=OLD_SITE),
        ],
    }


def how_to_apply(office: Office | None, services: Any) -> dict[str, Any]:
    """The page to which the services-portal button leads while the portal has no address."""
    film = Film.objects.filter(title=FILM_TITLE).first()
    return {
        "title": "Cum depuneți azi o cerere",
        "slug": "cum-depuneti-o-cerere",
        "summary": "Adresa portalului de cereri online nu este încă trecută pe acest site. Azi depuneți "
        "cererea la ghișeu. Iată pașii.",
        "social_image": find_picture("ghiseu"),
        "body": [
            steps(
                "Patru pași",
                (
                    "Aflați ce vi se potrivește",
                    "Citiți pagina serviciului sau întrebați la ghișeu.",
                ),
                (
                    "Pregătiți actele",
                    "Bifați lista de acte de pe pagina serviciului. O puteți și tipări.",
                ),
                (
                    "Depuneți cererea",
                    "Mergeți la Serviciul Acordare Beneficii Sociale. Întrebați întâi programul.",
                ),
                (
                    "Primiți decizia",
                    "Termenele de contestație sunt scrise în decizie.",
                ),
            ),
            *([button("Alegeți serviciul", page=services)] if services is not None else []),
            heading("Unde mergeți"),
            *office_block(office),
            *(
                [("film", {"film": film, "caption": "Cei patru pași, în 17 secunde"})]
                if film
                else []
            ),
            callout(
                "Nu trimiteți acte prin acest site",
                "Acest site dă informații. Nu primește cereri, acte sau CNP.",
                kind="warning",
            ),
            heading("Dacă nu vă puteți deplasa"),
            text(
                "Întrebați la ghișeu cum poate depune altcineva cererea în locul dumneavoastră.",
            ),
        ],
    }


def terms() -> dict[str, Any]:
    """What the reader may expect of the texts."""
    return {
        "title": "Termeni de folosire",
        "slug": "termeni",
        "footer_title": "Termeni de folosire",
        "summary": "De unde vin informațiile, cât de sigure sunt și cum le puteți folosi.",
        "body": [
            heading("Informația este orientativă"),
            text(
                "Decizia aparține instituției, pe baza legii în vigoare la data cererii.",
                "Textele au fost scrise din surse publice citite la 21.11.2026. Fiecare pagină de "
                "serviciu spune dacă instituția a confirmat-o.",
            ),
            heading("Sumele"),
            text(
                "Fiecare sumă are anul și sursa ei. O sumă din alt an nu înseamnă că primiți azi "
                "aceiași bani.",
            ),
            heading("Legături spre alte site-uri"),
            text(
                "Nu răspundem de ce scrie pe alte site-uri. Le punem numai ca sursă sau ca ajutor."
            ),
            heading("Desenele și filmul"),
            text("Desenele și filmul au fost făcute pentru acest portal. Nu arată oameni reali."),
        ],
    }
