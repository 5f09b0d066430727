"""Cut off at any write, receiving, collecting, grading and closing are done by doing them again, and the result is
that of one that nobody disturbed."""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.handin import latest_handin
from bimtek.answers.parcel import write_parcel
from tests.answers.failing_disk import FAULTS, Disk, Killed
from tests.grading.course import ROOT, Course, facts, issues
from tests.grading.cut_off import JOBS, SESSION, STICK, left, run

ONE = "person,name,opd,table,core,coordinator,substitute_for\ngov-1,Ni Wayan Contoh,dinkes,meja-governance,tidak,ya,\n"


@pytest.fixture
def whole(course: Course) -> Course:
    """Collected, then handed in again by one; and, on a stick beside it, newer answers of two seats."""
    laptop = course.beside("laptop")
    laptop.answer("meja-governance", "vision.facts", facts(4))
    laptop.answer("meja-living", "vision.issues", issues("Puskesmas jauh"))
    for seat in ("meja-governance", "meja-living"):
        laptop.hand_in(seat)
        folder = latest_handin(laptop.cohort, seat, SESSION)
        assert folder is not None
        write_parcel(folder, course.cohort.folder.parent / STICK)
    shutil.rmtree(laptop.cohort.folder)
    course.answer("gov-1", "vision.pretest", {"swot": "a"})
    course.hand_in("gov-1")
    return course


@pytest.fixture
def small(whole: Course) -> Course:
    """With one person alone."""
    for person in ("eco-1", "liv-1", "inti-1"):
        shutil.rmtree(whole.cohort.submitted / person)
    (whole.cohort.folder / "roster.csv").write_text(ONE, encoding="utf-8")
    return Course(whole.root, load_cohort(whole.cohort.folder))


def every_step(job: str, course: Course, fault: BaseException, late: bool, stride: int = 1) -> Iterator[str]:
    """Cut off at every step, do it again, and name the steps after which something else is left."""
    undisturbed, counted = course.beside("undisturbed").cohort, Disk()
    run(job, undisturbed, counted)
    wanted = left(undisturbed)
    assert counted.steps >= 4 and wanted != left(course.cohort), "it does something"
    for number in range(1, counted.steps + 1, stride):
        cohort = course.beside(f"step-{number}").cohort
        try:
            run(job, cohort, Disk(number, fault, late=late))
        except (OSError, Killed) as error:
            assert error is fault or isinstance(fault, Killed)
        JOBS[job](cohort)
        if difference(left(cohort), wanted):
            yield f"step {number} ({counted.done[number - 1]}): {difference(left(cohort), wanted)}"
        shutil.rmtree(cohort.folder)


def difference(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.mark.parametrize(("job", "stride"), [("receive", 7), ("collect", 3), ("grade", 2), ("consolidate", 2)])
def test_killed_at_a_write_it_is_done_by_doing_it_again(job: str, stride: int, small: Course) -> None:
    assert list(every_step(job, small, Killed(), False, stride)) == []


def test_on_a_full_disk_too(small: Course) -> None:
    fault = OSError(errno.ENOSPC, "No space left on device")
    assert list(every_step("grade", small, fault, False, stride=9)) == []


@pytest.mark.long
@pytest.mark.parametrize(("fault", "late"), FAULTS, ids=["full", "broken", "held", "killed before", "killed after"])
@pytest.mark.parametrize("job", JOBS)
def test_every_fault_at_every_write_with_everybody(job: str, fault: BaseException, late: bool, whole: Course) -> None:
    assert list(every_step(job, whole, fault, late)) == []


def kill(job: str, cohort: Cohort, step: int, course: Course) -> bool:
    """Run it in a process of its own, which dies for real at a step; whether it did."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.grading.cut_off", job, str(cohort.folder), str(step)],
        cwd=ROOT,
        env=os.environ | {"BIMTEK_COURSE": str(course.root)},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode <= 0, done.stderr
    return done.returncode != 0


def killed_for_real(course: Course, rounds: list[str], rng: random.Random) -> None:
    wanted: dict[str, tuple[dict[str, Any], int]] = {}
    deaths = 0
    for number, job in enumerate(rounds):
        if job not in wanted:
            undisturbed, counted = course.beside(f"undisturbed-{job}").cohort, Disk()
            run(job, undisturbed, counted)
            wanted[job] = left(undisturbed), counted.steps
        result, steps = wanted[job]
        cohort = course.beside(f"kill-{number}").cohort
        deaths += kill(job, cohort, rng.randint(1, steps), course)
        JOBS[job](cohort)
        assert difference(left(cohort), result) == [], (number, job)
        shutil.rmtree(cohort.folder)
    assert deaths == len(rounds)


def test_five_real_kills(whole: Course) -> None:
    killed_for_real(whole, ["receive", "collect", "collect", "grade", "consolidate"], random.Random(5))


@pytest.mark.long
def test_two_hundred_real_kills(whole: Course) -> None:
    killed_for_real(whole, list(JOBS) * 50, random.Random(200))
