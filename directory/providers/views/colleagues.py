"""The page of a provider's colleagues."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from directory.providers import colleagues
from directory.providers.access import members_only, own_organization, signed_in
from directory.providers.forms import InviteForm


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show who speaks for the provider, and invite one more."""
    organization = own_organization(request, key)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        name, email = form.cleaned_data["name"], form.cleaned_data["email"]
        try:
            colleagues.invite(organization, signed_in(request), name, email)
        except colleagues.RefusedError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Am trimis o invitație la {email}. Linkul merge 7 zile.")
            return redirect("providers_colleagues", key)
    context = {
        "organization": organization,
        "members": colleagues.members(organization),
        "form": form,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "providers/colleagues.html", context, status=status)


@members_only
@require_POST
def remove(request: HttpRequest, key: UUID, member: int) -> HttpResponse:
    """Remove a colleague."""
    organization = own_organization(request, key)
    try:
        user = colleagues.remove(organization, member)
    except colleagues.RefusedError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, f"{user.first_name or user.email} nu mai administrează datele furnizorului."
        )
        if user == signed_in(request):
            return redirect("providers_home")
    return redirect("providers_colleagues", key)
