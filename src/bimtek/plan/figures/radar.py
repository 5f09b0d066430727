"""The radar of readiness: one axis for each element, one line for each series (now, wanted)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite, nan, tau
from textwrap import fill
from typing import TYPE_CHECKING, Any

from bimtek.plan.figures.palette import FRAME, GRID, TEXT, ink

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 5.9, 4.5
"""Inches; 15 cm fit between the margins of a portrait page."""


def draw(data: Mapping[str, Any], landscape: bool) -> Figure:
    """data: {"axes": [str], "series": {name: [float | None]}, "low": 1, "high": 5}. A None leaves a gap in the line."""
    from matplotlib.figure import Figure

    axes = data["axes"]
    low, high = float(data.get("low", 1)), float(data.get("high", 5))
    sheet = Figure(figsize=(WIDTH, HEIGHT))
    plot: Any = sheet.add_axes((0.22, 0.16, 0.56, 0.7), polar=True)
    plot.set_theta_zero_location("N")
    plot.set_theta_direction(-1)
    angles = [tau * place / max(len(axes), 1) for place in range(len(axes))]
    plot.set_xticks(angles, [""] * len(axes))
    plot.set_ylim(low - (high - low) * 0.12, high)  # the lowest value is a ring, not a point
    plot.set_yticks(range(int(low), int(high) + 1))
    plot.set_yticklabels([str(step) for step in range(int(low), int(high) + 1)], color=FRAME, fontsize=7)
    plot.set_rlabel_position(360 / max(len(axes), 1) / 2)
    plot.grid(color=GRID, linewidth=0.8)
    plot.spines["polar"].set_color(FRAME)
    for angle, title in zip(angles, axes, strict=True):
        _title(plot, angle, high + (high - low) * 0.1, title)
    lines = [_line(plot, angles, values, nth) for nth, values in enumerate(data["series"].values())]
    if lines:  # named here, because matplotlib hides a line whose own label begins with "_"
        sheet.legend(lines, list(data["series"]), loc="lower center", ncols=3, frameon=False, handlelength=3)
    return sheet


def _line(plot: Any, angles: Sequence[float], values: Sequence[float | None], nth: int) -> Any:
    style = ink(nth)
    # A value that is not there yet breaks the line; the first point again closes it.
    points = [nan if value is None else float(value) for value in values]
    [line] = plot.plot(
        [*angles, *angles[:1]],
        [*points, *points[:1]],
        color=style.colour,
        linestyle=style.line,
        marker=style.marker,
        markersize=4,
        linewidth=1.7,
        clip_on=False,
    )
    if points and all(isfinite(point) for point in points):
        plot.fill(angles, points, color=style.colour, alpha=0.1)
    return line


def _title(plot: Any, angle: float, radius: float, title: str) -> None:
    """The title of an axis outside the ring, turned away from it."""
    turn = angle / tau
    side = "center" if min(turn, 1 - turn, abs(turn - 0.5)) < 0.03 else "left" if turn < 0.5 else "right"
    height = "bottom" if min(turn, 1 - turn) < 0.03 else "top" if abs(turn - 0.5) < 0.03 else "center"
    plot.text(angle, radius, fill(title, 16), ha=side, va=height, color=TEXT, fontsize=8.5)
