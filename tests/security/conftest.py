"""A signed-in editor for checks of what the portal refuses."""

from django.contrib.auth.models import Group, User
from django.test import Client

import pytest

from core.console.roles import Role

PASSWORD = "cireșe-amare-la-borcan"


@pytest.fixture
def editor(db: None) -> User:
    """An editor with a password of their own."""
    user = User.objects.create_user("maria", "maria@exemplu.ro", PASSWORD)
    user.groups.add(Group.objects.get(name=Role.EDITOR.value))
    return user


@pytest.fixture
def console(editor: User) -> Client:
    """A browser in which the editor is signed in."""
    client = Client()
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    return client
