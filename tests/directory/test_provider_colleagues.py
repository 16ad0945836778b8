"""Several people of one provider: invitations, removals, and nobody else's provider."""

import re

import pytest

from core.models import OutgoingMail
from directory.models import MailLink, Membership
from directory.providers import accounts, colleagues
from tests.directory.test_provider_area import (
    inside,
    member,
    mine,
    others,
    post,
    services,
)

__all__ = ["inside", "member", "mine", "others", "services"]
pytestmark = pytest.mark.usefixtures("home_page")
GUEST = {"name": "Ion Radu", "email": "Ion@Exemplu.ro"}


@pytest.fixture
def address(mine):
    return f"/furnizori/{mine.organization_id}/colegi/"


@pytest.fixture
def link(inside, address):
    assert inside.post(address, GUEST).status_code == 302
    [found] = re.findall(r"/furnizori/invitatie/\S+", OutgoingMail.objects.get().text)
    return found


def test_an_invited_colleague_joins_with_one_button(client, inside, mine, link):
    client.logout()
    page = client.get(link)
    assert mine.organization.name in page.content.decode()
    assert not Membership.objects.filter(user__email="ion@exemplu.ro").exists()
    assert post(client, link, "provider-join").status_code == 302
    joined = Membership.objects.get(user__email="ion@exemplu.ro")
    assert joined.organization == mine.organization
    assert joined.user.first_name == "Ion Radu"
    assert client.get("/furnizori/").status_code == 200
    told = OutgoingMail.objects.get(to="ana@exemplu.ro")
    assert "Ion Radu" in told.text


def test_an_invitation_works_once(client, inside, link):
    client.logout()
    post(client, link, "provider-join")
    assert client.get(link).status_code == 410
    assert post(client, link, "provider-join").status_code == 410
    assert Membership.objects.filter(user__email="ion@exemplu.ro").count() == 1


def test_whoever_is_there_already_is_not_invited(inside, address):
    text = inside.post(address, {"name": "Ana", "email": "ana@exemplu.ro"}).content.decode()
    assert "administrează deja" in text
    assert not MailLink.objects.exists()


def test_an_address_that_is_none_is_refused_and_what_was_typed_stays(inside, address):
    answer = inside.post(address, {"name": "Ion Radu", "email": "ion"})
    assert answer.status_code == 422
    assert "Adresa nu este întreagă" in answer.content.decode()
    assert 'value="Ion Radu"' in answer.content.decode()


def test_not_more_than_ten_invitations_a_day(inside, address):
    for number in range(colleagues.INVITATIONS_A_DAY):
        assert inside.post(address, GUEST | {"email": f"ion{number}@exemplu.ro"}).status_code == 302
    answer = inside.post(address, GUEST)
    assert "prea multe invitații" in answer.content.decode()


def test_a_removed_colleague_is_out_at_once(client, inside, mine, address):
    user = accounts.get_or_make("ion@exemplu.ro", "Ion Radu")
    joined = accounts.join(user, mine.organization)
    inside.post(f"{address}{joined.pk}/scoate/")
    assert not Membership.objects.get(pk=joined.pk).active
    client.force_login(user, backend=accounts.BACKEND)
    assert client.get(f"/furnizori/serviciu/{mine.pk}/").status_code == 302


def test_the_last_one_stays(inside, member, address):
    only = Membership.objects.get(user=member)
    answer = inside.post(f"{address}{only.pk}/scoate/", follow=True)
    assert "Sunteți singurul" in answer.content.decode()
    assert Membership.objects.get(pk=only.pk).active


def test_another_providers_colleagues_do_not_exist_for_a_member(inside, others):
    user = accounts.get_or_make("ion@exemplu.ro", "Ion Radu")
    theirs = accounts.join(user, others.organization)
    strange = f"/furnizori/{others.organization_id}/colegi/"
    assert inside.get(strange).status_code == 404
    assert inside.post(strange, GUEST).status_code == 404
    assert inside.post(f"{strange}{theirs.pk}/scoate/").status_code == 404
    assert Membership.objects.get(pk=theirs.pk).active
    assert not OutgoingMail.objects.exists()


def test_a_visitor_is_sent_to_the_sign_in_page(client, address):
    assert client.get(address).url == "/furnizori/intrare/"
