"""Romanian is written with the comma-below letters."""

from pathlib import Path

from config.env import BASE_DIR

CEDILLA = "şţŞŢ"
# Where the cedilla letters are the very subject: repairing them, and testing that.
ABOUT_CEDILLA = "site/core/text.py"
MARK = "cedilla"
FOLDERS = (
    "site",
    "home",
    "services",
    "displays",
    "directory",
    "search",
    "templates",
    "static",
    "docs",
)
SUFFIXES = {".css", ".html", ".js", ".json", ".md", ".po", ".py", ".svg", ".txt", ".vtt"}


def test_no_text_uses_the_cedilla_letters():
    found = [
        f"{path.relative_to(BASE_DIR)}:{number}: {line.strip()}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if set(CEDILLA) & set(line) and MARK not in line.lower()
    ]
    assert found == []


def text_files() -> list[Path]:
    """Mark a line that needs these letters with the word ``cedilla``; one module is about them."""
    return [
        path
        for folder in FOLDERS
        for path in sorted((BASE_DIR / folder).rglob("*"))
        if path.suffix in SUFFIXES
        and path.is_file()
        and str(path.relative_to(BASE_DIR)) != ABOUT_CEDILLA
    ]
