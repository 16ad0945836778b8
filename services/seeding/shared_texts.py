"""Answers that several services give in the same words."""

from services.seeding.parts import Block, paragraphs, step

EPIDS = "https://epids.mmuncii.ro/"

HOW_ONLINE = paragraphs(
    "Apăsați butonul de mai jos. Dacă portalul de servicii online este deschis, ajungeți direct la "
    "cerere. Dacă nu, aflați cum depuneți azi cererea.",
)
HOW_IN_PERSON = paragraphs(
    "Mergeți la DGASPC Sector 5, la Serviciul Acordare Beneficii Sociale. Luați actele cu "
    "dumneavoastră.",
    "Întrebați întâi care este programul. El se poate schimba.",
)
HELP_FILLING = paragraphs(
    "Cereți ajutor la ghișeu. Dacă nu vă puteți deplasa, întrebați cum poate depune altcineva "
    "cererea în locul dumneavoastră.",
)
IDENTIFICATION = paragraphs("Cu actul de identitate. Luați-l cu dumneavoastră.")
FEES_NOTE = "Sursele citite nu amintesc nicio taxă. Întrebați la ghișeu."
ANSWER_TIME = paragraphs(
    "Termenul nu este confirmat – întrebați la ghișeu.",
    "La o petiție scrisă, o instituție publică răspunde în 30 de zile.",
)
SILENCE = paragraphs(
    "Nu știm sigur ce înseamnă tăcerea instituției. Întrebați la ghișeu unde a ajuns cererea.",
    "Puteți cere un răspuns în scris. La o petiție, termenul este de 30 de zile.",
)
APPEAL = paragraphs(
    "Dacă nu sunteți de acord cu decizia, puteți depune o contestație (plângere prealabilă). O "
    "depuneți la instituția care a dat decizia.",
    "Apoi vă puteți adresa instanței de contencios administrativ. Termenele sunt scrise în decizie.",
)
ASK_LEGAL_STATUS = "Numărul și data se confirmă la ghișeu."


def steps_by_decision(*more: Block) -> list[Block]:
    """The steps of a right that the mayor grants."""
    return [
        step("Depuneți cererea cu actele", "Cereți numărul de înregistrare și păstrați-l."),
        step("Așteptați verificarea dosarului", "Vi se pot cere și alte acte."),
        step("Primiți decizia", "Dreptul se stabilește prin dispoziția primarului."),
        *more,
    ]
