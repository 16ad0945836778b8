"""Who verified a service page, when, and when it is due again."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

REVIEW_DAYS = 180

ReviewKind = Literal["verified", "public_sources", "stale", "unknown"]


@dataclass(frozen=True)
class ReviewState:
    """How fresh a page is, and the sentence that tells it to the citizen."""

    kind: ReviewKind
    text: str
    reviewed_on: date | None
    role: str
    next_review: date | None
    is_due: bool


class ReviewMixin(models.Model):
    """The dates of verification; a page older than 180 days carries a mark and calls for review."""

    verified_on = models.DateField(
        "verificat de instituție la",
        null=True,
        blank=True,
        help_text="Numai dacă un angajat a verificat toată pagina. "
        "O corectură mică nu schimbă data.",
    )
    verified_by_role = models.CharField(
        "verificat de (funcția)",
        max_length=120,
        blank=True,
        help_text="Funcția, nu numele. Bun: „șef serviciu beneficii sociale”. Slab: „admin”.",
    )
    sources_checked_on = models.DateField(
        "surse publice citite la",
        null=True,
        blank=True,
        help_text="Pagina scrisă din surse publice, încă neconfirmată de instituție.",
    )
    next_review = models.DateField(
        "următoarea verificare",
        null=True,
        blank=True,
        help_text=f"Cel mult {REVIEW_DAYS} de zile de la ultima verificare. Gol = se socotește singură.",
    )

    class Meta:
        abstract = True

    @property
    def reviewed_on(self) -> date | None:
        """The day of the last verification, by whichever means."""
        return self.verified_on or self.sources_checked_on

    @property
    def review_due_on(self) -> date | None:
        """The day from which the page calls for review."""
        if self.reviewed_on is None:
            return self.next_review
        limit = self.reviewed_on + timedelta(days=REVIEW_DAYS)
        return min(limit, self.next_review) if self.next_review else limit

    def review_state(self, on: date | None = None) -> ReviewState:
        """Say how fresh the page is on a day (today, if not given)."""
        day = on or timezone.localdate()
        due = self.review_due_on
        kind, text = self._basis(day)
        return ReviewState(
            kind=kind,
            text=text,
            reviewed_on=self.reviewed_on,
            role=self.verified_by_role if self.verified_on else "",
            next_review=due,
            is_due=due is None or due <= day,
        )

    def _basis(self, day: date) -> tuple[ReviewKind, str]:
        reviewed = self.reviewed_on
        if reviewed is None:
            return "unknown", "neverificat încă"
        when = _in_figures(reviewed)
        if self.verified_on:
            text = f"verificat la {when}"
            text += f" de {self.verified_by_role}" if self.verified_by_role else ""
        else:
            text = f"din surse publice la {when}, neconfirmat încă de instituție"
        if day > reviewed + timedelta(days=REVIEW_DAYS):
            return "stale", f"{text}; au trecut peste {REVIEW_DAYS} de zile, întrebați la ghișeu"
        return ("verified" if self.verified_on else "public_sources"), text

    def review_problems(self) -> dict[str, list[str]]:
        """What is wrong with the dates, by field; nothing when the page may be published."""
        today = timezone.localdate()
        found: dict[str, list[str]] = {}
        if self.reviewed_on is None:
            found["sources_checked_on"] = [
                "Scrieți când a fost verificată pagina sau când au fost citite sursele publice."
            ]
        if self.verified_on and not self.verified_by_role:
            found["verified_by_role"] = ["Scrieți funcția celui care a verificat pagina."]
        dates: dict[str, Any] = {
            "verified_on": self.verified_on,
            "sources_checked_on": self.sources_checked_on,
        }
        for name, value in dates.items():
            if value and value > today:
                found.setdefault(name, []).append("Data nu poate fi în viitor.")
        if self.next_review and self.reviewed_on and self.next_review <= self.reviewed_on:
            found["next_review"] = ["Următoarea verificare trebuie să fie după ultima."]
        return found


def _in_figures(day: date) -> str:
    return date_format(day, "d.m.Y")
