"""The one place that says whose records a user of the provider area may touch."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from directory.models import Organization, Service, Stage, Status
from directory.models.records import ServiceQuerySet

View = Callable[..., HttpResponse]


def signed_in(request: HttpRequest) -> User:
    """Return who is signed in, behind ``members_only``."""
    assert isinstance(request.user, User)  # noqa: S101 -- the decorator has seen to it
    return request.user


def organizations_of(user: User | AnonymousUser) -> QuerySet[Organization]:
    """Return the providers for which a user speaks."""
    if not user.is_authenticated:
        return Organization.objects.none()
    return Organization.objects.filter(memberships__user=user, memberships__active=True).order_by(
        "name"
    )


def services_of(user: User | AnonymousUser) -> ServiceQuerySet:
    """Return the records of these providers, those in review as well; not what was refused."""
    own = Service.objects.filter(organization__in=organizations_of(user))
    return own.exclude(stage=Stage.IN_REVIEW, status=Status.DEFUNCT)


def own_service(request: HttpRequest, key: UUID) -> Service:
    """Return a record of the member's; another's answers as one that does not exist."""
    return get_object_or_404(
        services_of(request.user).select_related("organization", "term"), pk=key
    )


def own_organization(request: HttpRequest, key: UUID) -> Organization:
    """Return a provider for which the member speaks, or „not found”."""
    return get_object_or_404(organizations_of(request.user), pk=key)


def members_only(view: View) -> View:
    """Let in who speaks for a provider; send everybody else to the sign-in page."""

    @never_cache
    @csrf_protect
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not organizations_of(request.user).exists():
            return redirect("providers_sign_in")
        return view(request, *args, **kwargs)

    return guarded
