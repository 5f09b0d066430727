"""What one check sees in a draft: the evidence, and what reviewers would hold against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bimtek.plan.phrases import listed, quoted

NAMED = 3
"""So many names stand in a sentence of the report; the books show all in their places."""


class Verdict(StrEnum):
    """What a check comes to, in the words of the report."""

    HOLDS = "terpenuhi"
    LACKS = "perlu dibenahi"
    UNKNOWN = "belum dapat dinilai"


@dataclass(frozen=True, slots=True)
class Finding:
    """What reviewers would hold against a draft, a sentence. `about`: labels of the rows that it is about.

    `seats`: who wrote them, where several seats wrote rows of that label and not all are meant.
    """

    text: str
    about: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """`seen`: what the draft shows, a sentence with its figures. `lacks`: what reviewers would hold against it.

    `unknown`: nobody has answered yet, so nothing can be judged.
    """

    seen: str
    lacks: tuple[Finding, ...] = ()
    unknown: bool = False

    @property
    def verdict(self) -> Verdict:
        if self.unknown:
            return Verdict.UNKNOWN
        return Verdict.LACKS if self.lacks else Verdict.HOLDS


def reading(seen: str, *lacks: Finding | None) -> Reading:
    return Reading(seen, tuple(each for each in lacks if each))


def nothing(what: str) -> Reading:
    """Nobody has answered yet: reading of what is not there."""
    return Reading(f"{what} belum diisi.", unknown=True)


def unless(fine: object, finding: str) -> Finding | None:
    return None if fine else Finding(finding)


def those(labels: Sequence[str], finding: str, seats: Iterable[str] = ()) -> Finding | None:
    """A finding about some rows, with the first of their names: "3 program belum …: “A”, “B”, “C”."; None of none."""
    text = f"{len(labels)} {finding}: {named(dict.fromkeys(labels))}."
    return Finding(text, tuple(labels), tuple(seats)) if labels else None


def named(labels: Iterable[str]) -> str:
    several = list(labels)
    more = [f"{len(several) - NAMED} lainnya"] if len(several) > NAMED else []
    return listed([*map(quoted, several[:NAMED]), *more])
