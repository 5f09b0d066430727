"""A question of a test, and two that ask for the same knowledge."""

from __future__ import annotations

from dataclasses import dataclass

LETTERS = "abcd"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with four options, one of them right."""

    text: str
    options: tuple[str, str, str, str]
    right: str
    """Letter of the right option: "a" to "d". It leaves the package only after the hand-in."""
    why: str
    """Why it is right, in one sentence."""

    @property
    def answer(self) -> str:
        """The words of the right option."""
        return self.options[LETTERS.index(self.right)]


@dataclass(frozen=True, slots=True)
class Pair:
    """The same knowledge, asked before and after. `topic` is the name of the field in both forms."""

    topic: str
    before: Question
    after: Question
