"""Somebody at the console, without the console: publishes, confirms and raises alerts in a second."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from config.env import BASE_DIR
from tests.browser.product import Product, portal_env

SLIDES = 9
SLUG = "proba"

# One process for all: starting Django again for every publication would be most of the time.
PROGRAM = """
import json, sys, time
from datetime import timedelta
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Site
from displays.screens import pairing
from displays.alert_actions import put_up, stop
from displays.models import AlertTemplate, HallAlert, NoticeboardPage, Screen, SlidePage
from displays.seeding.builders import make_noticeboard, make_screen, make_slide, text

def screen():
    return Screen.objects.get(slug={slug!r})

def administrator():
    return get_user_model().objects.get(username="administrator")

def prepare():
    root = Site.objects.get(is_default_site=True).root_page
    board = make_noticeboard(root, title="Probă", slug={slug!r}, show_in_menus=False)
    for number in range({slides}):
        body = [text(f"Anunțul {{number}}, prima formă.")]
        make_slide(board, title=f"Anunț de probă {{number}}", slug=f"proba-{{number}}", body=body)
    pairing.open_window(make_screen(board, name="Probă", slug={slug!r}))

def remove():
    HallAlert.objects.all().delete()
    pk = screen().pk
    from displays.models import Play, Player
    Play.objects.filter(player__screen=pk).delete()
    Screen.objects.filter(pk=pk).delete()
    NoticeboardPage.objects.get(slug={slug!r}).delete()

def waiting():
    return [player.code for player in screen().players.waiting()]

def confirm(code):
    pairing.confirm(pairing.find(screen(), code), administrator(), replace=True)

def publish(number, words):
    slide = SlidePage.objects.get(slug=f"proba-{{number}}")
    slide.body = [text(words)]
    began = time.time()
    slide.save_revision(user=administrator()).publish()
    return began

def publication():
    latest = screen().publications.latest()
    return [latest.release, latest.downloaded_at is not None, latest.confirmed_at is not None]

def alarm(words, seconds):
    now = timezone.now().replace(microsecond=0)
    alert = HallAlert(template=AlertTemplate.FREE, title=words, text="", ends_at=now + timedelta(seconds=seconds))
    began = time.time()
    put_up(alert, [screen()], online=False, user=administrator())
    return [began, alert.pk, alert.ends_at.timestamp()]

def running():
    return [alert.pk for alert in HallAlert.objects.running()]

def stop_alarm(pk):
    began = time.time()
    stop(HallAlert.objects.get(pk=pk), user=administrator())
    return began

for line in sys.stdin:
    name, given = json.loads(line)
    print("answer " + json.dumps(globals()[name](*given)), flush=True)
"""


class Editor:
    """Acts on the data of a running product from a process of its own."""

    def __init__(self, product: Product) -> None:
        program = PROGRAM.format(slug=SLUG, slides=SLIDES)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config", "shell", "--no-imports", "-c", program],
            cwd=BASE_DIR,
            # The address stands in the QR codes: another one would be another release.
            env={**portal_env(product.var_dir), "HOST": "127.0.0.1", "PORT": str(product.port)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, name: str, *given: Any) -> Any:
        """Call one function of the program and return what it answers."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([name, given]) + "\n")
        self.process.stdin.flush()
        while line := self.process.stdout.readline():
            if line.startswith("answer "):
                return json.loads(line.removeprefix("answer "))
        raise AssertionError(f"{name} failed: see the output above")

    def leave(self) -> None:
        """End the process."""
        self.process.communicate(timeout=30)
