"""What the data say about the region as a whole: values that disagree, and its place among its neighbours."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from bimtek.datasets import benchmark
from bimtek.plan.certainty import figure_of_data
from bimtek.plan.model import Dispute
from bimtek.region import Region, contested


def disputes(region: Region, cutoff: datetime.date | None) -> list[Dispute]:
    """Area and population of the whole region, where the data hold more than one value."""
    return [
        Dispute(indicator=indicator, place=region.name, figures=[figure_of_data(fact, cutoff) for fact in facts])
        for indicator, facts in contested(region).items()
    ]


SECOND_HAND = "secondary"
"""Kind of the benchmark's sources: figures of BPS, read through copies."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One indicator of the region among its neighbours of the same year. `rank` 1 is the highest value."""

    indicator: str
    place: str
    unit: str
    year: int
    value: Decimal
    lowest: Decimal
    highest: Decimal
    rank: int
    of: int
    source: str


def standings(region: Region) -> list[Standing]:
    """The region's rank among the units of its province; nothing where the benchmark does not have them."""
    by_indicator = defaultdict(list)
    for entry in benchmark():
        if entry.group == region.province.lower():
            by_indicator[entry.indicator].append(entry)
    found = []
    for indicator, entries in by_indicator.items():
        own = next((entry for entry in entries if entry.region_code == region.code), None)
        if own is None:
            continue
        values = sorted((entry.value for entry in entries), reverse=True)
        found.append(
            Standing(
                indicator=indicator,
                place=region.name,
                unit=own.unit,
                year=own.year,
                value=own.value,
                lowest=values[-1],
                highest=values[0],
                rank=values.index(own.value) + 1,
                of=len(values),
                source=own.source,
            )
        )
    return found
