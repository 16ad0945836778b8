"""Default content: three news written from facts (A2, A5, S48) and one that waits as a draft."""

from typing import Any

from core.seeding.media import find_picture
from home.seeding.parts import bullets, button, heading, text

DRAFT_SLUG = "portalul-serviciilor-online"


def heating(service: Any) -> dict[str, Any]:
    """Until the 20th of the month."""
    return {
        "title": "Ajutorul de încălzire: cererea depusă până pe 20 contează din luna aceea",
        "slug": "ajutorul-de-incalzire-pana-pe-20",
        "summary": "După regula națională, cererea depusă până pe 20 ale lunii se ia în calcul din luna "
        "aceea. Depusă mai târziu, contează din luna următoare.",
        "image": find_picture("termen-20"),
        "body": [
            text(
                "Sezonul rece ține de la 1 noiembrie la 31 martie. Dacă ați trecut de 20 noiembrie, nu "
                "ați pierdut toată iarna.",
                "Cererea se face pe formularul unic, același ca pentru venitul minim de incluziune.",
            ),
            heading("Ce nu este încă sigur"),
            text(
                "Limitele de venit pentru iarna 2026–2027 nu sunt confirmate. Nici calendarul din "
                "Sectorul 5. Întrebați la ghișeu.",
            ),
            *_to_service("Vedeți actele necesare", service),
            text("Sursa: Realitatea.net, 09.10.2025, despre regula națională."),
        ],
    }


def inclusion(service: Any) -> dict[str, Any]:
    """The old social aid has another name."""
    return {
        "title": "Ajutorul social se numește acum venit minim de incluziune",
        "slug": "ajutorul-social-este-acum-vmi",
        "summary": "Din 1 ianuarie 2024, ajutorul social din Legea nr. 416/2001 nu se mai dă. Cereți "
        "venitul minim de incluziune (VMI), cu o singură cerere pentru toată familia.",
        "image": find_picture("venit-incluziune"),
        "body": [
            text("VMI are două părți:"),
            text(
                bullets(
                    "ajutorul de incluziune, pentru cei cu venituri mici;",
                    "ajutorul pentru familia cu copii, în locul vechii alocații pentru susținerea "
                    "familiei.",
                ),
                "Puteți primi una sau amândouă. Depuneți o singură cerere și primiți o singură plată pe "
                "lună.",
            ),
            *_to_service("Cine poate cere și ce acte trebuie", service),
            text("Sursa: Digi24, 22.01.2026; Legea nr. 196/2016."),
        ],
    }


def energy_voucher(service: Any) -> dict[str, Any]:
    """A national right with a similar name."""
    return {
        "title": "Tichetul de energie este valabil până la 31 decembrie 2026",
        "slug": "tichetul-de-energie-2026",
        "summary": "Tichetul de energie este un drept național. Nu este același lucru cu tichetele "
        "sociale ale Sectorului 5 pentru pensionari.",
        "image": find_picture("ghiseu"),
        "body": [
            text(
                "Cine primește deja tichetul nu face altă cerere. Ceilalți pot cere în EPIDS, la poștă "
                "sau la primărie. Cei cu venit minim de incluziune sunt trecuți automat.",
            ),
            button("Deschideți EPIDS", url="https://epids.mmuncii.ro/"),
            *_to_service("Tichetele sociale pentru pensionari", service),
            text("Surse: Capital, 06.03.2026; HotNews, 20.08.2025."),
        ],
    }


def online_portal() -> dict[str, Any]:
    """Waits until somebody writes the portal's address in the settings."""
    return {
        "title": "Portalul serviciilor online s-a lansat",
        "slug": DRAFT_SLUG,
        "summary": "Puteți depune cererile pentru beneficii sociale și online, în portalul serviciilor. "
        "Butonul este sus, pe fiecare pagină.",
        "image": find_picture("cerere-online"),
        "body": [
            text(
                "Apăsați butonul portalului din susul paginii. Pe pagina fiecărui serviciu găsiți actele "
                "și pașii.",
                "Nu aveți internet? Cererile se primesc și la ghișeu.",
            ),
        ],
    }


def _to_service(label: str, service: Any) -> list[Any]:
    return [button(label, page=service)] if service is not None else []
