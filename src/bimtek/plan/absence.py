"""What is not there yet: which part of the book, which exercise fills it, and who owes it."""

from __future__ import annotations

from bimtek.curriculum import exercise, session
from bimtek.plan.blocks import Missing
from bimtek.plan.model import Plan


def exercise_words(exercise_id: str) -> str:
    """ "“Isu strategis” (Pertemuan I)"."""
    entry = exercise(exercise_id)
    return f"“{entry.title}” (Pertemuan {session(entry.session).roman})"


def absent(text: str, exercise_id: str, seats: tuple[str, ...] = ()) -> Missing:
    """The mark of a missing part. `seats`: names of those who owe it."""
    return Missing(text, exercise_words(exercise_id) if exercise_id else "", seats)


def owed(plan: Plan, text: str, exercise_id: str, pillar: str = "") -> list[Missing]:
    """A mark when seats owe an exercise; nothing when all have answered."""
    seats = plan.owed(exercise_id, pillar)
    return [absent(text, exercise_id, seats)] if seats else []
