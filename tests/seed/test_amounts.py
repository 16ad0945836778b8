"""Every seeded sum says when it holds and where it comes from."""

from datetime import date

import pytest

from core.models import Amount

pytestmark = pytest.mark.usefixtures("seeded")

DAY = date(2026, 11, 21)


def test_every_sum_has_a_source_with_address_and_date_and_an_end():
    for amount in Amount.objects.all():
        assert amount.source_title, amount
        assert amount.source_url.startswith("http"), amount
        assert amount.source_date, amount
        assert amount.valid_to, amount


def test_no_sum_passes_for_one_of_today_that_could_not_be_confirmed():
    current = {a.key for a in Amount.objects.all() if a.state(DAY) == "current"}
    assert current == {"tichet-energie", "tichet-energie-singur", "tichet-energie-membru"}


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("tichete-2016-2019", "100 de lei pe lună (2016–2019)"),
        ("vmi-membru-2025", "366 de lei pe lună de membru de familie (2025)"),
        ("vmi-singur-65-2025", "533 de lei pe lună (2025)"),
        ("vmi-familie-copii-2025", "930 de lei pe lună de membru de familie (2025)"),
        ("copii-unul-4-2025", "638 de lei (2025)"),
        ("incalzire-membru", "1.386 de lei pe lună de membru de familie (2025–2026)"),
        ("incalzire-singur", "2.053 de lei pe lună (2025–2026)"),
    ],
)
def test_the_known_sums_are_the_right_ones(key, sentence):
    assert Amount.objects.get(key=key).sentence == sentence


def test_one_change_shows_on_the_page_and_on_its_structured_data(client):
    Amount.objects.filter(key="vmi-membru-2025").update(value=377)
    html = client.get("/servicii/ajutor-social/").content.decode()
    assert "377 de lei" in html
    assert "366 de lei" not in html
    assert '"value": 377.0' in html or '"value":377.0' in html
