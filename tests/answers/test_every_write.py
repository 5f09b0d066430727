"""Every step that a save takes on the disk, failing one after the other: full, held by somebody, or the power gone.

The steps are counted by doing it once; then each of them fails in turn. Whatever was acknowledged before is there
afterwards, whatever is typed again is saved, and what was sent and failed either arrived whole or not at all.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from bimtek.answers.handin import hand_in, latest_handin, read_receipt, receipts
from bimtek.answers.store import AnswerStore, Conflict, Saved
from tests.answers.failing_disk import Disk, Killed, each_fault, on
from tests.answers.test_store import EXERCISE, SEAT, everything, save, saved, vision
from tests.cohorts import LIVING, NOON, fact, give, issue, make_cohort
from tests.cohorts import save as save_answer


def nothing(store: AnswerStore) -> None:
    pass


def three_saves(store: AnswerStore) -> None:
    saved(store, "satu", "dua", "tiga")


def many_saves(store: AnswerStore) -> None:
    saved(store, *(f"ke-{number}" for number in range(15)), "tiga")


def a_broken_file(store: AnswerStore) -> None:
    three_saves(store)
    store.path(SEAT, EXERCISE).write_text("{", encoding="utf-8")


def a_writer_cut_off(store: AnswerStore) -> None:
    """The copy of the last save is there, the current file is the one before."""
    saved(store, "satu", "dua")
    before = store.path(SEAT, EXERCISE).read_bytes()
    saved(store, "tiga")
    store.path(SEAT, EXERCISE).write_bytes(before)


CASES = [
    # what was there   the revision that is typed over
    (nothing, 0),
    (three_saves, 3),
    (three_saves, 2),  # an old one
    (many_saves, 16),
    (a_broken_file, 3),
    (a_broken_file, 1),
    (a_writer_cut_off, 3),
    (a_writer_cut_off, 2),
]


def names(value: object) -> str:
    if isinstance(value, int):
        return f"over {value}"
    return getattr(value, "__name__", "")


@pytest.mark.parametrize(("before", "revision"), CASES, ids=names)
@each_fault
def test_every_step_of_a_save_may_fail(
    tmp_path: Path, before: Callable[[AnswerStore], None], revision: int, fault: BaseException, late: bool
) -> None:
    counted = Disk()
    work = AnswerStore(tmp_path / "0")
    before(work)
    with on(counted):
        save(work, "empat", revision)
    assert counted.steps >= 3
    for number in range(1, counted.steps + 1):
        store = AnswerStore(tmp_path / str(number))
        before(store)
        done = None
        with on(Disk(number, fault, late=late)):
            try:
                done = save(store, "empat", revision)
            except (OSError, Killed) as error:
                assert error is fault or isinstance(fault, Killed)
        check(store, f"step {number}", done, revision, told=before is not nothing)


def check(store: AnswerStore, where: str, done: Saved | Conflict | None, revision: int, *, told: bool) -> None:
    if told:
        assert '"tiga"' in everything(store), f"{where}: what was acknowledged before is gone"
    if done is not None:
        assert '"empat"' in everything(store), f"{where}: acknowledged, and not there"
    again = save(store, "empat", revision)  # the form sends it again
    assert '"empat"' in everything(store), where
    if isinstance(again, Conflict):
        assert told and (again.theirs.values["vision"], vision(store)) == ("tiga", "tiga"), where
        standing = again.theirs.revision
    else:
        assert vision(store) == "empat", where
        standing = again.file.revision
    assert isinstance(save(store, "lima", standing), Saved) and vision(store) == "lima", where
    assert store.load(SEAT, EXERCISE) is not None, where


@each_fault
def test_every_step_of_a_hand_in_may_fail(tmp_path: Path, fault: BaseException, late: bool) -> None:
    """The hand-in before stays whole, half of one never counts, and the next one does."""
    number, steps = 0, 1
    while number <= steps:  # the first time nothing fails, and the steps are counted
        cohort = make_cohort(tmp_path / str(number))
        save_answer(cohort, LIVING, "vision.facts", {"facts": [fact("f1")]})
        save_answer(cohort, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh", "f1")]})
        before, given = give(cohort, LIVING, "01_vision"), None
        disk = Disk(number, fault, late=late)
        with on(disk):
            try:
                given = hand_in(cohort, LIVING, "01_vision", author="liv-1", time=NOON)
            except (OSError, Killed) as error:
                assert error is fault or isinstance(fault, Killed)
        steps = steps if number else disk.steps
        assert steps >= 8
        kept = receipts(cohort, LIVING, "01_vision")
        assert kept[0] == before and (given is None or kept[-1] == given), f"step {number}"
        again = give(cohort, LIVING, "01_vision")
        folder = latest_handin(cohort, LIVING, "01_vision")
        assert folder is not None and read_receipt(folder) == again, f"step {number}"
        for receipt in receipts(cohort, LIVING, "01_vision"):
            assert read_receipt(folder.with_name(f"{receipt.number:04d}")) == receipt, f"step {number}"
        number += 1


def test_what_was_handed_in_is_on_the_disk_before_its_receipt(tmp_path: Path) -> None:
    """A power cut after the receipt was shown takes nothing of it."""
    cohort = make_cohort(tmp_path)
    save_answer(cohort, LIVING, "vision.facts", {"facts": [fact("f1")]})
    save_answer(cohort, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh", "f1")]})
    disk = Disk()
    with on(disk):
        give(cohort, LIVING, "01_vision")
    assert disk.done.count("replace") == 3  # two answers and the receipt
    assert all(before == "fsync" for before, step in itertools.pairwise(disk.done) if step == "replace")
