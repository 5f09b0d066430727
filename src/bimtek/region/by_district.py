"""Facts that have a value for districts: what can be seen on a map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bimtek.region.model import Fact, Region

LEAST = 2
"""Districts with a value from which on there is something to compare."""


@dataclass(frozen=True, slots=True)
class DistrictFacts:
    """One indicator of one year, by district."""

    indicator: str
    unit: str
    when: str
    facts: Mapping[str, Fact]
    """Code of a district → its fact; a district without one has no key."""

    @property
    def title(self) -> str:
        """Jumlah penduduk, Sensus Penduduk 2020 (jiwa)."""
        return f"{self.indicator}, {self.when} ({self.unit})"

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact.source for fact in self.facts.values()))

    def is_whole(self, region: Region) -> bool:
        return all(district.code in self.facts for district in region.districts)

    @property
    def is_primary(self) -> bool:
        return all(fact.source_kind == "primary" for fact in self.facts.values())


def by_district(region: Region) -> tuple[DistrictFacts, ...]:
    """Every indicator and year with values for two districts or more, in the order of the data."""
    codes = {f"kec. {district.name}".casefold(): district.code for district in region.districts}
    found: dict[tuple[str, str, str], dict[str, Fact]] = defaultdict(dict)
    for fact in region.facts:
        code = codes.get(fact.place.casefold())
        if code:
            when = fact.period or (str(fact.year) if fact.year else "tahun tidak disebut")
            found[fact.indicator, fact.unit, when].setdefault(code, fact)
    return tuple(
        DistrictFacts(indicator, unit, when, facts)
        for (indicator, unit, when), facts in found.items()
        if len(facts) >= LEAST
    )
