"""What the calendar does to licences: told once, also when the job ran late."""

from datetime import date, timedelta

from django.db import transaction

from directory import summaries
from directory.models import License, LicenseEvent, LicenseStatus

# The term of the calendar's warning; our choice.
NOTICE = timedelta(days=60)


def from_calendar(today: date) -> int:
    """Note licences that end within the notice, and those that ended; return how many events."""
    standing = License.objects.filter(status=LicenseStatus.VALID, valid_to__isnull=False)
    ended = standing.filter(valid_to__lt=today)
    ending = standing.filter(valid_to__range=(today, today + NOTICE))
    with transaction.atomic():
        made = [_event(item, LicenseEvent.Kind.EXPIRED) for item in ended]
        made += [_event(item, LicenseEvent.Kind.EXPIRING) for item in ending]
        before = LicenseEvent.objects.count()
        LicenseEvent.objects.bulk_create(made, ignore_conflicts=True)
        services = list(ended.values_list("service_id", flat=True))
        ended.update(status=LicenseStatus.EXPIRED)
        summaries.keep(services)
        return LicenseEvent.objects.count() - before


def _event(item: License, kind: LicenseEvent.Kind) -> LicenseEvent:
    """Date the event by the licence, so that the same one is never told twice."""
    if item.valid_to is None:
        raise ValueError("a licence without an end has no such event")
    on = item.valid_to - NOTICE if kind == LicenseEvent.Kind.EXPIRING else item.valid_to
    return LicenseEvent(service_id=item.service_id, kind=kind, on=on)
