"""What stays open after a plenary: one list, with one count, for the closing page and for the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bimtek.plan.phrases import listed, numbered, quoted, sentence
from bimtek.plan.plenary import decisions as kinds
from bimtek.plan.plenary.agenda import LEFT_OPEN, Agenda, Listed
from bimtek.plan.plenary.matter import CONFIRMATION, DUPLICATE
from bimtek.plan.plenary.words import said


@dataclass(frozen=True, slots=True)
class Remaining:
    """One thing that stays open."""

    why: str
    """In which way: a state of the agenda, "belum mengumpulkan", "rujukan terputus"."""
    what: str
    owed_by: str


def remaining(found: Agenda) -> Iterator[Remaining]:
    """What was not decided, what was left open on purpose, seats that handed in nothing, references to what is gone."""
    for entry in found.open:
        yield Remaining(entry.state, asked(entry), _owes(entry))
    for recorded in found.register.standing:
        decision = recorded.decision
        if isinstance(decision, kinds.Open):
            words = f"{said(recorded, found.base)} {sentence(decision.why)}"
            yield Remaining(LEFT_OPEN, words, decision.owed_by or decision.who)
    for name in found.missing:
        yield Remaining("belum mengumpulkan", f"{name} belum mengumpulkan jawaban Pertemuan {found.roman}.", name)
    for point in found.base.open:
        if point.code == "RUJUK":
            yield Remaining("rujukan terputus", point.message, "meja yang menulisnya")


def asked(entry: Listed) -> str:
    """The question with what it is about."""
    sides = ["".join(piece.text for piece in side.text) for side in entry.matter.sides]
    if entry.matter.items and entry.matter.kind in (DUPLICATE, CONFIRMATION):
        return f"{entry.matter.question}\n{listed(map(quoted, sides))}"
    return entry.matter.question


def _owes(entry: Listed) -> str:
    """Who brings an answer: the OPD that is asked, else the seats that do not agree."""
    if entry.matter.kind == CONFIRMATION:
        return str(entry.matter.asks["opd"])
    seats = dict.fromkeys(name for side in entry.matter.sides for name in side.by)
    return listed(seats) if len(seats) <= 4 else f"{numbered(len(seats), 'kursi')}, dipimpin tim inti"
