"""One social service: a field for each question of a citizen."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks.stream import BodyBlock
from core.models import Amount, BasePage
from core.text import lix
from services import blocks, map_link, money, publishing
from services.at_hand import at_hand
from services.choices import Fees, Pictogram, Scope, ServiceType, StatusKind
from services.fields import AnswerField, SentenceField
from services.forms import ServicePageForm
from services.models.answers import AnswersMixin
from services.models.review import ReviewMixin
from services.panels import content_panels, promote_panels
from services.structured_data import service_data

SUM_HINT = "Sumele se scriu ca {suma:cod}, nu cu cifre."


class ServicePage(AnswersMixin, ReviewMixin, BasePage):
    """A service as a citizen needs it; see the package for what templates use."""

    template = "pages/service_page.html"
    parent_page_types = ["services.ServicesIndexPage"]
    subpage_types: list[str] = []
    search_kind = "service"
    base_form_class = ServicePageForm

    summary = models.TextField(
        "rezumat",
        max_length=publishing.SUMMARY_LENGTH,
        help_text="Ce este și pentru cine, în cel mult 300 de caractere, fără sume. "
        "Bun: „Bani lunar pentru cei cu venituri mici. Se cer la ghișeu.” "
        "Slab: „Prestația se acordă potrivit prevederilor legale în vigoare.”",
    )
    popular_names = models.TextField(
        "cum i se mai spune",
        blank=True,
        help_text="Câte un nume pe rând, cum spun și cum caută oamenii. Apare pe pagină și ajută "
        "căutarea. Bun: „ajutor social”, „VMG”. Slab: „prestație socială necontributivă”.",
    )
    pictogram = models.CharField(
        "pictogramă", max_length=12, choices=Pictogram.choices, default=Pictogram.PERSON
    )
    audiences = models.JSONField("categorii de persoane", default=list, blank=True)
    audience_text = models.CharField(
        "pentru cine, în cuvinte",
        max_length=200,
        blank=True,
        help_text="Bun: „Pensionari cu venituri mici din Sectorul 5”. Slab: „Beneficiari”.",
    )
    service_type = models.CharField(
        "felul ajutorului", max_length=8, choices=ServiceType.choices, default=ServiceType.BENEFIT
    )
    scope = models.CharField(
        "cine stabilește dreptul", max_length=10, choices=Scope.choices, default=Scope.NATIONAL
    )
    area_served = models.CharField(
        "unde se aplică",
        max_length=120,
        blank=True,
        help_text="Exemplu: „Sectorul 5, București”.",
    )

    status_kind = models.CharField("starea", max_length=10, choices=StatusKind.choices, blank=True)
    status_title = models.CharField(
        "titlul casetei",
        max_length=120,
        blank=True,
        help_text="Bun: „Astăzi se numește venitul minim de incluziune”. Slab: „Atenție!”.",
    )
    status_text = SentenceField(
        "textul casetei",
        blank=True,
        help_text=f"Cum se numește azi dreptul și ce lege se aplică. {SUM_HINT}",
    )

    conditions = StreamField(
        blocks.ConditionsBlock(),
        verbose_name="condiții",
        help_text="Câte un bloc pentru fiecare condiție, cu sursa ei. Ce nu s-a putut afla se spune "
        "în blocul „De confirmat la ghișeu”.",
    )
    amounts = StreamField(
        blocks.AmountsBlock(),
        verbose_name="cât se acordă",
        help_text="Sumele se aleg din registru. Bun: tabel cu o sumă pentru fiecare situație. "
        "Slab: „Cuantumul este cel legal.”",
    )
    documents = StreamField(
        blocks.DocumentsBlock(),
        verbose_name="ce acte trebuie",
        help_text="O listă pentru fiecare situație, ca nimeni să nu adune acte degeaba. "
        "Bun: „Pentru toți”, apoi „Dacă aveți copii”.",
    )

    how_online = AnswerField(
        "cum se cere online",
        help_text="Butonul spre portalul de servicii apare singur. Bun: „Intrați în portal, alegeți "
        "serviciul, încărcați actele.” Slab: „Accesați platforma.”",
    )
    how_in_person = AnswerField(
        "cum se cere la ghișeu",
        help_text="Adresa și programul apar singure, din ghișeele alese mai jos. "
        "Bun: „Veniți cu actele în original. Completați cererea pe loc.”",
    )
    offices = StreamField(
        blocks.OfficesBlock(required=False),
        verbose_name="ghișee",
        blank=True,
        help_text="Unde se depune cererea. Niciunul = ghișeul principal al instituției.",
    )
    help_filling = AnswerField(
        "ajutor la completare",
        help_text="Cine ajută pe cel care nu poate completa singur. "
        "Bun: „Funcționarul vă ajută pe loc. Puteți veni și cu un însoțitor.”",
    )
    identification = AnswerField(
        "cu ce vă identificați",
        help_text="Bun: „Cu actul de identitate, în original. Un împuternicit aduce și procura.”",
    )
    fees = models.CharField(
        "costul",
        max_length=10,
        choices=Fees.choices,
        help_text="„Gratuit” este un răspuns. Dacă nu știți sigur, alegeți „Necunoscut”.",
    )
    fees_note = SentenceField(
        "detalii despre cost", blank=True, help_text=f"Taxa și cum se plătește. {SUM_HINT}"
    )

    deadlines = AnswerField(
        "termene de depunere",
        help_text="Bun: „Oricând în timpul anului.” sau „Necunoscut – întrebați la ghișeu.” "
        "Slab: „În termenul legal.” Nu inventați zile.",
    )
    answer_time = AnswerField(
        "când primiți răspunsul",
        help_text="Bun: „Termenul nu este confirmat – întrebați la ghișeu.” Nu inventați zile.",
    )
    next_steps = StreamField(
        blocks.NextStepsBlock(),
        verbose_name="pașii",
        help_text="De la depunerea cererii până la primirea banilor, câte un bloc pentru fiecare pas.",
    )
    silence = AnswerField(
        "dacă nu primiți răspuns",
        help_text="Ce înseamnă tăcerea instituției și ce puteți face. "
        "Bun: „Tăcerea nu înseamnă aprobare. Întrebați la ghișeu.”",
    )
    appeal = AnswerField(
        "dacă nu sunteți de acord",
        help_text="Unde, cum și până când se contestă decizia. Bun: „Termenele sunt scrise în decizie.”",
    )
    obligations = AnswerField(
        "ce obligații aveți",
        blank=True,
        help_text="Bun: „Anunțați în scris orice schimbare a veniturilor.”",
    )

    questions = StreamField(
        blocks.QuestionsBlock(required=False),
        verbose_name="întrebări și răspunsuri",
        blank=True,
        help_text="Numai întrebări reale, de la ghișeu sau din căutări. Cele mai dese, primele.",
    )
    legal_basis = StreamField(
        blocks.LegalBasisBlock(),
        verbose_name="temeiul legal",
        help_text="Actele de azi și cele din documentele mai vechi, cu starea fiecăruia.",
    )
    do_not_confuse = StreamField(
        blocks.ConfusionsBlock(required=False),
        verbose_name="a nu se confunda cu",
        blank=True,
        help_text="Drepturi cu nume apropiat, cu diferența și cu legătura spre ele.",
    )
    related_chosen = StreamField(
        blocks.RelatedServicesBlock(required=False),
        verbose_name="servicii înrudite, alese",
        blank=True,
        help_text="Apar primele. Celelalte se aleg singure, după categoriile de persoane.",
    )
    map_label = models.CharField(
        "ce se găsește pe hartă",
        max_length=120,
        blank=True,
        help_text="Bun: „Cantine sociale din București”. Gol = pagina nu trimite la hartă.",
    )
    map_query = models.CharField(
        "adresa listei de pe hartă",
        max_length=400,
        blank=True,
        help_text="Deschideți Harta serviciilor, alegeți filtrele și copiați aici adresa paginii.",
    )
    body = StreamField(
        BodyBlock(required=False),
        verbose_name="alte informații",
        blank=True,
        help_text="Numai ce nu răspunde la nicio întrebare de mai sus.",
    )

    content_panels = [*BasePage.content_panels, *content_panels]
    promote_panels = promote_panels
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("popular_names", boost=8),
        index.AutocompleteField("popular_names"),
        index.SearchField("summary", boost=4),
        index.SearchField("status_title", boost=2),
        index.SearchField("status_text"),
        index.SearchField("audience_text"),
        *[index.SearchField(name) for name in publishing.ANSWER_FIELDS],
        *[index.SearchField(name) for name in publishing.STREAM_FIELDS],
        index.SearchField("questions", boost=2),
        index.SearchField("do_not_confuse", boost=0.2),  # about other rights
    ]

    class Meta:
        verbose_name = "serviciu"
        verbose_name_plural = "servicii"

    @property
    def summary_lix(self) -> int:
        """Readability of the summary: up to 35 reads easily."""
        return lix(self.summary)

    @cached_property
    def amounts_by_key(self) -> dict[str, Amount]:
        """All amounts that the page names or chooses, in one query that its blocks share."""
        ids = publishing.chosen_ids(self)
        found = money.amounts(publishing.named_keys(self), ids)
        by_id = {amount.pk: amount for amount in found}
        with at_hand(Amount, {pk: by_id.get(pk) for pk in ids}):
            for stream in (self.conditions, self.amounts):
                list(stream)
        return {amount.key: amount for amount in found}

    def fetch_shared(self) -> None:
        """Fetch what several blocks point to before they are rendered one by one."""
        _ = self.amounts_by_key, self.services_nearby

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self.fetch_shared()
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context

    def minimal_clean(self) -> None:
        super().minimal_clean()
        publishing.repair(self)
        map_link.tidy(self)

    def clean(self) -> None:
        """Repair letters always; hold back what must not be published unless a draft is saved."""
        super().clean()
        publishing.repair(self)
        map_link.tidy(self)
        if not getattr(self, "is_saved_as_draft", False) and (
            problems := publishing.problems(self)
        ):
            raise ValidationError(problems)

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        self.fetch_shared()
        return service_data(self, request, super().structured_data(request))
