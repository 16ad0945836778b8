"""County outlines for the map of the statistics: ``python -m tools.outlines COUNTIES.geojson``.

Points go to a grid of whole numbers, the same for neighbours, so that their borders still meet.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

from directory.outlines import on_grid
from directory.reference import FOLDER

TARGET = FOLDER / "outlines.json"
Ring = list[list[float]]


def outline(ring: Ring) -> str:
    """Return a ring as SVG path data in relative steps."""
    places = [on_grid(lat, lng) for lng, lat in ring]
    points = [(round(x), round(y)) for x, y in places]
    kept = [points[0]] + [after for before, after in pairwise(points) if after != before]
    steps = [f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(kept)]
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def main(source: str) -> None:
    """Write the outlines by county code."""
    features = json.loads(Path(source).read_text(encoding="utf-8"))["features"]
    made = {}
    for feature in features:
        shape = feature["geometry"]
        parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        made[feature["properties"]["code"]] = "".join(
            outline(ring) for polygon in parts for ring in polygon
        )
    TARGET.write_text(json.dumps(dict(sorted(made.items())), indent=0) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(made)} counties, {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1])
