"""The accessibility checks that editors see in the preview, with Romanian sentences."""

from typing import ClassVar

from wagtail.admin.userbar import ContentCheckerItem

Message = dict[str, str]


class PortalContentChecker(ContentCheckerItem):
    """Wagtail's rules and those that a citizen with a screen reader or a phone misses most."""

    axe_run_only = (
        *ContentCheckerItem.axe_run_only,
        "duplicate-id-aria",
        "empty-caption",
        "image-alt",
        "image-redundant-alt",
        "page-has-heading-one",
        "scope-attr-valid",
        "td-headers-attr",
        "video-caption",
    )
    axe_messages: ClassVar[dict[str, Message]] = ContentCheckerItem.axe_messages | {
        "duplicate-id-aria": {
            "error_name": "Un element apare de două ori",
            "help_text": "Ștergeți una dintre copii; cititoarele de ecran le confundă.",
        },
        "empty-caption": {
            "error_name": "Tabelul are un titlu gol",
            "help_text": "Scrieți în titlu ce arată tabelul.",
        },
        "image-alt": {
            "error_name": "Imaginea nu are descriere",
            "help_text": "Spuneți în câteva cuvinte ce se vede, pentru cine nu vede imaginea.",
        },
        "image-redundant-alt": {
            "error_name": "Descrierea imaginii repetă textul de lângă ea",
            "help_text": "Scrieți ce adaugă imaginea sau marcați-o ca decorativă.",
        },
        "page-has-heading-one": {
            "error_name": "Pagina nu are titlu principal",
            "help_text": "Completați titlul paginii.",
        },
        "scope-attr-valid": {
            "error_name": "Antetul tabelului nu este legat corect",
            "help_text": "Alegeți din nou ce rând și ce coloană sunt antet.",
        },
        "td-headers-attr": {
            "error_name": "O celulă arată spre un antet care nu există",
            "help_text": "Refaceți antetul tabelului.",
        },
        "video-caption": {
            "error_name": "Filmul nu are subtitrare",
            "help_text": "Adăugați la film un fișier de subtitrare (.vtt), pentru cine nu aude.",
        },
    }
