"""One field, several voices: the agreed value by the field's rule, and every voice behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from bimtek.answers.base import Contribution, Decision, MergedValue, Voice
from bimtek.curriculum.fields import Field, Merge
from bimtek.curriculum.reading import Unreadable, is_open, read
from bimtek.curriculum.rows import Row

FAR = 2
"""A rating this far from the agreed one is named, so that the plenary can ask why."""


@dataclass(frozen=True, slots=True)
class Voiced:
    by: Contribution
    value: Any


def merge_field(field: Field, voiced: Sequence[Voiced], *, decided: bool = False) -> MergedValue:
    """The agreed value of a field. Collected voices are the value's list.

    What people must choose has no value until they chose. decided: this answer is their choice, not a candidate.
    """
    spoken = [voice for voice in voiced if not _silent(field, voice.value)]
    if field.merge is Merge.AVERAGE:
        return _average(field, spoken)
    voices = [Voice(by=voice.by, value=voice.value) for voice in spoken]
    if field.merge is Merge.COLLECT:
        return MergedValue(value=[voice.value for voice in spoken], rule=field.merge, voices=voices)
    if not spoken or (field.merge is Merge.CHOOSE and not decided):
        return MergedValue(value=None, rule=field.merge, voices=voices)
    decision = Decision(who=spoken[0].by.author) if field.merge is Merge.CHOOSE else None
    return MergedValue(value=spoken[0].value, rule=field.merge, voices=voices, decision=decision)


def merge_keyed_rows(
    row: type[Row], copies: Sequence[tuple[Contribution, Mapping[str, Any]]]
) -> dict[str, MergedValue]:
    """A fixed row that several seats filled in. A collected field shows the first voice; all stay behind it."""
    merged = {}
    for name, field in row.fields.items():
        entry = merge_field(field, [Voiced(by, raw.get(name)) for by, raw in copies])
        if field.merge is Merge.COLLECT:
            entry = entry.model_copy(update={"value": entry.voices[0].value if entry.voices else None})
        merged[name] = entry
    return merged


def _silent(field: Field, value: Any) -> bool:
    """Nothing was said. What cannot be read was said all the same and is kept."""
    try:
        return is_open(read(value, field))
    except Unreadable:
        return False


def _average(field: Field, spoken: Iterable[Voiced]) -> MergedValue:
    """Median of the ratings that can be read, as a starting point for talk."""
    voices = list(spoken)
    ratings: list[tuple[Voiced, float]] = []
    for voice in voices:
        try:
            ratings.append((voice, float(read(voice.value, field))))
        except Unreadable:
            continue
    numbers = [number for _, number in ratings]
    agreed = median(numbers) if numbers else None
    return MergedValue(
        value=agreed,
        rule=Merge.AVERAGE,
        voices=[Voice(by=voice.by, value=voice.value) for voice in voices],
        spread=max(numbers) - min(numbers) if numbers else None,
        differs=[voice.by.seat for voice, number in ratings if agreed is not None and abs(number - agreed) >= FAR],
    )
