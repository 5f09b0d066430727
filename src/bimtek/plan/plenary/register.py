"""All decisions of a meeting, from the file and from the page, and which of them hold."""

from __future__ import annotations

from dataclasses import dataclass

from bimtek.answers.cohort import Cohort
from bimtek.plan.plenary.decisions import Recorded, active, standing
from bimtek.plan.plenary.file import read_file
from bimtek.plan.plenary.log import DecisionLog


@dataclass(frozen=True, slots=True)
class Register:
    """entries: those of the file first, in its order, then those of the log: what was decided on the page is later."""

    entries: tuple[Recorded, ...]

    @property
    def standing(self) -> tuple[Recorded, ...]:
        """The decisions that hold."""
        return standing(self.entries)

    @property
    def active(self) -> tuple[Recorded, ...]:
        """Those that were not taken back; a later one may stand in their place."""
        return active(self.entries)

    def find(self, ref: str) -> Recorded | None:
        return next((entry for entry in self.entries if entry.ref == ref), None)


def read_register(cohort: Cohort, session_id: str, log: DecisionLog | None = None) -> Register:
    """The decisions of a meeting. `PlanError` names a file, and the line, that cannot be read."""
    log = log or DecisionLog(cohort, session_id)
    return Register((*read_file(cohort, session_id), *log.entries()))
