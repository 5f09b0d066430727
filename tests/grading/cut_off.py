"""Receiving, collecting, grading and closing a meeting on a disk that fails at a step, and what they leave.

python -m tests.grading.cut_off grade <cohort> 17      does it, and dies for real at the 17th step
"""

from __future__ import annotations

import datetime
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bimtek.answers.base import latest_base
from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.handin import read_receipt, versions
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercises
from bimtek.grading import collect, grade
from bimtek.grading.marks import read_marks, read_points
from bimtek.plan.consolidate import consolidate
from bimtek.room.deliveries import deliveries_in
from bimtek.room.receiving import receive
from tests.answers.failing_disk import STEPS, Disk, on
from tests.grading.course import SESSION

MOMENT = datetime.datetime(2024, 6, 29, 4, 0, tzinfo=datetime.UTC)
STICK = "usb"
"""Beside the cohort's folder."""


def _receive(cohort: Cohort) -> None:
    receive(cohort, deliveries_in(cohort.folder.parent / STICK), now=MOMENT)


JOBS: dict[str, Callable[[Cohort], object]] = {
    "receive": _receive,
    "collect": lambda cohort: collect(cohort, SESSION),
    "grade": lambda cohort: grade(cohort, SESSION),
    "consolidate": lambda cohort: consolidate(cohort, SESSION, now=lambda: MOMENT),
}


def steps() -> tuple[tuple[Any, str], ...]:
    """What a save does on the disk, and what grading does besides: copies, whole folders, the gradebook's commits."""
    from sqlalchemy.orm import Session

    return (*STEPS, (Path, "rename"), (shutil, "rmtree"), (shutil, "copyfile"), (Session, "commit"))


def run(job: str, cohort: Cohort, disk: Disk) -> None:
    with on(disk, steps()):
        JOBS[job](cohort)


def left(cohort: Cohort) -> dict[str, Any]:
    """All that people and later steps see of a meeting. The number of a hand-in that was cut off stays unused."""
    seen: dict[str, Any] = {}
    for name in ("submitted", "autograded"):
        for path in sorted((cohort.folder / name).rglob("*")):
            content = path.read_bytes().replace(cohort.folder.as_posix().encode(), b"/x") if path.is_file() else b""
            seen[f"{name}/{path.relative_to(cohort.folder / name).as_posix()}"] = content
    seen["points"], seen["marks"] = read_points(cohort), read_marks(cohort.gradebook)
    base = latest_base(cohort.bases, SESSION)
    seen["base"] = base and base.model_dump()
    store = AnswerStore(cohort.work)
    for seat in cohort.seats:
        kept = [read_receipt(folder) for folder in versions(cohort, seat.id, SESSION)]
        seen[f"handins of {seat.id}"] = [receipt.model_dump(exclude={"number"}) for receipt in kept]
        for entry in exercises(SESSION):
            if entry.unit is seat.unit:
                seen[f"{entry.id} of {seat.id}"] = store.load(seat.id, entry.id)
    return seen


class Dying(Disk):
    """Ends the process at its step, as a power cut does."""

    def step(self, name: str, really: Callable[..., Any]) -> Callable[..., Any]:
        def act(*arguments: Any, **more: Any) -> Any:
            if name == "open" and "r" in (arguments[1] if len(arguments) > 1 else more.get("mode", "r")):
                return really(*arguments, **more)
            self.steps += 1
            if self.steps == self.fails_at:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
            return really(*arguments, **more)

        return act


if __name__ == "__main__":
    run(sys.argv[1], load_cohort(Path(sys.argv[2])), Dying(int(sys.argv[3])))
