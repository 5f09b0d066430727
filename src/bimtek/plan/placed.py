"""An exercise at its place in a chapter: its section over the agreed rows, and the mark of what is not there.

For exercises that `Plan.given` holds. The section is the same function that draws the preview of one seat.
"""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.rows import Answer
from bimtek.datasets import pillars
from bimtek.plan.absence import absent
from bimtek.plan.blocks import Block, Heading
from bimtek.plan.model import Entry, Given, Plan
from bimtek.plan.sections.registry import sections


def placed(plan: Plan, context: Context, exercise_id: str, what: str) -> Iterator[Block]:
    """The section over all seats together. what: the thing, "Daftar risiko", for "Daftar risiko belum diisi."."""
    blocks = _drawn(plan, context, exercise_id)
    yield from blocks
    seats = plan.owed(exercise_id)
    if seats or not blocks:
        yield absent(f"{what} {'belum lengkap' if blocks else 'belum diisi'}.", exercise_id, seats)


def placed_by_pillar(plan: Plan, context: Context, exercise_id: str, what: str) -> Iterator[Block]:
    """The section of each pillar under its name; a mark where seats of the pillar owe the exercise."""
    planned = {seat.pillar for seat in plan.seats}
    for pillar in pillars():
        blocks = _drawn(plan, context, exercise_id, pillar.id)
        seats = plan.owed(exercise_id, pillar.id)
        if blocks or (seats and pillar.id in planned):
            yield Heading(3, pillar.name)
        yield from blocks
        if seats:
            state = "belum lengkap" if blocks else "belum diisi"
            yield absent(f"{what} {pillar.name} {state}.", exercise_id, seats)


def answer_of(plan: Plan, exercise_id: str, pillar: str = "") -> Answer:
    """What was agreed, typed as one answer of the exercise; with a pillar only its rows, in the words of its seat.

    Rows know their pillar and the seats that wrote them.
    """
    given = plan.given.get(exercise_id, Given())
    tables = {
        name: [_raw(entry) for entry in entries if not pillar or entry.pillar == pillar]
        for name, entries in given.tables.items()
    }
    return find_exercise(exercise_id).read({**given.values, **_own_words(plan, given, pillar), **tables})


def _own_words(plan: Plan, given: Given, pillar: str) -> dict[str, object]:
    """Single fields as the one table of a pillar filled them; nothing where several tables share it."""
    seats = [seat.id for seat in plan.seats if pillar and seat.pillar == pillar]
    if len(seats) != 1:
        return {}
    return {name: said[seats[0]] for name, said in given.voices.items() if seats[0] in said}


def _raw(entry: Entry) -> dict[str, object]:
    seats = [writer.seat for writer in entry.by]
    return {**entry.values, "id": entry.id, "_by": seats, "_pillar": entry.pillar}


def _drawn(plan: Plan, context: Context, exercise_id: str, pillar: str = "") -> list[Block]:
    answer = answer_of(plan, exercise_id, pillar)
    return [] if answer.is_open else sections()[exercise_id](answer, context)
