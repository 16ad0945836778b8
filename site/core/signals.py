"""One signal for all that changes what the public sees."""

from django.dispatch import Signal

content_changed = Signal()
"""Sent after commit with ``source``: the object whose change made it necessary."""
