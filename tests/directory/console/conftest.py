"""A small register, and people of every role at work in its console."""

import pytest

from core.console.roles import MapRole
from directory.console import record
from directory.models import Service
from tests.console.conftest import person, signed_in  # noqa: F401 -- fixtures
from tests.directory.registers import clean_rows

HARTA = "/admin/harta/"


@pytest.fixture
def register(import_rows):
    """Three services of the register."""
    import_rows(clean_rows(3))


@pytest.fixture
def service(register) -> Service:
    """One of them."""
    return Service.objects.order_by("name")[0]


@pytest.fixture
def administrator(signed_in):  # noqa: F811 -- the fixture
    """A browser of an „Administrator hartă”."""
    return signed_in(MapRole.ADMINISTRATOR)


@pytest.fixture
def moderator(signed_in):  # noqa: F811 -- the fixture
    """A browser of a „Moderator hartă”."""
    return signed_in(MapRole.MODERATOR)


@pytest.fixture
def write(administrator, service):
    """Send the form of a field, as it was seen a moment ago unless told otherwise."""

    def act(name, browser=None, seen=None, **typed):
        data = {f"{name}-{part}": value for part, value in typed.items()}
        data["vazut"] = seen or record.current_token(service, name)
        address = f"{HARTA}servicii/{service.pk}/camp/{name}/"
        return (browser or administrator).post(address, data, follow=True)

    return act


def text(response) -> str:
    """Return a page with its spaces put together."""
    return " ".join(response.content.decode().split())
