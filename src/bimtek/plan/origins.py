"""Where the figures of a page come from, in words: the exercises, who answered them, and what was agreed when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bimtek.curriculum import exercise
from bimtek.formats import date_id
from bimtek.plan.absence import exercise_words
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed

FEW = 4
"""So many seats are named; of more the number is told."""


def origin_words(plan: Plan, exercises: Sequence[str]) -> str:
    """ "Dari latihan “Isu strategis” (Pertemuan I): 6 meja, hasil sepakat 12 Juni 2024; dan …"; "" of none."""
    told = list(_each(plan, exercises))
    return f"Dari latihan {listed(told)}." if told else ""


def _each(plan: Plan, exercises: Sequence[str]) -> Iterator[str]:
    closed = {meeting.session: meeting.closed for meeting in plan.meetings}
    for name in dict.fromkeys(exercises):
        day = closed.get(exercise(name).session)
        when = f", hasil sepakat {date_id(day)}" if day else ""
        yield f"{exercise_words(name)}: {_who(plan, name)}{when}"


def _who(plan: Plan, name: str) -> str:
    """Who answered: the seats, or how many they are."""
    writers = next((each.answered for each in plan.answers if each.exercise == name), [])
    seats = list(dict.fromkeys(writer.seat for writer in writers))
    names = {seat.id: seat.name for seat in plan.seats}
    if len(seats) > FEW:
        return f"{len(seats)} kursi"
    return listed(names.get(seat, seat) for seat in seats) or "belum ada jawaban"
