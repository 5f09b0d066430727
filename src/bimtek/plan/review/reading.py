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
class Reading:
    """`seen`: what the draft shows, a sentence with its figures. `lacks`: findings, a sentence each.

    `unknown`: nobody has answered yet, so nothing can be judged.
    """

    seen: str
    lacks: tuple[str, ...] = ()
    unknown: bool = False

    @property
    def verdict(self) -> Verdict:
        if self.unknown:
            return Verdict.UNKNOWN
        return Verdict.LACKS if self.lacks else Verdict.HOLDS


def reading(seen: str, *lacks: str) -> Reading:
    """A reading; findings that are empty are none."""
    return Reading(seen, tuple(text for text in lacks if text))


def nothing(what: str) -> Reading:
    """Nobody has answered yet: reading of what is not there."""
    return Reading(f"{what} belum diisi.", unknown=True)


def unless(fine: object, finding: str) -> str:
    return "" if fine else finding


def those(labels: Sequence[str], finding: str) -> str:
    """A finding about some rows, with the first of their names: "3 program belum …: “A”, “B”, “C”."; "" of none."""
    return f"{len(labels)} {finding}: {named(dict.fromkeys(labels))}." if labels else ""


def named(labels: Iterable[str]) -> str:
    several = list(labels)
    more = [f"{len(several) - NAMED} lainnya"] if len(several) > NAMED else []
    return listed([*map(quoted, several[:NAMED]), *more])
