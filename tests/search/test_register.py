"""Staff keep the synonyms in the console."""

from django.contrib.auth.models import User

import pytest

from search.models import SynonymGroup

pytestmark = pytest.mark.django_db
REGISTER = "/admin/search/synonymgroup/"


@pytest.fixture
def staff(client, home_page):
    client.force_login(User.objects.create_superuser("sef", "sef@example.ro", "x"))
    return client


def test_an_empty_register_opens(staff):
    response = staff.get(REGISTER)
    assert response.status_code == 200
    assert "sinonime" in response.content.decode()


def test_a_group_is_added_and_found_again(staff):
    answer = staff.post(f"{REGISTER}create/", {"words": "vmi\nvenit minim", "note": ""})
    assert answer.status_code == 302
    assert SynonymGroup.objects.get().terms == ["vmi", "venit minim"]
    assert "vmi, venit minim" in staff.get(f"{REGISTER}?q=minim").content.decode()


def test_an_empty_group_is_refused_with_a_sentence(staff):
    answer = staff.post(f"{REGISTER}create/", {"words": ""})
    assert answer.status_code == 200
    assert "obligatoriu" in answer.content.decode()
    assert not SynonymGroup.objects.exists()


def test_strangers_do_not_get_in(client, home_page):
    assert client.get(REGISTER).status_code == 302
