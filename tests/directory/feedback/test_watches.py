"""Following a service or a county: confirmed first, ended by a button, forgotten when not wanted."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

import pytest

from core import public_post
from directory.feedback import retention, watches
from directory.models import TaxonomyTerm, Watch
from directory.notifying import links
from tests.directory.feedback.conftest import mails, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "cetatean@exemplu.ro"


def path_in(mail) -> str:
    (line,) = [line for line in mail.text.splitlines() if line.startswith("http")]
    return "/" + line.split("/", 3)[3]


def follow(service) -> str:
    return reverse("directory_follow", args=[service.pk])


@pytest.fixture
def watch(service, post) -> Watch:
    post(follow(service), email=ADDRESS, frequency="weekly")
    return Watch.objects.get()


def test_a_wish_is_confirmed_by_the_link_and_a_button(watch, client, post):
    (mail,) = mails(ADDRESS)
    asked = client.get(path_in(mail))
    assert "Da, vreau să primesc mesaje" in text_of(asked)
    assert not client.cookies
    watch.refresh_from_db()
    assert watch.confirmed_at is None
    assert "Ați confirmat" in text_of(post(path_in(mail)))
    watch.refresh_from_db()
    assert watch.confirmed_at is not None


def test_the_thanks_say_what_comes_next_and_never_whether_one_follows_already(service, post):
    first = text_of(post(follow(service), email=ADDRESS, frequency="weekly"))
    Watch.objects.update(confirmed_at=timezone.now())
    second = text_of(post(follow(service), email=ADDRESS, frequency="weekly"))
    assert "Dacă nu confirmați în 3 zile, ștergem adresa" in first
    assert first.split("<main")[1] == second.split("<main")[1]
    assert len(mails(ADDRESS)) == 1


def test_nobody_is_flooded_with_requests_to_confirm(service, post):
    for _ in range(5):
        post(follow(service), email=ADDRESS.upper(), frequency="immediate")
    assert Watch.objects.count() == 1
    assert len(mails()) == 1


def test_a_county_and_a_type_are_followed_from_a_link_of_the_list(service, client, post):
    county = service.places.first().location.county
    page = client.get(f"/harta/urmareste/?judet={county.pk}&tip={service.term.code}")
    chosen = " ".join(text_of(page).split())
    assert f'<option value="{county.pk}" selected' in chosen
    assert f'<option value="{service.term.code}" selected' in chosen
    said = {"judet": county.pk, "tip": service.term.code, "frequency": "weekly"}
    assert post("/harta/urmareste/", email=ADDRESS, **said).status_code == 200
    watch = Watch.objects.get()
    assert watches.describe(watch) == f"„{service.term.name}” din județul {county.name}"


def test_an_error_keeps_what_was_chosen(service, post):
    said = {"judet": "CJ", "tip": service.term.code, "frequency": "", "email": "fără arond"}
    answer = post("/harta/urmareste/", **said)
    page = " ".join(text_of(answer).split())
    assert answer.status_code == 422
    assert "Exemplu: nume@exemplu.ro." in page
    assert "Alegeți cât de des scriem." in page
    assert 'value="fără arond"' in page
    assert '<option value="CJ" selected' in page


def test_a_wish_nobody_confirms_is_forgotten_after_three_days(watch):
    retention.forget()
    assert Watch.objects.exists()
    Watch.objects.update(asked_at=timezone.now() - timedelta(days=3, minutes=1))
    retention.forget()
    assert not Watch.objects.exists()


def test_a_confirmed_wish_stays(watch):
    Watch.objects.update(asked_at=timezone.now() - timedelta(days=30), confirmed_at=timezone.now())
    retention.forget()
    assert Watch.objects.exists()


def test_a_late_confirmation_says_so(watch, client):
    link = path_in(mails(ADDRESS)[0])
    Watch.objects.all().delete()
    late = client.get(link)
    assert late.status_code == 404
    assert "nu a fost confirmată la timp" in text_of(late)


def test_unsubscribing_asks_first_and_then_forgets_the_address(watch, client, post):
    link = "/" + links.signed("directory_watch_stop", watch=watch.pk).split("/", 3)[3]
    assert "Nu mai vreau mesaje" in text_of(client.get(link))
    assert Watch.objects.exists()
    assert "a fost ștearsă" in text_of(post(link))
    assert not Watch.objects.exists()
    assert post(link).status_code == 200


@pytest.mark.parametrize(
    "route", ["directory_watch_confirm", "directory_watch_stop", "directory_notices_stop"]
)
def test_a_link_of_one_page_opens_no_other(watch, client, route):
    other = "directory_watch_stop" if route != "directory_watch_stop" else "directory_watch_confirm"
    token = links.signed(other, watch=watch.pk).rstrip("/").rsplit("/", 1)[1]
    assert client.get(reverse(route, args=[token])).status_code == 404


def test_the_database_keeps_one_watch_of_a_thing(service):
    term = TaxonomyTerm.objects.first()
    now = timezone.now()
    for target in ({"service": service}, {"county_id": "CJ"}, {"county_id": "CJ", "term": term}):
        Watch.objects.create(email=ADDRESS, asked_at=now, **target)
        with pytest.raises(IntegrityError), transaction.atomic():
            Watch.objects.create(email=ADDRESS, asked_at=now, **target)


def test_who_comes_from_the_mail_may_press_the_button_at_once(watch, client):
    fields = {public_post.TOKEN_FIELD: public_post.make_token("harta")}
    own_page = {"Sec-Fetch-Site": "same-origin"}
    answer = client.post(path_in(mails(ADDRESS)[0]), fields, headers=own_page)
    assert "Ați confirmat" in text_of(answer)
