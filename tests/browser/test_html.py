"""Every public page is valid HTML, checked by html-validate on what the product really sends."""

import json
import os
import re
import subprocess
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from config.env import BASE_DIR

# What the sitemap does not list.
MORE_PATHS = (
    "/",
    "/avizier/embed/",
    "/cauta/",
    "/cauta/?q=chirie",
    "/ecran/hol/",
    "/harta-site/",
    "/nu-exista/",
)
RULES = {
    "extends": ["html-validate:recommended", "html-validate:document"],
    "rules": {
        # Formatting, not meaning.
        "doctype-style": "off",
        "long-title": "off",
        # Our own files come from our own server; somebody else's would need a checksum.
        "require-sri": ["error", {"target": "crossorigin"}],
        "no-trailing-whitespace": "off",
        "void-style": "off",
    },
}


def fetch(url: str) -> str:
    """Return a page's text, also that of an error page."""
    request = urllib.request.Request(url)
    opener = urllib.request.build_opener(ErrorPages)
    with opener.open(request, timeout=30) as answer:
        return str(answer.read().decode("utf-8"))


class ErrorPages(urllib.request.HTTPErrorProcessor):
    """Take a 404 as an answer like any other."""

    def http_response(self, request, response):
        return response


def sitemap_paths(portal_url: str) -> list[str]:
    addresses = re.findall(r"<loc>([^<]+)</loc>", fetch(f"{portal_url}/sitemap.xml"))
    return [urlsplit(address).path for address in addresses]


def file_name(path: str) -> str:
    return (re.sub(r"[^\w-]+", "_", path).strip("_") or "home") + ".html"


def test_every_public_page_is_valid_html(portal_url: str, tmp_path: Path):
    paths = list(dict.fromkeys([*MORE_PATHS, *sitemap_paths(portal_url)]))
    assert len(paths) > len(MORE_PATHS) + 5
    for path in paths:
        (tmp_path / file_name(path)).write_text(fetch(portal_url + path), encoding="utf-8")
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps({"root": True, **RULES}))
    problems = html_validate(tmp_path)
    assert problems == [], "\n".join(problems)


def html_validate(folder: Path) -> list[str]:
    """Return one line a problem: file, place, rule, message."""
    report = folder / "report.json"  # a pipe would lose what does not fit into it
    program = BASE_DIR / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = [os.environ["NODE"], str(program), "--formatter", f"json={report}", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert report.exists(), done.stderr
    return [
        f"{Path(file['filePath']).name}:{item['line']}:{item['column']} "
        f"{item['ruleId']}: {item['message']}"
        for file in json.loads(report.read_text(encoding="utf-8"))
        for item in file["messages"]
    ]


def test_the_validator_finds_an_error(tmp_path: Path):
    (tmp_path / "bad.html").write_text(
        "<!DOCTYPE html><html><body><p><div></div></p></body></html>"
    )
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps({"root": True, **RULES}))
    assert html_validate(tmp_path)
