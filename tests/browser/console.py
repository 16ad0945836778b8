"""How the browser tests read the console: what stands on the screen, and whether it is Romanian."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page

# Words of English consoles that no Romanian sentence has.
ENGLISH = frozenset(Path(__file__).with_name("english.txt").read_text(encoding="utf-8").split())
CHOICES = ", ".join(
    f".modal-content {entry}"
    for entry in (".image-choice", ".media-choice", "[data-chooser-modal-choice]")
)
VISIBLE = """() => {
    const texts = [document.title, document.body.innerText];
    for (const found of document.querySelectorAll("[placeholder], [aria-label], [title], [alt]")) {
        if (!found.checkVisibility()) continue;
        for (const name of ["placeholder", "aria-label", "title", "alt"]) {
            texts.push(found.getAttribute(name) ?? "");
        }
    }
    return texts.join("\\n");
}"""


def english_words(page: Page) -> set[str]:
    """Return the English words that a person sees or hears on the screen."""
    text: str = page.evaluate(VISIBLE)
    return {word for word in re.findall(r"[^\W\d_]+", text.lower()) if word in ENGLISH}


def settle(page: Page) -> None:
    """Wait as long as a person does before typing: Wagtail takes what it finds in the form two
    seconds after loading for the saved state.
    """
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2500)


def insert_block(inside: Locator, name: str) -> None:
    """Add a block at the end of a stream of blocks."""
    page = inside.page
    inside.get_by_role("button", name="Inserează un bloc").last.click()
    option = page.locator(".w-combobox__option").get_by_text(name, exact=True)
    option.wait_for()
    page.wait_for_timeout(300)  # the list finds its place: a click during its move lands beside
    option.click()
    page.locator(".w-combobox").wait_for(state="detached")


def choose_first(inside: Locator, button: str) -> None:
    """Take the first entry of a chooser."""
    page = inside.page
    inside.get_by_role("button", name=button, exact=True).last.click()
    page.locator(CHOICES).first.click()
    page.locator(".modal-content").wait_for(state="detached")


def wait_for_autosave(page: Page) -> None:
    """Wait until everything typed is saved."""
    page.locator(".w-autosave-indicator__state--saved").wait_for(timeout=20_000)
