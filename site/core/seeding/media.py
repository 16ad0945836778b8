"""The pictures and the film of the default content.

They were drawn for this project; the drawings (SVG) lie in ``seed_media/src`` and the
uploads (WebP, MP4) beside that folder.
"""

from pathlib import Path
from typing import NamedTuple

from django.core.files import File

from wagtail.models import Collection

from core.models import Film, PortalImage

FOLDER = Path(__file__).resolve().parent.parent / "seed_media"
COLLECTION = "Ilustrațiile portalului"


class Picture(NamedTuple):
    """A drawing: its file, its title in the library, what it shows, and the point that no crop may cut."""

    name: str
    title: str
    description: str
    focus: tuple[int, int]


PICTURES = (
    Picture(
        "institutie",
        "Clădirea și oamenii",
        "Oameni în fața clădirii în care se depun cererile",
        (960, 640),
    ),
    Picture(
        "tichete-pensionari",
        "Pensionari cu tichete",
        "Doi pensionari cu tichete, lângă o masă cu alimente",
        (640, 480),
    ),
    Picture(
        "venit-incluziune",
        "Completarea cererii",
        "O asistentă socială completează cererea cu o doamnă",
        (800, 500),
    ),
    Picture(
        "familie-copii",
        "Familie cu copii",
        "O familie cu doi copii citește acasă, pe canapea",
        (830, 560),
    ),
    Picture(
        "ajutor-urgenta",
        "Ajutor după incendiu",
        "O familie primește ajutor după un incendiu",
        (760, 560),
    ),
    Picture(
        "incalzire-iarna",
        "Căldură iarna",
        "O doamnă se încălzește iarna, lângă calorifer",
        (1000, 560),
    ),
    Picture("ghiseu", "La ghișeu", "Un domn depune dosarul la ghișeu", (760, 480)),
    Picture(
        "avizier", "La avizier", "O doamnă și un tânăr citesc anunțurile de la avizier", (760, 480)
    ),
    Picture(
        "cerere-online",
        "Cererea pe telefon",
        "Pașii unei cereri pe ecranul unui telefon",
        (800, 520),
    ),
    Picture(
        "accesibilitate",
        "Intrare accesibilă",
        "Clădire cu rampă, om în scaun rulant, om cu baston alb",
        (800, 600),
    ),
    Picture(
        "date-personale",
        "Date protejate",
        "Un scut cu lacăt între un dosar și un act de identitate",
        (800, 480),
    ),
    Picture(
        "acte-dosar",
        "Actele pentru dosar",
        "Un dosar, o cerere, actul de identitate și talonul de pensie",
        (860, 440),
    ),
    Picture(
        "consultare-publica",
        "Consultare publică",
        "Oameni la o masă discută un proiect de hotărâre",
        (800, 480),
    ),
    Picture("termen-20", "Termenul de 20", "Un calendar cu ziua de 20 însemnată", (900, 500)),
    Picture(
        "telefonul-copilului",
        "Telefonul Copilului",
        "Un telefon cu numărul 119, un ursuleț și un copil",
        (1120, 560),
    ),
    Picture(
        "iarna-cartier",
        "Seară de iarnă",
        "O casă luminată într-o seară de iarnă cu zăpadă",
        (1150, 520),
    ),
)

FILM_FILE = "cum-depuneti-o-cerere"
FILM_TITLE = "Cum depuneți o cerere"
FILM_SECONDS = 16.8
TRANSCRIPT = """Film fără sunet, cu desene și text pe ecran.
Titlul: Cum depuneți o cerere. Patru pași pentru un beneficiu social. În desen, oameni în fața \
unei clădiri.
Pasul 1. Aflați ce vi se potrivește. Citiți pagina serviciului sau întrebați la ghișeu. În desen, \
o doamnă citește la avizier.
Pasul 2. Pregătiți actele. Bifați lista de acte de pe pagina serviciului. În desen, un dosar și \
acte pe o masă.
Pasul 3. Depuneți cererea. La Serviciul Acordare Beneficii Sociale, DGASPC Sector 5. În desen, un \
domn dă dosarul la ghișeu.
Pasul 4. Primiți decizia. Termenele de contestație sunt scrise în decizie. În desen, două femei \
la o masă, cu o hârtie.
La sfârșit: Întrebați înainte. Programul și lista actelor se confirmă la ghișeu. În desen, o \
intrare cu rampă."""


def make_picture(
    name: str, title: str, description: str, focus: tuple[int, int] | None = None
) -> PortalImage:
    """Store one drawing as an image of the library."""
    with (FOLDER / f"{name}.webp").open("rb") as stream:
        image = PortalImage(
            title=title,
            description=description,
            collection=library(),
            file=File(stream, name=f"{name}.webp"),
        )
        if focus is not None:
            side = 200
            image.focal_point_x, image.focal_point_y = focus
            image.focal_point_width = image.focal_point_height = side
        image.save()
    return image


def make_pictures() -> dict[str, PortalImage]:
    """Store all drawings; return them by name."""
    return {item.name: make_picture(*item) for item in PICTURES}


def find_picture(name: str) -> PortalImage | None:
    """Return a drawing of the library by its file's name; None when it was not stored."""
    titles = {item.name: item.title for item in PICTURES}
    return PortalImage.objects.filter(
        title=titles.get(name, name), collection__name=COLLECTION
    ).first()


def make_film() -> Film:
    """Store the film with its poster, subtitles and transcript."""
    film = Film(
        title=FILM_TITLE,
        type="video",
        duration=FILM_SECONDS,
        width=1920,
        height=1080,
        collection=library(),
        transcript=TRANSCRIPT,
    )
    with (
        (FOLDER / f"{FILM_FILE}.mp4").open("rb") as video,
        (FOLDER / f"{FILM_FILE}.jpg").open("rb") as poster,
        (FOLDER / f"{FILM_FILE}.vtt").open("rb") as subtitles,
    ):
        film.file.save(f"{FILM_FILE}.mp4", File(video), save=False)
        film.thumbnail.save(f"{FILM_FILE}.jpg", File(poster), save=False)
        film.subtitles.save(f"{FILM_FILE}.vtt", File(subtitles), save=False)
        film.save()
    return film


def library() -> Collection:
    """The collection of the drawings, made when it is missing."""
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)
