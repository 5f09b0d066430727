"""Assessing hand-ins, beside each other where there are many.

What takes time is reading answers and drawing them for the judges: work for the processor that needs no gradebook. The
gradebook is written by one process alone (`grader.py`).
"""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.curriculum import SESSIONS, session
from bimtek.errors import BimtekError, GradingError
from bimtek.grading.autograded import graded_notebook, write_autograded
from bimtek.grading.cells import assess_handin
from bimtek.grading.reports import Problem

PAYS_FROM = 200
"""Hand-ins from which on other processes save more time than their start costs: 37 ms each against some 2.5 s."""
AT_ONCE = 8
"""Hand-ins that a process gets at a time."""
MOST = 8
"""Processes; each needs some 100 MB."""


@dataclass(frozen=True, slots=True)
class Job:
    """A hand-in to assess."""

    session: str
    person: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a hand-in gave; its graded notebook is written."""

    job: Job
    points: dict[str, float] = field(default_factory=dict)
    """Grade id → points."""
    problems: tuple[Problem, ...] = ()
    """What of it could not be read; those exercises are worth 0 points."""
    failed: Problem | None = None
    """Why it could not be assessed at all."""


def assess_all(cohort: Cohort, jobs: Sequence[Job], workers: int | None = None) -> Iterator[Assessed]:
    """Assess in the order of the jobs. workers: how many processes; None: as many as pay, one: this one alone."""
    number = workers or (min(os.cpu_count() or 1, MOST) if len(jobs) >= PAYS_FROM else 1)
    if number == 1:
        yield from (assess_one(cohort, job) for job in jobs)
        return
    done = 0
    try:
        for assessed in _beside_each_other(cohort.folder, jobs, number):
            done += 1
            yield assessed
    except BrokenProcessPool:  # somebody ended a process, or memory was short: the rest is done here
        yield from (assess_one(cohort, job) for job in jobs[done:])


def assess_one(cohort: Cohort, job: Job) -> Assessed:
    """Assess one hand-in and write its graded notebook. What goes wrong is told, never raised."""
    try:
        person, name = cohort.person(job.person), session(job.session).notebook
        submitted = cohort.submitted / job.person / job.session
        if not (submitted / name).is_file():
            raise GradingError(
                "Notebook penyerahan tidak ada.",
                where=(submitted / name).as_posix(),
                next_step="Jalankan lagi `bimtek collect`.",
            )
        outcome = assess_handin(submitted, cohort, person, job.session)
        notebook = graded_notebook(_released(cohort.release / job.session / name), outcome)
        write_autograded(submitted, cohort.autograded / job.person / job.session, notebook, name)
    except Exception as error:  # ours, or a file that is held open: the others go on
        return Assessed(job, failed=Problem(job.person, job.session, error))
    return Assessed(job, outcome.points, tuple(outcome.problems))


_notebooks: dict[tuple[Path, int], dict[str, Any]] = {}


def _released(path: Path) -> dict[str, Any]:
    """The notebook that was handed out, read once while it stays as it is."""
    key = (path, path.stat().st_mtime_ns)
    if key not in _notebooks:
        if len(_notebooks) >= len(SESSIONS):
            _notebooks.clear()
        _notebooks[key] = json.loads(path.read_text(encoding="utf-8"))
    return _notebooks[key]


_cohort: Cohort | None = None
"""Of a process that only assesses."""


def _beside_each_other(folder: Path, jobs: Sequence[Job], number: int) -> Iterator[Assessed]:
    """In new processes: "spawn" starts them in the same way on every system."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(number, mp_context=context, initializer=_sit_down, initargs=(folder,)) as pool:
        try:
            for wave in _waves(jobs, number * AT_ONCE * 4):  # a few at a time: results wait for the gradebook
                yield from map(_unpacked, pool.map(_packed, wave, chunksize=AT_ONCE))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _waves(jobs: Sequence[Job], size: int) -> Iterator[Sequence[Job]]:
    return (jobs[start : start + size] for start in range(0, len(jobs), size))


def _sit_down(folder: Path) -> None:
    global _cohort
    _cohort = load_cohort(folder)


Packed = tuple[Job, dict[str, float], tuple[tuple[str, str, str], ...], tuple[str, str, str] | None]


def _packed(job: Job) -> Packed:
    """Errors travel between processes as their three texts."""
    assert _cohort is not None
    done = assess_one(_cohort, job)
    return done.job, done.points, tuple(map(_texts, done.problems)), _texts(done.failed) if done.failed else None


def _unpacked(packed: Packed) -> Assessed:
    job, points, problems, failed = packed
    return Assessed(
        job, points, tuple(_problem(job, texts) for texts in problems), _problem(job, failed) if failed else None
    )


def _texts(problem: Problem) -> tuple[str, str, str]:
    return problem.bare, problem.where, problem.next_step


def _problem(job: Job, texts: tuple[str, str, str]) -> Problem:
    what, where, next_step = texts
    return Problem(job.person, job.session, BimtekError(what, where=where, next_step=next_step))
