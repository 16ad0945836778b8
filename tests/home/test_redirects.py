"""An address that people know goes on working when its page gets another."""

import pytest

from home.models import InfoPage

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=False)
def test_a_changed_address_leads_to_the_new_one(
    home_page, client, django_capture_on_commit_callbacks
):
    page = home_page.add_child(instance=InfoPage(title="Contact", slug="contact"))
    page.slug = "scrieti-ne"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    answer = client.get("/contact/")
    assert answer.status_code in {301, 302}
    assert answer["Location"].endswith("/scrieti-ne/")
