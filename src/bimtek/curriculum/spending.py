"""When a programme's money falls due: its pagu by year, moved along when the programme starts earlier or later."""

from __future__ import annotations

from bimtek.curriculum.context import Context
from bimtek.curriculum.programme import YEARS_WITH_PAGU, Programme


def first_paid(programme: Programme, start_year: int) -> int:
    """The year in which its money begins, counted from 0: the start that meeting III wrote, or a pagu before it."""
    paid = [nth for nth, amount in enumerate(programme.yearly_pagu) if amount]
    start = programme.start - start_year if programme.start is not None else YEARS_WITH_PAGU
    return max(0, min([start, *paid]))


def cost_from_start(programme: Programme, start_year: int) -> tuple[int, ...]:
    """Rupiah of its first, second … year, as far as years 1–5 hold them."""
    return tuple(amount or 0 for amount in programme.yearly_pagu[first_paid(programme, start_year) :])


def spending(programme: Programme, start_year: int, start: int | None = None) -> tuple[int, ...]:
    """Rupiah of the years 1–5 and, last, of the years 6–10 together, when it starts in the year `start` (2026).

    Without a start as meeting III wrote it. What a later start pushes past year 5 falls into the years after it.
    """
    later = programme.pagu_later or 0
    if start is None or programme.start is None:
        return (*(amount or 0 for amount in programme.yearly_pagu), later)
    moved = [0] * YEARS_WITH_PAGU
    by = start - programme.start
    for nth, amount in enumerate(programme.yearly_pagu):
        year = max(0, nth + by)
        if year < YEARS_WITH_PAGU:
            moved[year] += amount or 0
        else:
            later += amount or 0
    return (*moved, later)


def agreed_start(programme_id: str, context: Context) -> int | None:
    """The start that holds now: as capacity decided it, as the tables scheduled it, as meeting III wrote it."""
    for source in ("capacity", "schedule", "programmes"):
        item = context.item(source, programme_id)
        start = item.values.get("start") if item else None
        if isinstance(start, int) and not isinstance(start, bool):
            return start
    return None
