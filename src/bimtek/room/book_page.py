"""/bimtek/buku/<session>: the pages that a table writes, as they stand in its form and as the plenary agreed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bimtek.answers.base import Base, BaseItem, latest_base
from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.answers.context import context_for
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import Exercise, Session, exercises, publishers
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.fields import Kind, Merge
from bimtek.errors import AnswerError, BaseError
from bimtek.plan.blocks import Block
from bimtek.plan.preview import preview
from bimtek.room.handler import RoomHandler
from bimtek.room.sessions import session_of


@dataclass(frozen=True, slots=True)
class Pages:
    """One exercise in the book: from the seat's own answer, and from what was agreed (None before the plenary)."""

    exercise: Exercise
    seat: Seat
    own: Sequence[tuple[str, Block]]
    agreed: Sequence[tuple[str, Block]] | None
    trouble: str = ""


class BookPage(RoomHandler):
    """The person's own seats of a meeting."""

    async def get(self, session_id: str) -> None:
        session, person, cohort = session_of(session_id), self.required_person(), self.classroom.cohort
        store = self.classroom.store
        pages = await self.in_thread(lambda: pages_of(cohort, person, session, store))
        self.page("book.html", session=session, pages=pages)


def pages_of(cohort: Cohort, person: Person, session: Session, store: AnswerStore) -> list[Pages]:
    """The pages of all seats that this person is a member of."""
    try:
        base = latest_base(cohort.bases, session.id)
    except BaseError:
        base = None  # the facilitator's commands say what is the matter with it
    found = []
    for exercise in exercises(session.id):
        seat = cohort.seat_of(person, exercise)
        if seat is not None and person in cohort.members(seat):
            found.append(_pages(cohort, seat, exercise, store, base))
    return found


def _pages(cohort: Cohort, seat: Seat, exercise: Exercise, store: AnswerStore, base: Base | None) -> Pages:
    context = context_for(cohort, seat, exercise, store)
    agreed = None if base is None else named(preview(exercise, agreed_values(exercise, seat, base), context))
    try:
        file = store.load(seat.id, exercise.id)
    except AnswerError as error:
        return Pages(exercise, seat, (), agreed, str(error))
    return Pages(exercise, seat, named(preview(exercise, file.values if file else {}, context)), agreed)


def agreed_values(exercise: Exercise, seat: Seat, base: Base) -> dict[str, Any]:
    """What the base holds of a seat's answer, shaped as an answer: rows that it had a part in, and its own voice."""
    sources = {(publisher.id, field.name): source for source, (publisher, field) in publishers().items()}
    values: dict[str, Any] = {}
    for field in exercise.answer.fields.values():
        if field.kind is Kind.TABLE:
            source = sources.get((exercise.id, field.name), f"{exercise.id}.{field.name}")
            items = [item for item in base.items.get(source, []) if seat.id in {part.seat for part in item.by}]
            values[field.name] = [{**item.values, **_own_words(item, seat), "id": item.id} for item in items]
        elif merged := base.values.get(exercise.id, {}).get(field.name):
            own = [voice.value for voice in merged.voices if voice.by.seat == seat.id]
            values[field.name] = merged.value if exercise.unit is Unit.CORE else next(iter(own), None)
    return {name: value for name, value in values.items() if value is not None}


def _own_words(item: BaseItem, seat: Seat) -> dict[str, Any]:
    """Of a row of several seats: what was averaged or decided is agreed, other words stay this seat's own."""
    return {
        name: voice.value
        for name, merged in item.merged.items()
        if merged.rule is not Merge.AVERAGE and merged.decision is None
        for voice in merged.voices
        if voice.by.seat == seat.id
    }


def named(blocks: Sequence[Block]) -> list[tuple[str, Block]]:
    """Every block with the name of its kind, for the template."""
    return [(type(block).__name__.lower(), block) for block in blocks]
