"""Links to TPB and SPBE that fit a sub-dimension: proposed with a button, taken over or changed by people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Proposal
from bimtek.curriculum.link_targets import ASPECTS, GOALS
from bimtek.curriculum.programme import Programme

LIKELY = {
    # sub-dimension            goals         aspects
    "governance.service": (("16",), ("publik",)),
    "governance.bureaucracy": (("16",), ("administrasi", "penyelenggara")),
    "governance.policy": (("16", "17"), ("kebijakan", "perencanaan")),
    "branding.tourism": (("8", "12"), ("publik",)),
    "branding.business": (("8", "9"), ("publik",)),
    "branding.appearance": (("11",), ()),
    "economy.industry": (("8", "9"), ()),
    "economy.welfare": (("1", "10"), ("publik",)),
    "economy.transaction": (("8", "9"), ("administrasi",)),
    "living.harmony": (("6", "11"), ()),
    "living.health": (("3",), ("publik",)),
    "living.mobility": (("11",), ("publik",)),
    "society.community": (("16", "17"), ("publik",)),
    "society.learning": (("4",), ("publik",)),
    "society.security": (("11", "13"), ("publik",)),
    "environment.protection": (("6", "15"), ()),
    "environment.waste": (("11", "12"), ("publik",)),
    "environment.energy": (("7", "13"), ()),
}
"""The course's own reading of the goals' titles; no official mapping."""


def propose_links(answer: Any, context: Context) -> Proposal:
    """For each programme of the answer whose links are open: goals and aspects that its sub-dimension suggests."""
    rows = [row for row in answer.programmes if row.sub_dimension in LIKELY and not (row.sdg or row.spbe)]
    if not rows:
        return Proposal(("Semua program yang punya subdimensi sudah ditautkan.",))
    said = [_words(row, context) for row in rows]
    said.append("Ini saran dari subdimensinya saja. Ambil, lalu buang yang tidak sungguh didukung program itu.")
    return Proposal(tuple(said), values={"programmes": [_taken_over(row) for row in rows]})


def _words(row: Programme, context: Context) -> str:
    goals, aspects = LIKELY[row.sub_dimension]
    parts = [f"TPB {', '.join(_named(GOALS, goals))}"]
    if aspects and row.innovation != "non-tik":
        parts.append(f"SPBE: {', '.join(_named(ASPECTS, aspects)).lower()}")
    return f"“{row.label}” ({context.label('sub_dimensions', row.sub_dimension)}): {'; '.join(parts)}."


def _taken_over(row: Programme) -> dict[str, Any]:
    goals, aspects = LIKELY[row.sub_dimension]
    return {"id": row.id, "sdg": list(goals), "spbe": list(aspects) if row.innovation != "non-tik" else []}


def _named(pairs: Iterable[tuple[str, str]], values: Iterable[str]) -> list[str]:
    names = dict(pairs)
    return [names[value] for value in values]
