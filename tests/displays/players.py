"""Televisions for tests: they ask to be paired and report as the player does."""

import json
from datetime import UTC, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from displays.models import Player, Screen
from displays.screens import pairing

AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36"


class Television:
    """A browser at a screen's address."""

    def __init__(self, screen: Screen, letter: str = "a") -> None:
        self.screen = screen
        self.secret = letter * 43
        self.client = Client(headers={"user-agent": AGENT})

    @property
    def player(self) -> Player:
        return Player.objects.get(secret_hash=pairing.hash_of(self.secret))

    def post(self, what: str, body: Any = None, **options: Any) -> Any:
        data = body if isinstance(body, bytes) else json.dumps(body or {})
        headers = {"authorization": f"Bearer {self.secret}"} | options.pop("headers", {})
        return self.client.post(
            f"{self.screen.address}{what}",
            data,
            content_type="application/json",
            headers=headers,
            **options,
        )

    def pair(self) -> dict[str, Any]:
        return self.post("pair").json()

    def report(self, *entries: dict[str, Any], **now: Any) -> Any:
        return self.post("report", document(*entries, **now))


def paired(screen: Screen, letter: str = "a") -> Television:
    """A television that staff have confirmed."""
    television = Television(screen, letter)
    player = Player.objects.create(
        screen=screen, secret_hash=pairing.hash_of(television.secret), user_agent=AGENT
    )
    pairing.confirm(player, None, replace=False)
    return television


def stamp(ago: float = 0) -> str:
    """A moment so many seconds ago, as JavaScript writes it."""
    return (timezone.now() - timedelta(seconds=ago)).astimezone(UTC).isoformat(
        timespec="milliseconds"
    ).replace("+00:00", "Z")  # fmt: skip


def entry(seq: int, kind: str = "shown", **fields: Any) -> dict[str, Any]:
    """One entry of a report."""
    return {
        "seq": seq,
        "kind": kind,
        "at": stamp(),
        "mono": seq * 1000,
        "boot": "b1",
        "trusted": True,
        "release": "r1",
        "slide": "unu",
        "digest": "d" * 64,
        "ok": True,
        "detail": "",
        **({"ms": 10_000} if kind == "shown" else {}),
        **fields,
    }


def document(*entries: dict[str, Any], **now: Any) -> dict[str, Any]:
    """A whole report."""
    return {
        "schema": 1,
        "entries": list(entries),
        "now": {
            "at": stamp(),
            "state": "playing",
            "release": "r1",
            "downloaded": "r1",
            "slide": "unu",
            "alert": None,
            "clock": {"trusted": True, "offset_s": 0.2, "reason": "ok"},
            "storage": {
                "usage": 12_000_000,
                "quota": 10_000_000_000,
                "persisted": False,
                "offline_ready": True,
            },
            "errors": [],
            "environment": {
                "shell": "s1",
                "viewport": "1920x1080",
                "user_agent": AGENT,
                "secure": True,
                "uptime_s": 3700,
            },
        }
        | now,
    }
