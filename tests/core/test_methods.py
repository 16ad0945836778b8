"""Whoever opens an address that only takes forms reads what to do; a program gets the bare answer."""

import pytest
from bs4 import BeautifulSoup

FORM_ONLY = "/furnizori/iesire/"


@pytest.mark.usefixtures("home_page")
def test_a_browser_is_told_in_words_what_to_do(client):
    response = client.get(FORM_ONLY, headers={"Accept": "text/html"})
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    page = BeautifulSoup(response.content, "html.parser")
    assert page.h1.get_text() == "Pagina nu se poate deschide direct"
    assert "Nu s-a schimbat nimic" in page.main.get_text()


@pytest.mark.django_db
def test_a_program_gets_the_bare_answer(client):
    response = client.get(FORM_ONLY, headers={"Accept": "application/json"})
    assert (response.status_code, response.content) == (405, b"")


@pytest.mark.usefixtures("home_page")
def test_an_answer_that_has_words_keeps_them(client):
    response = client.post("/api/hsds/v3/services", headers={"Accept": "text/html"})
    assert response.status_code == 405
    assert response["Content-Type"].startswith("application/problem+json")
