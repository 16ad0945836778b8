"""„Adaugă ca sinonim”: a word that people type joins a group, or starts one.

The report sends its word here with one press where one group fits.
"""

from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wagtail.admin import messages

from search.models import SynonymGroup
from search.usage.fitting import short_name
from search.usage.query_counts import normal_form
from search.usage.reports import ADD_SYNONYM

LONGEST = 80


class GroupChoice(forms.ModelChoiceField):
    """A group by its first words; all of them would fill the page."""

    def label_from_instance(self, obj: SynonymGroup) -> str:
        return short_name(obj)


class AddSynonymForm(forms.Form):
    """Which group a word joins."""

    word = forms.CharField(label="Cuvântul", max_length=LONGEST)
    group = GroupChoice(
        SynonymGroup.objects.order_by("note", "pk"),
        label="Înseamnă același lucru cu",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Alegeți un grup."},
    )


@transaction.atomic
def join(chosen: SynonymGroup, word: str) -> None:
    """Add a word to a group as it is now; two people who add in the same moment both succeed."""
    group = SynonymGroup.objects.select_for_update().get(pk=chosen.pk)
    if normal_form(word) not in map(normal_form, group.terms):
        group.words = "\n".join([*group.terms, word])
        group.save()


@permission_required(ADD_SYNONYM, raise_exception=True)
def add_synonym(request: HttpRequest) -> HttpResponse:
    """Ask which group the word of ``?cuvant=`` joins; add it and go back to the report."""
    word = request.GET.get("cuvant", "")[:LONGEST]
    form = AddSynonymForm(request.POST or None, initial={"word": word})
    if form.is_valid():
        chosen, word = form.cleaned_data["group"], form.cleaned_data["word"]
        join(chosen, word)
        change = reverse("search_synonymgroup_modeladmin_edit", args=[chosen.pk])
        messages.success(
            request,
            f"„{word}” înseamnă de acum și „{chosen.note or short_name(chosen)}”.",
            buttons=[messages.button(change, "Vedeți grupul")],
        )
        return redirect("search_report")
    new_group = f"{reverse('search_synonymgroup_modeladmin_create')}?{urlencode({'words': word})}"
    return render(
        request, "search/console/add_synonym.html", {"form": form, "new_group": new_group}
    )
