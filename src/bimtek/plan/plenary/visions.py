"""Where the plenary chooses words: the vision of meeting I, and the one that meeting II keeps or revises."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bimtek.answers.base import Base
from bimtek.curriculum.exercises.assessment_vision import KEEP, REVISE
from bimtek.plan.plenary.decisions import Vote

FIRST, LATER = "vision.statement", "assessment.vision"
PROPOSALS = ("vision.proposal", "vision")
"""The field in which every table proposes a sentence."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An exercise of the core team that holds what was chosen."""

    question: str
    chosen: str
    """The field of the chosen sentence."""
    candidates: str
    """The table of the candidates; empty where the exercise has none."""
    follows: Callable[[Vote, Base], Mapping[str, Any]]
    """More fields whose values follow from the decision."""


def _nothing(vote: Vote, base: Base) -> Mapping[str, Any]:
    return {}


def _verdict(vote: Vote, base: Base) -> Mapping[str, Any]:
    """Keep or revise follows from the words: those of meeting I or others."""
    first = first_vision(base)
    verdict = KEEP if " ".join(vote.chosen.split()) == " ".join(first.split()) else REVISE
    return {"verdict": verdict, **({"reason": vote.why} if vote.why else {})}


VISIONS = {
    FIRST: Choice("Visi mana yang dipilih (sementara)?", "chosen", "candidates", _nothing),
    LATER: Choice("Visi pertemuan I: tetap atau diubah?", "vision", "", _verdict),
}


def first_vision(base: Base) -> str:
    """What the plenary of meeting I chose; "" before."""
    merged = base.values.get(FIRST, {}).get("chosen")
    return str(merged.value or "") if merged else ""
