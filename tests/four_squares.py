"""A made-up GeoJSON: every district of a region is a square beside the next. No boundaries of any place."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bimtek.region import District


def square(nth: int, hole: bool = False) -> list[list[list[float]]]:
    """A ring of one degree, the nth of two a line; with a hole a second ring inside."""
    west, south = float(nth % 2), float(nth // 2)

    def ring(inset: float) -> list[list[float]]:
        low_x, low_y, high_x, high_y = west + inset, south + inset, west + 1 - inset, south + 1 - inset
        return [[low_x, low_y], [high_x, low_y], [high_x, high_y], [low_x, high_y], [low_x, low_y]]

    return [ring(0.0), ring(0.3)] if hole else [ring(0.0)]


def squares(districts: Sequence[District]) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"kode": district.code, "nama": district.name},
                "geometry": {"type": "Polygon", "coordinates": square(nth)},
            }
            for nth, district in enumerate(districts)
        ],
    }


def write_squares(path: Path, districts: Sequence[District]) -> Path:
    path.write_text(json.dumps(squares(districts)), encoding="utf-8")
    return path
