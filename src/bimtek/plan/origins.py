"""Where the figures of a page come from, in words: the exercises, who answered them, and what was agreed when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bimtek.curriculum import exercise, exercises
from bimtek.formats import date_id
from bimtek.plan.absence import exercise_words
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed

FEW = 4
"""So many seats are named; of more the number is told."""

DATA, RECORD = "data", "record"
"""Parts of a plan that are no exercise: figures of the region's data; who answered and what stayed open."""
OTHER_PARTS = {DATA: "data daerah (lihat Sumber Data)", RECORD: "catatan pertemuan dan kumpulan jawaban"}


def origin_note(plan: Plan, parts: Collection[str]) -> str:
    """ "Asal: latihan “Isu strategis” (6 kursi) dan “Kesenjangan” (5 kursi)."; parts: exercises, DATA, RECORD.

    It says no date: the note of a figure that did not change is the same in the next draft.
    """
    named = [f"“{each.title}” ({_how_many(plan, each.id)})" for each in exercises() if each.id in parts]
    told = [f"latihan {listed(named)}"] if named else []
    told += [words for part, words in OTHER_PARTS.items() if part in parts]
    return f"Asal: {'; '.join(told)}." if told else ""


def _how_many(plan: Plan, name: str) -> str:
    count = len(_seats(plan, name))
    return f"{count} kursi" if count else "belum dijawab"


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
    seats = _seats(plan, name)
    names = {seat.id: seat.name for seat in plan.seats}
    if len(seats) > FEW:
        return f"{len(seats)} kursi"
    return listed(names.get(seat, seat) for seat in seats) or "belum ada jawaban"


def _seats(plan: Plan, name: str) -> list[str]:
    """Ids of the seats that answered an exercise."""
    writers = next((each.answered for each in plan.answers if each.exercise == name), [])
    return list(dict.fromkeys(writer.seat for writer in writers))
