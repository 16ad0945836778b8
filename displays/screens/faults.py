"""The problems that a player may report, each with what it means and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """A problem in words for staff."""

    code: str
    text: str
    advice: str


UNKNOWN = Fault(
    "unknown",
    "Televizorul a raportat o problemă pe care portalul nu o cunoaște.",
    "Reporniți browserul televizorului; dacă problema revine, anunțați cine administrează portalul.",
)
_FAULTS = (
    Fault(
        "download",
        "Un fișier al versiunii noi nu a putut fi adus.",
        "Verificați rețeaua televizorului. Până reușește, arată versiunea dinainte și încearcă singur din nou.",
    ),
    Fault(
        "checksum",
        "Un fișier a ajuns altfel decât a fost trimis.",
        "De obicei trece singur. Dacă revine, cereți verificarea rețelei: ceva pe drum schimbă fișierele.",
    ),
    Fault(
        "storage",
        "Televizorul nu a putut păstra sau citi ceva pe discul lui.",
        "Reporniți browserul televizorului. Dacă problema revine, vedeți cât loc mai este pe disc; dacă e puțin, eliberați spațiu ori scoateți filmele mari din avizier.",
    ),
    Fault(
        "slide",
        "Un anunț nu a putut fi arătat și a fost sărit.",
        "Deschideți anunțul, verificați imaginea sau filmul și publicați-l din nou.",
    ),
    Fault(
        "release",
        "Versiunea nouă nu a putut fi arătată; televizorul a revenit la cea dinainte.",
        "Verificați ultimul anunț publicat. Celelalte anunțuri se arată în continuare.",
    ),
    Fault(
        "clock",
        "Ceasul televizorului nu este potrivit.",
        "Potriviți data și ora calculatorului. Până atunci se arată numai anunțurile fără termen.",
    ),
    Fault(
        "stuck",
        "Rotația anunțurilor s-a oprit și a fost repornită.",
        "Dacă se repetă, reporniți calculatorul televizorului.",
    ),
    Fault(
        "worker",
        "Televizorul nu poate păstra anunțurile pentru o pornire fără rețea.",
        "Deschideți ecranul la o adresă https:// sau pe serverul local; pe http:// browserul nu permite păstrarea.",
    ),
    Fault(
        "alert",
        "Mesajul de alertă nu a putut fi arătat.",
        "Verificați textul mesajului și trimiteți-l din nou.",
    ),
)
FAULTS = {fault.code: fault for fault in _FAULTS}


def fault(code: str) -> Fault:
    """Return the problem of a code; one of a newer player is unknown."""
    return FAULTS.get(code, UNKNOWN)
