"""Pages behind the links of mails. GET shows what would happen; only the button does it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from directory.models import MailLink, Membership
from directory.providers import accounts, claims, colleagues, links, listing
from directory.providers.access import services_of
from directory.providers.records import confirm as confirm_records
from directory.providers.views.visitors import public_form

GONE = 410


@public_form("provider-enter", at_once=True)
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in with a link of one use."""
    link = links.read(token, MailLink.Purpose.SIGN_IN)
    if link is None or link.user is None or not link.user.is_active:
        return _gone(request)
    if request.method == "POST":
        if not links.use(link):
            return _gone(request)
        accounts.sign_in(request, link.user)
        return redirect("providers_home")
    text = "Apăsați butonul ca să intrați în contul furnizorului."
    return _ask(request, "Intrați în cont", text, "Intrați")


@public_form("provider-prove", at_once=True)
def prove(request: HttpRequest, token: str) -> HttpResponse:
    """Approve the claim of whoever reads the register's mail, and sign them in."""
    link = links.read(token, MailLink.Purpose.CLAIM)
    if link is None or link.claim is None or link.claim.state != link.claim.State.WAITING:
        return _gone(request)
    if request.method == "POST":
        try:
            user = claims.approve_by_mail(link)
        except claims.DecidedError:
            return _gone(request)
        accounts.sign_in(request, user)
        return redirect("providers_account")
    text = (
        f"{link.claim.name} ({link.claim.role}) va putea administra datele furnizorului "
        f"{link.claim.organization.name}."
    )
    return _ask(request, "Confirmați că vorbiți pentru furnizor", text, "Confirm și intru")


@public_form("provider-join", at_once=True)
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited colleague in."""
    link = links.read(token, MailLink.Purpose.JOIN)
    if link is None or link.organization is None:
        return _gone(request)
    if request.method == "POST":
        user = colleagues.accept(link)
        if user is None or not user.is_active:
            return _gone(request)
        accounts.sign_in(request, user)
        return redirect("providers_home")
    text = f"Veți putea administra datele furnizorului {link.organization.name}."
    return _ask(request, "Un coleg v-a invitat", text, "Primesc invitația")


@public_form("provider-confirm", at_once=True)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show the data of a provider and take „datele sunt corecte”, without a password."""
    member = links.membership_of(token, links.CONFIRM)
    if member is None:
        return _gone(request)
    own = services_of(member.user).filter(organization=member.organization).published()
    context: dict[str, Any] = {"member": member, "organization": member.organization}
    if request.method == "POST":
        wanted = set(request.POST.getlist("serviciu"))
        chosen = [key for key in own.values_list("pk", flat=True) if str(key) in wanted]
        context["confirmed"] = confirm_records(chosen, member.user)
        return TemplateResponse(request, "providers/confirmed.html", context)
    context["lines"] = listing.lines(own, timezone.localdate())
    return TemplateResponse(request, "providers/confirm.html", context)


@public_form("provider-stop", at_once=True)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """End the reminders of one member for one provider."""
    member = links.membership_of(token, links.STOP)
    if member is None:
        return _gone(request)
    if request.method == "POST":
        Membership.objects.filter(pk=member.pk).update(reminders=False)
        context = {
            "title": "Nu mai primiți memento-uri",
            "text": f"Nu vă mai scriem pentru {member.organization.name}.",
        }
        return TemplateResponse(request, "providers/told.html", context)
    text = (
        f"Nu vă mai trimitem mesaje care cer confirmarea datelor pentru {member.organization.name}."
    )
    return _ask(request, "Opriți memento-urile", text, "Opriți memento-urile")


def _ask(request: HttpRequest, title: str, text: str, button: str) -> HttpResponse:
    name = request.resolver_match.url_name if request.resolver_match else ""
    purpose = PURPOSES[name or ""]
    context = {"title": title, "text": text, "button": button, "purpose": purpose}
    return TemplateResponse(request, "providers/letter.html", context)


def _gone(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "providers/gone.html", status=GONE)


PURPOSES = {
    "providers_enter": "provider-enter",
    "providers_join": "provider-join",
    "providers_prove": "provider-prove",
    "providers_stop": "provider-stop",
}
