"""A server between browser and product that can be ill in every way a network knows."""

from __future__ import annotations

import http.client
import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import urlsplit

IMMUTABLE = "public, max-age=31536000, immutable"
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "server", "date"}
HANG_SECONDS = 600.0
TRICKLE_BYTES = 2048
TRICKLE_PAUSE = 0.05


class Fault(NamedTuple):
    """One illness: what happens to the answer, and at which byte of its body.

    Kinds: drop, truncate, shorten, stall (at a byte), corrupt (a byte), trickle, hang, 404, 500,
    html (a captive portal).
    """

    kind: str
    at: int = 0


class Seen(NamedTuple):
    """A request as it arrived."""

    at: float
    method: str
    path: str
    body: bytes


@dataclass
class Answer:
    """A whole answer."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


REPLACED = {
    "404": Answer(404, b"error", {"Content-Type": "text/plain"}),
    "500": Answer(500, b"error", {"Content-Type": "text/plain"}),
    "html": Answer(
        200,
        b"<!DOCTYPE html><title>Login</title><p>Conectati-va la retea",
        {"Content-Type": "text/html"},
    ),
}


class Faulty:
    """Passes everything to the product; answers documents of its own; falls ill where told."""

    def __init__(self, product_url: str) -> None:
        self.upstream = urlsplit(product_url)
        self.port = 0
        self.own: dict[str, Callable[[dict[str, str]], Answer]] = {}
        self.faults: list[tuple[re.Pattern[str], Fault]] = []
        self.seen: list[Seen] = []
        self.open: set[socket.socket] = set()
        self.lock = threading.Lock()
        self.server: ThreadingHTTPServer | None = None
        self.live()

    @property
    def url(self) -> str:
        """Return the address that the browser opens; it stays the same through deaths."""
        return f"http://127.0.0.1:{self.port}"

    def live(self) -> None:
        """Accept connections, on the same port as before."""
        if self.server is not None:
            return
        parent = self

        class Handler(_Handler):
            faulty = parent

        self.server = _Server(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def die(self) -> None:
        """Refuse connections and cut those that are open, in the middle of whatever they carry."""
        if self.server is None:
            return
        server, self.server = self.server, None
        server.shutdown()
        server.server_close()
        self.cut()

    def cut(self) -> None:
        """Reset every open connection."""
        with self.lock:
            connections, self.open = self.open, set()
        for connection in connections:
            _reset(connection)

    def serve(self, path: str, body: bytes, content_type: str, **headers: str) -> None:
        """Answer an address with these bytes, for ever the same."""
        common = {"Content-Type": content_type, "Cache-Control": IMMUTABLE} | headers
        self.own[path] = lambda _: Answer(200, body, common)

    def serve_release(self, path: str, document: dict[str, Any]) -> None:
        """Answer a release (or any document with its id as ETag), as the product does."""
        body = json.dumps(document, ensure_ascii=False).encode()
        etag = f'"{document["release"]}"'
        common = {"ETag": etag, "Cache-Control": "no-cache"}

        def answer(headers: dict[str, str]) -> Answer:
            if headers.get("if-none-match") == etag:
                return Answer(304, b"", common)
            return Answer(200, body, common | {"Content-Type": "application/json"})

        self.own[path] = answer

    def fail(self, address: str, fault: Fault) -> None:
        """Fall ill at every address that contains this text, until lifted."""
        self.faults.append((re.compile(re.escape(address)), fault))

    def fail_everything(self, fault: Fault) -> None:
        """Fall ill at every address."""
        self.faults.append((re.compile(""), fault))

    def lift(self) -> None:
        """Be well again; answers that hang are cut."""
        self.faults.clear()
        self.cut()

    def asked(self, text: str, since: float = 0.0) -> list[Seen]:
        """Return the requests whose address contains a text."""
        return [seen for seen in self.seen if text in seen.path and seen.at >= since]

    def fault_at(self, path: str) -> Fault | None:
        """Return the illness of an address."""
        return next((fault for pattern, fault in self.faults if pattern.search(path)), None)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that is killed cuts its connections: nothing to say."""


