"""Tourism year by year. A year without a figure stays open: what nobody measured is not drawn as a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bimtek.errors import DatasetError
from bimtek.formats import number_id
from bimtek.notebook.looks.look import OURS, SECONDARY, Look, bare, blank, titled
from bimtek.region import Fact, Region

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

GROUP = "pariwisata"


def look(own: Region) -> Look:
    """Every figure of tourism that is known for two years or more; the one with most years first."""
    series = _series(own)
    if not series:
        raise DatasetError(
            f"Belum ada angka pariwisata dua tahun atau lebih untuk {own.name}.",
            where=f"datasets/regions/{own.code}/facts.csv",
            next_step="Tambahkan angkanya dengan sumbernya, atau lewati gambar ini.",
        )
    choices = tuple(sorted(series, key=lambda name: -len(series[name])))
    return Look("Angka:", choices, lambda name: _draw(name, series[name]))


def _series(own: Region) -> Mapping[str, Sequence[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in own.facts:
        if fact.group == GROUP and fact.year is not None and not fact.period:  # of whole years only
            found[f"{fact.indicator}, {fact.place}"].append(fact)
    return {name: facts for name, facts in found.items() if len({fact.year for fact in facts}) > 1}


def _draw(name: str, values: Sequence[Fact]) -> tuple[Sheet, str]:
    facts = {fact.year or 0: fact for fact in values}
    years = range(min(facts), max(facts) + 1)
    sheet = blank(9, 3.8)
    plot = sheet.subplots()
    for kind, words, colour in (("primary", "sumber primer", OURS), ("secondary", "sumber sekunder", SECONDARY)):
        some = [year for year in years if year in facts and facts[year].source_kind == kind]
        if some:
            bars = plot.bar(some, [float(facts[year].value) for year in some], color=colour, width=0.7, label=words)
            plot.bar_label(bars, [_amount(facts[year]) for year in some], padding=3)
    for year in set(years) - set(facts):
        plot.annotate("belum ada\nangka", (year, 0), (0, 6), textcoords="offset points", ha="center", color="#5b6470")
    plot.set_xticks(list(years), [str(year) for year in years])
    plot.set_yticks([])
    plot.margins(y=0.15)
    plot.legend(loc="upper center", frameon=False)
    bare(plot, ticks=True)
    sources = "; ".join(dict.fromkeys(fact.source for fact in facts.values()))
    title = f"{name} ({values[0].unit})"
    titled(sheet, title, sources if len(sources) < 170 else "lihat keterangan gambar dan daftar sumber data")
    told = [f"{year}: {_amount(facts[year]) if year in facts else 'belum ada angka'}" for year in years]
    return sheet, f"{title}. {'; '.join(told)}. Sumber: {sources}."


def _amount(fact: Fact) -> str:
    return f"{fact.qualifier} {number_id(fact.value)}".strip()
