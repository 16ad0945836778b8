"""Which inline scripts may run in the console: those that Wagtail is known to write, and no other.

Wagtail 8 starts its date fields, choosers and inline panels with a line of script in the page and
has no hook for a nonce. Allowing all inline scripts would also allow an attacker's. So each answer
of the console is read, a script of a known form gets the nonce of the session, and the policy
admits that nonce alone. The forms are calls with plain data: whoever injected one would gain nothing.

The nonce lives as long as the session, not as one answer: parts of pages come later, by script,
and must fit the policy of the page they join.
"""

import hashlib
import json
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac

from core.csp import CONSOLE, CONSOLE_PREFIX, header

# An inline panel keeps an empty form for „add”; in it the end of a script is written „</-script>”.
SCRIPT = re.compile(
    r'<script(?P<type> type="text/javascript")?>(?P<code>.*?)(?=<-*/script>)', re.DOTALL
)
STARTS = re.compile(
    r"(?:new \w+Chooser|create\w+Chooser|init(?:Date|Time|DateTime)Chooser)"
    r"\((?P<data>.*)\);?",
    re.DOTALL,
)
PANEL = re.compile(
    r'\(function\(\) \{\s*var panel = new (?:Inline|MultipleChooser)Panel\(JSON\.parse\("[^"<>]*"\)\);\s*\}\)\(\);?'
)
# Two that are no mere calls, by the SHA-256 of their text with single blanks.
KNOWN = {
    # the form of a promoted result (wagtail.contrib.search_promotions)
    "020a105e2b2d954fb2e8567fb2b2d4cf74d86fea2cb31a09269095c93f6180c4",
    # takes the title of a film from the name of its file (wagtailmedia)
    "7d08ab07879ba76d7e881b6768c62d81434e41ea8e3c86a094509b3338ffd62d",
}


def is_known(code: str) -> bool:
    """Say whether a script is one of Wagtail's starters with nothing but data in it."""
    code = code.strip()
    if PANEL.fullmatch(code):
        return True
    if match := STARTS.fullmatch(code):
        return _is_data(match["data"])
    normal = " ".join(code.split())
    return hashlib.sha256(normal.encode()).hexdigest() in KNOWN


def _is_data(arguments: str) -> bool:
    try:
        json.loads(f"[{arguments}]")
    except ValueError:
        return False
    return "<" not in arguments


def session_nonce(request: HttpRequest) -> str:
    """Return the nonce of the session; who is not signed in has none and needs none."""
    session = getattr(request, "session", None)
    key = session.session_key if session is not None else None
    return salted_hmac("core.console.inline_scripts", key).hexdigest()[:32] if key else ""


def admit(html: str, nonce: str) -> str:
    """Put the nonce on the scripts of a known form."""

    def mark(match: re.Match[str]) -> str:
        code = match["code"]
        return f'<script nonce="{nonce}">{code}' if is_known(code) else match[0]

    return SCRIPT.sub(mark, html)


def _admit_in_json(text: str, nonce: str) -> str:
    answer = json.loads(text)
    if not isinstance(answer, dict) or not isinstance(answer.get("html"), str):
        return text
    return json.dumps(answer | {"html": admit(answer["html"], nonce)})


class ConsoleScriptsMiddleware:
    """Give the answers of the console a policy without ``unsafe-inline`` for scripts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path.startswith(CONSOLE_PREFIX):
            return response
        nonce = session_nonce(request)
        sources = f"'self' 'nonce-{nonce}'" if nonce else "'self'"
        if not response.has_header("Content-Security-Policy"):
            response["Content-Security-Policy"] = header(CONSOLE | {"script-src": sources})
        if nonce and isinstance(response, HttpResponse):
            self._rewrite(response, nonce)
        return response

    @staticmethod
    def _rewrite(response: HttpResponse, nonce: str) -> None:
        kind = response.get("Content-Type", "").split(";")[0]
        if kind == "text/html":
            response.content = admit(response.text, nonce)
        elif kind == "application/json":
            response.content = _admit_in_json(response.text, nonce)
        if response.has_header("Content-Length"):
            response["Content-Length"] = str(len(response.content))
