"""A noticeboard, a picture, a film, a screen, a service to build tests from."""

from io import BytesIO

from django.core.files.base import ContentFile

from wagtail.models import Page

import pytest
from PIL import Image

from core.models import Film, PortalImage, PortalSettings
from displays.models import NoticeboardPage
from displays.seeding.builders import make_noticeboard, make_screen
from home.models import HomePage
from services.models import ServicePage, ServicesIndexPage

MP4 = b"\x00\x00\x00\x18ftypmp42" + b"film" * 100


@pytest.fixture(autouse=True)
def releases_dir(tmp_path, settings):
    """Releases of a test lie in its own folder."""
    settings.RELEASES_DIR = tmp_path / "releases"
    return settings.RELEASES_DIR


@pytest.fixture(scope="package", autouse=True)
def _institution_with_a_noticeboard(standing):
    with standing():
        home = HomePage.objects.get()
        portal = PortalSettings.for_site(home.get_site())
        portal.institution_name = "Instituția de probă"
        portal.public_url = "https://info.exemplu.ro"
        portal.save()
        make_noticeboard(home)
        yield


@pytest.fixture
def portal(home_page):
    """The institution, with its public address."""
    return PortalSettings.for_site(home_page.get_site())


@pytest.fixture
def board(db):
    """A published noticeboard without slides."""
    return NoticeboardPage.objects.get()


@pytest.fixture
def screen(board):
    """The screen of the hall."""
    return make_screen(board)


@pytest.fixture
def picture(db):
    """A small picture with an alternative text."""
    data = BytesIO()
    Image.new("RGB", (320, 180), (10, 60, 120)).save(data, "PNG")
    file = ContentFile(data.getvalue(), name="poza.png")
    return PortalImage.objects.create(title="Poză", description="O clădire albastră", file=file)


@pytest.fixture
def film(db):
    """A film of 12.3 seconds with subtitles."""
    return Film.objects.create(
        title="Cum depuneți o cerere",
        duration=12.3,
        file=ContentFile(MP4, name="film.mp4"),
        subtitles=ContentFile(b"WEBVTT\n\n00:00.000 --> 00:02.000\nText\n", name="film.vtt"),
    )


@pytest.fixture
def service(home_page):
    """A service page, published without passing the rules of service pages."""
    index = home_page.add_child(instance=ServicesIndexPage(title="Servicii", slug="servicii"))
    draft = ServicePage(title="Ajutor de urgență", slug="ajutor-de-urgenta", live=False)
    index.add_child(instance=draft)
    ServicePage.objects.update(live=True)
    return Page.objects.get(pk=draft.pk)
