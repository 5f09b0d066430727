"""The map of districts: each in the shade of its value, with its name and value inside.

The value stands on the map in words, so nobody has to tell shades apart; in grey print they go from light to dark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import cos, radians
from typing import TYPE_CHECKING, Any

from bimtek.plan.figures.palette import FRAME, TEXT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, TALLEST = 5.9, 5.4
"""Inches; 15 cm fit between the margins of a portrait page."""
BELOW = 0.65
"""Inches for the legend."""
SHADES = ("#eef3f5", "#b9d0d9", "#5c9ead", "#1b4965")
"""From the lowest values to the highest; only the last is dark enough for white letters."""
DARK = 3
"""From this shade on letters are white."""
NOTHING = "belum ada angka"
FINE = 40
"""Steps of the grid on which the place of a label is looked for."""


def draw(data: Mapping[str, Any], landscape: bool) -> Figure:
    """data: {"unit": str, "title": str, "districts": [{"name", "value": float | None, "shown", "polygons"}]}.

    title: above the map; absent in a book, where a caption stands below. shown: the value as it is written.
    polygons: [[ring, ...], ...], each ring a closed list of [longitude, latitude].
    """
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    districts = data["districts"]
    steps = _steps([float(each["value"]) for each in districts if each["value"] is not None])
    left, right, bottom, top = _bounds(districts)
    stretch = 1 / max(cos(radians((bottom + top) / 2)), 0.2)  # a degree of longitude is shorter than one of latitude
    ratio = (top - bottom) * stretch / max(right - left, 1e-9)
    height = min(max(WIDTH * 0.92 * ratio, 2.2), TALLEST)
    above = 0.4 if data.get("title") else 0.05
    whole = height + BELOW + above
    sheet = Figure(figsize=(WIDTH, whole))
    plot: Any = sheet.add_axes((0.02, BELOW / whole, 0.96, height / whole))
    if data.get("title"):
        sheet.suptitle(data["title"], x=0.02, y=1 - 0.08 / whole, ha="left", va="top", fontsize=10, fontweight="bold")
    for each in districts:
        shade = None if each["value"] is None else _shade(float(each["value"]), steps)
        _district(plot, each, shade)
    plot.set_aspect(stretch)
    room = 0.01 * max(right - left, top - bottom)  # the line at the edge is not cut
    plot.set_xlim(left - room, right + room)
    plot.set_ylim(bottom - room, top + room)
    plot.set_axis_off()
    patches = [Patch(facecolor=SHADES[nth], edgecolor=FRAME) for nth in range(len(steps))]
    names = [_class(nth, steps, districts) for nth in range(len(steps))]
    if any(each["value"] is None for each in districts):
        patches.append(Patch(facecolor="white", edgecolor=FRAME, hatch="///"))
        names.append(NOTHING)
    sheet.legend(patches, names, loc="lower center", ncols=5, frameon=False, fontsize=7.5, title=data["unit"])
    return sheet


def _steps(values: Sequence[float]) -> list[float]:
    """The lowest value of each shade: as many shades as there are different values, at most all, evenly by rank."""
    different = sorted(set(values))
    shades = min(len(different), len(SHADES))
    return [different[len(different) * nth // shades] for nth in range(shades)]


def _shade(value: float, steps: Sequence[float]) -> int:
    return max(nth for nth, least in enumerate(steps) if value >= least)


def _class(nth: int, steps: Sequence[float], districts: Sequence[Mapping[str, Any]]) -> str:
    """ "5–9": the values that have a shade, as they are written."""
    inside = [each for each in districts if each["value"] is not None and _shade(float(each["value"]), steps) == nth]
    ordered = sorted(inside, key=lambda each: float(each["value"]))
    low, high = str(ordered[0]["shown"]), str(ordered[-1]["shown"])
    return low if low == high else f"{low}–{high}"


def _district(plot: Any, district: Mapping[str, Any], shade: int | None) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    for polygon in district["polygons"]:
        path = Path.make_compound_path(*(Path(ring, closed=True) for ring in polygon))
        colour, hatch = ("white", "///") if shade is None else (SHADES[shade], None)
        plot.add_patch(PathPatch(path, facecolor=colour, hatch=hatch, edgecolor=FRAME, linewidth=0.9))
    x, y = _inside(max(district["polygons"], key=lambda polygon: abs(_area(polygon[0]))))
    words = f"{district['name']}\n{district['shown'] if shade is not None else NOTHING}"
    is_dark = shade is not None and shade >= DARK
    box = None if shade is not None else {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    plot.text(x, y, words, ha="center", va="center", fontsize=8, color="white" if is_dark else TEXT, bbox=box)


def _area(ring: Sequence[Sequence[float]]) -> float:
    return sum(here[0] * there[1] - there[0] * here[1] for here, there in pairwise(ring)) / 2


def _inside(polygon: Sequence[Sequence[Sequence[float]]]) -> tuple[float, float]:
    """The point of a grid that lies deepest inside a polygon: a label there stays on its own district."""
    import numpy
    from matplotlib.path import Path

    outer = numpy.asarray(polygon[0], dtype=float)
    (left, bottom), (right, top) = outer.min(axis=0), outer.max(axis=0)
    across = numpy.linspace(left, right, FINE + 2)[1:-1]
    up = numpy.linspace(bottom, top, FINE + 2)[1:-1]
    points = numpy.array([(x, y) for y in up for x in across])
    within = Path(outer).contains_points(points)
    for hole in polygon[1:]:
        within &= ~Path(hole).contains_points(points)
    if not within.any():
        middle = outer.mean(axis=0)
        return float(middle[0]), float(middle[1])
    edges = numpy.concatenate([_dense(numpy.asarray(ring, dtype=float)) for ring in polygon])
    some = points[within]
    depth = ((some[:, None, :] - edges[None, :, :]) ** 2).sum(axis=2).min(axis=1)
    x, y = some[int(depth.argmax())]
    return float(x), float(y)


def _dense(ring: Any) -> Any:
    """The corners of a ring and points between them; of a very fine one only some."""
    import numpy

    few = ring[:: max(1, len(ring) // 400)]
    between = [few[:-1] * (1 - part) + few[1:] * part for part in (0.25, 0.5, 0.75)]
    return numpy.concatenate([few, *between])


def _bounds(districts: Sequence[Mapping[str, Any]]) -> tuple[float, float, float, float]:
    """(west, east, south, north)."""
    points = [point for each in districts for polygon in each["polygons"] for ring in polygon for point in ring]
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), max(xs), min(ys), max(ys)
