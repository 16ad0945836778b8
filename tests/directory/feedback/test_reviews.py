"""Reviews: nothing public without a decision in the log, every state reached only as it may be."""

from datetime import timedelta

from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone

import pytest

from core import public_post
from directory.feedback import retention, reviews
from directory.feedback.reviews import NotPossibleError
from directory.feedback.suggestions import DecidedAlreadyError
from directory.models import Review, ReviewDecision
from tests.directory.feedback.conftest import mails, text_of

pytestmark = pytest.mark.django_db
State, Answer, Side = Review.State, Review.Answer, Review.Side
WORDS = "Personalul este atent și mâncarea bună, mulțumim."


def address(service) -> str:
    return reverse("directory_review", args=[service.pk])


def decide_at(review) -> str:
    return reverse("directory_review_decide", args=[review.pk])


@pytest.fixture
def review(service, post) -> Review:
    post(address(service), text=WORDS, rating="5", email="autor@exemplu.ro")
    return Review.objects.get()


def shown(service) -> str:
    template = Template("{% load feedback %}{% service_reviews service %}")
    return template.render(Context({"service": service}))


def test_a_review_waits_and_nobody_reads_it(review, service, client):
    assert (review.state, review.rating) == (State.WAITING, 5)
    assert WORDS not in shown(service)
    assert not client.cookies


def test_a_published_review_is_read_without_its_author(review, service, console):
    console.post(decide_at(review), {"fapta": "publica"})
    page = shown(service)
    assert WORDS in page
    assert "Foarte mulțumit" in page
    assert "autor@exemplu.ro" not in page


def test_the_page_of_the_record_shows_its_opinions(review, service, client, moderator):
    record = reverse("directory_service", args=[service.pk])
    before = client.get(record).content.decode()
    assert "Încă nu este publicată nicio părere." in before
    assert address(service) in before
    reviews.publish(review, moderator, WORDS)
    assert WORDS in client.get(record).content.decode()


def test_nothing_is_public_without_a_decision_in_the_log(review, service):
    Review.objects.update(state=State.PUBLISHED, published_at=timezone.now())
    assert WORDS not in shown(service)


def test_a_shelter_has_no_reviews(shelter, client, post, moderator):
    assert client.get(address(shelter)).status_code == 404
    assert post(address(shelter), text=WORDS, rating="", email="").status_code == 404
    with pytest.raises(NotPossibleError):
        reviews.receive(shelter, "jeton", {"rating": None, "text": WORDS, "email": ""})
    assert shown(shelter).strip() == ""


def test_a_service_protected_later_shows_and_publishes_none(review, service, moderator):
    reviews.publish(review, moderator, WORDS)
    type(service.places.first().location).objects.update(sensitive=True)
    again = type(service).objects.complete().get(pk=service.pk)
    assert WORDS not in shown(again)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": "Scurt."}, "Scrieți cel puțin 20 de semne."),
        ({"text": "x" * 1001}, "Scrieți cel mult 1000 de semne."),
        ({"rating": "9"}, "Alegeți o notă din listă."),
        ({"email": "x@"}, "Exemplu: nume@exemplu.ro."),
    ],
)
def test_an_error_is_told_and_what_was_typed_stays(service, post, wrong, sentence):
    typed = {"text": WORDS, "rating": "4", "email": ""} | wrong
    answer = post(address(service), **typed)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert typed["text"] in text_of(answer)
    assert not Review.objects.exists()


def test_a_form_sent_twice_is_one_review(service, post):
    token = public_post.make_token("harta")
    for _ in range(2):
        post(address(service), token=token, text=WORDS, rating="", email="")
    assert Review.objects.count() == 1


def test_personal_data_is_marked_and_can_be_taken_out(service, post, console):
    text = "Întrebați-o pe Ana la 0722 123 456, e foarte amabilă."
    post(address(service), text=text, rating="", email="")
    review = Review.objects.get()
    page = text_of(console.get(decide_at(review)))
    assert "Pare să conțină date personale:" in page
    console.post(decide_at(review), {"fapta": "publica-curat"})
    review.refresh_from_db()
    assert review.text == "Întrebați-o pe Ana la [șters], e foarte amabilă."
    log = list(review.decisions.values_list("action", flat=True))
    assert log == ["clean", "publish"]


def test_of_two_moderators_the_second_gets_a_sentence(review, console):
    console.post(decide_at(review), {"fapta": "publica"})
    late = console.post(decide_at(review), {"fapta": "refuza", "motiv": "nu"}, follow=True)
    assert "Altcineva a hotărât deja" in text_of(late)
    review.refresh_from_db()
    assert review.state == State.PUBLISHED
    assert review.decisions.count() == 1


def test_a_refusal_needs_a_reason_and_carries_it(review, console):
    assert console.post(decide_at(review), {"fapta": "refuza"}).status_code == 422
    console.post(decide_at(review), {"fapta": "refuza", "motiv": "Jignește."})
    (mail,) = mails("autor@exemplu.ro")
    assert "nu a fost publicată. Motivul: Jignește." in mail.text
    assert "contesta" in mail.text


