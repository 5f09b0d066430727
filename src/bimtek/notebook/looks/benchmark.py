"""The region beside the units of its province and the candidates of the cohort: one year, one source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bimtek.datasets import BenchmarkValue, benchmark
from bimtek.formats import number_id
from bimtek.notebook.looks.look import OTHERS, OURS, Look, bare, blank, titled
from bimtek.region import Region

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

COHORT = "angkatan_2024"


def look(own: Region) -> Look:
    """Ten indicators to choose from."""
    indicators = tuple(dict.fromkeys(row.indicator for row in benchmark()))
    return Look("Indikator:", indicators, lambda indicator: _draw(indicator, own))


def _draw(indicator: str, own: Region) -> tuple[Sheet, str]:
    rows = [row for row in benchmark() if row.indicator == indicator]
    unit, year, source = rows[0].unit, rows[0].year, rows[0].source
    titles = _groups(rows, own)
    groups = {name: sorted(_of(rows, name), key=lambda row: row.value) for name in titles}
    sheet = blank(9, 5.2)
    # One scale: two bars of one length are two equal figures.
    plots = sheet.subplots(1, len(groups), sharex=True, squeeze=False)[0]
    for plot, (name, members) in zip(plots, groups.items(), strict=True):
        colours = [OURS if row.region_code == own.code else OTHERS for row in members]
        bars = plot.barh([row.region for row in members], [float(row.value) for row in members], color=colours)
        plot.bar_label(bars, [number_id(row.value) for row in members], padding=3, fontsize=8)
        plot.set_title(titles[name], fontsize=9.5, loc="left")
        plot.margins(x=0.18)
        bare(plot)
    titled(sheet, f"{indicator} ({unit}), {year}", source)
    told = [f"{titles[name]}: " + ", ".join(_told(row) for row in reversed(groups[name])) for name in titles]
    return sheet, (f"{indicator} ({unit}), {year}. " + ". ".join(told) + f". Sumber: {source}.")


def _groups(rows: Iterable[BenchmarkValue], own: Region) -> dict[str, str]:
    """The groups to show and their titles: the units of the region's province, where the table has them, and all
    candidates."""
    neighbours = {row.group for row in rows if row.group == own.province.lower()}
    return dict.fromkeys(neighbours, f"Kabupaten/kota di {own.province}") | {COHORT: "Calon angkatan Smart City 2024"}


def _of(rows: Iterable[BenchmarkValue], group: str) -> list[BenchmarkValue]:
    return [row for row in rows if row.group == group]


def _told(row: BenchmarkValue) -> str:
    return f"{row.region} {number_id(row.value)}"
