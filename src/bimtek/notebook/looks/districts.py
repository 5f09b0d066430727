"""Facts by kecamatan: on a map where the region has its boundaries, else as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bimtek.formats import number_id
from bimtek.notebook.looks.look import OURS, Look, bare, blank, titled
from bimtek.region import DistrictFacts, Region, by_district

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Sheet


def look(own: Region) -> Look:
    """Every indicator that has values for several kecamatan, the newest first."""
    newest = sorted(by_district(own), key=lambda each: -max(fact.year or 0 for fact in each.facts.values()))
    shown = {each.title: each for each in newest}
    return Look("Angka:", tuple(shown), lambda title: _draw(shown[title], own))


def _draw(shown: DistrictFacts, own: Region) -> tuple[Sheet, str]:
    from bimtek.plan.maps import words_of

    source = "; ".join(shown.sources)
    if own.boundaries:
        sheet = _map(shown, own)
    else:
        sheet = _bars(shown, own)
        titled(sheet, shown.title, source)
    return sheet, f"{words_of(shown, own)} Sumber: {source}."


def _map(shown: DistrictFacts, own: Region) -> Sheet:
    from bimtek.plan.figures.district_map import draw
    from bimtek.plan.maps import map_data

    return draw({**map_data(shown, own), "title": shown.title}, landscape=False)


def _bars(shown: DistrictFacts, own: Region) -> Sheet:
    known = [(each.name, shown.facts[each.code].value) for each in own.districts if each.code in shown.facts]
    known.sort(key=lambda pair: pair[1])
    sheet = blank(9, 1.5 + 0.38 * len(known))
    plot = sheet.subplots()
    bars = plot.barh([name for name, _ in known], [float(value) for _, value in known], color=OURS)
    plot.bar_label(bars, [number_id(value) for _, value in known], padding=3)
    plot.margins(x=0.12)
    bare(plot)
    return sheet
