"""A debugging connection so thin that it changes nothing: for measuring memory.

Playwright's own connection keeps the bodies of answers in the browser, which would grow.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

WAIT_SECONDS = 60
SHORT, LONG, LONGER = 125, 126, 127
MASKED = 0x80
TEXT_FRAME = 0x81


class DevTools:
    """One connection to the page of a browser, or to its service worker, for a few questions."""

    def __init__(self, endpoint: str, kind: str = "page") -> None:
        where = urlsplit(endpoint)
        with urlopen(f"http://{where.netloc}/json/list", timeout=WAIT_SECONDS) as answer:
            found = next(item for item in json.load(answer) if item["type"] == kind)
        self.socket = socket.create_connection((where.hostname, where.port), WAIT_SECONDS)
        self.file = self.socket.makefile("rb")
        self.asked = 0
        self._shake_hands(where.netloc, urlsplit(found["webSocketDebuggerUrl"]).path)

    def __enter__(self) -> DevTools:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def evaluate(self, expression: str) -> Any:
        """Evaluate in the page; promises are awaited."""
        given = {"expression": expression, "returnByValue": True, "awaitPromise": True}
        return self.send("Runtime.evaluate", given)["result"].get("value")

    def send(self, method: str, parameters: dict[str, Any] | None = None) -> dict[str, Any]:
        """Send one command and return its result."""
        self.asked += 1
        request = {"id": self.asked, "method": method, "params": parameters or {}}
        self._write(json.dumps(request).encode())
        while True:
            answer = json.loads(self._read())
            if answer.get("id") == self.asked:
                assert "error" not in answer, answer
                return answer["result"]

    def _shake_hands(self, host: str, path: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: {host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        ]
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        assert b" 101 " in self.file.readline()
        while self.file.readline() not in (b"\r\n", b""):
            pass

    def _write(self, payload: bytes) -> None:
        head = bytes([TEXT_FRAME])
        if len(payload) <= SHORT:
            head += bytes([MASKED | len(payload)])
        else:
            head += struct.pack(">BH", MASKED | LONG, len(payload))
        # The mask must be there; zeros leave the text as it is.
        self.socket.sendall(head + bytes(4) + payload)

    def _read(self) -> bytes:
        message = b""
        while True:
            first, length = struct.unpack("BB", self.file.read(2))
            if length == LONG:
                (length,) = struct.unpack(">H", self.file.read(2))
            elif length == LONGER:
                (length,) = struct.unpack(">Q", self.file.read(8))
            message += self.file.read(length)
            if first & 0x80:
                return message