# Every act in every state: what it leads to, or that it is refused.
ACTS = {
    "publish": lambda review, user: reviews.publish(review, user, review.text),
    "refuse": lambda review, user: reviews.refuse(review, user, "motiv"),
    "withdraw": lambda review, _user: reviews.withdraw(review),
    "reply": lambda review, _user: reviews.reply(review, WORDS),
    "accept_reply": lambda review, user: reviews.decide_reply(review, user, accept=True),
    "author_appeals": lambda review, _user: reviews.appeal(review, Side.AUTHOR, WORDS),
    "provider_appeals": lambda review, _user: reviews.appeal(review, Side.PROVIDER, WORDS),
    "accept_appeal": lambda review, user: reviews.decide_appeal(review, user, accept=True, reason="m"),
    "refuse_appeal": lambda review, user: reviews.decide_appeal(review, user, accept=False, reason="m"),
}  # fmt: skip
PATHS = {
    "waiting": [],
    "published": ["publish"],
    "refused": ["refuse"],
    "withdrawn": ["withdraw"],
    "replied": ["publish", "reply"],
    "contested": ["publish", "provider_appeals"],
    "hidden": ["publish", "provider_appeals", "accept_appeal"],
    "kept": ["publish", "provider_appeals", "refuse_appeal"],
    "author contests": ["refuse", "author_appeals"],
    "author was right": ["refuse", "author_appeals", "accept_appeal"],
    "author was wrong": ["refuse", "author_appeals", "refuse_appeal"],
}
ALLOWED = {
    "waiting": {"publish": "published", "refuse": "refused"},
    "published": {"reply": "published", "provider_appeals": "published"},
    "refused": {"author_appeals": "refused"},
    "withdrawn": {},
    "replied": {"accept_reply": "published", "provider_appeals": "published"},
    "contested": {"reply": "published", "accept_appeal": "hidden", "refuse_appeal": "published"},
    "hidden": {},
    "kept": {"reply": "published"},
    "author contests": {"accept_appeal": "published", "refuse_appeal": "refused"},
    "author was right": {"reply": "published"},
    "author was wrong": {},
}


@pytest.mark.parametrize("place", PATHS)
def test_only_allowed_acts_change_a_review(review, service, moderator, place):
    for act in PATHS[place]:
        ACTS[act](review, moderator)
        review.refresh_from_db()
    allowed = ALLOWED[place] | ({} if place == "withdrawn" else {"withdraw": "withdrawn"})
    start = {f.attname: getattr(review, f.attname) for f in Review._meta.fields}
    for act, function in ACTS.items():
        Review.objects.filter(pk=review.pk).update(**start)
        review.refresh_from_db()
        if act in allowed:
            function(review, moderator)
            review.refresh_from_db()
            assert review.state == allowed[act], act
        else:
            with pytest.raises((DecidedAlreadyError, NotPossibleError)):
                function(review, moderator)
            review.refresh_from_db()
            assert {name: getattr(review, name) for name in start} == start, act
        public = Review.objects.published().filter(pk=review.pk).exists()
        assert public == (review.state == State.PUBLISHED), act


def test_the_author_takes_a_review_back_by_a_link_and_a_button(review, service, client, post):
    link = reviews.author_link(review).removeprefix("http://localhost")
    assert WORDS in text_of(client.get(link))
    assert Review.objects.get().state == State.WAITING
    assert "retrasă" in text_of(post(link, fapta="retrage"))
    found = Review.objects.get()
    assert (found.state, found.text, found.email) == (State.WITHDRAWN, "", "")


def test_the_provider_answers_and_the_answer_is_read_first(
    review, service, moderator, post, console
):
    reviews.publish(review, moderator, WORDS)
    link = reviews.provider_link(review).removeprefix("http://localhost")
    answer = "Vă mulțumim pentru cuvinte, transmitem colegilor."
    assert "prea scurt" in text_of(post(link, fapta="raspuns", text="Da."))
    post(link, fapta="raspuns", text=answer)
    assert answer not in shown(service)
    console.post(decide_at(review), {"fapta": "publica-raspunsul"})
    assert answer in shown(service)


def test_a_side_cannot_do_what_is_the_others(review, moderator, post):
    reviews.publish(review, moderator, WORDS)
    author = reviews.author_link(review).removeprefix("http://localhost")
    provider = reviews.provider_link(review).removeprefix("http://localhost")
    post(provider, fapta="retrage", text=WORDS)
    post(author, fapta="raspuns", text=WORDS)
    post(author, fapta="contestatie", text=WORDS)
    review.refresh_from_db()
    assert (review.state, review.reply, review.appeal) == (State.PUBLISHED, "", "")


def test_a_changed_link_opens_nothing(review, client):
    link = reviews.author_link(review).removeprefix("http://localhost")
    assert client.get(link[:-3] + "x/").status_code == 404


def test_a_hidden_review_is_gone_from_the_page_and_stays_in_the_log(
    review, service, console, moderator
):
    reviews.publish(review, moderator, WORDS)
    reviews.appeal(review, Side.PROVIDER, WORDS)
    console.post(decide_at(review), {"fapta": "primeste-contestatia", "motiv": "Nu e despre noi."})
    assert WORDS not in shown(service)
    log = ReviewDecision.objects.values_list("action", flat=True)
    assert list(log) == ["publish", "hide"]


def test_the_author_is_forgotten_a_month_after_the_decision(review, moderator):
    reviews.publish(review, moderator, WORDS)
    Review.objects.update(decided_at=timezone.now() - timedelta(days=31))
    retention.forget()
    assert Review.objects.get().email == ""


def test_lists_cost_the_same_however_many_there_are(service, console, flat_queries, moderator):
    def grow():
        key = str(Review.objects.count())
        Review.objects.create(service=service, key=key, at=timezone.now(), text=WORDS)
        other = Review.objects.create(service=service, key=f"p{key}", at=timezone.now(), text=WORDS)
        reviews.publish(other, moderator, WORDS)

    flat_queries(lambda: (console.get(reverse("directory_reviews")), shown(service)), grow)


def test_where_a_reply_stands_is_said_in_its_gender():
    said = {state: Review(reply_state=state).reply_words for state in Review.Answer.values}
    assert (said["accepted"], said["refused"]) == ("publicat", "refuzat")
    assert said["waiting"] == "așteaptă un moderator"
