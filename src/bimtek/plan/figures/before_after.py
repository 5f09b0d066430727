"""What a quick win changes: two bars, the number before and the number after, each with its own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bimtek.plan.figures.palette import FRAME, TEXT, ink

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 5.9, 1.25
"""Inches; 15 cm fit between the margins of a portrait page."""
ROOM = 1.32
"""The axis is so much longer than the longest bar, for the words at its end."""


def draw(data: Mapping[str, Any], landscape: bool) -> Figure:
    """data: {"unit": str, "bars": [{"label": str, "value": float, "words": str}]}, first bar on top. All bars begin
    at zero, so that their lengths can be compared."""
    from matplotlib.figure import Figure

    bars = data["bars"]
    values = [float(bar["value"]) for bar in bars]
    sheet = Figure(figsize=(WIDTH, HEIGHT))
    plot: Any = sheet.add_axes((0.13, 0.06, 0.85, 0.88))
    for nth, value in enumerate(values):
        style = ink(nth)
        looks = {"color": style.colour, "hatch": style.hatch, "edgecolor": "white", "linewidth": 0.6}
        plot.barh(nth, value, height=0.6, **looks)
        plot.annotate(
            f" {bars[nth]['words']} ",
            (value, nth),
            ha="left" if value >= 0 else "right",
            va="center",
            color=TEXT,
            fontsize=9,
            fontweight="bold",
        )
    low, high = min(*values, 0.0), max(*values, 0.0)
    plot.set_xlim(low * ROOM, high * ROOM if high > low else 1)
    plot.set_ylim(len(bars) - 0.45, -0.55)
    plot.set_yticks(range(len(bars)), [bar["label"] for bar in bars])
    plot.set_xticks([])
    plot.tick_params(axis="y", length=0, labelcolor=TEXT, labelsize=9)
    plot.axvline(0, color=FRAME, linewidth=1.0)
    for side in plot.spines.values():
        side.set_visible(False)
    return sheet
