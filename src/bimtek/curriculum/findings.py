"""Findings: what a check saw, where, how much it weighs, and what to do (decision 6)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bimtek.curriculum.rows import Place, Row

WHOLE = Place()
"""The answer as a whole."""


class Weight(StrEnum):
    """Red costs points; amber is advice that can be closed with a reason; info only tells."""

    RED = "red"
    AMBER = "amber"
    INFO = "info"


class Scope(StrEnum):
    """Who can mend it: this seat, the pillar's coordinator, or the core team. Only `answer` costs points."""

    ANSWER = "answer"
    PILLAR = "pillar"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `message` is Indonesian and says what is the matter and how to mend it."""

    code: str
    message: str
    weight: Weight = Weight.RED
    scope: Scope = Scope.ANSWER
    place: Place = WHOLE

    @property
    def key(self) -> str:
        """Names this finding at this place, so that a reason can close it."""
        return ":".join((self.code, self.place.row, self.place.field))

    def describe(self) -> dict[str, Any]:
        """As JSON for a form."""
        place = {"table": self.place.table, "row": self.place.row, "field": self.place.field}
        named = {"code": self.code, "key": self.key, "weight": self.weight, "scope": self.scope}
        return {**named, "message": self.message, **place}


def _place(row: Row | None, field: str) -> Place:
    return Place(field=field) if row is None else Place(row.table, row.id, field)


def red(code: str, message: str, row: Row | None = None, *, field: str = "") -> Finding:
    """Costs points. Placed at a field of a row, at a field of the answer, or at the answer as a whole."""
    return Finding(code, message, Weight.RED, place=_place(row, field))


def amber(code: str, message: str, row: Row | None = None, *, field: str = "") -> Finding:
    """Advice; guesses about wording are always amber."""
    return Finding(code, message, Weight.AMBER, place=_place(row, field))


def info(code: str, message: str, row: Row | None = None, *, field: str = "") -> Finding:
    """Only tells."""
    return Finding(code, message, Weight.INFO, place=_place(row, field))


def for_pillar(code: str, message: str, *, field: str = "") -> Finding:
    """Goes to the pillar's coordinator and costs nobody points."""
    return Finding(code, message, Weight.AMBER, Scope.PILLAR, Place(field=field))


def for_plan(code: str, message: str, *, field: str = "") -> Finding:
    """Goes to the core team and costs nobody points."""
    return Finding(code, message, Weight.AMBER, Scope.PLAN, Place(field=field))
