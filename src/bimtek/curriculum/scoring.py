"""Findings and points of one answer: the same for the form, the graded cell and the fast grader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bimtek.curriculum.checks import Check
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Exercise
from bimtek.curriculum.findings import Finding, Scope, Weight
from bimtek.curriculum.rows import Answer

NOTHING_TO_JUDGE = frozenset({"ISI-01", "ISI-02"})
"""Nothing stands in the field, or nothing that can be read."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one check gave."""

    title: str
    earned: float
    points: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an answer is worth and why."""

    findings: tuple[Finding, ...]
    lines: tuple[Line, ...]
    points: float
    """Rounded to two decimals, as every place shows and stores it."""
    maximum: float
    is_open: bool
    """Nothing was filled in yet."""

    @property
    def told(self) -> tuple[Finding, ...]:
        """The findings that people read: where nothing can be judged yet, a field hears that and no second reproach."""
        mute = {finding.place for finding in self.findings if finding.code in NOTHING_TO_JUDGE}
        return tuple(
            finding
            for finding in self.findings
            if finding.code in NOTHING_TO_JUDGE or finding.weight is not Weight.RED or finding.place not in mute
        )

    def closed(self, reasons: Mapping[str, str]) -> tuple[Finding, ...]:
        """The advice to this seat that it answered with a reason: "memang demikian, karena …"."""
        return tuple(
            finding
            for finding in self.told
            if finding.weight is Weight.AMBER and finding.scope is Scope.ANSWER and reasons.get(finding.key)
        )

    @property
    def red(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.weight is Weight.RED)


def assess(exercise: Exercise, values: Mapping[str, Any], context: Context) -> Assessment:
    """Run the checks of an exercise over stored values. Does not fail, whatever the values hold."""
    answer = exercise.read(values)
    findings: list[Finding] = []
    lines: list[Line] = []
    for check in exercise.checks:
        found = tuple(check.run(answer, context))
        findings.extend(found)
        earned = 0.0 if answer.is_open else round(check.points * _share(check, found, answer, exercise, context), 4)
        if check.points:
            lines.append(Line(check.title, earned, check.points))
    return Assessment(
        findings=tuple(dict.fromkeys(findings)),
        lines=tuple(lines),
        points=round(sum(line.earned for line in lines), 2),
        maximum=exercise.points,
        is_open=answer.is_open,
    )


def _share(check: Check, found: tuple[Finding, ...], answer: Answer, exercise: Exercise, context: Context) -> float:
    """The share of its points that a check gives, 0 to 1."""
    costly = [finding for finding in found if finding.weight is Weight.RED and finding.scope is Scope.ANSWER]
    if not check.over:
        return 0.0 if costly else 1.0
    rows = answer.rows(check.over)
    wrong = {finding.place.row for finding in costly}
    right = sum(not row.is_open and row.id not in wrong for row in rows)
    table = exercise.answer.fields[check.over]
    owed = len(context.options(table.rows_from)) if table.rows_from else table.min_rows
    if table.rows_from and not rows and not owed:
        return 1.0  # nothing there is this seat's to fill in: no loose end, say
    return right / max(len(rows), owed, 1)
