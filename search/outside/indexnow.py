"""The IndexNow protocol: one call tells all search engines that take part what changed.

See https://www.indexnow.org/documentation.
"""

import json
from http import HTTPStatus
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.utils.crypto import salted_hmac

ENDPOINT = "https://api.indexnow.org/indexnow"
TIMEOUT = 15  # seconds
ACCEPTED = {HTTPStatus.OK, HTTPStatus.ACCEPTED}


def is_public(base_url: str) -> bool:
    """Say whether search engines can reach the address: HTTPS and a name with a dot."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    return parts.scheme == "https" and "." in host and not host.replace(".", "").isdigit()


def key() -> str:
    """Return the key of this installation; a public file of this name proves that calls are ours."""
    return salted_hmac("search.outside.indexnow", "key").hexdigest()[:32]


def send(base_url: str, addresses: list[str]) -> None:
    """Announce addresses of the site.

    Raises:
        OSError: nobody answered, or the call was refused.
    """
    document = {
        "host": urlsplit(base_url).netloc,
        "key": key(),
        "keyLocation": f"{base_url}/{key()}.txt",
        "urlList": addresses,
    }
    request = Request(
        ENDPOINT,
        data=json.dumps(document).encode(),
        headers={"Content-Type": "application/json; charset=utf-8"},
    )
    with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 -- a constant https address
        if answer.status not in ACCEPTED:
            raise OSError(f"IndexNow answered {answer.status}")
