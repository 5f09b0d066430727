"""Where the pillars stand after SWOT: points on two axes through the middle, each quadrant named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from bimtek.plan.figures.palette import FRAME, GRID, TEXT, ink

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH = 5.9
"""Inches; 15 cm fit between the margins of a portrait page."""
TALL, LOW = 4.9, 3.3
"""Inches for several points, and for one alone."""
FOOT, LINE = 0.62, 0.18
"""Inches below the axes: for their words, and for each line of the legend."""
COLUMNS = 3
"""Names beside one another in the legend."""
SMALLEST, LARGEST = 1, 4
"""The scale of the axes: as near as the points allow, in whole steps."""


def draw(data: Mapping[str, Any], landscape: bool) -> Figure:
    """data: {"x": str, "y": str, "corners": [top left, top right, bottom left, bottom right],
    "points": [{"label": str, "x": float, "y": float}], "compact": bool}; x and y of a point between −4 and 4. A compact
    one takes a third of a page, also with several points."""
    from matplotlib.figure import Figure

    points = data["points"]
    height, foot = LOW if len(points) == 1 or data.get("compact") else TALL, FOOT + LINE * -(-len(points) // COLUMNS)
    sheet = Figure(figsize=(WIDTH, height))
    plot: Any = sheet.add_axes((0.1, foot / height, 0.86, 1 - (foot + 0.12) / height))
    reach = _reach(points)
    _frame(plot, reach, data["x"], data["y"])
    _name_corners(plot, data["corners"])
    marks = [_mark(plot, point, nth, alone=len(points) == 1) for nth, point in enumerate(points)]
    if marks:  # named here, because matplotlib hides a label that begins with "_"
        labels = [point["label"] for point in points]
        sheet.legend(marks, labels, loc="lower center", ncols=COLUMNS, frameon=False, handletextpad=0.3)
    return sheet


def _reach(points: Sequence[Mapping[str, Any]]) -> int:
    farthest = max((max(abs(float(point["x"])), abs(float(point["y"]))) for point in points), default=0.0)
    return min(max(ceil(farthest * 1.1), SMALLEST), LARGEST)


def _frame(plot: Any, reach: int, x: str, y: str) -> None:
    steps = [step / 2 for step in range(-2 * reach, 2 * reach + 1)] if reach < 3 else list(range(-reach, reach + 1))
    words = [f"{step:g}".replace("-", "−").replace(".", ",") for step in steps]
    plot.set_xlim(-reach * 1.06, reach * 1.06)
    plot.set_ylim(-reach * 1.06, reach * 1.06)
    plot.set_xticks(steps, words)
    plot.set_yticks(steps, words)
    plot.tick_params(length=0, labelcolor=TEXT, labelsize=7)
    plot.grid(color=GRID, linewidth=0.7)
    plot.set_axisbelow(True)
    plot.axhline(0, color=FRAME, linewidth=1.3, zorder=1)
    plot.axvline(0, color=FRAME, linewidth=1.3, zorder=1)
    plot.set_xlabel(x, color=TEXT)
    plot.set_ylabel(y, color=TEXT)
    for side in plot.spines.values():
        side.set_color(GRID)


def _name_corners(plot: Any, corners: Sequence[str]) -> None:
    places = ((0.015, 0.985), (0.985, 0.985), (0.015, 0.015), (0.985, 0.015))
    for (right, top), words in zip(places, corners, strict=True):
        plot.text(
            right,
            top,
            words,
            transform=plot.transAxes,
            ha="left" if right < 0.5 else "right",
            va="bottom" if top < 0.5 else "top",
            color=TEXT,
            fontsize=8,
            style="italic",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
        )


def _mark(plot: Any, point: Mapping[str, Any], nth: int, *, alone: bool) -> Any:
    """The point; a line from the middle where it is the only one, so that both sums can be read."""
    style = ink(nth)
    x, y = float(point["x"]), float(point["y"])
    if alone:
        plot.plot([0, x], [0, y], color=style.colour, linewidth=1.2, zorder=2)
    [mark] = plot.plot(
        [x],
        [y],
        linestyle="",
        marker=style.marker,
        markersize=9,
        color=style.colour,
        markeredgecolor="white",
        zorder=3,
    )
    return mark
