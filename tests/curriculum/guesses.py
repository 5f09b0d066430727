"""How often the guesses about wording are right: precision and recall on labelled sentences.

    python -m tests.curriculum.guesses

The sentences are `sentences/<guess>.csv` (sentence, label, why). "mark" is what a fair reader would ask about, "leave"
what she would not. They were written and labelled before the guesses were read and stay apart: whoever improves a
guess looks at `sentences/<guess>_development.csv` and measures here.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bimtek.curriculum.guesses import buys_infrastructure, names_output, only_by_application
from bimtek.curriculum.wording import names_only_a_cure, technology_as_goal

FOLDER = Path(__file__).parent / "sentences"
MARK, LEAVE = "mark", "leave"
DEVELOPMENT = "_development"
GUESSES: dict[str, Callable[[str], bool]] = {
    "solution_in_disguise": names_only_a_cure,
    "technology_as_goal": technology_as_goal,
    "output_for_outcome": names_output,
    "only_by_application": only_by_application,
    "procurement": buys_infrastructure,
}


@dataclass(frozen=True)
class Sentence:
    sentence: str
    label: str
    why: str


@dataclass(frozen=True)
class Measured:
    """Shares between 0 and 1, and the sentences that the guess reads otherwise than people do."""

    sentences: int
    precision: float
    recall: float
    wrongly_marked: tuple[str, ...]
    missed: tuple[str, ...]


def labelled(name: str) -> tuple[Sentence, ...]:
    """The sentences of a set."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Sentence(**row) for row in csv.DictReader(file))


def measure(guess: Callable[[str], bool], sentences: Iterable[Sentence]) -> Measured:
    """Precision: of what is marked, the share that should be. Recall: of what should be marked, the share that is."""
    rows = tuple(sentences)
    marked = [row for row in rows if guess(row.sentence)]
    right = sum(row.label == MARK for row in marked)
    wanted = [row for row in rows if row.label == MARK]
    return Measured(
        len(rows),
        right / len(marked) if marked else 0.0,
        right / len(wanted) if wanted else 0.0,
        tuple(row.sentence for row in marked if row.label == LEAVE),
        tuple(row.sentence for row in wanted if row not in marked),
    )


def report(also: str = "") -> str:
    """The table, one line a guess. also: the suffix of the sets, for those of development."""
    lines = [f"{'guess':<24}{'sentences':>10}{'precision':>11}{'recall':>8}"]
    for name, guess in GUESSES.items():
        found = measure(guess, labelled(name + also))
        lines.append(f"{name:<24}{found.sentences:>10}{found.precision:>11.2f}{found.recall:>8.2f}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())
    print("\nSentences for development:")
    print(report(DEVELOPMENT))
