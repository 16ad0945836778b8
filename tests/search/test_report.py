"""„Ce caută oamenii” in the console: who sees it, what it shows, and the way to a synonym."""

from datetime import timedelta

from django.utils import timezone

import pytest
from bs4 import BeautifulSoup

from core.console.roles import Role
from search.models import MissingAnswer, QueryCount, SynonymGroup
from search.usage.synonym_page import join

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/cautari/"
MESSAGES = "/admin/search/missinganswer/"


def count(query: str, searches: int, *, empty: int = 0, days_ago: int = 0) -> None:
    QueryCount.objects.create(
        day=timezone.localdate() - timedelta(days=days_ago),
        query=query,
        searches=searches,
        without_results=empty,
    )


@pytest.mark.parametrize("role", list(Role))
def test_every_role_sees_what_people_search_for(signed_in, role):
    count("ajutor incalzire", 41)
    html = signed_in(role).get(REPORT).content.decode()
    assert "ajutor incalzire" in html
    assert "41 de căutări" in html
    assert ("Adaugă ca sinonim" in html) is (role is not Role.EDITOR)


def test_strangers_are_sent_to_the_sign_in(client, home_page):
    assert client.get(REPORT).status_code == 302


def test_rare_texts_are_only_counted(signed_in):
    count("un nume de om", 2)
    count("un nume de om", 2, days_ago=1)
    for address in (REPORT, f"{REPORT}?export=csv"):
        answer = signed_in(Role.ADMINISTRATOR).get(address)
        html = answer.getvalue().decode()
        assert "un nume de om" not in html
    assert "4 căutări mai rare nu sunt arătate" in signed_in(Role.EDITOR).get(REPORT).text


def test_the_period_and_the_empty_answers_are_filters(signed_in):
    count("de curand", 9)
    count("mai demult", 9, empty=9, days_ago=50)
    browser = signed_in(Role.EDITOR)

    def shown(query: str) -> list[str]:
        html = browser.get(REPORT + query).text
        return [word for word in ("de curand", "mai demult") if word in html]

    assert shown("") == ["de curand", "mai demult"]
    assert shown("?period=7") == ["de curand"]
    assert shown("?answer=nimic") == ["mai demult"]
    assert shown("?answer=nimic&period=7") == []
    assert shown("?period=altceva") == ["de curand", "mai demult"]


def test_the_results_come_alone_for_the_filters_script(signed_in):
    count("ajutor", 9)
    html = signed_in(Role.EDITOR).get(f"{REPORT}results/").text
    assert "ajutor" in html
    assert "<html" not in html


def test_an_empty_report_says_so(signed_in):
    assert "Nicio căutare destul de frecventă" in signed_in(Role.EDITOR).get(REPORT).text


def form_of(html: str) -> dict[str, str]:
    """What one press in the report would send; nothing where a page asks first."""
    fields = BeautifulSoup(html, "html.parser").select("form[action*=sinonime] input")
    return {str(field["name"]): str(field["value"]) for field in fields}


def test_one_press_adds_the_word_where_one_group_fits(signed_in):
    group = SynonymGroup.objects.create(words="tichet\nbon", note="Tichete")
    SynonymGroup.objects.create(words="frig\ncăldură")
    SynonymGroup.objects.create(words="bonuri\nbonus", one_way=True)
    count("bonuri masa", 9)
    browser = signed_in(Role.APPROVER)
    sent = form_of(browser.get(REPORT).text)
    assert (sent["word"], sent["group"]) == ("bonuri masa", str(group.pk))
    answer = browser.post("/admin/sinonime/adauga/", sent, follow=True)
    assert "„bonuri masa” înseamnă de acum și „Tichete”." in answer.text
    group.refresh_from_db()
    assert group.terms == ["tichet", "bon", "bonuri masa"]


@pytest.mark.parametrize("query", ["parcare", "tichete energie"])
def test_where_no_group_or_more_than_one_fits_a_page_asks(signed_in, query):
    SynonymGroup.objects.create(words="tichet\nbon")
    SynonymGroup.objects.create(words="energie\ncurent")
    count(query, 9)
    html = signed_in(Role.APPROVER).get(REPORT).text
    assert form_of(html) == {}
    assert f"/admin/sinonime/adauga/?cuvant={query.replace(' ', '+')}" in html


def test_two_people_who_add_in_the_same_moment_both_succeed(db):
    SynonymGroup.objects.create(words="bon")
    one, other = SynonymGroup.objects.get(), SynonymGroup.objects.get()
    join(one, "tichet")
    join(other, "cupon")
    assert SynonymGroup.objects.get().terms == ["bon", "tichet", "cupon"]


def test_a_word_joins_a_group_that_somebody_chooses(signed_in):
    group = SynonymGroup.objects.create(words="tichete sociale\nbonuri", note="Tichete")
    browser = signed_in(Role.APPROVER)
    address = "/admin/sinonime/adauga/?cuvant=bonuri+de+masa"
    assert 'value="bonuri de masa"' in browser.get(address).text
    answer = browser.post(address, {"word": "bonuri de masa", "group": group.pk})
    assert answer["Location"] == REPORT
    group.refresh_from_db()
    assert group.terms == ["tichete sociale", "bonuri", "bonuri de masa"]


def test_a_word_that_is_there_is_not_added_twice(signed_in):
    group = SynonymGroup.objects.create(words="bonuri")
    signed_in(Role.APPROVER).post("/admin/sinonime/adauga/", {"word": "Bonuri", "group": group.pk})
    group.refresh_from_db()
    assert group.terms == ["bonuri"]


def test_without_a_group_the_form_says_what_to_do(signed_in):
    html = signed_in(Role.APPROVER).post("/admin/sinonime/adauga/", {"word": "bonuri"}).text
    assert "Alegeți un grup." in html


def test_a_new_group_starts_with_the_word(signed_in):
    html = signed_in(Role.APPROVER).get("/admin/search/synonymgroup/create/?words=bonuri").text
    assert "bonuri</textarea>" in html


def test_an_editor_may_not_change_synonyms(signed_in):
    browser = signed_in(Role.EDITOR)
    assert browser.get("/admin/sinonime/adauga/?cuvant=x").status_code in {302, 403}
    assert browser.get("/admin/search/synonymgroup/").status_code == 200
    assert browser.get("/admin/search/synonymgroup/create/").status_code in {302, 403}


def test_messages_are_read_by_all_and_closed_by_who_may(signed_in):
    message = MissingAnswer.objects.create(text="Locul de parcare", query="parcare")
    assert "Locul de parcare" in signed_in(Role.EDITOR).get(MESSAGES).text
    edit = f"{MESSAGES}edit/{message.pk}/"
    assert signed_in(Role.EDITOR).get(edit).status_code in {302, 403}
    approver = signed_in(Role.APPROVER)
    assert "1 mesaj" in approver.get("/admin/de-facut/").text
    assert approver.post(edit, {"handled": "on"}).status_code == 302
    message.refresh_from_db()
    assert message.handled
    assert message.text == "Locul de parcare"
    assert "1 mesaj" not in approver.get("/admin/de-facut/").text


def test_nobody_writes_messages_in_the_console(signed_in):
    assert signed_in(Role.ADMINISTRATOR).get(f"{MESSAGES}create/").status_code in {302, 403}
