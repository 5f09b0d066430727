"""`bimtek release`: hand out a meeting, with nbgrader's own `generate_assignment`."""

from __future__ import annotations

import json
from pathlib import Path

from bimtek.answers.cohort import Cohort
from bimtek.curriculum import session
from bimtek.datasets import course_root
from bimtek.errors import GradingError
from bimtek.grading.cells import maxima
from bimtek.grading.gradebook import begin, open_gradebook, sync
from bimtek.grading.settings import settings


def release(cohort: Cohort, session_id: str) -> Path:
    """Write release/<session>/ and enter the meeting, its deadline and the roster into the gradebook.

    Returns the folder. `GradingError` when the notebook is missing or does not fit the exercises. Doing it again is
    safe; cells cannot be added or taken away once somebody handed in.
    """
    found = session(session_id)
    source = course_root() / "sessions" / found.id / found.notebook
    _check(source, found.id)
    _generate(cohort, found.id)
    with open_gradebook(cohort.gradebook) as gradebook:
        sync(gradebook, cohort)
    folder: Path = cohort.release / found.id
    return folder


def _check(source: Path, session_id: str) -> None:
    """The cells with points are those of the exercises."""
    if not source.is_file():
        raise GradingError(
            "Notebook pertemuan tidak ada.", where=source.as_posix(), next_step="Kembalikan dari salinan kursus."
        )
    marks = [cell["metadata"].get("nbgrader", {}) for cell in json.loads(source.read_text(encoding="utf-8"))["cells"]]
    written = {mark["grade_id"]: float(mark["points"]) for mark in marks if mark.get("grade") or mark.get("task")}
    if written != maxima(session_id):
        changed = sorted({name for name, _ in written.items() ^ maxima(session_id).items()})
        raise GradingError(
            f"Sel bernilai tidak sama dengan latihannya: {', '.join(changed)}.",
            where=source.as_posix(),
            next_step="Samakan grade_id dan points di notebook dengan latihan di curriculum/exercises.",
        )


def _generate(cohort: Cohort, session_id: str) -> None:
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.utils import capture_log
    from traitlets.config import Config

    begin(cohort.gradebook)
    config = Config(settings(cohort.folder))
    config.CourseDirectory.assignment_id = session_id
    step = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    step.force = True
    outcome = capture_log(step)
    if not outcome["success"]:
        reason = outcome["error"].strip().splitlines()[-1]
        raise GradingError(
            f"nbgrader tidak dapat membagikan pertemuan ini: {reason}",
            where=session_id,
            next_step="Bila selnya berubah sesudah ada yang mengumpulkan, kembalikan notebook seperti semula.",
        )
