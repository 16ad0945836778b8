"""What people call the kinds of services, by the beginning of the nomenclature's code.

The nomenclature (HG 867/2015) speaks the language of the law: nobody types „centru de preparare
și distribuire a hranei”. All beginnings that fit a code count; the words are found, never shown.
"""

POPULAR: dict[str, tuple[str, ...]] = {
    "8710CRMS": ("cămin spital", "îngrijire medicală", "bolnavi la pat"),
    "8710CRMS-II": ("paliativ", "hospice", "bolnavi de cancer", "bolnavi în fază terminală"),
    "8720CR-AD": ("dezintoxicare", "droguri", "alcool", "alcoolici", "dependență"),
    "8730CR-V": ("bătrâni", "vârstnici", "persoane în vârstă", "pensionari", "cazare"),
    "8730CR-V-I": ("azil", "azil de bătrâni", "cămin de bătrâni", "casă de bătrâni"),
    "8730CR-V-II": ("respiro", "cămin temporar", "îngrijire pe termen scurt"),
    "8790CR-D": ("handicap", "dizabilități", "persoane cu handicap", "invalizi", "cazare"),
    "8790CR-C": ("orfelinat", "casă de copii", "cămin de copii", "copii orfani", "plasament"),
    "8790CR-C-III": ("adăpost", "copiii străzii", "azil de noapte"),
    "8790SF-C": ("asistent maternal", "plasament", "copil în grija rudelor"),
    "8790CR-MC": ("mamă cu copil", "mame singure", "adăpost pentru mame", "gravide"),
    "8790CRT": ("tineri fără casă", "tineri din casa de copii", "cazare tineri"),
    "8790CR-VD": ("adăpost", "femei bătute", "violență în familie", "soț violent"),
    "8790CR-PFA": ("adăpost", "fără casă", "oamenii străzii", "boschetari", "unde dorm"),
    "8790CR-PFA-II": ("azil de noapte", "dormit noaptea"),
    "8790CR-VTP": ("trafic de persoane", "victime"),
    "8790CR-PD": ("bolnavi cronici", "bolnavi la pat", "îngrijire permanentă"),
    "8810CZ-V": ("bătrâni", "vârstnici", "club de pensionari", "centru de zi bătrâni"),
    "8810ID": (
        "îngrijire la domiciliu",
        "îngrijire acasă",
        "îngrijitor la domiciliu",
        "ajutor la domiciliu",
        "bătrâni singuri",
        "infirmieră acasă",
    ),
    "8891CZ-C": ("after school", "meditații copii", "ajutor la teme", "centru de zi copii"),
    "8891CZ-C-I": ("creșă", "grădiniță", "copii mici", "bebeluși"),
    "8891CZ-C-III": ("copii cu handicap", "autism", "terapie", "logopedie", "recuperare copii"),
    "8899CZ-D": ("handicap", "dizabilități", "persoane cu handicap", "recuperare", "kinetoterapie"),
    "8899CZ-F": ("consiliere părinți", "psiholog", "familii cu copii", "școala părinților"),
    "8899CZ-VD": ("violență în familie", "femei bătute", "consiliere", "psiholog"),
    "8899CZ-AD": ("droguri", "alcool", "dependență", "antidrog", "consiliere"),
    "8899CZ-VTP": ("trafic de persoane", "victime"),
    "8899CZ-PFA": ("fără casă", "oamenii străzii", "baie și haine"),
    "8899CPCSA": ("refugiați", "azilanți", "cazare refugiați", "străini"),
    "8899CZ-PN": ("ajutor la nevoie", "sărăcie", "consiliere"),
    "8899CZ-PN-I": ("inundații", "cutremur", "sinistrați"),
    "8899SIS": ("ajutor pe stradă", "oamenii străzii", "ambulanță socială"),
    "8899CPDH": (
        "cantină",
        "masă caldă",
        "mâncare",
        "hrană",
        "mâncare gratis",
        "cantina săracilor",
    ),
    "8899CPDH-II": ("masa pe roți", "mâncare acasă", "hrană la domiciliu"),
}


def popular_words(code: str) -> tuple[str, ...]:
    """Return what people call the services of this code."""
    fitting = (words for start, words in POPULAR.items() if _covers(start, code))
    return tuple(dict.fromkeys(word for words in fitting for word in words))


def _covers(start: str, code: str) -> bool:
    """Say whether a code is the one given or one below it: „CZ-C” is not the start of „CZ-CX”."""
    return code == start or code.startswith(f"{start}-")
