"""Running the command line as a person does, in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Done:
    """What a command left on the screen."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """Both streams with line breaks folded: the console breaks lines where it likes."""
        return " ".join(f"{self.out} {self.err}".split())


@pytest.fixture
def bimtek(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """`bimtek("grade", folder, "1")` → exit code and what was printed."""
    from bimtek.cli import main

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["bimtek", *map(str, arguments)])
        monkeypatch.setenv("COLUMNS", "200")
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code if isinstance(stopped.code, int) else 0 if stopped.code is None else 1
        else:
            code = 0
        printed = capfd.readouterr()
        return Done(code, printed.out, printed.err)

    return run
