"""Figures of the proofs: printed, and kept as JSON for the note."""

from __future__ import annotations

import json
import os
import statistics
from pathlib import Path
from typing import Any

from tools.environment import CACHE


def note(name: str, **values: Any) -> None:
    """Print the figures of one proof and keep them in the folder that KIOSK_FIGURES names."""
    folder = Path(os.environ.get("KIOSK_FIGURES") or CACHE / "kiosk")
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(values, ensure_ascii=False, indent=1, default=str)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(f"\n{name}: {json.dumps(values, ensure_ascii=False, default=str)}")  # noqa: T201 -- asked for


def spread(seconds: list[float]) -> dict[str, float]:
    """Return the median and the worst of some durations."""
    return {
        "runs": len(seconds),
        "median_s": round(statistics.median(seconds), 2),
        "worst_s": round(max(seconds), 2),
    }
