"""Gunicorn's worker with a page of ours for an address that is longer than it reads."""

from contextlib import suppress
from http import HTTPStatus
from typing import Any

from django.template.loader import render_to_string

from gunicorn import util
from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker


class Worker(ThreadWorker):
    """Answers refused requests without keeping the visitor's address in the log."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        """Answer what could not be read as a request."""
        if isinstance(exc, LimitRequestLine):
            with suppress(OSError):  # nobody waits for the answer any more
                util.write_nonblock(client, too_long())
        else:
            super().handle_error(req, client, None, exc)


def too_long() -> bytes:
    """Return the whole answer, head and page."""
    status = HTTPStatus.REQUEST_URI_TOO_LONG
    page = render_to_string("414.html").encode()
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\n"
        "Connection: close\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'self'; form-action 'self'\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        f"Content-Length: {len(page)}\r\n\r\n"
    )
    return head.encode("ascii") + page
