"""Area and population: what several official sources say differently about one region.

Which value holds is decided by people (vision.territory); Buku 1 shows all of them.
"""

from __future__ import annotations

from collections import defaultdict

from bimtek.region.model import Fact, Region

BASIC_GROUPS = ("wilayah", "penduduk")


def contested(region: Region) -> dict[str, tuple[Fact, ...]]:
    """Indicator → its values in the order of the data, for those of the whole region that have more than one."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in region.facts:
        if fact.group in BASIC_GROUPS and fact.place == region.name:
            found[fact.indicator].append(fact)
    return {indicator: tuple(facts) for indicator, facts in found.items() if len(facts) > 1}


def key_of(indicator: str) -> str:
    """The id of a contested indicator: "luas-wilayah"."""
    return "-".join(indicator.casefold().split())
