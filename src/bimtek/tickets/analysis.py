"""A counting rule over tickets. pandas is imported when somebody counts, never by a form that saves.

Shares are of the tickets that the rule counts; medians and means of those whose clock has stopped. The slowest category
and district have the longest median; districts are compared by emergencies alone, where minutes on the road matter.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from bimtek.tickets.kinds import ADMINISTRATION, EMERGENCY, KINDS
from bimtek.tickets.rule import DROPPED, LATE, Rule
from bimtek.tickets.ticket import Ticket

if TYPE_CHECKING:
    import pandas

STAMPS = ["received", "assigned", "first_response", "closed"]


@dataclass(frozen=True, slots=True)
class Measures:
    """Of one group of tickets. Hours and percent, two decimals; None where there is nothing to measure."""

    counted: int
    """Tickets that the share is of."""
    share: Decimal | None
    """Percent within the standard."""
    median: Decimal | None
    mean: Decimal | None


@dataclass(frozen=True, slots=True)
class Result:
    """What a rule gives."""

    emergency: Measures
    administration: Measures
    all_by_emergency: Measures
    """All kinds together against the standard of emergencies: the usual slip, to be recognised."""
    all_by_administration: Measures
    slowest_category: str
    slowest_district: str
    tickets: int
    """In the list, before anything was left out."""
    wrong: int
    """Left out because of a wrong time stamp."""
    duplicates: int
    still_open: int
    """Without the stop of this rule, duplicates and wrong ones aside."""


def as_frame(tickets: Iterable[Ticket]) -> pandas.DataFrame:
    """One row a ticket, the columns of `Ticket`; time stamps as pandas knows them."""
    import pandas as pd

    frame = pd.DataFrame([asdict(ticket) for ticket in tickets], columns=list(Ticket.__dataclass_fields__))
    for stamp in STAMPS:
        frame[stamp] = pd.to_datetime(frame[stamp])
    return frame


def is_wrong(frame: pandas.DataFrame, as_of: datetime.datetime) -> Any:
    """Which rows carry an impossible time stamp: out of order, or after the list was taken. A column of booleans."""
    # What is missing takes the stamp before it, and so is in order.
    known = frame[STAMPS].ffill(axis=1)
    wrong = known["closed"] > as_of
    for earlier, later in pairwise(STAMPS):
        wrong |= known[earlier] > known[later]
    return wrong


def analyse(tickets: Iterable[Ticket], rule: Rule, as_of: datetime.datetime) -> Result:
    """What the rule gives. as_of: when the list was taken; an open ticket is as old as that."""
    frame = as_frame(tickets)
    wrong = is_wrong(frame, as_of)
    repeated = frame["duplicate_of"] != ""
    counted = frame[~wrong & ~repeated] if rule.duplicates == DROPPED else frame[~wrong]
    counted = counted.assign(hours=_hours(counted, rule), age=_age(counted, rule, as_of))
    emergency, administration = (counted[counted["kind"] == kind] for kind in (EMERGENCY, ADMINISTRATION))
    return Result(
        emergency=_measures(emergency, KINDS[EMERGENCY].hours, rule),
        administration=_measures(administration, KINDS[ADMINISTRATION].hours, rule),
        all_by_emergency=_measures(counted, KINDS[EMERGENCY].hours, rule),
        all_by_administration=_measures(counted, KINDS[ADMINISTRATION].hours, rule),
        slowest_category=_slowest(counted, "category"),
        slowest_district=_slowest(emergency, "district"),
        tickets=len(frame),
        wrong=int(wrong.sum()),
        duplicates=int((repeated & ~wrong).sum()),
        still_open=int(frame.loc[~wrong & ~repeated, rule.stop].isna().sum()),
    )


def _hours(frame: pandas.DataFrame, rule: Rule) -> Any:
    return (frame[rule.stop] - frame[rule.start]).dt.total_seconds() / 3600


def _age(frame: pandas.DataFrame, rule: Rule, as_of: datetime.datetime) -> Any:
    """Hours since the clock began; nothing where it never did: a ticket that nobody passed on."""
    return (as_of - frame[rule.start]).dt.total_seconds() / 3600


def _measures(frame: pandas.DataFrame, limit: int, rule: Rule) -> Measures:
    stopped = frame["hours"].dropna()
    overdue = int((frame["hours"].isna() & (frame["age"] > limit)).sum()) if rule.open == LATE else 0
    counted = len(stopped) + overdue
    return Measures(
        counted=counted,
        share=_rounded(100 * int((stopped <= limit).sum()) / counted) if counted else None,
        median=_rounded(stopped.median()) if len(stopped) else None,
        mean=_rounded(stopped.mean()) if len(stopped) else None,
    )


def _slowest(frame: pandas.DataFrame, column: str) -> str:
    medians = frame.dropna(subset=["hours"]).groupby(column)["hours"].median()
    return "" if medians.empty else str(medians.idxmax())


def _rounded(value: float) -> Decimal:
    return Decimal(repr(float(value))).quantize(Decimal("0.01"), ROUND_HALF_UP)
