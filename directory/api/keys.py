"""Keys of the API in the console: an administrator makes one, names it, revokes it."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from directory.api import limits
from directory.models import ApiKey
from directory.rights import ADMINISTER


class KeyForm(forms.ModelForm):
    """Who gets a key."""

    class Meta:
        model = ApiKey
        fields = ["name", "contact", "per_minute"]
        help_texts = {
            "name": "Instituția sau programul, de exemplu „Primăria Florești”.",
            "contact": "Unde scriem dacă ceva nu merge. Poate rămâne goală.",
        }

    def clean_per_minute(self) -> int:
        """A key allows more than nobody's."""
        asked: int = self.cleaned_data["per_minute"]
        if asked < limits.REQUESTS_A_MINUTE:
            raise forms.ValidationError(
                f"Scrieți cel puțin {limits.REQUESTS_A_MINUTE}: atâtea se pot face și fără cheie."
            )
        return asked


@never_cache
@permission_required(ADMINISTER)
def index(request: HttpRequest) -> HttpResponse:
    """List the keys and make a new one; the key itself is told in this one answer."""
    form = KeyForm(request.POST or None)
    issued = ""
    if request.method == "POST" and form.is_valid():
        issued = ApiKey.issue(**form.cleaned_data)
        form = KeyForm()
    context = {"form": form, "issued": issued, "keys": ApiKey.objects.order_by("-active", "name")}
    return render(request, "directory/api/keys.html", context)


@never_cache
@permission_required(ADMINISTER)
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a key open nothing from now on."""
    key = get_object_or_404(ApiKey, pk=pk)
    ApiKey.objects.filter(pk=key.pk).update(active=False)
    limits.forget(key.hashed)
    messages.success(request, f"Cheia „{key.name}” nu mai este valabilă.")
    return redirect("directory_api_keys")
