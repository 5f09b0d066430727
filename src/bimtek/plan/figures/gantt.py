"""The schedule: a bar from the first to the last year for each programme, coloured by its group."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any

from bimtek.plan.figures.palette import FRAME, GRID, TEXT, ink

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CENTIMETRE = 1 / 2.54
WIDTH = {False: 15.5, True: 25.5}
TALLEST = {False: 21.0, True: 13.5}
"""Centimetres that fit on a page together with the caption."""

ROW = 0.8
"""Centimetres of a bar with its label, where there is room."""

LABELS = 0.40
"""Part of the width for the labels."""


def draw(data: Mapping[str, Any], landscape: bool) -> Figure:
    """data: {"years": [int], "bars": [{"label", "group", "start": int, "end": int}]}, first bar on top."""
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    years, bars = [int(year) for year in data["years"]], data["bars"]
    groups = list(dict.fromkeys(bar["group"] for bar in bars))
    legend_rows = -(-len(groups) // 3)
    top, bottom = 0.8, 0.35 + 0.5 * legend_rows
    height = min(top + bottom + ROW * max(len(bars), 2), TALLEST[landscape])
    row = (height - top - bottom) / max(len(bars), 2)
    sheet = Figure(figsize=(WIDTH[landscape] * CENTIMETRE, height * CENTIMETRE))
    plot: Any = sheet.add_axes((LABELS, bottom / height, 0.985 - LABELS, 1 - (top + bottom) / height))
    size = min(8.0, row * 72 * CENTIMETRE * 0.66)
    for place, bar in enumerate(bars):
        style = ink(groups.index(bar["group"]))
        start, end = int(bar["start"]), int(bar["end"])
        plot.barh(
            place,
            end - start + 1,
            left=start,
            height=0.62,
            color=style.colour,
            hatch=style.hatch,
            edgecolor="white",
            linewidth=0.6,
        )
    plot.set_yticks(range(len(bars)), [_label(bar["label"], row, size, landscape) for bar in bars])
    plot.tick_params(axis="y", labelsize=size, labelcolor=TEXT, length=0)
    plot.set_ylim(max(len(bars), 1) - 0.5, -0.5)
    if years:
        plot.set_xlim(min(years), max(years) + 1)
        plot.set_xticks([year + 0.5 for year in years], [str(year) for year in years])
        plot.set_xticks([*years, max(years) + 1], minor=True)
    plot.tick_params(axis="x", which="both", length=0, top=False, labeltop=True, labelbottom=False, labelcolor=TEXT)
    plot.grid(axis="x", which="minor", color=GRID, linewidth=0.8)
    plot.set_axisbelow(True)
    for side in ("left", "right", "bottom"):
        plot.spines[side].set_visible(False)
    plot.spines["top"].set_color(FRAME)
    if not bars:
        plot.text(0.5, 0.5, "Belum ada program yang dijadwalkan", transform=plot.transAxes, ha="center", color=FRAME)
    if any(groups):
        patches = [
            Patch(facecolor=ink(nth).colour, hatch=ink(nth).hatch, edgecolor="white", label=group)
            for nth, group in enumerate(groups)
        ]
        sheet.legend(handles=patches, loc="lower center", ncols=3, frameon=False, fontsize=8)
    return sheet


def _label(text: str, row: float, size: float, landscape: bool) -> str:
    """One line, or two where the row is high enough; longer labels end in "…"."""
    letters = int(WIDTH[landscape] * LABELS / (size * 0.56 / 72 / CENTIMETRE)) - 1
    lines = 2 if row * CENTIMETRE * 72 >= size * 2.4 else 1
    kept = wrap(shorten(text, letters * lines - lines, placeholder=" …"), letters)
    return "\n".join(kept[:lines])
