"""Live figures that one app offers and another shows, without knowing each other."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A number with its Romanian label; ``value`` is called when it is shown."""

    key: str
    label: str
    value: Callable[[], int]


_figures: dict[str, Figure] = {}


def register(figure: Figure) -> None:
    """Offer a figure; a second one under the same key is a mistake of ours."""
    if figure.key in _figures:
        raise ValueError(f"The figure {figure.key!r} is registered twice.")
    _figures[figure.key] = figure


def choices() -> list[tuple[str, str]]:
    """Return the registered figures for a choice field."""
    return sorted((figure.key, figure.label) for figure in _figures.values())


def get(key: str) -> Figure | None:
    """Return a figure, or nothing when its app is gone."""
    return _figures.get(key)
