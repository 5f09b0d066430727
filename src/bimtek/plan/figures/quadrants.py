"""Two ratings crossed: a numbered mark for each row, in its cell of the grid; four corners say what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import TYPE_CHECKING, Any

from bimtek.plan.figures.palette import FRAME, GRID, TEXT, Ink, ink

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 5.9, 5.2
"""Inches; 15 cm fit between the margins of a portrait page."""
LARGEST = 13.0
"""Diameter of a mark in points, where its cell has room."""
CELL = 56.0
"""Points between two ratings, about, along the shorter side of a cell."""
SPREAD = 0.74
"""Part of a cell that its marks may take; the rest keeps them off the lines and the words in the corners."""
SHAPES = (("o", 1.0), ("s", 0.92), ("p", 1.1), ("D", 0.78), ("h", 1.08), ("8", 1.0))
"""Shapes that hold a number, and how large they are drawn so that all look alike."""
LIGHT = 0.45
"""Lightness of an ink from which its number is written dark."""


def draw(data: Mapping[str, Any], landscape: bool) -> Figure:
    """data: {"x": axis, "y": axis, "corners": [top left, top right, bottom left, bottom right], "groups": [str],
    "points": [{"number": str, "group": str, "x": int, "y": int}]}, axis = {"label": str, "low": 1, "high": 5}.

    Rows of the same ratings stand side by side in their cell; the table beside the figure says what the numbers mean.
    """
    from matplotlib.figure import Figure

    sheet = Figure(figsize=(WIDTH, HEIGHT))
    plot: Any = sheet.add_axes((0.11, 0.2, 0.86, 0.76))
    _frame(plot, data["x"], data["y"], data["corners"])
    marks = {group: (ink(nth), *SHAPES[nth % len(SHAPES)]) for nth, group in enumerate(data["groups"])}
    cells: dict[tuple[float, float], list[Mapping[str, Any]]] = defaultdict(list)
    for point in data["points"]:
        cells[float(point["x"]), float(point["y"])].append(point)
    for centre, points in cells.items():
        _cell(plot, centre, points, marks)
    handles = [
        plot.plot([], [], linestyle="", marker=shape, color=each.colour, markersize=7)[0]
        for each, shape, _ in marks.values()
    ]
    if handles:  # named here, because matplotlib hides a label that begins with "_"
        sheet.legend(
            handles, list(marks), loc="lower center", ncols=min(len(marks), 3), frameon=False, handletextpad=0.3
        )
    return sheet


def _frame(plot: Any, x: Mapping[str, Any], y: Mapping[str, Any], corners: Sequence[str]) -> None:
    for axis, set_limits, set_ticks in ((x, plot.set_xlim, plot.set_xticks), (y, plot.set_ylim, plot.set_yticks)):
        set_limits(axis["low"] - 0.5, axis["high"] + 0.5)
        set_ticks(range(int(axis["low"]), int(axis["high"]) + 1))
    plot.set_xlabel(x["label"], color=TEXT)
    plot.set_ylabel(y["label"], color=TEXT)
    plot.tick_params(length=0, labelcolor=TEXT)
    for side in plot.spines.values():
        side.set_color(FRAME)
    for axis, line in ((x, plot.axvline), (y, plot.axhline)):
        for step in range(int(axis["low"]), int(axis["high"])):
            line(step + 0.5, color=GRID, linewidth=0.7, zorder=0)
        line((axis["low"] + axis["high"]) / 2, color=FRAME, linewidth=1.0, linestyle=(0, (4, 3)), zorder=0)
    places = ((0.01, 0.99), (0.99, 0.99), (0.01, 0.01), (0.99, 0.01))
    for (right, top), words in zip(places, corners, strict=True):
        plot.text(
            right,
            top,
            words,
            transform=plot.transAxes,
            ha="left" if right < 0.5 else "right",
            va="bottom" if top < 0.5 else "top",
            color=FRAME,
            fontsize=8,
            style="italic",
        )


def _cell(
    plot: Any,
    centre: tuple[float, float],
    points: Sequence[Mapping[str, Any]],
    marks: Mapping[str, tuple[Ink, str, float]],
) -> None:
    """The marks of one pair of ratings in a small square grid around it."""
    side = ceil(sqrt(len(points)))
    step = SPREAD / max(side, 3)
    size = min(LARGEST, CELL * step * 0.94)
    rows = ceil(len(points) / side)
    for nth, point in enumerate(points):
        column, row = nth % side, nth // side
        x = centre[0] + (column - (side - 1) / 2) * step
        y = centre[1] - (row - (rows - 1) / 2) * step
        style, shape, scale = marks[point["group"]]
        plot.plot([x], [y], linestyle="", marker=shape, markersize=size * scale, color=style.colour)
        colour = TEXT if _lightness(style.colour) > LIGHT else "white"
        plot.annotate(point["number"], (x, y), ha="center", va="center", color=colour, fontsize=size * 0.5)


def _lightness(colour: str) -> float:
    """From 0 to 1, as the eye weighs red, green and blue."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
