"""The one command: what serves, what it says, how it ends."""

import os
import signal
import socket
import stat
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.product import Product


def children(pid: int) -> list[int]:
    """The processes that Linux counts as children of a process."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:  # it ended in between
            continue
        if int(fields[1]) == pid:
            found.append(int(folder.name))
    return found


def is_alive(pid: int) -> bool:
    try:
        return "(zombie)" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def wait_until(condition, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def family(pid: int) -> list[int]:
    return [child for first in children(pid) for child in (first, *children(first))]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything_cleanly(fresh_product: Product, number):
    fresh_product.start()
    process = fresh_product.process
    assert process
    started = family(process.pid)
    assert len(started) >= 3  # gunicorn, a worker, the scheduler
    process.send_signal(number)
    assert process.wait(30) == 0
    assert not [pid for pid in started if is_alive(pid)]
    assert "Traceback" not in fresh_product.output()


def test_a_killed_supervisor_leaves_no_orphan_that_holds_the_port(fresh_product: Product):
    fresh_product.start()
    process = fresh_product.process
    assert process
    started = family(process.pid)
    process.kill()
    process.wait(10)
    wait_until(lambda: not [pid for pid in started if is_alive(pid)])


def test_a_dead_scheduler_is_started_again_and_the_portal_goes_on(fresh_product: Product):
    fresh_product.start()
    process = fresh_product.process
    assert process
    scheduler = max(children(process.pid))
    os.kill(scheduler, signal.SIGKILL)
    alive = lambda: {pid for pid in children(process.pid) if is_alive(pid)}  # noqa: E731
    wait_until(lambda: len(alive() - {scheduler}) == 2)
    with urllib.request.urlopen(f"{fresh_product.url}/healthz", timeout=30) as answer:
        assert answer.status == 200


def test_what_is_printed_tells_where_and_how(product: Product):
    output = product.output()
    for path in ("/", "/admin/", "/ecran/hol/", "/avizier/"):
        assert f"{product.url}{path}\n" in output
    password = product.var_dir / "admin-password.txt"
    assert str(password) in output
    assert stat.S_IMODE(password.stat().st_mode) == 0o600
    assert password.read_text().splitlines()[1] not in output


def test_a_second_preparation_changes_nothing(fresh_product: Product):
    before = (fresh_product.var_dir / "admin-password.txt").read_text()
    said = fresh_product.portal("prepare", "--no-static")
    assert "nimic nou" in said
    assert "parola" not in said
    assert (fresh_product.var_dir / "admin-password.txt").read_text() == before


def test_an_address_that_is_too_long_is_answered_in_romanian(portal_url: str):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{portal_url}/cauta/?q={'a' * 10_000}", timeout=30)
    with refused.value as answer:
        assert answer.code == 414
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert "Adresa este prea lungă" in answer.read().decode()
    with urllib.request.urlopen(f"{portal_url}/cauta/?q={'a' * 8000}", timeout=30) as longest:
        assert longest.status == 200


def test_what_cannot_be_read_leaves_no_address_in_the_log(product: Product):
    with socket.create_connection(("127.0.0.1", product.port), 30) as spoilt:
        spoilt.sendall(b"GET / HTTP/9.9\r\n\r\n")
        assert b"400 Bad Request" in spoilt.recv(1000)
    wait_until(lambda: "Invalid request" in product.output())
    assert "ip=127" not in product.output()
