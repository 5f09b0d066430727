"""What the course taught: mean of right answers before and after, for each table and for all. No person is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import fmean

from bimtek.answers.answer_file import read_answer_file
from bimtek.answers.cohort import Cohort
from bimtek.answers.kept import handed_in_files
from bimtek.curriculum import exercise
from bimtek.curriculum.question_bank import AFTER, BEFORE
from bimtek.curriculum.testing import Questions, right_answers
from bimtek.errors import AnswerError
from bimtek.formats import number_id

LEAST = 5
"""People that a group has at least, so that a mean tells of nobody."""
TESTS: dict[str, Questions] = {"vision.pretest": BEFORE, "roadmap.posttest": AFTER}
ALL = ""
NO_NAMES = (
    f"Kelompok dengan sedikitnya {LEAST} orang yang mengikuti kedua tes; penyerahan pertama yang dihitung. Kemajuan: "
    "bagian dari soal yang semula belum terjawab benar dan kemudian benar."
)
"""What must be known beside the table."""


@dataclass(frozen=True, slots=True)
class Gain:
    """A group that took both tests. `before` and `after` are means of right answers."""

    group: str
    """Id of the table; "" for the whole cohort."""
    people: int
    before: float
    after: float
    most: int

    @property
    def normalised(self) -> float | None:
        """The part of what was still to be learnt that was learnt (Hake); None where nothing was left to learn."""
        left = self.most - self.before
        return (self.after - self.before) / left if left else None


def gains(
    before: Mapping[str, int], after: Mapping[str, int], groups: Mapping[str, str], *, most: int = len(BEFORE)
) -> tuple[Gain, ...]:
    """The whole cohort first, then its tables; only those of `LEAST` people who took both tests.

    before, after: person → right answers. groups: person → her table, "" for none. Where so few people stay out of
    the shown tables that the difference to the whole would tell of them, the smallest shown table stays out, too.
    """
    both = [person for person in groups if person in before and person in after]
    if len(both) < LEAST:
        return ()
    tables: dict[str, list[str]] = {}
    for person in both:
        tables.setdefault(groups[person], []).append(person)
    shown = {name: people for name, people in tables.items() if name and len(people) >= LEAST}
    while shown and 0 < len(both) - sum(map(len, shown.values())) < LEAST:
        del shown[min(shown, key=lambda name: len(shown[name]))]
    return tuple(
        Gain(name, len(people), fmean(before[one] for one in people), fmean(after[one] for one in people), most)
        for name, people in ((ALL, both), *shown.items())
    )


def course_gains(cohort: Cohort) -> tuple[Gain, ...]:
    """The gains of a cohort, from the first hand-in of each test: later ones know the right answers."""
    taken = {name: _first_results(cohort, name) for name in TESTS}
    groups = {person.id: person.table for person in cohort.people}
    return gains(taken["vision.pretest"], taken["roadmap.posttest"], groups)


def _first_results(cohort: Cohort, exercise_id: str) -> dict[str, int]:
    """Person → right answers. A file that cannot be read counts as a test not taken: collecting names it."""
    found = {}
    for person in cohort.people:
        for path in handed_in_files(cohort, cohort.seat(person.id), exercise(exercise_id)):
            try:
                right = right_answers(TESTS[exercise_id], read_answer_file(path, exercise_id).values)
            except AnswerError:
                right = None
            if right is not None:
                found[person.id] = right
                break
    return found


def gain_rows(cohort: Cohort, found: Sequence[Gain]) -> tuple[tuple[str, ...], ...]:
    """A heading and one row of texts for each group, for a screen or a page."""
    names = {ALL: "Seluruh angkatan", **{table.id: table.name for table in cohort.tables}}
    most = number_id(found[0].most) if found else ""
    head = ("Kelompok", "Orang", f"Rata-rata awal (dari {most})", "Rata-rata akhir", "Kemajuan")
    return (
        head,
        *(
            (
                names[gain.group],
                number_id(gain.people),
                number_id(Decimal(str(gain.before)), 1),
                number_id(Decimal(str(gain.after)), 1),
                "–" if gain.normalised is None else f"{number_id(Decimal(str(gain.normalised * 100)), 0)}%",
            )
            for gain in found
        ),
    )
