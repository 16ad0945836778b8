"""„Adaugă ca sinonim”: a word that people type joins a group, or starts one, in one click."""

from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wagtail.admin import messages

from search.models import SynonymGroup
from search.usage.reports import ADD_SYNONYM

LONGEST = 80
SHOWN_TERMS = 5


class GroupChoice(forms.ModelChoiceField):
    """A group by its first words; all of them would fill the page."""

    def label_from_instance(self, obj: SynonymGroup) -> str:
        shown = ", ".join(obj.terms[:SHOWN_TERMS])
        return f"{shown}…" if len(obj.terms) > SHOWN_TERMS else shown


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


@permission_required(ADD_SYNONYM, raise_exception=True)
def add_synonym(request: HttpRequest) -> HttpResponse:
    """Ask which group the word of ``?cuvant=`` joins; add it and go back to the report."""
    word = request.GET.get("cuvant", "")[:LONGEST]
    form = AddSynonymForm(request.POST or None, initial={"word": word})
    if form.is_valid():
        group, word = form.cleaned_data["group"], form.cleaned_data["word"]
        if word not in group.terms:
            group.words = "\n".join([*group.terms, word])
            group.save()
        messages.success(request, f"„{word}” înseamnă de acum și „{group.note or group}”.")
        return redirect("search_report")
    new_group = f"{reverse('search_synonymgroup_modeladmin_create')}?{urlencode({'words': word})}"
    return render(
        request, "search/console/add_synonym.html", {"form": form, "new_group": new_group}
    )
