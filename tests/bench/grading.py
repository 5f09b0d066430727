"""Grading 50 persons × 4 meetings by `bimtek grade` and by stock `nbgrader autograde`, on the same hand-ins.

    .venv/bin/python -m tests.bench.grading                          # 50 persons, stock on 4 of them; some ten minutes
    .venv/bin/python -m tests.bench.grading --growth 10000           # up to 10,000 hand-ins; some 4 GB of disk besides
    .venv/bin/python -m tests.bench.grading --played FOLDER          # a cohort that was played already (bimtek demo)

The hand-ins are those of the sample workshop, dealt to so many persons. Stock nbgrader runs on a sample: one process a
meeting for one, two, four … persons, so that what it takes to start counts less and less; the largest sample counts.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.cli.play import play
from bimtek.cli.sitting import SAMPLE
from bimtek.curriculum import SESSIONS
from bimtek.datasets import course_root
from bimtek.grading import grade
from bimtek.grading.marks import read_cells, read_points
from bimtek.grading.workers import MOST, PAYS_FROM

EMPTIED = ("grade", "comment", "submitted_notebook", "submitted_assignment", "student", "bimtek_judged_answer")
GOAL, AGAIN = 100, 2.0
"""Times as fast as stock; seconds of grading again after one changed answer."""


def deal(played: Path, target: Path, people: int) -> Cohort:
    """A cohort of so many persons who handed in, in turn, what the sample's persons did; nothing is graded yet."""
    target.mkdir(parents=True)
    shutil.copyfile(played / "cohort.yml", target / "cohort.yml")
    shutil.copyfile(played / "gradebook.db", target / "gradebook.db")
    shutil.copytree(played / "release", target / "release")
    with (played / "roster.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["table"]]
    names = [meeting.id for meeting in SESSIONS]
    whole = [row for row in rows if all((played / "submitted" / row["person"] / name).is_dir() for name in names)]
    dealt = []
    for number in range(people):
        row = whole[number % len(whole)]
        person = f"p{number:05d}"
        shutil.copytree(played / "submitted" / row["person"], target / "submitted" / person, copy_function=_link)
        dealt.append(row | {"person": person, "name": f"Peserta {number}"})
    with (target / "roster.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(dealt)
    with closing(sqlite3.connect(target / "gradebook.db")) as gradebook:
        known = {name for (name,) in gradebook.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in {*EMPTIED, "bimtek_graded"} & known:
            gradebook.execute(f"DELETE FROM {table}")
        gradebook.commit()
    return load_cohort(target)


def _link(source: str, target: str) -> None:
    """Thousands of the same file need the space of one."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def change_one(cohort: Cohort) -> None:
    """One answer of one person is another now."""
    path = cohort.submitted / cohort.people[0].id / SESSIONS[0].id / "answers" / "vision.issues.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    content["values"]["issues"].pop()
    path.unlink()  # it may be linked
    path.write_text(json.dumps(content), encoding="utf-8")


def stock(cohort: Cohort, people: int) -> float:
    """Seconds a hand-in of stock autograde over the first so many persons, all meetings."""
    course, folder = course_root() / "grading", cohort.folder
    hidden = folder / "hidden"
    hidden.mkdir()
    for person in cohort.people[people:]:
        (cohort.submitted / person.id).rename(hidden / person.id)
    began = time.perf_counter()
    for meeting in SESSIONS:
        command = [sys.executable, "-m", "nbgrader", "autograde", meeting.id, "--force"]
        done = subprocess.run(command, cwd=course, env=os.environ | {"BIMTEK_COHORT": str(folder)}, capture_output=True)
        if done.returncode:
            raise SystemExit(done.stderr.decode("utf-8", "replace")[-2000:])
    took = (time.perf_counter() - began) / (people * len(SESSIONS))
    for path in hidden.iterdir():
        path.rename(cohort.submitted / path.name)
    hidden.rmdir()
    return took


def same_figures(one: Cohort, other: Cohort, people: int) -> int:
    """How many figures both gradebooks have of the first so many persons; SystemExit where any differs."""
    wanted = {person.id for person in one.people[:people]}
    taken = []
    for cohort in (one, other):
        cells = {key: given for key, given in read_cells(cohort.gradebook).items() if key[1] in wanted}
        points = {key: given for key, given in read_points(cohort).items() if key[1] in wanted}
        taken.append((cells, points))
    if taken[0] != taken[1]:
        raise SystemExit("the two gradebooks differ")
    return sum(2 * len(given) for given in taken[0][0].values()) + 5 * len(taken[0][1])


def measured(folder: Path) -> tuple[int, float, float]:
    """(hand-ins, seconds, MiB at most) of grading a cohort in a process of its own, its start not counted."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.grading", "--measure", str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    number, seconds, peak = json.loads(done.stdout)
    return number, seconds, peak


def measure(folder: Path) -> None:
    """Grade in this process alone, and print what it took."""
    import nbgrader.api  # noqa: F401  its start is not the grading
    import psutil

    cohort = load_cohort(folder)
    began = time.perf_counter()
    number = len(grade(cohort).graded)
    took = time.perf_counter() - began
    info = psutil.Process().memory_info()
    peak = getattr(info, "peak_wset", 0)  # Windows
    if not peak:
        import resource

        # of the processes that assess only the largest is known: as if all were as large
        own, other = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        peak = (own + (other * min(os.cpu_count() or 1, MOST) if number >= PAYS_FROM else 0)) * 1024
    print(json.dumps([number, took, peak / 2**20]))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--stock", type=int, default=4, help="persons whom stock nbgrader grades, too")
    parser.add_argument("--growth", type=int, default=0, help="hand-ins of the largest cohort")
    parser.add_argument("--played", type=Path, default=None)
    parser.add_argument("--measure", type=Path, default=None, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.measure:
        measure(asked.measure)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        played = (
            asked.played or play(course_root() / "grading" / "cohorts" / SAMPLE, folder / "played", print).cohort.folder
        )
        compare(played, folder, asked.people, min(asked.stock, asked.people))
        if asked.growth:
            grow(played, folder, asked.growth)


def compare(played: Path, folder: Path, people: int, sample: int) -> None:
    """The two ways, and grading again."""
    ours = deal(played, folder / "ours", people)
    number, seconds, _ = measured(ours.folder)
    fast = seconds / number
    print(f"bimtek grade        {number} hand-ins in {seconds:.1f} s: {1000 * fast:.0f} ms each", flush=True)
    size, each = 1, 0.0
    while size <= sample:
        theirs = deal(played, folder / f"stock{size}", people)
        each = stock(theirs, size)
        figures = same_figures(ours, theirs, size)
        print(
            f"nbgrader autograde  {size * len(SESSIONS)} hand-ins: {each:.2f} s each; {figures} figures equal",
            flush=True,
        )
        size *= 2
    print(f"ratio               {each / fast:.0f} ×   goal ≥ {GOAL}   {'met' if each >= GOAL * fast else 'NOT MET'}")
    again(ours)


def again(cohort: Cohort) -> None:
    """Grading again in a program that runs already, and as a command from its start."""
    grade(cohort)
    change_one(cohort)
    began = time.perf_counter()
    report = grade(cohort)
    took = time.perf_counter() - began
    print(f"again, one changed  {report}: {took:.2f} s   goal < {AGAIN:.0f}   {'met' if took < AGAIN else 'NOT MET'}")
    for what in ("one more changed", "nothing changed"):
        if what == "one more changed":
            change_one(cohort)
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "bimtek", "grade", str(cohort.folder)], capture_output=True, check=True)
        print(f"the command, {what}: {time.perf_counter() - began:.2f} s from its start")


def grow(played: Path, folder: Path, most: int) -> None:
    """Seconds and memory up to so many hand-ins."""
    size = 100
    while True:
        people = min(size, most) // len(SESSIONS)
        number, seconds, peak = measured(deal(played, folder / "grown", people).folder)
        each = 1000 * seconds / number
        print(f"{number:6} hand-ins {seconds:10.1f} s {each:6.0f} ms each {peak:6.0f} MiB at most", flush=True)
        shutil.rmtree(folder / "grown")
        if size >= most:
            break
        size = min(size * 5, most)


if __name__ == "__main__":
    main()
