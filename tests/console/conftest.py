"""People of every role at work in the console."""

from collections.abc import Callable

from django.contrib.auth.models import Group, User
from django.test import Client

import pytest

from core.console.roles import MapRole, Role
from displays.models import NoticeboardPage
from displays.seeding.builders import make_noticeboard
from home.models import HomePage

MakeUser = Callable[..., User]
SignedIn = Callable[[Role | MapRole], Client]


@pytest.fixture
def person(db: None) -> MakeUser:
    """Make (once) the user of a role."""

    def make(role: Role | MapRole) -> User:
        user, created = User.objects.get_or_create(
            username=role.value.lower(),
            defaults={"first_name": role.value, "email": f"{role}@exemplu.ro"},
        )
        if created:
            user.groups.add(Group.objects.get(name=role.value))
        return user

    return make


@pytest.fixture
def signed_in(person: MakeUser) -> SignedIn:
    """A browser in which the user of a role is signed in."""

    def open_as(role: Role | MapRole) -> Client:
        client = Client()
        client.force_login(person(role), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return open_as


@pytest.fixture
def board(home_page: HomePage) -> NoticeboardPage:
    """An empty noticeboard."""
    return make_noticeboard(home_page)
