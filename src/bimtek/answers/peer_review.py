"""A handed-in Telaah sejawat on its way to the table that wrote the programme: a remark beside its place."""

from __future__ import annotations

from datetime import datetime

from bimtek.answers.answer_file import Answers
from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.context import context_for
from bimtek.answers.remarks import LONGEST, Remark, Remarks
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum import publishers
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.exercises.masterplan_review import PEERS, ReviewAnswer

REVIEW = "masterplan.review"


def deliver_review(cohort: Cohort, reader: Seat, session_id: str, answers: Answers, time: datetime) -> Remark | None:
    """Leave the review with the table; None where there is none yet, or it names no programme that is there.

    Handing in again replaces the words under the same id; another programme chosen takes it elsewhere.
    """
    exercise = find_exercise(REVIEW)
    file = answers.load(reader.id, REVIEW) if exercise.session == session_id else None
    if file is None:
        return None
    answer = exercise.read(file.values)
    assert isinstance(answer, ReviewAnswer)
    item = context_for(cohort, reader, exercise, answers).item(PEERS, answer.programme)
    if item is None or not (answer.strength or answer.mend):
        return None
    publisher, table = publishers()["programmes"]
    remark = Remark(
        id=f"telaah-{reader.id}",
        author=reader.id,
        time=time,
        text=_words(answer)[:LONGEST],
        table=table.name,
        row=item.id,
        field=answer.place,
    )
    remarks, writer = Remarks(cohort.work), item.by[0]
    for other in cohort.seats:
        if other.unit is Unit.TABLE and other.id != writer:
            remarks.withdraw(other.id, publisher.id, remark.id)
    return remarks.deliver(writer, publisher.id, remark)


def _words(answer: ReviewAnswer) -> str:
    parts = [("Kekuatan", answer.strength), ("Perlu diperbaiki", answer.mend)]
    return "\n".join(["Telaah sejawat.", *(f"{title}: {said}" for title, said in parts if said)])
