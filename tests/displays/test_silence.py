"""Mail about screens: once when one falls silent inside its hours, once when it is back."""

from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

import pytest

from displays.models import Screen, ScreenState
from displays.models.screen import validate_addresses
from displays.screens import silence
from displays.screens.hours import ALWAYS, on_since
from displays.windows import instant
from tests.displays.players import paired

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


def wall(hour, minute=0, *, day=MONDAY):
    return instant(datetime.combine(day, time(hour, minute)))


@pytest.fixture
def clock(monkeypatch):
    """Put the portal's clock at a moment."""

    def put(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return put


@pytest.fixture
def television(screen, clock):
    """A paired television of a screen that is on from 8 to 18; somebody gets its mail."""
    screen.alert_emails = "hol@exemplu.ro, it@exemplu.ro"
    screen.hours_from, screen.hours_to = time(8), time(18)
    screen.place = "parter"
    screen.save()
    clock(wall(9))
    television = paired(screen)
    television.report()
    return television


def test_a_silent_screen_is_told_of_once(television, clock):
    for minute in (1, 5, 9, 11, 12, 30):
        clock(wall(9, minute))
        silence.watch()
    assert len(mail.outbox) == 1
    message = mail.outbox[0]
    assert message.subject == "Ecranul „Hol” nu mai răspunde"
    assert message.to == ["hol@exemplu.ro", "it@exemplu.ro"]
    assert "din 23.11.2026, 09:00" in message.body
    assert "(parter)" in message.body
    assert f"https://info.exemplu.ro/admin/ecrane/{television.screen.pk}/" in message.body


def test_its_return_is_told_of_once(television, clock):
    clock(wall(9, 15))
    silence.watch()
    clock(wall(10))
    television.report()
    for second in (1, 31):
        clock(wall(10) + timedelta(seconds=second))
        silence.watch()
    assert [message.subject for message in mail.outbox] == [
        "Ecranul „Hol” nu mai răspunde",
        "Ecranul „Hol” răspunde din nou",
    ]
    assert "de la 23.11.2026, 10:00" in mail.outbox[1].body


def test_a_second_silence_is_told_of_again(television, clock):
    for hour in (9, 10, 11):
        clock(wall(hour, 30))
        silence.watch()
        clock(wall(hour, 40))
        television.report()
        silence.watch()
    assert len(mail.outbox) == 6


def test_a_screen_that_reports_is_never_written_about(television, clock):
    for minute in range(0, 50, 8):
        clock(wall(9, minute))
        television.report()
        silence.watch()
    assert mail.outbox == []


def test_outside_its_hours_silence_is_no_news(television, clock):
    clock(wall(17, 55))
    television.report()
    for moment in (wall(18, 1), wall(23), wall(3, day=MONDAY + timedelta(days=1))):
        clock(moment)
        silence.watch()
    assert mail.outbox == []


def test_in_the_morning_a_screen_gets_its_time_to_start(television, clock):
    tuesday = MONDAY + timedelta(days=1)
    clock(wall(8, 9, day=tuesday))
    silence.watch()
    assert mail.outbox == []
    clock(wall(8, 11, day=tuesday))
    silence.watch()
    assert len(mail.outbox) == 1


def test_each_screen_has_its_own_limit(television, clock):
    Screen.objects.update(silence_minutes=60)
    clock(wall(9, 50))
    silence.watch()
    assert mail.outbox == []
    clock(wall(10, 1))
    silence.watch()
    assert len(mail.outbox) == 1


def test_a_television_that_never_reported_after_pairing_is_silent_too(screen, clock):
    screen.alert_emails = "hol@exemplu.ro"
    screen.save()
    clock(wall(9))
    paired(screen)
    clock(wall(9, 11))
    silence.watch()
    assert len(mail.outbox) == 1


def test_a_screen_that_was_never_paired_is_nobodys_news(screen, clock):
    screen.alert_emails = "hol@exemplu.ro"
    screen.save()
    clock(wall(9))
    silence.watch()
    assert mail.outbox == []


@pytest.mark.parametrize("change", ["revoked", "retired"])
def test_nobody_is_told_of_the_return_of_what_was_taken_away(television, clock, change):
    clock(wall(9, 15))
    silence.watch()
    if change == "revoked":
        television.screen.players.update(revoked_at=timezone.now())
    else:
        Screen.objects.update(retired_on=MONDAY)
    clock(wall(9, 20))
    silence.watch()
    assert len(mail.outbox) == 1
    assert ScreenState.objects.get().silence_notified_at is None


def test_a_mail_server_that_is_down_loses_nothing(television, clock, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(silence, "send_mail", refuse)
        clock(wall(9, 15))
        silence.watch()
    assert "se încearcă din nou" in caplog.text
    clock(wall(9, 16))
    silence.watch()
    assert len(mail.outbox) == 1


def test_the_news_of_a_return_is_not_lost_either(television, clock, monkeypatch):
    clock(wall(9, 15))
    silence.watch()
    clock(wall(9, 20))
    television.report()
    with monkeypatch.context() as broken:
        broken.setattr(silence, "send_mail", lambda *_args: 1 / 0)
        silence.watch()
    silence.watch()
    assert len(mail.outbox) == 2


def test_one_screen_that_fails_does_not_keep_the_others_quiet(
    television, board, clock, monkeypatch
):
    other = Screen.objects.create(
        name="Etaj", slug="etaj", noticeboard=board, alert_emails="e@exemplu.ro"
    )
    paired(other, "b")
    send = silence.send_mail

    def only_upstairs(subject, *args):
        if "Hol" in subject:
            raise ConnectionRefusedError
        return send(subject, *args)

    monkeypatch.setattr(silence, "send_mail", only_upstairs)
    clock(wall(9, 15))
    silence.watch()
    assert [message.subject for message in mail.outbox] == ["Ecranul „Etaj” nu mai răspunde"]


def test_without_a_list_the_administrators_are_told(screen):
    group = Group.objects.get(name="Administrator")
    for name, address, active in (
        ("ana", "ana@exemplu.ro", True),
        ("ion", "", True),
        ("dan", "dan@exemplu.ro", False),
    ):
        user = User.objects.create_user(name, address)
        user.is_active = active
        user.save()
        user.groups.add(group)
    assert silence.recipients(screen) == ["ana@exemplu.ro"]


def test_with_nobody_to_tell_nothing_is_remembered_as_told(television, clock):
    Screen.objects.update(alert_emails="")
    clock(wall(9, 15))
    silence.watch()
    assert mail.outbox == []
    assert ScreenState.objects.get().silence_notified_at is None


@pytest.mark.parametrize("text", ["nu", "a@b.ro; c@d.ro", "a@b.ro, c@"])
def test_addresses_that_are_none_are_refused(text):
    with pytest.raises(ValidationError, match="nu este o adresă de e-mail"):
        validate_addresses(text)


def test_addresses_may_have_blanks_around():
    validate_addresses(" a@b.ro ,c@d.ro, ")


@pytest.mark.parametrize(
    ("hours", "moment", "since"),
    [
        ((8, 18), wall(7, 59), None),
        ((8, 18), wall(8), wall(8)),
        ((8, 18), wall(17, 59), wall(8)),
        ((8, 18), wall(18), None),
        ((20, 6), wall(21), wall(20)),
        ((20, 6), wall(5), wall(20, day=MONDAY - timedelta(days=1))),
        ((20, 6), wall(6), None),
        (None, wall(3), ALWAYS),
    ],
)
def test_hours_are_the_walls(hours, moment, since):
    screen = Screen(hours_from=hours and time(hours[0]), hours_to=hours and time(hours[1]))
    assert on_since(screen, moment) == since


def test_on_the_day_the_clocks_change_the_hours_stay_those_of_the_wall():
    screen = Screen(hours_from=time(8), hours_to=time(18))
    spring = date(2027, 3, 28)
    assert on_since(screen, wall(8, day=spring)) == wall(8, day=spring)
    assert wall(8, day=spring).utcoffset() == timedelta(hours=3)


@pytest.mark.parametrize(("days", "on"), [(None, True), (6, True), (5, False)])
def test_a_screen_may_be_off_at_the_weekend(days, on):
    saturday = wall(12, day=date(2026, 11, 28))
    screen = Screen(hours_from=time(8), hours_to=time(18), days_on=days)
    assert (on_since(screen, saturday) is not None) is on
    assert (on_since(Screen(days_on=days), saturday) is not None) is on


def test_a_night_that_begins_on_friday_goes_on_into_saturday():
    screen = Screen(hours_from=time(20), hours_to=time(6), days_on=5)
    assert on_since(screen, wall(5, day=date(2026, 11, 28))) == wall(20, day=date(2026, 11, 27))
    assert on_since(screen, wall(21, day=date(2026, 11, 28))) is None


def test_without_hours_a_working_week_begins_on_monday():
    assert on_since(Screen(days_on=5), wall(12, day=date(2026, 11, 25))) == wall(0)


def test_a_screen_out_of_use_is_never_on():
    assert on_since(Screen(retired_on=MONDAY), wall(12)) is None
    assert on_since(Screen(retired_on=MONDAY + timedelta(days=1)), wall(12)) == ALWAYS
