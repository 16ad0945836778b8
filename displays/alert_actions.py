"""Raising and stopping alerts: screens, online board and the site's banner as one."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from wagtail.log_actions import log

from core.models import SiteAlert
from displays.alerts import refresh_alerts
from displays.models import AlertTemplate, HallAlert, Screen

RAISED = "displays.alert.raise"
CHANGED = "displays.alert.change"
STOPPED = "displays.alert.stop"
LEVELS = {
    AlertTemplate.EVACUATION: "danger",
    AlertTemplate.CLOSED: "danger",
    AlertTemplate.OUT_OF_ORDER: "warning",
    AlertTemplate.FREE: "info",
}
WORDS = {
    AlertTemplate.EVACUATION: (
        "Evacuați clădirea",
        "Ieșiți acum pe cea mai apropiată ieșire. Nu folosiți liftul. "
        "Urmați indicațiile personalului.",
    ),
    AlertTemplate.CLOSED: (
        "Azi este închis",
        "Ne cerem scuze. Vă așteptăm în următoarea zi lucrătoare, în programul obișnuit.",
    ),
    AlertTemplate.OUT_OF_ORDER: (
        "Sistemul nu funcționează",
        "Lucrăm la remedierea lui. Vă rugăm să reveniți mai târziu.",
    ),
    AlertTemplate.FREE: ("", ""),
}
LASTS = {
    AlertTemplate.EVACUATION: timedelta(minutes=30),
    AlertTemplate.OUT_OF_ORDER: timedelta(hours=2),
    AlertTemplate.FREE: timedelta(hours=1),
}
SHORTEST = timedelta(minutes=5)
END_OF_DAY = time(23, 59)


def prefilled(template: AlertTemplate) -> HallAlert:
    """Return a new alert as its form shows it first: words, and an end that fits its kind."""
    title, text = WORDS[template]
    return HallAlert(template=template, title=title, text=text, ends_at=usual_end(template))


def usual_end(template: AlertTemplate) -> datetime:
    """Say when an alert of this kind usually ends: „închis azi” with the day."""
    now = timezone.localtime().replace(second=0, microsecond=0)
    if template in LASTS:
        return now + LASTS[template]
    end = timezone.make_aware(datetime.combine(now.date(), END_OF_DAY))
    return max(end, now + SHORTEST)


@transaction.atomic
def put_up(alert: HallAlert, screens: Iterable[Screen], *, online: bool, user: Any) -> HallAlert:
    """Save a new or changed alert with its banner; the screens get it after commit."""
    screens = list(screens)
    is_new = alert.pk is None
    if is_new:
        _replace(AlertTemplate(alert.template), screens, user)
        alert.created_by = user
        alert.starts_at = timezone.now()
    _match_site(alert, online=online)
    alert.save()
    alert.screens.set(screens)
    log(instance=alert, action=RAISED if is_new else CHANGED, user=user, data=_told(alert))
    transaction.on_commit(refresh_alerts)
    return alert


@transaction.atomic
def stop(alert: HallAlert, user: Any) -> bool:
    """End an alert everywhere; say whether it was still running."""
    alert = HallAlert.objects.select_for_update().get(pk=alert.pk)
    if not alert.is_running():
        return False
    _end(alert, user)
    transaction.on_commit(refresh_alerts)
    return True


def _replace(template: AlertTemplate, screens: list[Screen], user: Any) -> None:
    """End the running alerts of the same kind that a new one covers on all their screens."""
    for older in HallAlert.objects.running().filter(template=template):
        if set(older.screens.all()) <= set(screens):
            _end(older, user)


def _end(alert: HallAlert, user: Any) -> None:
    alert.stopped_at, alert.stopped_by = timezone.now(), user
    alert.save()
    _end_site(alert.site_alert, alert.stopped_at)
    log(instance=alert, action=STOPPED, user=user, data=_told(alert))


def _match_site(alert: HallAlert, *, online: bool) -> None:
    """Make the site's banner say the same for the same time, or end it."""
    banner = alert.site_alert
    if not online:
        _end_site(banner, timezone.now())
        alert.site_alert = None
        return
    banner = banner or SiteAlert(starts_at=alert.starts_at)
    banner.level = LEVELS[AlertTemplate(alert.template)]
    banner.title, banner.text, banner.ends_at = alert.title, alert.text, alert.ends_at
    banner.save()
    alert.site_alert = banner


def _end_site(banner: SiteAlert | None, moment: datetime) -> None:
    """End a banner now; one that somebody had put off to later never appears."""
    if banner is None or (banner.ends_at and banner.ends_at <= moment):
        return
    if banner.starts_at >= moment:
        banner.delete()
        return
    banner.ends_at = moment
    banner.save()


def _told(alert: HallAlert) -> dict[str, Any]:
    """Return what the journal keeps of an alert."""
    return {
        "template": alert.template,
        "title": alert.title,
        "text": alert.text,
        "ends_at": alert.ends_at.isoformat(),
        "screens": [screen.name for screen in alert.screens.all()],
        "online": alert.site_alert_id is not None,
    }
