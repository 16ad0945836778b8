"""Alerts stand in their time, the gravest first."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

import pytest

from core.models import SiteAlert

pytestmark = pytest.mark.django_db


def make_alert(title, *, starts=-1, ends=None, level="info"):
    now = timezone.now()
    return SiteAlert.objects.create(
        title=title,
        level=level,
        starts_at=now + timedelta(hours=starts),
        ends_at=now + timedelta(hours=ends) if ends else None,
    )


def test_only_the_alerts_of_this_moment_stand():
    make_alert("acum")
    make_alert("încă puțin", ends=1)
    make_alert("trecută", starts=-3, ends=-1)
    make_alert("viitoare", starts=1)
    assert {alert.title for alert in SiteAlert.objects.current()} == {"acum", "încă puțin"}


def test_the_gravest_comes_first():
    make_alert("informare")
    make_alert("pericol", level="danger")
    make_alert("atenție", level="warning")
    assert [a.title for a in SiteAlert.objects.current()] == ["pericol", "atenție", "informare"]


def test_an_alert_that_ends_before_it_begins_is_refused():
    alert = make_alert("greșită", starts=2)
    alert.ends_at = timezone.now()
    with pytest.raises(ValidationError, match="după ce apare"):
        alert.full_clean()
