"""A matter that a plenary has to settle, as data: what a projector shows, what a printed agenda says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bimtek.answers.base import BaseItem, Contribution
from bimtek.answers.cohort import Cohort
from bimtek.curriculum.context import Context
from bimtek.errors import CohortError

DUPLICATE, CLASH, VISION, CONFIRMATION = "mirip", "nilai", "visi", "opd"
WORD = re.compile(r"\S+|\s+")
COMPARED = 1000
"""Words and gaps of two texts together up to which they are compared: nobody reads marks in a longer one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text; marked where the other side does not have them."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """A field of a row, as people read it."""

    label: str
    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """What one seat, or several with the same words, put beside the others."""

    id: str
    """Of the row; of the seat where there is no row."""
    by: tuple[str, ...]
    """Seats with who wrote: "Meja Smart Living (Ni Made)"."""
    text: tuple[Piece, ...]
    details: tuple[Detail, ...] = ()
    value: Any = None
    """What is taken when this side is chosen."""
    far: bool = False
    """A rating two or more from the agreed one."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to settle."""

    key: str
    kind: str
    question: str
    where: str
    """The exercise, in words."""
    sides: tuple[Side, ...]
    importance: float
    """Higher comes first where time is short."""
    minutes: float
    note: str = ""
    """What helps to decide: a measure, a tally, a spread."""
    items: tuple[str, ...] = ()
    asks: dict[str, Any] = field(default_factory=dict)
    """What a decision has to name besides: exercise, rows, field, anchors, candidates."""


class Desk:
    """Names for matters: seats, people, values."""

    def __init__(self, cohort: Cohort, context: Context) -> None:
        self.cohort = cohort
        self.context = context
        self._people = {person.id: person.name for person in cohort.people}

    def seat(self, seat_id: str) -> str:
        try:
            return self.cohort.seat(seat_id).name
        except CohortError:  # whatever somebody wrote there
            return seat_id

    def by(self, parts: Sequence[Contribution]) -> tuple[str, ...]:
        return tuple(f"{self.seat(part.seat)} ({self._people.get(part.author, part.author)})" for part in parts)

    def writers(self, item: BaseItem) -> tuple[str, ...]:
        return self.by(item.by)


def plain(text: str) -> tuple[Piece, ...]:
    return (Piece(text),)


def differing(text: str, other: str) -> tuple[Piece, ...]:
    """The text in pieces that make it up; marked are the words that the other does not have, in whatever place."""
    mine, theirs = WORD.findall(text), WORD.findall(other)
    if len(mine) + len(theirs) > COMPARED:
        return plain(text)
    known = {_bare(word) for word in theirs}
    pieces: list[Piece] = []
    for word in mine:
        marked = not word.isspace() and _bare(word) not in known
        if pieces and pieces[-1].marked == marked:
            pieces[-1] = Piece(pieces[-1].text + word, marked)
        else:
            pieces.append(Piece(word, marked))
    return tuple(pieces) or plain(text)


def _bare(word: str) -> str:
    """A word without the signs around it: "desa," is "desa"."""
    return word.casefold().strip(".,;:!?()“”\"'")
