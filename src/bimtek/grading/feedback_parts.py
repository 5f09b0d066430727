"""What feedback says of one exercise: points, findings with their places, the judge's words, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bimtek.answers.cohort import Person
from bimtek.answers.submission import Submission
from bimtek.curriculum import Assessment, Exercise
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.findings import Finding, Scope, Weight
from bimtek.errors import BimtekError
from bimtek.grading.judging import for_the_person

WITH = {Unit.PERSON: "", Unit.TABLE: "bersama meja Anda, ", Unit.CORE: "bersama tim inti, "}


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as a person reads it: where it is and what it says."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Part:
    """What a page says of one exercise. Points are None where there are none to have, or none yet."""

    title: str
    unit: Unit
    points: float | None
    maximum: float
    lines: tuple[tuple[str, float, float], ...]
    red: tuple[Remark, ...]
    advice: tuple[Remark, ...]
    judged: float | None
    judged_maximum: float
    comment: str
    is_open: bool
    trouble: str
    """Why the answer could not be read; empty when it could."""

    @property
    def lost(self) -> tuple[tuple[str, float, float], ...]:
        """The lines that have not all their points."""
        return tuple(line for line in self.lines if line[1] < line[2])

    @property
    def says_something(self) -> bool:
        """There is more to tell than the points."""
        return bool(self.trouble or (not self.is_open and (self.red or self.advice or self.comment)))

    @property
    def waits(self) -> bool:
        """A judge has still to look at it."""
        return bool(self.judged_maximum) and self.judged is None

    @property
    def next_step(self) -> str:
        """What to do; empty when nothing is left."""
        if self.trouble:
            return "jawaban tidak terbaca; minta bantuan fasilitator, lalu kumpulkan lagi."
        if self.is_open:
            return f"belum diisi; isi {WITH[self.unit]}lalu kumpulkan lagi."
        if self.red:
            return f"perbaiki {len(self.red)} hal yang ditandai, lalu kumpulkan lagi."
        return ""


def part_of(
    handed_in: Submission, entry: Exercise, person: Person, found: dict[str, Any], remarks: dict[str, Any]
) -> Part:
    grade, judged = found.get(entry.cell), found.get(entry.judged_cell)
    assessment, trouble = None, ""
    values: dict[str, Any] = {}
    try:
        file = handed_in.answer(entry.id)
        values = file.values if file else {}
        assessment = handed_in.assess(entry.id)
    except BimtekError as error:
        trouble = str(error)
    findings = _for(person, assessment)
    return Part(
        title=entry.title,
        unit=entry.unit,
        points=grade.score if grade else None,
        maximum=entry.points,
        lines=tuple((line.title, line.earned, line.points) for line in assessment.lines) if assessment else (),
        red=tuple(_remark(entry, values, one) for one in findings if one.weight is Weight.RED),
        advice=tuple(_remark(entry, values, one) for one in findings if one.weight is not Weight.RED),
        judged=judged.score if judged and not judged.needs_manual_grade else None,
        judged_maximum=entry.rubric.points if entry.rubric else 0.0,
        comment=for_the_person(remarks[entry.judged_cell].comment) if entry.judged_cell in remarks else "",
        is_open=assessment.is_open if assessment else False,
        trouble=trouble,
    )


def _for(person: Person, assessment: Assessment | None) -> tuple[Finding, ...]:
    """What a person can do something about: her answer, as coordinator her pillar, in the core team the plan."""
    hers = {Scope.ANSWER: True, Scope.PILLAR: person.coordinator, Scope.PLAN: person.core}
    if assessment is None or assessment.is_open:
        return ()  # an empty answer needs no list of everything that is missing
    return tuple(finding for finding in assessment.told if hers[finding.scope])


def _remark(entry: Exercise, values: dict[str, Any], finding: Finding) -> Remark:
    place = finding.place
    table = entry.answer.fields.get(place.table)
    fields = table.row.fields if table is not None and table.row is not None else entry.answer.fields
    parts = []
    if table is not None:
        rows = values.get(place.table)
        ids = [row.get("id") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        parts.append(f"Baris {ids.index(place.row) + 1}" if place.row in ids else table.label)
    if place.field in fields:
        parts.append(fields[place.field].label)
    return Remark(" · ".join(parts), finding.message)
