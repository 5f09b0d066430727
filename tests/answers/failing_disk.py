"""A disk of which one step fails: full, held by somebody, broken, or the power gone before or after it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.answers.test_store import Killed

STEPS = ((Path, "mkdir"), (Path, "open"), (os, "fsync"), (os, "link"), (Path, "replace"), (Path, "unlink"))


class Disk:
    """Counts the steps, and lets one of them fail. late: it is done first, and then it fails."""

    def __init__(self, fails_at: int = 0, fault: BaseException | None = None, *, late: bool = False) -> None:
        self.steps, self.fails_at, self.fault, self.late = 0, fails_at, fault, late
        self.is_dead = False
        self.done: list[str] = []
        """The names of the steps."""

    def step(self, name: str, really: Callable[..., Any]) -> Callable[..., Any]:
        def act(*arguments: Any, **more: Any) -> Any:
            if name == "open" and "r" in (arguments[1] if len(arguments) > 1 else more.get("mode", "r")):
                return really(*arguments, **more)
            if self.is_dead:
                raise Killed  # no handler of the program does anything any more
            self.steps += 1
            self.done.append(name)
            if self.steps != self.fails_at:
                return really(*arguments, **more)
            if self.late:
                done = really(*arguments, **more)
                if name == "open":
                    done.close()  # the file is there, and nothing is in it
            self.is_dead = isinstance(self.fault, Killed)
            assert self.fault is not None
            raise self.fault

        return act


@contextmanager
def on(disk: Disk, steps: Sequence[tuple[Any, str]] = STEPS) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", lambda seconds: None)
        for owner, name in steps:
            patch.setattr(owner, name, disk.step(name, getattr(owner, name)))
        yield


FAULTS: list[tuple[BaseException, bool]] = [
    (OSError(errno.ENOSPC, "No space left on device"), False),
    (OSError(errno.EIO, "Input/output error"), True),
    (PermissionError(errno.EACCES, "used by another process"), False),
    (Killed(), False),
    (Killed(), True),
]
each_fault = pytest.mark.parametrize(
    ("fault", "late"), FAULTS, ids=["full", "broken", "held", "killed before", "killed after"]
)
