"""Who is at work."""

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def signed_in(request: HttpRequest) -> User:
    """Return who sent a form; the pages of the console let nobody else through."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
