"""Facts by district as figures: for Buku 1, and for the look at data in the notebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bimtek.formats import number_id
from bimtek.plan.blocks import Figure
from bimtek.region import DistrictFacts, Region, by_district

IN_A_BOOK = 2
"""So many maps stand in Buku 1."""
DIFFERENT = 3
"""Different values from which on a map shows more than its numbers."""


def book_maps(region: Region) -> tuple[DistrictFacts, ...]:
    """What Buku 1 draws: whole, from primary sources (decision 10), the newest first; nothing without boundaries."""
    if not region.boundaries:
        return ()
    fit = [
        each
        for each in by_district(region)
        if each.is_whole(region)
        and each.is_primary
        and len({fact.value for fact in each.facts.values()}) >= min(DIFFERENT, len(region.districts))
    ]
    newest = sorted(fit, key=lambda each: max(fact.year or 0 for fact in each.facts.values()), reverse=True)
    return tuple(newest[:IN_A_BOOK])


def map_figure(shown: DistrictFacts, region: Region) -> Figure:
    """The map of one indicator. Its alternative text says every value, the highest first."""
    return Figure(
        f"{shown.indicator} per kecamatan, {shown.when}",
        f"Peta. {words_of(shown, region)}",
        "map",
        map_data(shown, region),
    )


def map_data(shown: DistrictFacts, region: Region) -> dict[str, Any]:
    """What the drawing "map" takes; a district without a value has None."""
    facts = shown.facts
    return {
        "unit": shown.unit,
        "districts": [
            {
                "name": district.name,
                "value": float(facts[district.code].value) if district.code in facts else None,
                "shown": number_id(facts[district.code].value) if district.code in facts else "",
                "polygons": region.boundaries[district.code],
            }
            for district in region.districts
        ],
    }


def words_of(shown: DistrictFacts, region: Region) -> str:
    """ "Jumlah desa, 2025 (desa) per kecamatan: Kintamani 48; Susut 9; …"."""
    told = "; ".join(f"{name} {value}" for name, value in ranked(shown, region))
    return f"{shown.title} per kecamatan: {told}."


def ranked(shown: DistrictFacts, region: Region) -> Sequence[tuple[str, str]]:
    """(name, value in words), the highest first; districts without a value last."""
    ordered = sorted(
        region.districts,
        key=lambda district: (district.code not in shown.facts, -_value(shown, district.code), district.name),
    )
    return [
        (each.name, number_id(shown.facts[each.code].value) if each.code in shown.facts else "belum ada angka")
        for each in ordered
    ]


def _value(shown: DistrictFacts, code: str) -> float:
    return float(shown.facts[code].value) if code in shown.facts else 0.0
