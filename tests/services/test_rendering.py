"""What a citizen reads on a service page."""

import json
import re
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import pytest

from core.models import Office, OfficeException, OfficeHours, OfficePhone
from services import builders, publishing
from services.models import ServicePage
from tests.services.conftest import SOURCE, make_amount

Read = Callable[[ServicePage], str]


@pytest.fixture
def read(client: Client) -> Read:
    """The page as a visitor gets it, spaces joined."""

    def get(page: ServicePage) -> str:
        response = client.get(page.url)
        assert response.status_code == 200
        return re.sub(r"\s+", " ", response.content.decode())

    return get


def json_ld(html: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    data: list[dict[str, Any]] = json.loads(found.group(1))["@graph"]
    return data


def everything(amount) -> dict[str, Any]:
    """An answer of every kind."""
    return {
        "popular_names": ["vmg", "ajutor social"],
        "status_kind": "replaced",
        "status_title": "Azi: VMI",
        "status_text": "Limita este {suma:limita}.",
        "conditions": [
            builders.condition("Locuiți aici, venit sub {suma:limita}.", SOURCE, amount),
            builders.exclusion("Aveți o barcă.", SOURCE),
            builders.remark("Bursele nu se socotesc.", SOURCE),
            builders.to_confirm("Limita din viitor."),
        ],
        "amounts": [
            builders.amount_line("Pentru un membru", amount, "Din {suma:limita}."),
            builders.explanation("<p>Diferența până la <b>{suma:limita}</b>.</p>"),
            builders.amount_table(
                "Tabel", "Copii", ["Doi", "Unul"], [("1 copil", [amount, amount])]
            ),
        ],
        "documents": [
            builders.situation(
                "Toți", ["Buletin", {"name": "Dovada", "form": "copy", "note": "De la ANAF."}]
            )
        ],
        "next_steps": [builders.step("Primiți decizia", "Apoi {suma:limita}.")],
        "questions": [builders.question("Cât e?", "<p>Este {suma:limita}.</p>")],
        "legal_basis": [
            builders.act("Legea nr. 196/2016"),
            builders.act("Legea nr. 416/2001", role="then", status="replaced"),
        ],
        "do_not_confuse": [
            builders.confusion("Alt ajutor", "E altceva.", url="https://exemplu.ro/alt")
        ],
        "obligations": "<p>Anunțați.</p>",
        "body": [("paragraph", "<p>Încă ceva.</p>")],
    }


def test_every_answer_stands_on_the_page(make, read, amount):
    html = read(make(**everything(amount)))
    for text in (
        "vmg, ajutor social", "Înlocuit", "Azi: VMI", "Locuiți aici", "Aveți o barcă.",
        "Bursele nu se socotesc.", "Limita din viitor.", "Pentru un membru", "1 copil", "Buletin",
        "copie", "De la ANAF.", "Primiți decizia", "Cât e?", "Legea nr. 416/2001", "înlocuit",
        'href="https://exemplu.ro/alt"', "Anunțați.", "Încă ceva.", "Gratuit",
        "neconfirmat încă de instituție",
    ):  # fmt: skip
        assert text in html, text


def test_a_bare_page_has_no_empty_parts(make, read):
    html = read(make())
    assert "I se mai spune" not in html
    assert 'id="intrebari"' not in html
    assert "{suma" not in html
    assert "None" not in html


def test_a_changed_amount_changes_every_place(make, read, amount):
    page = make(**everything(amount))
    before = read(page).count("366 de lei pe lună")
    amount.value = 401
    amount.save()
    after = read(page)
    assert before >= 9
    assert after.count("401 lei pe lună") == before
    assert "366 de lei" not in after  # the bare digits may stand in a token of a form
    (service,) = [item for item in json_ld(after) if item["@type"] == "GovernmentService"]
    assert {output["value"] for output in service["serviceOutput"]} == {401.0}


def test_an_expired_amount_stands_as_history_with_its_years(make, read, expired_amount):
    page = make(
        deadlines="<p>Erau {suma:limita-veche}.</p>",
        amounts=[builders.amount_line("Demult", expired_amount)],
    )
    html = read(page)
    assert "Erau 150 de lei pe lună (2019–2020)." in html
    card = html[html.index('class="amount-card') :]
    assert "Valoare din 2019–2020." in card[:600]


def test_a_table_of_expired_amounts_says_its_years_once(make, read, expired_amount):
    other = make_amount(
        "alta", 99, valid_from=expired_amount.valid_from, valid_to=expired_amount.valid_to
    )
    page = make(
        amounts=[
            builders.amount_table(
                "Tabel", "Copii", ["Doi", "Unul"], [("1 copil", [expired_amount, other])]
            )
        ]
    )
    html = read(page)
    table = html[html.index("<table") : html.index("</table>")]
    assert table.count("2019–2020") == 1
    assert "99 de lei pe lună" in table


def test_an_editor_cannot_smuggle_markup_through_plain_text(make, read):
    html = read(
        make(
            title="Ajutor <b>gros</b>",
            status_kind="in_force",
            status_title="<script>1</script>",
            status_text="<img src=x onerror=alert(1)>",
            next_steps=[builders.step("<i>Pas</i>", "</script><script>alert(2)</script>")],
        )
    )
    assert "<script>1" not in html
    assert "<img src=x" not in html
    assert "<i>Pas" not in html
    assert "<script>alert(2)" not in html


def test_structured_data_survives_hostile_text(make, read):
    page = make(summary="Un </script><script>alert(3)</script> text.")
    assert [item["@type"] for item in json_ld(read(page))][-1] == "GovernmentService"


def test_a_stale_page_carries_a_mark(make, read):
    html = read(make(sources_checked_on=timezone.localdate() - timedelta(days=200)))
    assert "au trecut peste 180 de zile" in html.lower()


def test_the_list_shows_each_service_with_its_summary(client, index, make):
    make(title="Ajutor unu", summary="Primul rezumat.")
    make(title="Ajutor doi", summary="Al doilea rezumat.")
    html = client.get(index.url).content.decode()
    assert html.index("Primul rezumat.") < html.index("Al doilea rezumat.")


def test_the_list_costs_the_same_however_many_services(client, index, make, flat_queries):
    count = iter(range(100))
    flat_queries(lambda: client.get(index.url), lambda: make(title=f"S{next(count)}"))


def test_a_page_has_three_queries_of_its_own(make, amount, django_assert_num_queries):
    offices = []
    for name in ("A", "B"):
        office = Office(name=name)
        office.phones = [OfficePhone(number="1"), OfficePhone(number="2")]
        office.hours = [OfficeHours(weekday=d, opens=time(9), closes=time(12)) for d in range(3)]
        office.exceptions = [OfficeException(date="2026-12-01"), OfficeException(date="2026-12-24")]
        office.save()
        offices.append(office)
    others = [make(title=f"S{n}", audiences=["older"]) for n in range(3)]
    page = make(
        **{
            **everything(amount),
            "title": "Plin",
            "offices": offices,
            "audiences": ["older"],
            "do_not_confuse": [builders.confusion("A", "b", page=other) for other in others],
        }
    )
    page = ServicePage.objects.get(pk=page.pk)
    with django_assert_num_queries(3):
        page.fetch_shared()
        shown = page.offices_shown(None)
        for name in publishing.STREAM_FIELDS:
            list(getattr(page, name))
        assert [len(o.phones.all()) for o in shown] == [2, 2]
        assert [len(o.hours.all()) for o in shown] == [3, 3]
        assert [len(o.exceptions.all()) for o in shown] == [2, 2]
        assert len(page.related_services) == 3
        assert [b.value["page"].title for b in page.do_not_confuse] == ["S0", "S1", "S2"]


def test_the_queries_of_a_page_do_not_grow_with_its_content(
    client, make, office, amount, flat_queries
):
    page = make(**everything(amount), offices=[office], audiences=["older"])
    count = iter(range(100))

    def grow() -> None:
        number = next(count)
        other = make(title=f"S{number}", audiences=["older"])
        more = make_amount(f"suma-{number}")
        fresh = ServicePage.objects.get(pk=page.pk)
        fresh.amounts.append(builders.amount_line("Încă una", more))
        fresh.do_not_confuse.append(builders.confusion("X", "y", page=other))
        fresh.save_revision().publish()

    flat_queries(lambda: client.get(page.url), grow)


def test_a_page_takes_at_most_ten_queries(client, make, office, amount):
    make(title="Rudă", audiences=["older"])
    page = make(**everything(amount), offices=[office], audiences=["older"])
    client.get(page.url)  # fills what lives longer than a request, such as content types
    with CaptureQueriesContext(connection) as captured:
        client.get(page.url)
    assert len(captured) <= 10, "\n".join(query["sql"] for query in captured.captured_queries)
