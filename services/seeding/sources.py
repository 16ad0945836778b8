"""The public sources behind the default content, each read on 21.11.2026.

The codes are those of ``docs/ro/surse-servicii.md``, where every statement names its source.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

READ_ON = date(2026, 11, 21)

_HCL = "https://hcl.usr.ro/ps5"


@dataclass(frozen=True)
class Source:
    """A public page or act; ``day`` is empty where the source carries no date."""

    title: str
    url: str = ""
    day: date | None = None

    def block(self) -> dict[str, Any]:
        """The source as the value of a source block."""
        return {"title": self.title, "url": self.url, "date": self.day}


SOURCES = {
    "S1": Source(
        "DGASPC Sector 5, Serviciul Acordare Beneficii Sociale",
        "https://dgaspc5.ro/domenii-de-activitate-dgaspc/asistenta-sociala-a-persoanei-si-familiei/"
        "serviciul-acordare-beneficii-sociale/",
    ),
    "S2": Source("HCL Sector 5 nr. 43/2016", f"{_HCL}/2016/h43", date(2016, 8, 25)),
    "S3": Source(
        "Jurnal Giurgiuvean, despre regulile din 2016–2017",
        "https://jurnalgiurgiuvean.ro/tichete-de-100-de-lei-pentru-pensionarii-cu-pensii-mici/",
    ),
    "S4": Source("HCL Sector 5 nr. 175/2019", f"{_HCL}/2019/h175", date(2019, 8, 19)),
    "S6": Source("HCL Sector 5 nr. 42/2016", f"{_HCL}/2016/h42", date(2016, 8, 25)),
    "S7": Source("HCL Sector 5 nr. 50/2019", f"{_HCL}/2019/h50", date(2019, 3, 28)),
    "S8": Source("HCL Sector 5 nr. 46/2016", f"{_HCL}/2016/h46", date(2016, 8, 25)),
    "S9": Source("HCL Sector 5 nr. 161/2020", f"{_HCL}/2020/h161", date(2020, 7, 30)),
    "S10": Source(
        "București FM, ajutorul pentru încălzire în Sectorul 5",
        "https://www.bucurestifm.ro/2024/11/13/"
        "ajutor-pentru-incalzirea-locuintei-acordat-locuitorilor-sectorului-5/",
        date(2024, 11, 13),
    ),
    "S11": Source(
        "Buletin de București, ajutorul de căldură (octombrie 2025)",
        "https://buletin.de/bucuresti/"
        "sector-5-cum-se-acorda-ajutorul-de-caldura-si-cine-il-poate-obtine",
    ),
    "S13": Source(
        "Primăria Sectorului 5, acordarea ajutoarelor de încălzire",
        "http://sector5.ro/utile/acte-necesareghid/"
        "acordarea-ajutoarelor-pentru-incalzirea-locuintei/",
    ),
    "S14": Source(
        "Comuna Boița, acte și cuantumuri pentru încălzire, 2021–2022",
        "https://boita.ro/acte-necesare-acordarii-ajutoarelor-pentru-incalzirea-locuintei-cu-gaze-"
        "naturale-sau-lemne-in-perioada-1-noiembrie-2021-31-martie-2022/",
        date(2021, 11, 1),
    ),
    "S15": Source(
        "Capital, ajutorul pentru încălzire 2025–2026",
        "https://www.capital.ro/ajutorul-pentru-incalzirea-locuintei-2025-2026-cine-poate-primi-500-"
        "de-lei-de-la-stat-trebuie-depusa-cerere.html",
        date(2025, 10, 22),
    ),
    "S16": Source(
        "Realitatea, startul cererilor pentru încălzire",
        "https://www.realitatea.net/stiri/actual/startul-campaniei-pentru-sprijinul-la-incalzire-"
        "de-la-ce-data-incep-primariile-sa-primeasca-cereri_68e817d115b5b058b340b7c2",
        date(2025, 10, 9),
    ),
    "S17": Source(
        "Evenimentul Zilei, ajutor pentru facturile la căldură",
        "https://evz.ro/ajutor-pentru-facturile-la-caldura-cine-il-primesti-si-in-ce-conditii.html",
        date(2025, 10, 8),
    ),
    "S19": Source(
        "Legea nr. 226/2021", "http://www.legex.ro/Legea-226-2021-169171.aspx", date(2021, 9, 16)
    ),
    "S21": Source(
        "Informația Vrânceană, dosarele pentru încălzire",
        "https://informatiavranceana.ro/"
        "primariile-asteapta-depunerea-dosarelor-pentru-ajutorul-de-incalzire/",
        date(2025, 10, 13),
    ),
    "S22": Source(
        "Digi24, ce este venitul minim de incluziune",
        "https://www.digi24.ro/stiri/actualitate/social/ce-este-venitul-minim-pe-incluziune-"
        "categoriile-de-persoane-care-primesc-indemnizatie-lunara-in-2026-3595161",
        date(2026, 1, 22),
    ),
    "S23": Source(
        "DC News, venitul minim de incluziune",
        "https://www.dcnews.ro/venitul-minim-de-incluziune-in-2026-cat-este-si-cine-primeste-"
        "ajutorul-social_1031099.html",
        date(2026, 1, 26),
    ),
    "S25": Source(
        "Antena 3, venitul minim de incluziune: cine poate beneficia",
        "https://www.antena3.ro/economic/venitul-minim-de-incluziune-in-2026-cat-este-si-cine-poate-"
        "beneficia-acte-necesare-777463.html",
        date(2026, 2, 17),
    ),
    "S24": Source(
        "Libertatea, cine primește venitul minim de incluziune (2026)",
        "https://www.libertatea.ro/stiri/"
        "ce-este-venitul-minim-incuziune-categorii-romani-primesc-bani-2026-5596719",
    ),
    "S27": Source(
        "România TV, sumele VMI din 2025",
        "https://www.romaniatv.net/ajutoare-sociale-2025-cu-cat-s-a-majorat-venitul-minim-de-"
        "incluziune_8862433.html",
        date(2025, 4, 2),
    ),
    "S28": Source(
        "Playtech, venitul minim de incluziune în 2025",
        "https://playtech.ro/2025/ce-este-venitul-minim-de-incluziune-vmi-si-cine-poate-beneficia-"
        "de-bani-in-2025/",
        date(2025, 9, 23),
    ),
    "S29": Source(
        "Cuget Liber, venitul minim de incluziune se majorează (martie 2024)",
        "https://cugetliber.ro/stiri-social-venitul-minim-de-incluziune-se-majoreaza-pentru-a-doua-"
        "oara-in-acest-an-501245",
        date(2024, 3, 1),
    ),
    "S31": Source(
        "Legea nr. 196/2016, forma din 30.06.2023",
        "https://sintact.ro/legislatie/monitorul-oficial/"
        "legea-196-2016-privind-venitul-minim-de-incluziune-16958804",
        date(2023, 6, 30),
    ),
    "S32": Source(
        "Procedura VMI, catalogul de servicii", "https://roepas.ro/e/services/549159/11400627"
    ),
    "S33": Source("Anexele 1 și 4 la HG nr. 1154/2022 (formulare 2025)"),
    "S34": Source(
        "Ordinul ministrului muncii nr. 546/2024",
        "",
        date(2024, 1, 25),
    ),
    "S35": Source("Dispoziție de aprobare a planului de activități", "", date(2024, 1, 12)),
    "S36": Source(
        "Transilvania 365, indemnizațiile majorate de la 1 martie 2023",
        "https://transilvania365.ro/indemnizatia-de-somaj-si-toate-beneficiile-sociale-se-majoreaza-"
        "incepand-de-astazi/",
        date(2023, 3, 1),
    ),
    "S37": Source(
        "Prostemcell, ajutorul social în 2023",
        "https://www.prostemcell.ro/articole-prestatii-sociale/ajutorul-social.html",
        date(2023, 3, 1),
    ),
    "S38": Source(
        "Legea nr. 416/2001, înlocuită prin Legea nr. 196/2016",
        "https://lege5.ro/Gratuit/gmztknbu/legea-nr-416-2001-privind-venitul-minim-garantat",
    ),
    "S39": Source(
        "Legea nr. 277/2010, republicată",
        "https://legislatie.just.ro/Public/FormaPrintabila/00000G18XD3HBUPQWY9264DQ1PQILEIG",
        date(2012, 11, 22),
    ),
    "S40": Source(
        "HG nr. 38/2011",
        "https://www.legalis.ro/2011/01/25/hg-382011-normele-metodologice-de-aplicare-a-prevederilor-"
        "legii-2772010-privind-alocatia-pentru-sustinerea-familiei/",
        date(2011, 1, 25),
    ),
    "S41": Source(
        "Metodologia la HG nr. 50/2011",
        "http://www.legex.ro/Metodologie---2011-112925.aspx",
        date(2011, 1, 28),
    ),
    "S47": Source(
        "Știrile ProTV, tichetul local de energie din Sectorul 5",
        "https://stirileprotv.ro/stiri/actualitate/sprijin-financiar-de-50-de-lei-lunar-pentru-plata-"
        "facturilor-la-energie-in-sectorul-5-cine-ar-putea-primi-timp-de-un-an.html",
        date(2025, 10, 23),
    ),
    "S48": Source(
        "Capital, tichetul de energie se prelungește până la finalul anului 2026",
        "https://www.capital.ro/ajutorul-financiar-care-se-prelungeste-pana-la-finalul-anului-2026-"
        "anunt-de-la-guvern-este-valabil-pana-la-31-decembrie.html",
        date(2026, 3, 6),
    ),
    "S49": Source(
        "HotNews, platforma pentru tichetul de energie",
        "https://hotnews.ro/platforma-electronica-pentru-acordarea-tichetului-de-energie-este-"
        "functionala-cum-poti-primi-ajutorul-de-la-stat-pentru-plata-facturii-2048741",
        date(2025, 8, 20),
    ),
    "S50": Source(
        "Constanța, ajutorul de urgență (HCL nr. 491/2023)",
        "http://primaria-constanta.ro/spas/social/",
    ),
    "S51a": Source(
        "DGASPC Sector 3, ajutoare sociale pentru adulți",
        "https://dgaspc3.ro/servicii-dgaspc/ajutoare-sociale/adulti/",
    ),
    "S53": Source(
        "Capital, tichete pentru pensionari în alt oraș",
        "https://www.capital.ro/bani-pentru-pensionari-inainte-de-craciun-cine-va-beneficia-de-"
        "tichete-in-valoare-de-200-de-lei.html",
        date(2025, 12, 7),
    ),
    "S56": Source(
        "Comuna Blandiana, venitul minim de incluziune",
        "https://comuna-blandiana.ro/venitului-minim-de-incluziune/",
    ),
    "S57": Source(
        "Informația de Severin, despre VMI (2023)",
        "https://informatiadeseverin.eu/persoanele-cu-venituri-mici-vor-putea-obtine-ajutor-financiar/",
    ),
}


def source(code: str) -> dict[str, Any]:
    """Return a source by its code, as the value of a source block."""
    return SOURCES[code].block()
