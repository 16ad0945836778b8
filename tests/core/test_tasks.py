"""What editors scheduled happens, and one refusal holds nobody up."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from wagtail.models import Revision

import pytest

from core.tasks import publish_scheduled
from home.models import InfoPage

pytestmark = pytest.mark.django_db
PAST = timedelta(minutes=1)


@pytest.fixture
def scheduled(home_page):
    def make(title):
        page = home_page.add_child(instance=InfoPage(title=title, slug=title, live=False))
        page.go_live_at = timezone.now() - PAST
        page.save_revision(approved_go_live_at=page.go_live_at)
        return page

    return make


def is_live(page) -> bool:
    return bool(InfoPage.objects.get(pk=page.pk).live)


def test_a_page_goes_live_at_its_time(scheduled):
    page = scheduled("una")
    assert not is_live(page)
    publish_scheduled()
    assert is_live(page)


def test_a_page_goes_at_its_time(home_page):
    page = home_page.add_child(
        instance=InfoPage(title="a", slug="a", expire_at=timezone.now() - PAST)
    )
    publish_scheduled()
    assert not is_live(page)


def test_a_page_that_may_not_be_published_holds_up_no_other(scheduled, monkeypatch, caplog):
    broken, fine = scheduled("stricata"), scheduled("buna")
    original = Revision.publish

    def publish(revision, **options):
        if revision.object_id == str(broken.pk):
            raise ValidationError("Suma nu mai există.")
        return original(revision, **options)

    monkeypatch.setattr(Revision, "publish", publish)
    publish_scheduled()
    assert is_live(fine)
    assert not is_live(broken)
    assert "Suma nu mai există" in caplog.text
