"""Public forms about a record: corrections, reviews, news. No cookie, no account."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from core.public_post import TOKEN_FIELD, public_post
from directory import disclosure
from directory.feedback import pages, reviews, suggestions, values, watches
from directory.feedback.forms import AreaWatchForm, ReviewForm, SuggestionForm, WatchForm
from directory.models import Service


@method_decorator(csrf_exempt, name="dispatch")
@method_decorator(never_cache, name="get")
class PublicForm(View):
    """A form on a page of its own: shown, shown again with what was typed, or taken with thanks."""

    http_method_names = ["get", "head", "post"]
    template = ""
    thanks_template = ""
    title = ""
    thanks = ""

    def form(self, request: HttpRequest, data: Any = None) -> forms.Form:
        raise Http404

    def receive(self, form: forms.Form, token: str) -> dict[str, Any]:
        """Keep what was sent; return what the thanks speak of."""
        raise Http404

    def context(self) -> dict[str, Any]:
        """Return what the page shows besides the form."""
        return {}

    def find(self, **address: Any) -> None:
        """Look up what the address names."""

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        self.find(**address)
        return self.page(request, self.form(request))

    def post(self, request: HttpRequest, **address: Any) -> HttpResponse:
        return _admitted(request, self, address)

    def take(self, request: HttpRequest) -> HttpResponse:
        """Keep what was sent, or show the form again."""
        form = self.form(request, request.POST)
        if not form.is_valid():
            return self.page(request, form, status=422)
        said = self.receive(form, request.POST[TOKEN_FIELD])
        context = {"title": self.thanks, **self.context(), **said}
        return TemplateResponse(request, self.thanks_template, context)

    def page(self, request: HttpRequest, form: forms.Form, status: int = 200) -> HttpResponse:
        """Show the form."""
        context = {"form": form, "title": self.title, **self.context()}
        return TemplateResponse(request, self.template, context, status=status)


@public_post("harta")
def _admitted(request: HttpRequest, page: PublicForm, address: dict[str, Any]) -> HttpResponse:
    page.find(**address)
    return page.take(request)


class AboutService(PublicForm):
    """A form about one published service."""

    service: Service

    def find(self, **address: UUID) -> None:
        found = disclosure.public_services().select_related("organization", "term", "license")
        places = found.prefetch_related("places__location__locality__county")
        self.service = get_object_or_404(places, pk=address["key"])

    def context(self) -> dict[str, Any]:
        return {
            "service": self.service,
            "back": pages.record_path(self.service),
            "protected": disclosure.is_protected(self.service),
        }


class Suggest(AboutService):
    """„Semnalează o greșeală”."""

    template = "feedback/suggest.html"
    thanks_template = "feedback/suggest_thanks.html"
    title = "Semnalați o greșeală"
    thanks = "Mulțumim pentru sesizare"

    def form(self, request: HttpRequest, data: Any = None) -> SuggestionForm:
        initial = {"field": request.GET.get("camp", "")}
        return SuggestionForm(data, service=self.service, initial=initial)

    def context(self) -> dict[str, Any]:
        shown = values.shown(self.service)
        fields = [(name, values.label(name), shown[name]) for name in values.asked(self.service)]
        return {**super().context(), "fields": fields}

    def receive(self, form: forms.Form, token: str) -> dict[str, Any]:
        return {"suggestion": suggestions.receive(self.service, token, form.cleaned_data)}


class Opinion(AboutService):
    """„Spuneți-vă părerea”; there is no such page for a protected service."""

    template = "feedback/review.html"
    thanks_template = "feedback/review_thanks.html"
    title = "Spuneți-vă părerea"
    thanks = "Mulțumim pentru părere"

    def find(self, **address: UUID) -> None:
        super().find(**address)
        if not reviews.may_be_reviewed(self.service):
            raise Http404

    def form(self, request: HttpRequest, data: Any = None) -> ReviewForm:
        return ReviewForm(data)

    def receive(self, form: forms.Form, token: str) -> dict[str, Any]:
        review = reviews.receive(self.service, token, form.cleaned_data)
        return {"review": review, "own_link": reviews.author_link(review)}


class Follow(AboutService):
    """News of one service."""

    template = "feedback/follow.html"
    thanks_template = "feedback/follow_thanks.html"
    title = "Urmăriți acest serviciu"
    thanks = "Mai este un pas"

    def form(self, request: HttpRequest, data: Any = None) -> WatchForm:
        return WatchForm(data, initial={"frequency": "weekly"})

    def receive(self, form: forms.Form, token: str) -> dict[str, Any]:
        said = form.cleaned_data
        watches.ask(said["email"], said["frequency"], {"service": self.service})
        return {"email": said["email"]}


class FollowArea(PublicForm):
    """News of a type of services in a county."""

    template = "feedback/follow.html"
    thanks_template = "feedback/follow_thanks.html"
    title = "Urmăriți serviciile dintr-un județ"
    thanks = "Mai este un pas"

    def form(self, request: HttpRequest, data: Any = None) -> AreaWatchForm:
        asked = {name: request.GET.get(name, "") for name in ("judet", "tip")}
        return AreaWatchForm(data, initial={"frequency": "weekly", **asked})

    def context(self) -> dict[str, Any]:
        return {"back": "/harta/"}

    def receive(self, form: forms.Form, token: str) -> dict[str, Any]:
        said = form.cleaned_data
        target = {"county": said["judet"], "term": said["tip"]}
        watches.ask(said["email"], said["frequency"], target)
        return {"email": said["email"]}