class _Handler(BaseHTTPRequestHandler):
    """One request: bring the whole answer, then send it, well or ill."""

    faulty: Faulty
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        with self.faulty.lock:
            self.faulty.open.add(self.connection)

    def finish(self) -> None:
        with self.faulty.lock:
            self.faulty.open.discard(self.connection)
        super().finish()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class's name
        """Keep the test's output readable."""

    def do_GET(self) -> None:
        self.answer()

    def do_HEAD(self) -> None:
        self.answer()

    def do_POST(self) -> None:
        self.answer()

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        faulty = self.faulty
        faulty.seen.append(Seen(time.time(), self.command, self.path, body))
        fault = faulty.fault_at(self.path)
        if fault is not None and fault.kind == "hang":
            self.hang()
            return
        path = self.path.split("?")[0]
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            own = faulty.own.get(path)
            whole = ranged(own(headers), headers) if own else self.upstream(body)
        except (OSError, http.client.HTTPException):
            _reset(self.connection)
            return
        if fault is not None:
            self.send_ill(whole, fault)
        else:
            self.send_whole(whole)

    def upstream(self, body: bytes) -> Answer:
        """Ask the product, uncompressed so that bytes are those of the file."""
        where = self.faulty.upstream
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
        unwanted = {"accept-encoding", "connection", "content-length"}
        headers = {k: v for k, v in self.headers.items() if k.lower() not in unwanted}
        try:
            connection.request(self.command, self.path, body or None, headers)
            response = connection.getresponse()
            kept = {k: v for k, v in response.getheaders() if k.lower() not in HOP_BY_HOP}
            if response.getheader("Date"):
                kept["Date"] = response.getheader("Date") or ""
            return Answer(response.status, response.read(), kept)
        finally:
            connection.close()

    def send_whole(self, answer: Answer) -> None:
        self.send_head(answer, len(answer.body))
        self.write(answer.body)

    def send_ill(self, answer: Answer, fault: Fault) -> None:
        """Send what an ill network makes of an answer."""
        at = min(fault.at, max(len(answer.body) - 1, 0))
        if fault.kind in REPLACED:
            self.send_whole(REPLACED[fault.kind])
        elif fault.kind == "corrupt":
            wrong = bytes([answer.body[at] ^ 1]) if answer.body else b""
            body = answer.body[:at] + wrong + answer.body[at + 1 :]
            self.send_whole(Answer(answer.status, body, answer.headers))
        elif fault.kind == "trickle":
            self.trickle(answer)
        else:
            self.send_part(answer, fault.kind, at)

    def send_part(self, answer: Answer, kind: str, at: int) -> None:
        """Send the beginning; then the wire is cut, the connection ends, or nothing comes any more.

        ``shorten`` is a proxy that believes the file to be complete: it even says so.
        """
        self.send_head(answer, at if kind == "shorten" else len(answer.body))
        self.write(answer.body[:at])
        if kind == "drop":
            _reset(self.connection)
        elif kind == "stall":
            self.hang()

    def trickle(self, answer: Answer) -> None:
        """Send slowly what is right."""
        self.send_head(answer, len(answer.body))
        for start in range(0, len(answer.body), TRICKLE_BYTES):
            self.write(answer.body[start : start + TRICKLE_BYTES])
            time.sleep(TRICKLE_PAUSE)

    def send_head(self, answer: Answer, length: int) -> None:
        # Every answer has its own connection, so that an illness is one request's alone.
        self.close_connection = True
        self.send_response_only(answer.status)
        if "Date" not in answer.headers:
            self.send_header("Date", self.date_time_string())
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != http.HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()

    def write(self, data: bytes) -> None:
        if self.command == "HEAD":
            return
        self.wfile.write(data)
        self.wfile.flush()

    def hang(self) -> None:
        """Hold the connection until the browser, cut() or the end of the test closes it."""
        self.close_connection = True
        self.connection.settimeout(HANG_SECONDS)
        try:
            while self.connection.recv(1024):
                pass
        except OSError:
            return


def ranged(answer: Answer, headers: dict[str, str]) -> Answer:
    """Answer a range of bytes, as every server does for films."""
    wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", headers.get("range", ""))
    if wanted is None or answer.status != http.HTTPStatus.OK:
        return answer
    start = int(wanted[1])
    end = min(int(wanted[2] or len(answer.body)), len(answer.body) - 1)
    part = {"Content-Range": f"bytes {start}-{end}/{len(answer.body)}", "Accept-Ranges": "bytes"}
    return Answer(206, answer.body[start : end + 1], answer.headers | part)


def _reset(connection: socket.socket) -> None:
    """Close with RST, as a cable that is pulled and a server that is gone."""
    try:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
