"""The schedule: a bar from the first to the last year for each programme, coloured by its group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bimtek.plan.figures.labels import width, wrapped
from bimtek.plan.figures.palette import FRAME, GRID, TEXT, ink

if TYPE_CHECKING:
    from matplotlib.figure import Figure

CENTIMETRE = 1 / 2.54
POINT = 1 / 72
WIDTH = {False: 15.5, True: 25.5}
TALLEST = {False: 21.0, True: 11.0}
"""Centimetres that fit on a page together with a heading, a few lines and the caption."""

ROW = 0.8
"""Centimetres of a bar with its label, where there is room."""

WIDEST_LABELS = 0.40
"""Part of the width that labels may take."""

GAP = 0.35
"""Centimetres left and right of a label, together."""

TOP = 0.8
"""Centimetres for the years."""


def draw(data: Mapping[str, Any], landscape: bool) -> Figure:
    """data: {"years": [int], "bars": [{"label", "group", "start": int, "end": int}]}, first bar on top."""
    from matplotlib.figure import Figure

    years, bars = [int(year) for year in data["years"]], data["bars"]
    groups = list(dict.fromkeys(bar["group"] for bar in bars))
    columns = _legend_columns(groups)
    bottom = 0.35 + 0.5 * -(-len(groups) // columns)
    height = min(TOP + bottom + ROW * max(len(bars), 2), TALLEST[landscape])
    row = (height - TOP - bottom) / max(len(bars), 2)
    size = min(8.0, row * CENTIMETRE / POINT * 0.66)
    room = (WIDTH[landscape] * WIDEST_LABELS - GAP) * CENTIMETRE / POINT
    lines = 2 if row * CENTIMETRE / POINT >= size * 2.4 else 1
    labels = [wrapped(bar["label"], room, size, lines) for bar in bars]
    longest = max((width(line, size) for label in labels for line in label.split("\n")), default=0)
    left = (longest * POINT / CENTIMETRE + GAP) / WIDTH[landscape]

    sheet = Figure(figsize=(WIDTH[landscape] * CENTIMETRE, height * CENTIMETRE))
    plot: Any = sheet.add_axes((left, bottom / height, 0.985 - left, 1 - (TOP + bottom) / height))
    _draw_frame(plot, years, len(bars))
    _draw_bars(plot, bars, groups)
    plot.set_yticks(range(len(bars)), labels)
    plot.tick_params(axis="y", labelsize=size, labelcolor=TEXT, length=0)
    if any(groups):
        _draw_legend(sheet, groups, columns)
    return sheet


def _draw_frame(plot: Any, years: Sequence[int], count: int) -> None:
    plot.set_ylim(max(count, 1) - 0.5, -0.5)
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
    if not count:
        plot.text(0.5, 0.5, "Belum ada program yang dijadwalkan", transform=plot.transAxes, ha="center", color=FRAME)


def _draw_bars(plot: Any, bars: Sequence[Mapping[str, Any]], groups: Sequence[str]) -> None:
    for place, bar in enumerate(bars):
        style = ink(groups.index(bar["group"]))
        start, end = int(bar["start"]), int(bar["end"])
        looks = {"color": style.colour, "hatch": style.hatch, "edgecolor": "white", "linewidth": 0.6}
        plot.barh(place, end - start + 1, left=start, height=0.62, **looks)


def _draw_legend(sheet: Figure, groups: Sequence[str], columns: int) -> None:
    from matplotlib.patches import Patch

    patches = [Patch(facecolor=ink(nth).colour, hatch=ink(nth).hatch, edgecolor="white") for nth in range(len(groups))]
    names = [wrapped(group, 12 * CENTIMETRE / POINT, 8, 1) for group in groups]
    sheet.legend(patches, names, loc="lower center", ncols=columns, frameon=False, fontsize=8)


def _legend_columns(groups: Sequence[str]) -> int:
    longest = max((len(group) for group in groups), default=0)
    return 3 if longest <= 22 else 2 if longest <= 36 else 1
