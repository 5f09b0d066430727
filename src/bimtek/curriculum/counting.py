"""Numbers that a person counted, against what her own counting rule gives, and the slip that a wrong one tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bimtek.tickets.rule import CHOICES, LATE, LEFT_OUT, Rule, every_rule
from bimtek.tickets.training import expected

SHARES = {"share_emergency": "emergency", "share_administration": "administration"}
MEDIANS = {"median_emergency": "emergency", "median_administration": "administration"}
NUMBERS = {**SHARES, **MEDIANS}
"""Field → the group of tickets that it is about."""
SHARE_TOLERANCE = Decimal("0.5")
"""Percentage points: whoever rounds to whole percent is right."""
HOURS_TOLERANCE, HOURS_SHARE = Decimal("0.05"), Decimal("0.02")
"""Hours, or a share of the median when that is more: one decimal is exact enough."""


class Slip(StrEnum):
    """What was done instead of what the rule says; OTHER when no usual slip fits."""

    MEAN = "mean"
    MINUTES = "minutes"
    DAYS = "days"
    FRACTION = "fraction"
    MIXED = "mixed"
    OPEN_DROPPED = "open dropped"
    OPEN_COUNTED = "open counted"
    CLOCK = "clock"
    OTHER = "other"


def rule_of(answer: Any) -> Rule | None:
    """The counting rule of an answer; None while a part of it is open."""
    rule = Rule(*(str(getattr(answer, part)) for part in CHOICES))
    return rule if rule.is_whole else None


def close(name: str, value: Decimal, wanted: Decimal) -> bool:
    """Whether a number is right, within the tolerance of its unit."""
    return abs(value - wanted) <= (SHARE_TOLERANCE if name in SHARES else max(HOURS_TOLERANCE, wanted * HOURS_SHARE))


def slip_in(name: str, value: Decimal, rule: Rule, code: str = "") -> Slip | None:
    """The slip behind a number; None when it is what the rule gives on the tickets of a region."""
    if close(name, value, _wanted(name, rule, code)):
        return None
    near = [(abs(value - other), slip) for slip, other in _slips(name, rule, code) if close(name, value, other)]
    # min keeps the first of equals, and the likeliest stands first
    return min(near, key=lambda pair: pair[0])[1] if near else _scaled(name, value, rule, code)


def _wanted(name: str, rule: Rule, code: str, group: str = "", measure: str = "") -> Decimal:
    known = expected(rule, code)
    assert known is not None  # the table holds every whole rule
    return known.numbers[f"{group or NUMBERS[name]}_{measure or ('share' if name in SHARES else 'median')}"]


def _slips(name: str, rule: Rule, code: str) -> Iterator[tuple[Slip, Decimal]]:
    """The numbers that the usual slips give, the likeliest first."""
    if name in MEDIANS:
        yield Slip.MEAN, _wanted(name, rule, code, measure="mean")
    yield Slip.MIXED, _wanted(name, rule, code, f"all_by_{NUMBERS[name]}")
    if rule.open == LATE:
        yield Slip.OPEN_DROPPED, _wanted(name, replace(rule, open=LEFT_OUT), code)
    else:
        yield Slip.OPEN_COUNTED, _wanted(name, replace(rule, open=LATE), code)
    for other in every_rule():
        if (other.start, other.stop) != (rule.start, rule.stop) and other.duplicates == rule.duplicates:
            yield Slip.CLOCK, _wanted(name, other, code)


def _scaled(name: str, value: Decimal, rule: Rule, code: str) -> Slip:
    """A right number in a wrong unit."""
    wanted = _wanted(name, rule, code)
    if name in SHARES:
        return Slip.FRACTION if close(name, value * 100, wanted) else Slip.OTHER
    if close(name, value / 60, wanted):
        return Slip.MINUTES
    return Slip.DAYS if close(name, value * 24, wanted) else Slip.OTHER
