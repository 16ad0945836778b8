"""Ids of the HSDS objects that have no UUID of their own: the same thing always gets the same id."""

import uuid

NAMESPACE = uuid.UUID("5a0c1c0e-6a3d-5c39-9a5b-6f3d0a0f6b11")


def derived(kind: str, key: object) -> str:
    """Return the id of a thing that is known by its kind and a key that lasts."""
    return str(uuid.uuid5(NAMESPACE, f"{kind}:{key}"))
