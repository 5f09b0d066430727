"""/bimtek/fasilitator/jawaban/<exercise>/<seat>: one answer to read: findings, points, history, remarks, judging.

Of an exercise that everybody does alone, a table's address lists its members. Nothing can be changed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bimtek.answers.answer_file import AnswerFile
from bimtek.answers.cohort import Person, Seat
from bimtek.answers.context import context_for
from bimtek.answers.progress import State
from bimtek.answers.remarks import Remark
from bimtek.curriculum import Assessment, Exercise, assess
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.findings import Finding, Weight
from bimtek.curriculum.readonly import Sheet, answer_sheets
from bimtek.errors import AnswerError, UnknownSeat
from bimtek.form.changes import changes
from bimtek.room.classroom import Classroom
from bimtek.room.facilitating import FacilitatorPage
from bimtek.room.pens import Place
from bimtek.room.sessions import session_of
from bimtek.room.watch import shown
from bimtek.room.watch.board import OPEN
from bimtek.room.watch.cell import WORDS


@dataclass(frozen=True, slots=True)
class Judging:
    """A person's notebook in formgrader."""

    person: Person
    notebook: str
    judged: float | None
    waits: bool


@dataclass(slots=True)
class Told:
    """What the page shows of one answer."""

    exercise: Exercise
    seat: Seat
    word: str
    changed: bool
    stuck: str
    came_from: str
    trouble: str = ""
    """What is the matter with the file."""
    file: AnswerFile | None = None
    assessment: Assessment | None = None
    sheets: tuple[Sheet, ...] = ()
    findings: list[tuple[Finding, str, str]] = field(default_factory=list)
    """(finding, where, the reason that closes it)."""
    versions: list[tuple[AnswerFile, list[str]]] = field(default_factory=list)
    """The newest first: (copy, what changed in it)."""
    remarks: tuple[Remark, ...] = ()
    judging: tuple[Judging, ...] = ()


class AnswerPage(FacilitatorPage):
    """Reading is noted, too."""

    async def get(self, exercise_id: str, row_id: str) -> None:
        exercise, classroom = find_exercise(exercise_id), self.classroom
        await classroom.rounds.look(exercise.session)
        session = session_of(exercise.session)
        people = alone(classroom, exercise, row_id)
        if people is not None:
            self.page("desk_people.html", session=session, exercise=exercise, row=row_id, people=people)
            return
        seat = classroom.cohort.seat(row_id)
        if seat.unit is not exercise.unit:
            raise UnknownSeat(f"{seat.name} tidak mengisi latihan “{exercise.title}”.", next_step="Kembali ke papan.")
        told = await self.in_thread(lambda: told_of(classroom, exercise, seat))
        self.record("lihat jawaban", f"{seat.id}/{exercise.id}")
        names = {person.id: person.name for person in classroom.cohort.people}
        self.page("desk_answer.html", session=session, told=told, names=names)


def alone(classroom: Classroom, exercise: Exercise, row_id: str) -> list[tuple[Person, str, bool]] | None:
    """(person, state in words, changed since handed in) of a row's members, in the order of the roster.

    None where the row is a seat that answers this exercise itself.
    """
    cohort, board = classroom.cohort, classroom.board
    if exercise.unit is not Unit.PERSON or row_id in {person.id for person in cohort.people}:
        return None
    found = []
    for person in shown.people_of(cohort, row_id):
        state, changed, _ = shown.state_of(board, cohort, Place(person.id, exercise.id), exercise.session)
        found.append((person, WORDS[state], changed))
    if not found:
        raise UnknownSeat("Baris ini tidak ada di papan.", next_step="Kembali ke papan, lalu pilih dari sana.")
    return found


def told_of(classroom: Classroom, exercise: Exercise, seat: Seat) -> Told:
    """Everything that is known of an answer. A file that cannot be read is told, and the rest is shown."""
    cohort, board, store = classroom.cohort, classroom.board, classroom.store
    place = Place(seat.id, exercise.id)
    state, changed, _ = shown.state_of(board, cohort, place, exercise.session)
    life, cell, trouble = classroom.life(), board.cells.get(place, OPEN), ""
    held = life.pens.at(place) is not None
    stuck = shown.why_stuck(board, board.tracks.get(place), life.now, is_held=held) if state not in shown.DONE else None
    told = Told(
        exercise, seat, WORDS[state], changed,
        shown.in_words(stuck, cohort) if stuck else "",
        shown.came_from(board, cohort, place, cell, life.now),
        judging=judging(classroom, exercise, seat),
    )  # fmt: skip
    context = context_for(cohort, seat, exercise, store)
    try:
        told.remarks = classroom.remarks.load(seat.id, exercise.id)
        told.file = store.load(seat.id, exercise.id)
    except AnswerError as error:
        trouble = str(error)
    if state is State.BROKEN:
        trouble = trouble or cell.first
    told.trouble = trouble.replace(f"{cohort.folder.as_posix()}/", "")
    copies = store.history(seat.id, exercise.id)
    told.versions = [
        (copy, changes(exercise, before, copy)) for before, copy in zip((None, *copies), copies, strict=False)
    ][::-1]
    if told.file is not None:
        values, reasons = told.file.values, told.file.reasons
        told.assessment = assess(exercise, values, context)
        told.sheets = tuple(answer_sheets(exercise, values, context, reasons))
        order = [Weight.RED, Weight.AMBER, Weight.INFO]
        told.findings = [
            (finding, where(exercise, values, finding), reasons.get(finding.key, ""))
            for finding in sorted(told.assessment.told, key=lambda one: order.index(one.weight))
        ]
    return told


def judging(classroom: Classroom, exercise: Exercise, seat: Seat) -> tuple[Judging, ...]:
    """The members' notebooks in formgrader, where there are some."""
    marks = classroom.board.marks.of if classroom.board.marks else {}
    found = []
    for person in classroom.cohort.members(seat):
        if marked := marks.get((exercise.session, person.id)):
            mark = marked.cells.get(exercise.judged_cell)
            found.append(Judging(person, marked.notebook, mark.judged if mark else None, bool(mark and mark.waits)))
    return tuple(found)


def where(exercise: Exercise, values: Mapping[str, Any], finding: Finding) -> str:
    """The place of a finding as people name it: "Isu strategis, baris 2, Bukti"; "" for the answer as a whole."""
    fields, place = exercise.answer.fields, finding.place
    if not place.table:
        return fields[place.field].label if place.field in fields else ""
    table = fields.get(place.table)
    rows = values.get(place.table)
    number = next(
        (number for number, row in enumerate(rows if isinstance(rows, list) else (), 1)
         if isinstance(row, dict) and row.get("id") == place.row),
        0,
    )  # fmt: skip
    column = table.row.fields.get(place.field) if table and table.row else None
    parts = [table.label if table else "", f"baris {number}" if number else "", column.label if column else ""]
    return ", ".join(part for part in parts if part)
