"""What every chapter does pillar by pillar: the rows of one pillar under its heading, or the mark of who owes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bimtek.curriculum.rows import Row
from bimtek.datasets import pillars
from bimtek.plan.absence import absent
from bimtek.plan.blocks import Block, Heading
from bimtek.plan.model import Plan

R = TypeVar("R", bound=Row)


def by_pillar(
    plan: Plan,
    rows: Sequence[R],
    section: Callable[[Sequence[R]], list[Block]],
    *,
    exercise: str,
    what: str,
    level: int = 3,
) -> Iterator[Block]:
    """The section of each pillar under its name; a mark where seats of the pillar owe the exercise.

    `what`: the thing that is missing, "Indikator", for "Indikator Smart Living belum diisi."
    """
    for pillar in pillars():
        own = [row for row in rows if row.pillar == pillar.id]
        seats = plan.owed(exercise, pillar.id)
        if own or seats or any(seat.pillar == pillar.id for seat in plan.seats):
            yield Heading(level, pillar.name)
        yield from section(own)
        if seats:
            part = "masih kurang" if own else "belum diisi"
            yield absent(f"{what} {pillar.name} {part}.", exercise, seats)
        elif not own and any(seat.pillar == pillar.id for seat in plan.seats):
            yield absent(f"{what} {pillar.name} tidak memuat satu baris pun.", exercise)
    rest = [row for row in rows if not row.pillar]
    if rest:
        yield Heading(level, "Lintas pilar")
        yield from section(rest)
