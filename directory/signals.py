"""Signals of the directory: ``register_changed`` is sent after an import or its undo was committed."""

from django.dispatch import Signal

register_changed = Signal()
