"""Pages of the console that are the portal's own."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from core.console import tasks


@never_cache
def todo(request: HttpRequest) -> HttpResponse:
    """List everything that waits for the signed-in user."""
    return render(request, "wagtailadmin/todo.html", {"tasks": tasks.for_request(request)})


@never_cache
def session(request: HttpRequest) -> JsonResponse:
    """Say that the editor is still signed in, and renew the form's token.

    Whoever is not signed in is sent to the sign-in page or refused before this runs.
    """
    return JsonResponse({"user": request.user.get_username(), "token": get_token(request)})


@never_cache
def signed_in(request: HttpRequest) -> HttpResponse:
    """End a sign-in that was asked for in the middle of work."""
    return render(request, "wagtailadmin/signed_in.html")
