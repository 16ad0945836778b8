"""A small register with a shelter in it, moderators, a provider's user, and a form that is filled."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

import pytest

from core import public_post
from core.models import OutgoingMail
from directory.models import Membership, NotificationPreference, Organization, Service, Stage
from tests.directory.registers import clean_rows

SECRET = "Ascunsă"
Post = Callable[..., Any]


@pytest.fixture
def services(import_rows, home_page) -> list[Service]:
    """Three published services; the last is a shelter."""
    rows = clean_rows(3)
    rows[2] |= {"Cod serviciu": "8790CR-VD-I", "Strada": SECRET, "Nr.": "77"}
    import_rows(rows)
    Service.objects.update(stage=Stage.PUBLISHED)
    names = [row["Denumire serviciu social"] for row in rows]
    return sorted(Service.objects.complete(), key=lambda service: names.index(service.name))


@pytest.fixture
def service(services: list[Service]) -> Service:
    return services[0]


@pytest.fixture
def shelter(services: list[Service]) -> Service:
    return services[2]


@pytest.fixture
def client() -> Client:
    """A browser that keeps what servers give it, so that a cookie would be seen."""
    return Client()


@pytest.fixture
def post(client: Client, monkeypatch) -> Post:
    """Send a public form as a browser does; the token may be given, to send it twice."""
    monkeypatch.setattr(public_post, "MIN_AGE", 0)

    def send(address: str, *, token: str = "", **data: Any) -> Any:
        fields = {public_post.TOKEN_FIELD: token or public_post.make_token("harta"), **data}
        return client.post(address, fields, headers={"Sec-Fetch-Site": "same-origin"})

    return send


@pytest.fixture
def moderator(db: None) -> User:
    user = person("moderator")
    for codename in ("moderate", "access_admin"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    return user


@pytest.fixture
def console(moderator: User) -> Client:
    """The console as a moderator sees it."""
    browser = Client()
    browser.force_login(moderator, backend="django.contrib.auth.backends.ModelBackend")
    return browser


@pytest.fixture
def provider(service: Service) -> User:
    """A user who speaks for every provider and wants mail at once."""
    user = person("furnizor")
    speaks_for_all(user)
    NotificationPreference.objects.create(user=user, frequency="immediate")
    return user


def speaks_for_all(user: User) -> None:
    """Let a user administer the data of every provider there is."""
    Membership.objects.bulk_create(
        Membership(organization=organization, user=user, at=timezone.now())
        for organization in Organization.objects.all()
    )


def person(name: str) -> User:
    return User.objects.create_user(name, f"{name}@exemplu.ro", "parola-lunga-1")


def mails(to: str = "") -> list[OutgoingMail]:
    """What was written into the outbox, oldest first."""
    found = OutgoingMail.objects.order_by("pk")
    return list(found.filter(to=to) if to else found)


def text_of(answer: Any) -> str:
    return answer.content.decode()
