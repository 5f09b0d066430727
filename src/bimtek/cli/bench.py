"""`bimtek bench`: what people wait for, measured side by side in one run.

Ratios hold on any machine; milliseconds are of this one. Stock nbgrader grades a stated sample of the same hand-ins.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.store import AnswerStore
from bimtek.cli.app import app, console
from bimtek.cli.sitting import SAMPLE
from bimtek.curriculum import SESSIONS, exercises
from bimtek.datasets import course_root
from bimtek.errors import GradingError

MEETING = SESSIONS[0]


@app.command()
def bench(
    saves: Annotated[int, typer.Option(help="Simpanan yang diukur setiap latihan.")] = 100,
    people: Annotated[int, typer.Option(help="Peserta yang dinilai juga oleh nbgrader.")] = 3,
) -> None:
    """Ukur yang ditunggu orang: simpan, buka, menilai (dibandingkan dengan nbgrader)."""
    from bimtek.cli.play import play

    with tempfile.TemporaryDirectory() as folder:
        source = course_root() / "grading" / "cohorts" / SAMPLE
        cohort = play(source, Path(folder) / SAMPLE, meetings=SESSIONS[:1]).cohort
        console.print(_forms(cohort, saves))
        console.print(_grading(cohort, people))


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


def _grading(cohort: Cohort, people: int) -> Table:
    """The same hand-ins by `bimtek grade` and by stock `nbgrader autograde`, each person once by each."""
    from bimtek.grading import grade

    sample = [person.id for person in cohort.people if person.table][:people]
    shutil.rmtree(cohort.autograded)
    started = time.perf_counter()
    graded = len(grade(cohort, MEETING.id).graded)
    fast = (time.perf_counter() - started) / graded
    stock_cohort = load_cohort(Path(shutil.copytree(cohort.folder, cohort.folder.with_name("stock"))))
    shutil.rmtree(stock_cohort.autograded)
    started = time.perf_counter()
    for person in sample:
        _autograde(stock_cohort, person)
    stock = (time.perf_counter() - started) / len(sample)
    table = Table("Cara", "Penyerahan", "Detik per penyerahan", "Perbandingan", title=f"Menilai {MEETING.id}")
    table.add_row("bimtek grade", str(graded), f"{fast:.3f}", "1 ×")
    table.add_row("nbgrader autograde", str(len(sample)), f"{stock:.3f}", f"{stock / fast:.0f} ×")
    return table


def _autograde(cohort: Cohort, person: str) -> None:
    command = [sys.executable, "-m", "nbgrader", "autograde", MEETING.id, "--student", person, "--force"]
    done = subprocess.run(
        command, cwd=course_root() / "grading", env=os.environ | {"BIMTEK_COHORT": str(cohort.folder)},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    if done.returncode:
        raise GradingError("nbgrader autograde gagal.", where=person, next_step=done.stderr[-500:])
