"""The template tags write correct Romanian and strict HTML."""

from datetime import UTC, date, datetime

from django.template import Context, Template

import pytest

from core.models import PortalImage
from tests.core.test_media import picture


def render(source: str, **context) -> str:
    return Template("{% load portal %}" + source).render(Context(context))


@pytest.mark.parametrize(("n", "text"), [(1, "1 cerere"), (2, "2 cereri"), (20, "20 de cereri")])
def test_counting(n, text):
    assert render('{{ n|count_ro:"cerere,cereri" }}', n=n) == text


def test_dates_are_romanian_and_local():
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    assert render("{{ d|ro_date }} {{ d|ro_long_date }}", d=late) == "21.11.2026 21 noiembrie 2026"
    assert render("{{ d|ro_date }}", d=date(2026, 3, 1)) == "01.03.2026"
    assert render("{{ d|ro_date }}{{ d|ro_long_date }}", d=None) == ""


@pytest.mark.parametrize(
    ("typed", "address"), [("021 314 00 00", "tel:0213140000"), ("+40 (21) 314", "tel:+4021314")]
)
def test_telephone_addresses(typed, address):
    assert render("{{ n|tel }}", n=typed) == address


def test_a_qr_code_has_a_name_and_no_inline_style():
    svg = render("{% qr url %}", url="https://exemplu.ro/avizier/")
    assert 'role="img"' in svg
    assert 'aria-label="Cod QR către https://exemplu.ro/avizier/"' in svg
    assert "style=" not in svg
    assert "currentColor" in svg


def test_a_hostile_label_stays_text():
    assert "<b>" not in render("{% qr url label %}", url="https://a.ro", label='"><b>')


@pytest.mark.django_db
def test_a_photo_offers_modern_formats_without_any_query(django_assert_num_queries):
    image = PortalImage.objects.create(title="Ghișeu", file=picture(1000, 600))
    with django_assert_num_queries(0):
        html = render('{% photo image sizes="50vw" alt="Ghișeul" class="lat" %}', image=image)
    assert html.count("<source") == 2
    assert 'alt="Ghișeul"' in html
    assert 'class="lat"' in html
    assert 'sizes="50vw"' in html
    assert 'width="960" height="576"' in html


def test_no_photo_is_nothing():
    assert render("{% photo image %}", image=None) == ""
