"""The console in a real browser: Romanian, quiet, and careful with what people typed."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.console import english_words, settle, wait_for_autosave
from tests.browser.product import PASSWORD, Product

EVERYONE = (
    "/admin/",
    "/admin/de-facut/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/images/multiple/add/",
    "/admin/media/",
    "/admin/media/video/add/",
    "/admin/documents/",
    "/admin/documents/multiple/add/",
    "/admin/snippets/core/office/",
    "/admin/snippets/core/amount/",
    "/admin/snippets/core/sitealert/",
    "/admin/displays/screen/",
    "/admin/account/",
    "/admin/reports/locked/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/reports/cautari/",
    "/admin/search/missinganswer/",
    "/admin/search/synonymgroup/",
)
ADMINISTRATORS = (
    "/admin/settings/core/portalsettings/1/",
    "/admin/users/",
    "/admin/users/new/",
    "/admin/groups/",
    "/admin/groups/new/",
    "/admin/collections/",
    "/admin/redirects/",
    "/admin/redirects/add/",
    "/admin/searchpicks/",
    "/admin/searchpicks/add/",
    "/admin/sinonime/adauga/?cuvant=bonuri",
    "/admin/search/synonymgroup/create/?words=bonuri",
    "/admin/workflows/list/",
    "/admin/workflows/tasks/index/",
    "/admin/snippets/core/office/add/",
    "/admin/snippets/core/amount/add/",
    "/admin/snippets/core/sitealert/add/",
    "/admin/displays/screen/create/",
    "/admin/harta/",
    "/admin/harta/servicii/",
    "/admin/harta/furnizori/",
    "/admin/harta/de-hotarat/",
    "/admin/harta/valori/",
    "/admin/harta/conflicte/",
    "/admin/harta/verificare/",
    "/admin/harta/fara-punct/",
)
MAKE_DRAFT = """
from displays.models import NoticeboardPage
from displays.seeding.builders import make_slide
print(make_slide(NoticeboardPage.objects.first(), live=False, title={title!r}).pk)
"""


def draft(product: Product, title: str) -> str:
    """Make a draft and return the address of its editor."""
    pk = product.portal("shell", "-c", MAKE_DRAFT.format(title=title)).split()[-1]
    return f"{product.url}/admin/pages/{pk}/edit/"


def visit(page: Page, product: Product, addresses: tuple[str, ...]) -> dict[str, object]:
    """Return what is wrong, by address: English words, or errors that the browser reports."""
    wrong: dict[str, object] = {}
    errors: list[str] = []
    page.on(
        "console", lambda message: errors.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    for address in addresses:
        errors.clear()
        response = page.goto(product.url + address)
        page.wait_for_load_state("networkidle")
        found = (response.status if response else 0, english_words(page), list(errors))
        if found != (200, set(), []):
            wrong[address] = found
    return wrong


def test_the_screens_of_an_editor_are_romanian_and_quiet(product: Product, editor_page: Page):
    assert visit(editor_page, product, EVERYONE) == {}


def test_the_screens_of_an_administrator_are_romanian_and_quiet(product: Product, admin_page: Page):
    assert visit(admin_page, product, ADMINISTRATORS) == {}


def test_the_sign_in_page_is_romanian(product: Product, page: Page):
    assert visit(page, product, ("/admin/login/", "/admin/password_reset/")) == {}


def test_an_expired_sign_in_loses_nothing(product: Product, editor_page: Page):
    page = editor_page
    page.goto(draft(product, "Înainte de expirare"))
    settle(page)
    page.context.clear_cookies(name="sessionid")
    page.fill("#id_title", "Scris după expirare")
    dialog = page.locator("dialog.console-session")
    expect(dialog).to_contain_text("Textul scris a rămas în pagină")
    form = page.frame_locator("iframe.console-session__frame")
    form.locator("[name=username]").fill("redactor")
    form.locator("[name=password]").fill(PASSWORD)
    form.locator("button[type=submit]").click()
    expect(dialog).to_be_hidden(timeout=20_000)
    wait_for_autosave(page)
    page.reload()
    expect(page.locator("#id_title")).to_have_value("Scris după expirare")


def test_an_expired_sign_in_does_not_swallow_a_form(product: Product, admin_page: Page):
    page = admin_page
    page.goto(f"{product.url}/admin/snippets/core/sitealert/add/")
    settle(page)
    page.fill("#id_title", "Ghișeul este închis vineri")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Salvează").first.click()
    form = page.frame_locator("iframe.console-session__frame")
    form.locator("[name=username]").fill("administrator")
    form.locator("[name=password]").fill(PASSWORD)
    form.locator("button[type=submit]").click()
    expect(page.locator(".messages")).to_contain_text("Ghișeul este închis vineri", timeout=20_000)


def test_two_editors_on_one_page_lose_nothing(product: Product, sign_in: SignIn):
    address = draft(product, "Anunț la patru mâini")
    first, second = sign_in("aprobator"), sign_in("administrator")
    for page in (first, second):
        page.goto(address)
        settle(page)
    first.fill("#id_title", "Titlul primului")
    wait_for_autosave(first)
    second.fill("#id_title", "Titlul celui de-al doilea")
    # The second is stopped before anything is overwritten, and told what saving would do.
    expect(second.locator(".w-autosave-indicator__state--paused")).to_be_visible(timeout=20_000)
    second.get_by_role("button", name="Salvează ca ciornă").first.click()
    dialog = second.get_by_role("dialog").filter(has_text="a salvat o versiune nouă")
    expect(dialog).to_contain_text("rămâne în istoric")
    dialog.get_by_role("button", name="Salvează ca ciornă").click()
    expect(second.locator(".messages")).to_contain_text("Titlul celui de-al doilea")
    # Both versions are there.
    second.goto(address.replace("/edit/", "/history/"))
    expect(second.locator("table.listing")).to_contain_text("Aprobator")
    expect(second.locator("table.listing")).to_contain_text("Administrator")


@pytest.mark.parametrize(("size", "refused"), [(20 * 1024 * 1024, True), (1000, False)])
def test_a_file_over_the_limit_is_refused_when_it_is_chosen(
    product: Product, editor_page: Page, size: int, refused
):
    page = editor_page
    page.goto(f"{product.url}/admin/images/add/")
    settle(page)
    page.fill("#id_title", "Titlu scris de mână")
    content = b"\x00" * size
    page.set_input_files(
        "#id_file", {"name": "mare.png", "mimeType": "image/png", "buffer": content}
    )
    note = page.locator(".console-refusal")
    if refused:
        expect(note).to_have_text(re.compile(r"are 20 MB, iar limita este 15 MB"))
    assert note.count() == int(refused)
    expect(page.locator("#id_title")).to_have_value(re.compile("Titlu|mare"))
