"""Good hand-ins among as many hostile or broken ones: all good ones are graded, each bad one is named with its reason,
and nothing outside the cohort's folder is touched."""

from __future__ import annotations

import hashlib
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.handin import hand_in, latest_handin, receipts
from bimtek.answers.parcel import write_parcel
from bimtek.answers.store import AnswerStore
from bimtek.grading import collect, grade
from bimtek.room.deliveries import deliveries_in
from bimtek.room.receiving import Fate, receive
from bimtek.sheets import write_workbook
from tests.grading.course import SESSION, Course
from tests.grading.hostile import BOOKS, ZIPS, bad_hand_ins

SEED = 20241124
TRACES = (Path("/tmp/bimtek-jejak"), Path("/tmp/bimtek-jejak.json"), Path("/etc/answers"))


def make_many(cohort: Cohort, people: int) -> Cohort:
    """The small cohort with so many persons, and nothing answered yet."""
    for name in ("work", "handins", "submitted"):
        shutil.rmtree(cohort.folder / name)
    tables = [table.id for table in cohort.tables]
    rows = ["person,name,opd,table,core,coordinator,substitute_for"]
    rows += [f"p-{number},Peserta {number},dinkes,{tables[number % 3]},tidak,tidak," for number in range(people)]
    (cohort.folder / "roster.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return load_cohort(cohort.folder)


def good_hand_ins(cohort: Cohort, laptop: Path, stick: Path, time: datetime) -> None:
    """Everybody's first test, from computers that stand alone."""
    shutil.copytree(cohort.folder, laptop)
    alone = load_cohort(laptop)
    for person in cohort.people:
        store = AnswerStore(alone.work)
        store.save(person.id, "vision.pretest", {"swot": "c"}, revision=0, author=person.id, time=time)
        hand_in(alone, person.id, SESSION, author=person.id, time=time)
        folder = latest_handin(alone, person.id, SESSION)
        assert folder is not None
        write_parcel(folder, stick / f"laptop {person.id}")


def tree(folder: Path, without: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder, without another."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not path.is_relative_to(without)
    }


@pytest.mark.parametrize(
    ("people", "each"), [(20, 1), pytest.param(100, 5, marks=pytest.mark.long)], ids=["20 good", "100 good"]
)
def test_good_ones_are_graded_and_bad_ones_named(people: int, each: int, course: Course, tmp_path: Path) -> None:
    cohort = make_many(course.cohort, people)
    noon, stick = cohort.deadlines[SESSION] - timedelta(days=1), tmp_path / "usb"
    good_hand_ins(cohort, tmp_path / "laptop", stick, noon)
    workbook = write_workbook(cohort, "meja-governance", SESSION, tmp_path / "meja.xlsx").read_bytes()
    parcel = (stick / "laptop p-1" / f"uji-p-1-{SESSION}-1.zip").read_bytes()
    bad = bad_hand_ins(SEED, each, parcel, workbook)
    assert len(bad) == each * len(ZIPS | BOOKS) >= people and len({one.name for one in bad}) == len(bad)
    for one in bad:
        (stick / one.name).write_bytes(one.content)
    before = tree(tmp_path, cohort.folder)

    told = {one.name: one for one in receive(cohort, deliveries_in(stick), session=SESSION, now=noon)}
    for one in bad:
        received = told.pop(one.name)
        assert (received.fate, one.reason in received.what) == (Fate.REFUSED, True), (one.name, received.what)
        assert received.next_step, one.name
    assert {one.fate for one in told.values()} == {Fate.TAKEN} and len(told) == people
    assert collect(cohort, SESSION).missing == ()
    report = grade(cohort, SESSION)

    assert not report.failed and {one.person for one in report.graded} == {person.id for person in cohort.people}
    assert all(len(receipts(cohort, person.id, SESSION)) == 1 for person in cohort.people)
    assert sorted(path.name for path in cohort.handins.rglob("*.json")) == sorted(
        ["intake.json", "manifest.json", "vision.pretest.json"] * people
    )
    assert not (cohort.folder / "uploads").exists(), "no bad workbook was kept"
    assert tree(tmp_path, cohort.folder) == before
    assert not any(path.exists() for path in TRACES)
