"""Signing in: lock-out, passwords, reset by e-mail."""

from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import pytest
from axes.models import AccessAttempt

from core.console.accounts import PER_ADDRESS, PER_MACHINE
from tests.security.conftest import PASSWORD

pytestmark = pytest.mark.django_db
LIMIT = 5


def sign_in(password, *, address="203.0.113.7", username="maria", client=None):
    url = reverse("wagtailadmin_login")
    data = {"username": username, "password": password, "next": "/admin/"}
    return (client or Client()).post(url, data, REMOTE_ADDR=address)


def fail(times, **kwargs):
    return [sign_in("greșită", **kwargs).status_code for _ in range(times)]


def test_the_right_password_opens_the_console(editor):
    assert sign_in(PASSWORD).url == "/admin/"


def test_a_wrong_password_is_answered_in_romanian(editor):
    html = sign_in("greșită").content.decode()
    assert "Numele de utilizator sau parola nu sunt corecte." in html


def test_the_fifth_failure_locks_and_says_for_how_long(editor):
    assert fail(LIMIT) == [200] * (LIMIT - 1) + [429]
    answer = sign_in(PASSWORD)
    assert answer.status_code == 429
    html = answer.content.decode()
    assert "Autentificarea este oprită pentru 15 minute" in html
    assert "cereți una nouă prin e-mail" in html


def test_the_lock_is_in_the_database_so_every_worker_sees_it(editor):
    fail(LIMIT)
    assert AccessAttempt.objects.get().failures_since_start == LIMIT


def test_another_address_is_not_locked(editor):
    fail(LIMIT)
    assert sign_in(PASSWORD, address="203.0.113.8").status_code == 302


def test_another_user_at_the_same_address_is_not_locked(editor):
    fail(LIMIT, username="cineva")
    assert sign_in(PASSWORD).status_code == 302


def test_the_lock_ends_by_itself(editor):
    fail(LIMIT)
    past = timezone.now() - timedelta(minutes=16)
    AccessAttempt.objects.update(attempt_time=past)
    assert sign_in(PASSWORD).status_code == 302


def test_a_success_forgets_earlier_failures(editor):
    fail(LIMIT - 1)
    sign_in(PASSWORD)
    assert fail(LIMIT - 1) == [200] * (LIMIT - 1)


def test_behind_our_proxy_visitors_are_told_apart(editor, settings):
    settings.PROXY_COUNT = 1
    client = Client(headers={"x-forwarded-for": "198.51.100.1"})
    fail(LIMIT, client=client, address="10.0.0.2")
    other = Client(headers={"x-forwarded-for": "198.51.100.2"})
    assert sign_in(PASSWORD, client=other, address="10.0.0.2").status_code == 302


def test_without_a_proxy_the_header_is_not_believed(editor):
    for number in range(LIMIT):
        sign_in("greșită", client=Client(headers={"x-forwarded-for": f"198.51.100.{number}"}))
    assert sign_in(PASSWORD).status_code == 429


def test_an_invented_front_of_the_chain_does_not_help(editor, settings):
    settings.PROXY_COUNT = 1
    for number in range(LIMIT):
        chain = f"192.0.2.{number}, 198.51.100.1"
        sign_in("greșită", client=Client(headers={"x-forwarded-for": chain}))
    locked = Client(headers={"x-forwarded-for": "198.51.100.1"})
    assert sign_in(PASSWORD, client=locked).status_code == 429


@pytest.mark.parametrize(
    "password", ["scurta1!", "parola", "123456789012", "password1234", "maria@exemplu.ro"]
)
def test_weak_passwords_are_refused(editor, password):
    with pytest.raises(ValidationError):
        validate_password(password, editor)


def test_the_reasons_are_romanian(editor):
    with pytest.raises(ValidationError) as refused:
        validate_password("1234", editor)
    text = " ".join(refused.value.messages)
    assert "cel puțin 12 caractere" in text
    assert "numai din cifre" in text


def ask_for_reset(email, address="203.0.113.7"):
    return Client().post(
        reverse("wagtailadmin_password_reset"), {"email": email}, REMOTE_ADDR=address
    )


def test_the_reset_mail_is_romanian(editor):
    answer = ask_for_reset(editor.email)
    assert answer.status_code == 302
    assert "resetarea parolei" in mail.outbox[0].subject.lower()
    assert "/admin/password_reset/confirm/" in mail.outbox[0].body


def test_one_account_gets_few_mails_an_hour(editor):
    for number in range(PER_ADDRESS + 2):
        assert ask_for_reset(editor.email, address=f"203.0.113.{number}").status_code == 302
    assert len(mail.outbox) == PER_ADDRESS


def test_one_machine_sends_few_requests_an_hour(editor):
    for number in range(PER_MACHINE):
        ask_for_reset(f"cineva{number}@exemplu.ro")
    ask_for_reset(editor.email)
    assert mail.outbox == []


def test_the_answer_does_not_tell_which_accounts_exist(editor):
    known, unknown = ask_for_reset(editor.email), ask_for_reset("nimeni@exemplu.ro")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
