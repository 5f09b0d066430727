"""What is not there yet: which part of the book, which exercise fills it, and who owes it."""

from __future__ import annotations

from bimtek.curriculum import exercises, session
from bimtek.plan.blocks import Missing
from bimtek.plan.model import Plan

LATER: dict[str, tuple[str, str]] = {
    # exercises of the course that this version does not hold yet
}


def exercise_words(exercise_id: str) -> str:
    """ "“Isu strategis” (Pertemuan I)", and for one that the course does not hold yet, that it does not."""
    for entry in exercises():
        if entry.id == exercise_id:
            return f"“{entry.title}” (Pertemuan {session(entry.session).roman})"
    title, session_id = LATER[exercise_id]
    return f"“{title}” (Pertemuan {session(session_id).roman}; belum ada dalam versi kursus ini)"


def absent(text: str, exercise_id: str, seats: tuple[str, ...] = ()) -> Missing:
    """The mark of a missing part. `seats`: names of those who owe it."""
    return Missing(text, exercise_words(exercise_id) if exercise_id else "", seats)


def owed(plan: Plan, text: str, exercise_id: str, pillar: str = "") -> list[Missing]:
    """A mark when seats owe an exercise; nothing when all have answered."""
    seats = plan.owed(exercise_id, pillar)
    return [absent(text, exercise_id, seats)] if seats else []
