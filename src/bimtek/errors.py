"""Every error that the product raises on purpose.

    BimtekError
    ├── DatasetError            a table of figures cannot be read
    ├── UnknownRegion           no folder datasets/regions/<code>/
    ├── CurriculumError         an exercise or a notebook is not as the course defines it
    │   └── UnknownExercise
    ├── CohortError             cohort.yml or roster.csv cannot be used
    │   ├── UnknownSeat
    │   └── BadName             a name that could leave the cohort's folder
    ├── AnswerError             one answers file
    │   ├── BrokenAnswer        half written or edited by hand; the last good copy is named
    │   ├── NewerSchema         written by a newer version of this program
    │   └── AnswerClosed        the meeting is closed, or the seat may only read
    ├── BaseError               what a meeting agreed cannot be read or does not fit
    ├── HandinError             a hand-in cannot be taken
    │   └── AlreadyTaken        it was taken before; nothing is to be done
    ├── SheetError              a workbook that came back cannot be taken
    ├── GradingError            something cannot be graded
    └── PlanError               the plan cannot be assembled
        └── DraftError          a draft cannot be kept or compared; a document that came back cannot be read

Each says in Indonesian what happened, where, and what to do next.
"""

from __future__ import annotations


class BimtekError(Exception):
    """An error with the three things that a person needs to mend it.

    what: what happened, a sentence. where: file, exercise, row or column; may be empty. next_step: what to do now.
    """

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.next_step = next_step

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows: the sentence. Where in the program it was raised helps nobody who reads it there."""
        return [str(self)]

    def __str__(self) -> str:
        parts = [self.what]
        if self.where:
            parts.append(f"Di: {self.where}.")
        if self.next_step:
            parts.append(f"Langkah berikutnya: {self.next_step}")
        return " ".join(parts)


class DatasetError(BimtekError):
    """A table in datasets/ cannot be read."""


class UnknownRegion(BimtekError):
    """No region folder has this code."""


class CurriculumError(BimtekError):
    """An exercise or a notebook is not as the course defines it."""


class UnknownExercise(CurriculumError):
    """No exercise has this id."""


class CohortError(BimtekError):
    """cohort.yml or roster.csv cannot be used."""


class UnknownSeat(CohortError):
    """No person, table or core team of the cohort has this id."""


class BadName(CohortError):
    """A name that is no plain file name."""


class AnswerError(BimtekError):
    """One answers file cannot be used."""


class BrokenAnswer(AnswerError):
    """The file is half written or was edited by hand."""


class NewerSchema(AnswerError):
    """The file was written by a newer version of this program."""


class AnswerClosed(AnswerError):
    """The answer may be read only."""


class BaseError(BimtekError):
    """What a meeting agreed cannot be read or does not fit."""


class HandinError(BimtekError):
    """A hand-in cannot be taken."""


class AlreadyTaken(HandinError):
    """The same hand-in was taken before."""


class SheetError(BimtekError):
    """A workbook that came back from between two meetings cannot be taken."""


class GradingError(BimtekError):
    """Something cannot be graded."""


class PlanError(BimtekError):
    """The plan cannot be assembled."""


class DraftError(PlanError):
    """A draft cannot be kept or compared, or a document that came back cannot be read."""
