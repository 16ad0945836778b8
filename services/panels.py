"""The order in which an editor fills in a service page: the order in which a citizen reads it."""

from typing import Any

from django import forms

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from core.models import Amount, BasePage

EASY_LIX = 35


class SumsPanel(Panel):
    """Says how a sum gets into a text, and lists the codes there are."""

    class BoundPanel(Panel.BoundPanel):
        """The register of sums, as far as an editor needs it here."""

        template_name = "services/panels/sums.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "sums": Amount.objects.order_by("key")}


class ReadabilityPanel(Panel):
    """Shows how hard the saved summary is to read; it advises, it refuses nothing."""

    class BoundPanel(Panel.BoundPanel):
        """The figure of one page."""

        template_name = "services/panels/readability.html"

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.summary)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            figure = self.instance.summary_lix
            return {**context, "figure": figure, "target": EASY_LIX, "is_easy": figure <= EASY_LIX}


content_panels = [
    MultiFieldPanel(
        [
            FieldPanel("summary"),
            ReadabilityPanel(),
            FieldPanel("popular_names"),
            FieldPanel("pictogram"),
        ],
        heading="Pe scurt",
    ),
    MultiFieldPanel(
        [
            FieldPanel("status_kind"),
            FieldPanel("status_title"),
            FieldPanel("status_text", widget=AdminAutoHeightTextInput),
        ],
        heading="Caseta de stare: cum se numește azi",
    ),
    SumsPanel(heading="Cum se scriu sumele"),
    MultiFieldPanel(
        [
            FieldPanel("conditions"),
            FieldPanel("audiences"),
            FieldPanel("audience_text"),
            FieldRowPanel([FieldPanel("scope"), FieldPanel("area_served")]),
            FieldPanel("service_type"),
        ],
        heading="Cine poate cere",
    ),
    FieldPanel("amounts", heading="Cât se acordă"),
    FieldPanel("documents", heading="Ce acte trebuie"),
    MultiFieldPanel(
        [
            FieldPanel("how_online"),
            FieldPanel("how_in_person"),
            FieldPanel("offices"),
            FieldPanel("help_filling"),
            FieldPanel("identification"),
        ],
        heading="Cum se cere",
    ),
    MultiFieldPanel(
        [
            FieldPanel("fees", widget=forms.RadioSelect),
            FieldPanel("fees_note", widget=AdminAutoHeightTextInput),
        ],
        heading="Cât costă cererea",
    ),
    MultiFieldPanel([FieldPanel("deadlines"), FieldPanel("answer_time")], heading="Termene"),
    MultiFieldPanel(
        [FieldPanel("next_steps"), FieldPanel("silence")], heading="Ce urmează după depunere"
    ),
    FieldPanel("appeal", heading="Dacă nu sunteți de acord"),
    FieldPanel("obligations", heading="Ce obligații aveți"),
    FieldPanel("questions", heading="Întrebări și răspunsuri"),
    FieldPanel("do_not_confuse", heading="A nu se confunda cu"),
    FieldPanel("legal_basis", heading="Temeiul legal, atunci și acum"),
    FieldPanel("related_chosen", heading="Servicii înrudite"),
    MultiFieldPanel(
        [FieldPanel("map_label"), FieldPanel("map_query")], heading="Servicii apropiate, pe hartă"
    ),
    FieldPanel("body", heading="Alte informații"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("verified_on"), FieldPanel("verified_by_role")]),
            FieldRowPanel([FieldPanel("sources_checked_on"), FieldPanel("next_review")]),
        ],
        heading="Verificarea paginii",
    ),
]

promote_panels = BasePage.promote_panels
