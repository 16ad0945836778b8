"""Pairing: a browser gets the right to speak for a screen when staff type the code that it shows.

The player makes its own secret and never shows it; the portal keeps its hash alone. The code on
the television only picks which waiting browser is meant, so it need not be secret.
"""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser, User
from django.db import IntegrityError, transaction
from django.utils import timezone

from wagtail.log_actions import log

from displays.alerts import refresh_alerts
from displays.models import Player, Screen, ScreenState

WINDOW = timedelta(minutes=15)
GRACE = timedelta(minutes=1)  # in which a confirmed television asks once more and learns it
ALPHABET = "ACDEFGHJKLMNPQRTUVWXY34679"  # no two that look alike on a television
CODE_LENGTH = 6
MOST_WAITING = 2000  # more than one address may ask for while the window is open
ATTEMPTS = 5
SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
OPENED, PAIRED, REVOKED = "displays.pairing_opened", "displays.paired", "displays.unpaired"
FORGET_WAITING = timedelta(days=1)


Person = User | AnonymousUser | None
"""Who acts: the console lets nobody in without a name."""


class PairingRefusedError(Exception):
    """Why a code was not accepted, in a sentence for staff."""


def hash_of(secret: str) -> str:
    """Return what is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def open_window(screen: Screen) -> datetime:
    """Let browsers at the screen's address show a code for a quarter of an hour."""
    if not screen.is_pairing:
        screen.players.waiting().delete()  # left from an earlier window: nobody typed their codes
    until = timezone.now() + WINDOW
    _set_window(screen, until)
    log(instance=screen, action=OPENED)
    return until


def close_window(screen: Screen) -> None:
    """Let no browser show a code any more."""
    _set_window(screen, None)


def _set_window(screen: Screen, until: datetime | None) -> None:
    """Write the one column: what the screen plays does not depend on it."""
    screen.pairing_until = until
    Screen.objects.filter(pk=screen.pk).update(pairing_until=until)
    transaction.on_commit(refresh_alerts)


def ask(screen: Screen, secret: str, user_agent: str) -> dict[str, str]:
    """Answer a player that wants to be paired."""
    player = Player.objects.filter(secret_hash=hash_of(secret)).first()
    if player is not None and (player.revoked_at or player.screen_id != screen.pk):
        return {"state": "revoked"}
    if player is not None and player.is_paired:
        return {"state": "paired"}
    if not screen.is_pairing:
        return {"state": "closed"}
    player = player or _admit(screen, secret, user_agent)
    return {"state": "waiting", "code": player.code} if player else {"state": "closed"}


def _admit(screen: Screen, secret: str, user_agent: str) -> Player | None:
    """Write a waiting browser down; the oldest makes room when there are too many."""
    _make_room(screen)
    for _attempt in range(ATTEMPTS):
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        try:
            with transaction.atomic():
                return Player.objects.create(
                    screen=screen,
                    secret_hash=hash_of(secret),
                    code=code,
                    user_agent=user_agent[:300],
                )
        except IntegrityError:  # the code is another's, or this browser asked twice at once
            if twin := Player.objects.filter(secret_hash=hash_of(secret)).first():
                return twin
    return None


def _make_room(screen: Screen) -> None:
    """Forget the browsers that have waited longest: a stranger's must not keep others out."""
    with transaction.atomic():
        newest = screen.players.waiting().select_for_update().order_by("-created_at", "-pk")
        too_many = list(newest.values_list("pk", flat=True)[MOST_WAITING - 1 :])
        Player.objects.filter(pk__in=too_many).delete()


def find(screen: Screen, typed: str) -> Player:
    """Return the waiting browser that shows the typed code; refuse with what to do."""
    code = re.sub(r"[\s-]", "", typed).upper()
    if not code:
        raise PairingRefusedError("Scrieți codul care apare pe televizor.")
    if not screen.is_pairing:
        raise PairingRefusedError(
            "Timpul pentru asociere s-a încheiat. Porniți asocierea din nou: pe televizor apare un cod."
        )
    player = Player.objects.waiting().filter(code=code).select_related("screen").first()
    if player is None:
        raise PairingRefusedError(
            f"Niciun televizor nu arată codul „{code}”. Citiți-l din nou de pe ecran."
        )
    if player.screen_id != screen.pk:
        raise PairingRefusedError(
            f"Codul „{code}” este al televizorului de la ecranul „{player.screen}”."
        )
    return player


@transaction.atomic
def confirm(player: Player, user: Person, *, replace: bool) -> None:
    """Believe a browser's reports from now on; with ``replace``, no other browser's any more."""
    screen = player.screen
    player.confirmed_at = timezone.now()
    player.confirmed_by = _named(user)
    player.code = ""
    player.save(update_fields=["confirmed_at", "confirmed_by", "code"])
    ScreenState.objects.get_or_create(screen=screen)
    log(instance=screen, action=PAIRED, data={"player": player.pk})
    if replace:
        for other in screen.players.paired().exclude(pk=player.pk):
            revoke(other, user)
    if screen.pairing_until is not None:
        _set_window(screen, min(screen.pairing_until, player.confirmed_at + GRACE))


@transaction.atomic
def revoke(player: Player, user: Person) -> None:
    """Believe a browser no more; what it reported stays."""
    player.revoked_at = timezone.now()
    player.revoked_by = _named(user)
    player.code = ""
    player.save(update_fields=["revoked_at", "revoked_by", "code"])
    log(instance=player.screen, action=REVOKED, data={"player": player.pk})


def _named(user: Person) -> User | None:
    return user if isinstance(user, User) else None


def forget_waiting() -> int:
    """Delete browsers that showed a code which nobody typed; return how many."""
    old = timezone.now() - FORGET_WAITING
    return Player.objects.waiting().filter(created_at__lt=old).delete()[0]
