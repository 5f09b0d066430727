"""Every figure of one thing that is in circulation, as a point: they disagree, and that is the lesson."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bimtek.formats import number_id
from bimtek.notebook.looks.look import OURS, SECONDARY, Look, bare, blank, titled
from bimtek.region import Fact, Region, contested

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet

FIRST = "Jumlah penduduk"
UNDATED = "tahun tidak disebut"


def look(own: Region) -> Look:
    """Population, area: whatever has several values for the whole region."""
    things = contested(own)
    choices = tuple(sorted(things, key=lambda name: (name != FIRST, name)))
    return Look("Angka:", choices, lambda name: _draw(name, things[name], own))


def _draw(name: str, values: Sequence[Fact], own: Region) -> tuple[Sheet, str]:
    facts = sorted(values, key=lambda fact: fact.year or 0)
    sheet = blank(9, 1.4 + 0.4 * len(facts))
    plot = sheet.subplots()
    labels = [fact.period or (str(fact.year) if fact.year else UNDATED) for fact in facts]
    for kind, words, colour, marker in (
        ("primary", "sumber primer", OURS, "o"),
        ("secondary", "sumber sekunder", SECONDARY, "D"),
    ):
        some = [(number, fact) for number, fact in enumerate(facts) if fact.source_kind == kind]
        plot.plot(
            [float(fact.value) for _, fact in some], [number for number, _ in some], marker, color=colour, label=words
        )
    for number, fact in enumerate(facts):
        plot.annotate(
            number_id(fact.value), (float(fact.value), number), (7, -3), textcoords="offset points", fontsize=8
        )
    plot.set_yticks(range(len(facts)), labels)
    plot.margins(x=0.12, y=0.08)
    plot.xaxis.set_major_formatter(lambda value, _: number_id(int(value)))
    plot.grid(axis="y", color="#e3e7ec")
    plot.legend(loc="lower right", frameon=False)
    bare(plot, ticks=True)
    title = f"{name} {own.name} menurut berbagai sumber ({facts[0].unit})"
    titled(sheet, title)
    told = "; ".join(
        f"{label}: {number_id(fact.value)} ({fact.source})" for label, fact in zip(labels, facts, strict=True)
    )
    return sheet, f"{title}. {told}."
