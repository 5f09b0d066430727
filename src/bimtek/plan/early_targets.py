"""Targets that lie before their programme starts: meeting IV moves starts while the tables still write their numbers.

The tables cannot see that, so it is an open point of the plan, marked in the table of targets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bimtek.curriculum.exercises.roadmap_targets import Target
from bimtek.curriculum.programme import Programme
from bimtek.plan.model import Entry, Open, ProgrammeEntry, typed
from bimtek.plan.phrases import listed

EARLY = "TARGET-AWAL"


def early_years(row: Target, baseline: Decimal | None, start: int | None, first_year: int) -> tuple[int, ...]:
    """The years in which a number other than the baseline is promised although the programme has not begun."""
    if start is None:
        return ()
    promised = enumerate(row.yearly, first_year)
    return tuple(year for year, value in promised if year < start and value is not None and value != baseline)


def early_points(entries: Sequence[Entry], programmes: Sequence[ProgrammeEntry], first_year: int) -> Iterator[Open]:
    """One open point a programme. The entries: the rows of roadmap.targets, whose ids are those of the programmes."""
    known = {entry.id: (entry, row) for entry, row in zip(programmes, typed(programmes, Programme), strict=True)}
    for entry, row in zip(entries, typed(entries, Target), strict=True):
        if entry.id not in known:
            continue
        programme, promised = known[entry.id]
        years = early_years(row, promised.baseline, programme.start, first_year)
        if years:
            yield Open(
                code=EARLY,
                message=f"“{programme.label}” punya target pada {listed(map(str, years))}, sebelum mulai "
                f"({programme.start}).",
                exercise="roadmap.targets",
                seats=list(dict.fromkeys(writer.seat for writer in entry.by)),
            )
