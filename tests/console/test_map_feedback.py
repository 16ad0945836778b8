"""Each role against each address where suggestions and reviews are decided."""

from django.test import Client
from django.urls import reverse

import pytest

from core.console.roles import MapRole, Role

pytestmark = pytest.mark.django_db
ADDRESSES = [
    ("directory_suggestions", []),
    ("directory_suggestion_decide", [1]),
    ("directory_reviews", []),
    ("directory_review_decide", [1]),
]
MAY = {*MapRole, Role.ADMINISTRATOR}


@pytest.mark.parametrize("role", [*Role, *MapRole])
@pytest.mark.parametrize(("name", "arguments"), ADDRESSES)
def test_only_those_who_moderate_come_in(signed_in, role, name, arguments):
    console = signed_in(role)
    right = role in MAY
    for answer in (
        console.get(reverse(name, args=arguments)),
        console.post(reverse(name, args=arguments)),
    ):
        # Where a list answers, a record that is not there is missing, and a list takes no POST.
        assert (answer.status_code in {200, 404, 405}) == right, answer.status_code


@pytest.mark.parametrize(("name", "arguments"), ADDRESSES)
def test_visitors_are_sent_to_the_sign_in_page(home_page, name, arguments):
    answer = Client().get(reverse(name, args=arguments))
    assert answer.status_code == 302
    assert "/admin/login/" in answer.url


def test_the_queues_stand_in_the_overview(signed_in):
    page = signed_in(MapRole.MODERATOR).get(reverse("directory_console_work")).content.decode()
    assert "Sesizări" in page
    assert "Păreri" in page
