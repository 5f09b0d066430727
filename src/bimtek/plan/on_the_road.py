"""The programmes as the road map places them: its years, and each rupiah in the year in which it then falls due.

Meeting III writes years and pagu; meeting IV moves what does not fit. Whatever the books and sheets print about a
programme after that must say the same, or the action plan adds up to other sums than the chapter on financing.
"""

from __future__ import annotations

import copy

from bimtek.curriculum.context import Context
from bimtek.curriculum.programme import YEARS_WITH_PAGU, Programme
from bimtek.curriculum.spending import spending
from bimtek.plan.model import Plan, ProgrammeEntry, typed


def programmes_on_the_road(plan: Plan, context: Context) -> list[Programme]:
    """The rows of the plan's programmes, in its order; the total of each stays what it was."""
    rows = typed(plan.programmes, Programme)
    return [_placed(row, entry, context.start_year) for entry, row in zip(plan.programmes, rows, strict=True)]


def _placed(row: Programme, entry: ProgrammeEntry, first_year: int) -> Programme:
    placed = copy.copy(row)
    *yearly, later = spending(row, first_year, entry.start)
    placed.start, placed.end = entry.start, entry.end
    placed.pagu_later = later or None
    for nth, amount in zip(range(1, YEARS_WITH_PAGU + 1), yearly, strict=True):
        setattr(placed, f"pagu_{nth}", amount or None)
    return placed


def moved_words(plan: Plan) -> str:
    """What the reader of the action plan has to know when programmes stand in other years than first proposed."""
    rows = typed(plan.programmes, Programme)
    moved = sum(
        row.start is not None and entry.start != row.start for entry, row in zip(plan.programmes, rows, strict=True)
    )
    if not moved:
        return ""
    return (
        f"Tahun dan pagu mengikuti peta jalan: {moved} dari {len(rows)} program mulai pada tahun lain daripada yang "
        "diusulkan semula, dan pagunya ikut bergeser."
    )
