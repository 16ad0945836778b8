"""Limits on how often somebody may ask, counted in the cache that all processes share."""

import hashlib

from django.core.cache import cache


def is_over(kind: str, who: str, limit: int, seconds: int) -> bool:
    """Count one request and say whether there were more than ``limit`` in this stretch of time.

    Who asked is kept as a hash only.
    """
    digest = hashlib.blake2s(who.encode(), digest_size=12, person=b"limits").hexdigest()
    key = f"limit:{kind}:{digest}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) > limit
    except ValueError:  # the entry expired between the two calls
        return False
