"""Search engines from outside: announcements only when switched on, and codes that prove ownership."""

import json
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from wagtail.models import PageViewRestriction, Site

import pytest

from core.models import PortalSettings
from displays.seeding.builders import make_noticeboard, make_slide
from home.models import InfoPage
from search.models import ChangedAddress
from search.outside import announcements, indexnow

pytestmark = pytest.mark.django_db
BASE = "https://info.exemplu.ro"


@pytest.fixture
def portal(home_page) -> PortalSettings:
    portal = PortalSettings.for_site(Site.objects.get(is_default_site=True))
    portal.public_url, portal.announce_changes = BASE, True
    portal.save()
    return portal


@pytest.fixture
def sent(monkeypatch) -> list[dict]:
    """What goes to the network instead."""
    calls: list[dict] = []

    class Answer:
        status = 202

        def __enter__(self):
            return self

        def __exit__(self, *error):
            return False

    def open_(request, timeout):
        assert request.full_url == indexnow.ENDPOINT
        calls.append(json.loads(request.data))
        return Answer()

    monkeypatch.setattr(indexnow, "urlopen", open_)
    return calls


def publish(home_page, slug="stiri") -> InfoPage:
    page = home_page.add_child(instance=InfoPage(title="Știri", slug=slug, live=False))
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def waiting() -> list[str]:
    return list(ChangedAddress.objects.values_list("url", flat=True))


def test_nothing_is_announced_unless_switched_on(home_page, sent):
    publish(home_page)
    announcements.announce()
    assert waiting() == []
    assert sent == []


def test_publishing_waits_for_no_network(portal, home_page, sent):
    publish(home_page)
    assert waiting() == [f"{BASE}/stiri/"]
    assert sent == []


def test_what_changed_is_announced_once_with_the_key(portal, home_page, sent):
    page = publish(home_page)
    page.save_revision().publish()
    announcements.announce()
    announcements.announce()
    assert waiting() == []
    key = indexnow.key()
    assert sent == [
        {
            "host": "info.exemplu.ro",
            "key": key,
            "keyLocation": f"{BASE}/{key}.txt",
            "urlList": [f"{BASE}/stiri/"],
        }
    ]


def test_a_page_that_went_or_moved_is_announced(portal, home_page):
    page = publish(home_page)
    page.unpublish()
    assert waiting() == [f"{BASE}/stiri/"] * 2
    page.slug = "noutati-vechi"
    page.save_revision().publish()
    assert f"{BASE}/noutati-vechi/" in waiting()


def test_all_addresses_of_a_renamed_branch_are_announced(
    portal, home_page, django_capture_on_commit_callbacks
):
    page = publish(home_page)
    publish(page, "azi")
    page.add_child(instance=InfoPage(title="Ciornă", slug="ciorna", live=False))
    ChangedAddress.objects.all().delete()
    page.slug = "noutati"
    with django_capture_on_commit_callbacks(execute=True):
        page.save()
    paths = ("noutati/", "stiri/", "noutati/azi/", "stiri/azi/")
    assert waiting() == [f"{BASE}/{path}" for path in paths]


def test_a_branch_that_moved_is_announced_and_one_that_changed_places_is_not(portal, home_page):
    page, index = publish(home_page), publish(home_page, "arhiva")
    publish(page, "azi")
    ChangedAddress.objects.all().delete()
    page.move(index, pos="first-child")
    paths = ("arhiva/stiri/", "stiri/", "arhiva/stiri/azi/", "stiri/azi/")
    assert waiting() == [f"{BASE}/{path}" for path in paths]
    ChangedAddress.objects.all().delete()
    index.refresh_from_db()
    index.move(home_page, pos="first-child")
    assert waiting() == []


def test_a_private_page_is_nobodys_business(portal, home_page):
    page = publish(home_page)
    ChangedAddress.objects.all().delete()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    page.save_revision().publish()
    publish(page, "sub-parola")
    page.unpublish()
    assert waiting() == []


def test_a_hall_slide_that_goes_is_nobodys_business(portal, home_page):
    slide = make_slide(make_noticeboard(home_page), title="Numai în hol", target="hall")
    ChangedAddress.objects.all().delete()
    slide.unpublish()
    assert waiting() == []


def test_an_address_too_long_to_keep_does_not_stop_the_publishing(portal, home_page):
    page = publish(home_page, "a" * 255)
    publish(page, "b" * 255)
    assert waiting() == [f"{BASE}/{'a' * 255}/"]


def test_a_slide_of_the_hall_is_nobodys_business(portal, home_page):
    board = make_noticeboard(home_page)
    ChangedAddress.objects.all().delete()
    make_slide(board, title="Numai în hol", target="hall")
    assert waiting() == []


def test_a_failure_keeps_the_addresses_for_the_next_turn(portal, home_page, monkeypatch):
    def fail(request, timeout):
        raise OSError("fără rețea")

    monkeypatch.setattr(indexnow, "urlopen", fail)
    publish(home_page)
    with pytest.raises(OSError, match="fără rețea"):
        announcements.announce()
    assert waiting() == [f"{BASE}/stiri/"]


def test_what_nobody_took_for_a_week_is_given_up(portal, sent):
    old = ChangedAddress.objects.create(url=f"{BASE}/veche/")
    ChangedAddress.objects.filter(pk=old.pk).update(changed_at=timezone.now() - timedelta(days=8))
    announcements.announce()
    assert waiting() == []
    assert sent == []


@pytest.mark.parametrize(
    "address", ["http://info.exemplu.ro", "https://localhost", "https://10.0.0.4", ""]
)
def test_an_address_that_engines_cannot_reach_is_not_announced(
    portal, home_page, sent, address, settings
):
    settings.PUBLIC_URL = ""
    portal.public_url = address
    portal.save()
    publish(home_page)
    announcements.announce()
    assert sent == []


def test_the_key_is_public_only_while_announcing(portal, client):
    address = f"/{indexnow.key()}.txt"
    answer = client.get(address)
    assert answer.content.decode() == indexnow.key()
    assert answer["Content-Type"].startswith("text/plain")
    assert client.get(f"/{'0' * 32}.txt").status_code == 404
    portal.announce_changes = False
    portal.save()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("google_verification", "x" * 43, '<meta content="abc">'),
        ("bing_verification", "A1" * 16, "A1" * 15),
    ],
)
def test_codes_are_checked_and_shown(portal, client, field, good, bad):
    setattr(portal, field, bad)
    with pytest.raises(ValidationError, match="Lipiți numai codul"):
        portal.full_clean()
    setattr(portal, field, good)
    portal.full_clean()
    portal.save()
    assert f'content="{good}"' in client.get("/").content.decode()
