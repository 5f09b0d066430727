"""The SPBE index: 47 levels of maturity, weighted as PermenPANRB 59/2020 says (`datasets/spbe.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bimtek.datasets import SpbeIndicator, spbe

LOWEST, HIGHEST = 1, 5
WHOLE = 100
"""The weights are percent."""


def index(levels: Mapping[int, int]) -> Decimal | None:
    """Σ weight × level / 100, from 1 to 5; None while one of the 47 has no level."""
    indicators = spbe()
    if any(each.number not in levels for each in indicators):
        return None
    return sum((each.weight * levels[each.number] for each in indicators), Decimal(0)) / WHOLE


def gain(indicator: SpbeIndicator, level: int) -> Decimal:
    """What the index gains when this indicator reaches the highest level."""
    return indicator.weight * (HIGHEST - level) / WHOLE


def heaviest_and_lowest(levels: Mapping[int, int], count: int) -> tuple[SpbeIndicator, ...]:
    """Those of the known levels that raise the index most, the greatest gain first; equal ones by their number."""
    known = [each for each in spbe() if each.number in levels]
    ranked = sorted(known, key=lambda each: (-gain(each, levels[each.number]), each.number))
    return tuple(ranked[:count])


def by_domain(levels: Mapping[int, int]) -> dict[str, tuple[Decimal, Decimal]]:
    """Domain → its weight in percent, and its own index from 1 to 5; only while all its indicators have a level."""
    found: dict[str, tuple[Decimal, Decimal]] = {}
    for domain in dict.fromkeys(each.domain for each in spbe()):
        own = [each for each in spbe() if each.domain == domain]
        weight = sum((each.weight for each in own), Decimal(0))
        if all(each.number in levels for each in own):
            found[domain] = (weight, sum((each.weight * levels[each.number] for each in own), Decimal(0)) / weight)
    return found
