"""A matter that a plenary has to settle, as data: what a projector shows, what a printed agenda says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from bimtek.answers.base import BaseItem, Contribution
from bimtek.answers.cohort import Cohort
from bimtek.curriculum.context import Context
from bimtek.errors import CohortError

DUPLICATE, CLASH, VISION, CONFIRMATION = "mirip", "nilai", "visi", "opd"
WORD = re.compile(r"\S+|\s+")
COMPARED = 1000
"""Words and gaps of two texts together up to which they are compared: nobody reads marks in a longer one, and comparing
takes the square of it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text; marked where the other side says it in other words."""

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
    """The text in pieces that make it up; marked are the words that the other does not have in this place."""
    mine, theirs = WORD.findall(text), WORD.findall(other)
    if len(mine) + len(theirs) > COMPARED:
        return plain(text)
    one, two = ([word.casefold() for word in words] for words in (mine, theirs))
    pieces = []
    for kind, start, end, _, _ in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if start < end:
            said = "".join(mine[start:end])
            pieces.append(Piece(said, marked=kind != "equal" and bool(said.strip())))
    return tuple(pieces) or plain(text)
