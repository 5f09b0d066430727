"""The life of one answers file, made up by hypothesis: saves, stale saves, power cuts, editors, broken disks."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bimtek.answers import history
from bimtek.answers import store as store_module
from bimtek.answers.store import AnswerStore, Conflict, Saved
from bimtek.errors import BrokenAnswer
from tests.answers.test_store import EXERCISE, SEAT, Killed, save


class LifeOfAnAnswer(RuleBasedStateMachine):
    """`seen`: the revision that the form shows. `typed`: everything that a save was asked for and not killed."""

    @initialize()
    def begin(self) -> None:
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(os, "fsync", lambda handle: None)
        self.patch.setattr(history, "KEPT_RECENT", 10_000)
        self.folder = Path(tempfile.mkdtemp())
        self.store = AnswerStore(self.folder)
        self.counter = self.seen = 0
        self.last = ""
        """What was acknowledged last."""
        self.typed: list[str] = []
        self.broken = False

    def teardown(self) -> None:
        if hasattr(self, "patch"):
            self.patch.undo()
            shutil.rmtree(self.folder)

    def text(self) -> str:
        self.counter += 1
        return f"ketikan {self.counter}"

    def took(self, text: str, done: Saved | Conflict) -> None:
        self.typed.append(text)
        self.broken = False
        if isinstance(done, Saved):
            self.last, self.seen = text, done.file.revision
        else:
            self.last, self.seen = done.theirs.values["vision"], done.theirs.revision

    @rule()
    def types_over_what_she_sees(self) -> None:
        text = self.text()
        self.took(text, save(self.store, text, self.seen))

    @rule(back=st.integers(1, 3))
    def types_over_something_old(self, back: int) -> None:
        text, standing = self.text(), self.store.recover(SEAT, EXERCISE)
        done = save(self.store, text, self.seen - back)
        assert isinstance(done, Conflict) == (standing is not None)
        self.took(text, done)

    @rule()
    def power_fails_before_the_claim(self) -> None:
        self._cut_off("claim")

    @rule()
    def power_fails_before_the_file_is_replaced(self) -> None:
        self._cut_off("write_atomic")

    def _cut_off(self, step: str) -> None:
        def killed(*arguments: object) -> None:
            raise Killed

        text = self.text()
        with pytest.MonkeyPatch.context() as power, contextlib.suppress(Killed):
            power.setattr(store_module, step, killed)
            self.took(text, save(self.store, text, self.seen))  # a conflict with whoever was cut off before

    @precondition(lambda self: self.last and self.store.path(SEAT, EXERCISE).exists())
    @rule(length=st.integers(0, 60))
    def an_editor_cuts_the_file(self, length: int) -> None:
        with self.store.path(SEAT, EXERCISE).open("r+b") as stream:
            stream.truncate(length)
        self.broken = True

    @precondition(lambda self: self.last)
    @rule()
    def the_file_is_deleted(self) -> None:
        self.store.path(SEAT, EXERCISE).unlink(missing_ok=True)
        self.broken = True

    @invariant()
    def the_current_answer_is_what_was_acknowledged_last(self) -> None:
        if not hasattr(self, "store") or self.broken:
            return
        file = self.store.load(SEAT, EXERCISE)
        assert (file.values["vision"] if file else "") == self.last

    @invariant()
    def everything_typed_lies_somewhere(self) -> None:
        if hasattr(self, "store"):
            kept = [path for path in self.folder.rglob("*.json") if "rusak" not in path.name]
            texts = {self._vision(path) for path in kept}
            assert set(self.typed) <= texts

    @invariant()
    def a_good_copy_can_always_be_offered(self) -> None:
        if hasattr(self, "store") and self.last:
            try:
                offered = self.store.load(SEAT, EXERCISE)
            except BrokenAnswer:
                offered = None
            assert offered or self.store.recover(SEAT, EXERCISE)

    @staticmethod
    def _vision(path: Path) -> str:
        try:
            return str(json.loads(path.read_text(encoding="utf-8"))["values"]["vision"])
        except ValueError:
            return ""


LifeOfAnAnswer.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestLifeOfAnAnswer = LifeOfAnAnswer.TestCase
