"""`bimtek bench`: how long forms take to open and to save, without a server. Milliseconds are of this machine."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from bimtek.answers.cohort import Cohort
from bimtek.answers.store import AnswerStore
from bimtek.cli.app import app, console
from bimtek.cli.sitting import SAMPLE
from bimtek.curriculum import SESSIONS, exercises
from bimtek.datasets import course_root

MEETING = SESSIONS[0]


@app.command()
def bench(
    saves: Annotated[int, typer.Option(help="Simpanan yang diukur setiap latihan.")] = 100,
) -> None:
    """Ukur yang ditunggu orang di formulir: buka dan simpan."""
    from bimtek.cli.play import play

    with tempfile.TemporaryDirectory() as folder:
        source = course_root() / "grading" / "cohorts" / SAMPLE
        cohort = play(source, Path(folder) / SAMPLE, meetings=SESSIONS[:1]).cohort
        console.print(_forms(cohort, saves))


def _forms(cohort: Cohort, times: int) -> Table:
    """Opening and saving every exercise of the meeting, findings, points and preview included."""
    from bimtek.form.service import FormService
    from bimtek.plan.preview import preview

    service = FormService(cohort, AnswerStore(cohort.work), preview)
    table = Table("Latihan", "Buka, median ms", "Simpan, median ms", "Simpan, terlama ms", title="Formulir")
    for exercise in exercises(MEETING.id):
        seat = cohort.seats_for(exercise)[0]
        opening, saving = _one_form(service, seat.id, exercise.id, cohort.members(seat)[0].id, times)
        figures = (statistics.median(opening), statistics.median(saving), max(saving))
        table.add_row(exercise.id, *(f"{value:.1f}" for value in figures))
    return table


def _one_form(service: Any, seat: str, exercise_id: str, person: str, times: int) -> tuple[list[float], list[float]]:
    """Milliseconds of opening and of saving, each so many times."""
    opening, saving = [], []
    for _ in range(times):
        started = time.perf_counter()
        opened = service.open(seat, exercise_id, person)
        opening.append((time.perf_counter() - started) * 1000)
        started = time.perf_counter()
        service.save(seat, exercise_id, person, opened["values"], opened["revision"])
        saving.append((time.perf_counter() - started) * 1000)
    return opening, saving
