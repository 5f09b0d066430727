"""The risk map: likelihood against impact, each cell in the shade of its level, the numbers of its risks inside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bimtek.plan.figures.palette import FRAME, TEXT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 5.9, 4.6
"""Inches; 15 cm fit between the margins of a portrait page."""
A_LINE, LINES = 4, 3
"""So many numbers fit on a line of a cell, so many lines in a cell; beyond that their count stands there."""
SHADES = ("#f4f1e8", "#f0c987", "#d4694f")
"""From the lowest level to the highest: lighter to darker in grey print, too."""


def draw(data: Mapping[str, Any], landscape: bool) -> Figure:
    """data: {"x": label, "y": label, "size": 5, "levels": [{"name": str, "from": int}] from the lowest,
    "points": [{"number": str, "x": int, "y": int}]}. A cell's level is that of x times y."""
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    sheet = Figure(figsize=(WIDTH, HEIGHT))
    plot: Any = sheet.add_axes((0.1, 0.2, 0.87, 0.77))
    size = int(data["size"])
    steps = range(1, size + 1)
    plot.set_xlim(0.5, size + 0.5)
    plot.set_ylim(0.5, size + 0.5)
    plot.set_xticks(steps)
    plot.set_yticks(steps)
    plot.set_xlabel(data["x"], color=TEXT)
    plot.set_ylabel(data["y"], color=TEXT)
    plot.tick_params(length=0, labelcolor=TEXT)
    for side in plot.spines.values():
        side.set_color(FRAME)
    for x in steps:
        for y in steps:
            shade = SHADES[_level(x * y, data["levels"])]
            plot.bar(x, 1, bottom=y - 0.5, width=1, color=shade, edgecolor="white", linewidth=1.5, zorder=0)
    for (x, y), numbers in _cells(data["points"]).items():
        plot.text(x, y, _inside(numbers), ha="center", va="center", color=TEXT, fontsize=8.5)
    patches = [Patch(facecolor=shade, edgecolor=FRAME) for shade in SHADES]
    names = [f"{each['name']} (mulai {each['from']})" for each in data["levels"]]
    sheet.legend(patches[::-1], names[::-1], loc="lower center", ncols=len(names), frameon=False)
    return sheet


def _level(product: int, levels: Sequence[Mapping[str, Any]]) -> int:
    """The place of the highest level that the product reaches."""
    return max((nth for nth, each in enumerate(levels) if product >= int(each["from"])), default=0)


def _cells(points: Sequence[Mapping[str, Any]]) -> dict[tuple[int, int], list[str]]:
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for point in points:
        cells[int(point["x"]), int(point["y"])].append(str(point["number"]))
    return cells


def _inside(numbers: Sequence[str]) -> str:
    if len(numbers) > A_LINE * LINES:
        return f"{len(numbers)} risiko"
    return "\n".join(" · ".join(numbers[nth : nth + A_LINE]) for nth in range(0, len(numbers), A_LINE))
