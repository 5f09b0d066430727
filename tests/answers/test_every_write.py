"""Every step that a save takes on the disk, failing one after the other: full, held by somebody, or the power gone.

The steps are counted by doing it once; then each of them fails in turn. Whatever was acknowledged before is there
afterwards, whatever is typed again is saved, and what was sent and failed either arrived whole or not at all.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.store import AnswerStore, Conflict, Saved
from tests.answers.test_store import EXERCISE, SEAT, Killed, everything, save, saved, vision

STEPS = ((Path, "mkdir"), (Path, "open"), (os, "fsync"), (os, "link"), (Path, "replace"), (Path, "unlink"))


class Disk:
    """Counts the steps, and lets one of them fail. late: it is done first, and then it fails."""

    def __init__(self, fails_at: int = 0, fault: BaseException | None = None, *, late: bool = False) -> None:
        self.steps, self.fails_at, self.fault, self.late = 0, fails_at, fault, late
        self.is_dead = False

    def step(self, really: Callable[..., Any]) -> Callable[..., Any]:
        def act(*arguments: Any, **more: Any) -> Any:
            if really.__name__ == "open" and "r" in (arguments[1] if len(arguments) > 1 else more.get("mode", "r")):
                return really(*arguments, **more)
            if self.is_dead:
                raise Killed  # no handler of the program does anything any more
            self.steps += 1
            if self.steps != self.fails_at:
                return really(*arguments, **more)
            if self.late:
                done = really(*arguments, **more)
                if really.__name__ == "open":
                    done.close()  # the file is there, and nothing is in it
            self.is_dead = isinstance(self.fault, Killed)
            assert self.fault is not None
            raise self.fault

        return act


@contextmanager
def on(disk: Disk) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", lambda seconds: None)
        for owner, name in STEPS:
            patch.setattr(owner, name, disk.step(getattr(owner, name)))
        yield


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
FAULTS: list[tuple[BaseException, bool]] = [
    (OSError(errno.ENOSPC, "No space left on device"), False),
    (OSError(errno.EIO, "Input/output error"), True),
    (PermissionError(errno.EACCES, "used by another process"), False),
    (Killed(), False),
    (Killed(), True),
]


def names(value: object) -> str:
    if isinstance(value, int):
        return f"over {value}"
    return getattr(value, "__name__", "")


@pytest.mark.parametrize(("before", "revision"), CASES, ids=names)
@pytest.mark.parametrize(("fault", "late"), FAULTS, ids=["full", "broken", "held", "killed before", "killed after"])
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
