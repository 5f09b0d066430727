"""What every chapter does pillar by pillar: the rows of one pillar under its heading, or the mark of who owes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bimtek.curriculum.rows import Row
from bimtek.datasets import Pillar, pillars
from bimtek.plan.absence import absent
from bimtek.plan.blocks import Block, Heading, Missing
from bimtek.plan.model import Plan

R = TypeVar("R", bound=Row)


def by_pillar(
    plan: Plan,
    rows: Sequence[R],
    section: Callable[[Sequence[R]], list[Block]],
    *,
    exercise: str,
    what: str,
    wide: bool = False,
) -> Iterator[Block]:
    """The section of each pillar under its name; a mark where seats of the pillar owe the exercise.

    what: the thing that is missing, "Indikator", for "Indikator Smart Living belum diisi."
    wide: the sections are landscape tables; then the marks stand together before them, not each on a page of its own.
    """
    planned = {seat.pillar for seat in plan.seats}
    marks = {pillar.id: _mark(plan, pillar, rows, exercise, what) for pillar in pillars() if pillar.id in planned}
    if wide:
        yield from (mark for mark in marks.values() if mark)
    for pillar in pillars():
        own = [row for row in rows if row.pillar == pillar.id]
        mark = None if wide else marks.get(pillar.id)
        if own or mark:
            yield Heading(3, pillar.name)
        yield from section(own)
        yield from (mark,) if mark else ()
    rest = [row for row in rows if not row.pillar]
    if rest:
        yield Heading(3, "Lintas pilar")
        yield from section(rest)


def _mark(plan: Plan, pillar: Pillar, rows: Sequence[Row], exercise: str, what: str) -> Missing | None:
    """Who owes the rows of a pillar; None when nothing is owed and something is there."""
    has_some = any(row.pillar == pillar.id for row in rows)
    seats = plan.owed(exercise, pillar.id)
    if not seats and has_some:
        return None
    part = "masih kurang" if has_some else "belum diisi"
    return absent(f"{what} {pillar.name} {part}.", exercise, seats)
