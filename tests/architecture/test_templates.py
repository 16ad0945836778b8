"""House rules about templates: a strict CSP, and no template that nothing reaches."""

import re
from pathlib import Path

import pytest

from config.env import BASE_DIR

TEMPLATES = BASE_DIR / "templates"
SOURCES = ("site", "home", "services", "displays", "directory", "search")
# Found by name by Django, Wagtail or their apps, not by ours.
FOUND_BY_NAME = ("400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html")
OVERRIDE_FOLDERS = ("wagtailadmin", "wagtailmedia", "wagtailimages", "wagtailusers", "modeladmin")

COMMENT = re.compile(r"\{#.*?#\}|\{% comment .*?endcomment %\}|<!--.*?-->", re.DOTALL)
STYLE_ATTRIBUTE = re.compile(r"<[a-z][^>]*\sstyle\s*=", re.IGNORECASE)
STYLE_ELEMENT = re.compile(r"<style\b", re.IGNORECASE)
INLINE_SCRIPT = re.compile(r"<script\b(?![^>]*\ssrc=)", re.IGNORECASE)
# "folder/{word}.html" in Python, "folder/"|add:word in a template.
COMPUTED = re.compile(r"""["']([\w/]+/)(?:\{|["']\|add)""")
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


def name_of(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        (STYLE_ATTRIBUTE, "inline style"),
        (STYLE_ELEMENT, "style element"),
        (INLINE_SCRIPT, "inline script; JSON-LD comes from its tag"),
        (HANDLER, "event handler attribute"),
    ],
)
def test_templates_keep_to_the_content_security_policy(pattern, what):
    found = [
        f"{name_of(path)}: {what}: {match.group()}"
        for path in templates()
        for match in pattern.finditer(COMMENT.sub("", path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_every_template_is_reached():
    texts = [path.read_text(encoding="utf-8") for path in templates()]
    texts += [
        path.read_text(encoding="utf-8")
        for folder in SOURCES
        for path in (BASE_DIR / folder).rglob("*.py")
    ]
    everything = "\n".join(texts)
    unreached = [
        name
        for path in templates()
        if (name := name_of(path)) not in FOUND_BY_NAME
        and name.split("/", 1)[0] not in OVERRIDE_FOLDERS
        and name not in everything
        and name not in page_templates()
        and not is_computed(path, everything)
    ]
    assert unreached == []


def is_computed(path: Path, everything: str) -> bool:
    """Some names are put together from a folder and a word; then both must stand in the source."""
    folder = f"{path.parent.relative_to(TEMPLATES).as_posix()}/"
    return folder in set(COMPUTED.findall(everything)) and f'"{path.stem}"' in everything


def page_templates() -> set[str]:
    """The templates that page classes name by rule."""
    from wagtail.models import get_page_models  # noqa: PLC0415 -- only this test needs it

    return {str(model.template) for model in get_page_models()}
