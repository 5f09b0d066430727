"""Candidates of the vision: what the core team put together, else what the tables proposed. People choose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bimtek.answers.base import Base, BaseItem
from bimtek.curriculum import exercise, exercises
from bimtek.curriculum.exercises.vision_statement import tally
from bimtek.plan.phrases import quoted
from bimtek.plan.plenary.decisions import vote_on
from bimtek.plan.plenary.matter import VISION, Desk, Matter, Side, differing, plain
from bimtek.plan.plenary.visions import FIRST, LATER, PROPOSALS, VISIONS, first_vision

MINUTES = 20.0
SHOWN = 8
"""Key words that the tally shows."""


def candidates(base: Base, desk: Desk) -> Iterator[Matter]:
    """The choice of words that this meeting has to make."""
    here = {entry.id for entry in exercises(base.session)}
    for exercise_id, place in VISIONS.items():
        if exercise_id not in here:
            continue
        sides = (
            tuple(_written(base, desk) or _proposed(base, desk)) if exercise_id == FIRST else tuple(_kept(base, desk))
        )
        chosen = base.values.get(exercise_id, {}).get(place.chosen)
        agreed = str(chosen.value or "").strip() if chosen else ""
        yield Matter(
            key=vote_on(exercise_id),
            kind=VISION,
            question=place.question,
            where=exercise(exercise_id).title,
            sides=sides,
            importance=100.0,
            minutes=MINUTES,
            note=_note(base, desk) if exercise_id == FIRST else _dissent(base),
            asks={"exercise": exercise_id, "agreed": agreed},
        )


def _written(base: Base, desk: Desk) -> list[Side]:
    """The candidates that the core team handed in, with the votes that stand there."""
    return [
        Side(
            id=item.id,
            by=_drawn_from(item, desk) or desk.writers(item),
            text=plain(item.label),
            value={
                "sentence": item.label,
                "votes": votes if isinstance(votes := item.values.get("votes"), int) else None,
                "drawn_from": [str(seat) for seat in item.values.get("drawn_from") or ()],
            },
        )
        for item in base.items.get(f"{FIRST}.{VISIONS[FIRST].candidates}", ())
        if item.values.get("sentence")
    ]


def _drawn_from(item: BaseItem, desk: Desk) -> tuple[str, ...]:
    raw = item.values.get("drawn_from")
    return tuple(desk.seat(str(seat)) for seat in raw) if isinstance(raw, list) else ()


def _proposed(base: Base, desk: Desk) -> Iterator[Side]:
    merged = base.values.get(PROPOSALS[0], {}).get(PROPOSALS[1])
    for voice in merged.voices if merged else ():
        sentence = str(voice.value).strip()
        yield Side(voice.by.seat, desk.by([voice.by]), plain(sentence), value=_candidate(sentence, voice.by.seat))


def _kept(base: Base, desk: Desk) -> Iterator[Side]:
    """Meeting II: the words of meeting I, and those that the core team proposes instead."""
    first = first_vision(base)
    merged = base.values.get(LATER, {}).get(VISIONS[LATER].chosen)
    revised = str(merged.value or "").strip() if merged else ""
    own: dict[str, tuple[str, tuple[str, ...]]] = {"pertemuan-1": (first, ("Hasil sepakat Pertemuan I",))}
    if revised and revised != first:
        own["usulan"] = (revised, desk.by([voice.by for voice in merged.voices]) if merged else ())
    for side, (sentence, by) in own.items():
        other = next((text for name, (text, _) in own.items() if name != side), sentence)
        if sentence:
            yield Side(side, by, differing(sentence, other), value=_candidate(sentence))


def _candidate(sentence: str, *seats: str) -> dict[str, Any]:
    return {"sentence": sentence, "votes": None, "drawn_from": list(seats)}


def _note(base: Base, desk: Desk) -> str:
    """The key words that tables share: what a sentence has to hold."""
    counted = tally(desk.context)[:SHOWN]
    words = ", ".join(f"{entry.word} ({len(entry.tables)} meja)" for entry in counted)
    return f"Kata kunci dari meja-meja: {words}." if words else ""


def _dissent(base: Base) -> str:
    merged = base.values.get(FIRST, {}).get("dissent")
    noted = str(merged.value or "").strip() if merged else ""
    return f"Pendapat lain pada Pertemuan I: {quoted(noted)}" if noted else ""
