"""A small register goes in through the console and out again, as an administrator does it."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.console import english_words
from tests.browser.product import Product
from tests.directory.registers import clean_rows, write_csv

IMPORTS = "/admin/harta/importuri/"
WORK = 30_000  # a job starts within seconds, and the machine may be busy


def read(page: Page) -> None:
    """Look at the screen as somebody who reads Romanian alone."""
    assert not english_words(page), page.url


def test_a_register_is_sent_mapped_tried_applied_and_taken_back(
    admin_page: Page, tmp_path: Path
) -> None:
    page = admin_page
    rows = [{**row, "Sala": "3"} for row in clean_rows(5, seed=77)]
    rows[4]["Furnizor"] = ""  # one row is refused
    names = [row["Denumire serviciu social"] for row in rows]
    page.goto(IMPORTS)
    read(page)
    page.get_by_role("link", name="Trimiteți un registru").click()
    page.set_input_files("input[type=file]", write_csv(tmp_path / "registru-mic.csv", rows))
    read(page)
    page.get_by_role("button", name="Trimite fișierul").click()

    expect(page.get_by_text("Am ghicit ce este fiecare coloană.")).to_be_visible()
    expect(page.get_by_label("Denumire serviciu social")).to_have_value("name")
    read(page)
    page.get_by_role("button", name="Fă proba").click()

    report = page.get_by_text("Aceasta este o probă: nimic nu s-a scris.")
    expect(report).to_be_visible(timeout=WORK)
    expect(report).to_contain_text("Am citit 5 rânduri")
    expect(page.locator(".import__figures")).to_contain_text("Noi 4")
    expect(page.locator(".import__figures")).to_contain_text("Refuzate 1")
    page.get_by_role("link", name="Refuzate").click()
    expect(page.locator(".import__lines")).to_contain_text("lipsește furnizorul")
    read(page)

    page.get_by_label("Am citit raportul.").check()
    page.get_by_role("button", name="Aplică").click()
    expect(page.locator("[data-import-state]")).to_be_visible()
    read(page)
    expect(page.get_by_text("a fost aplicat; fișierul a fost șters")).to_be_visible(timeout=WORK)
    read(page)
    page.goto(f"/admin/harta/servicii/?q={names[0]}")
    expect(page.get_by_role("link", name=names[0])).to_be_visible()

    page.goto(IMPORTS)
    expect(page.get_by_role("row").nth(1)).to_contain_text("registru-mic.csv")
    page.get_by_role("link", name="Anulează importul").click()
    expect(page.locator(".import__effect")).to_contain_text(
        "4 servicii aduse de acest import se șterg"
    )
    read(page)
    page.get_by_role("button", name="Anulează importul").click()
    expect(page.get_by_text("Importul a fost anulat")).to_be_visible(timeout=WORK)
    read(page)
    page.goto(f"/admin/harta/servicii/?q={names[0]}")
    expect(page.get_by_role("link", name=names[0])).to_have_count(0)


@contextlib.contextmanager
def somebody_writing(database: Path) -> Iterator[None]:
    """Let another process's writes come between any two of ours, as those of the jobs do."""
    ended = threading.Event()

    def write() -> None:
        with contextlib.closing(sqlite3.connect(database, timeout=30)) as connection:
            while not ended.wait(0.02):
                connection.execute("UPDATE wagtailcore_site SET port = port")
                connection.commit()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        ended.set()
        writer.join()


def test_all_of_a_register_is_found_although_others_write_meanwhile(
    fresh_product: Product, tmp_path: Path
) -> None:
    file = write_csv(tmp_path / "registru.csv", clean_rows(900))
    with somebody_writing(fresh_product.var_dir / "portal.sqlite3"):
        fresh_product.portal("import-register", str(file))
    count = "from search.index.tables import StoredDocument; print(StoredDocument.objects.count())"
    assert fresh_product.portal("shell", "-v0", "-c", count).split() == ["900"]
