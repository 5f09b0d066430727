"""Values that do not agree: ratings far apart, fixed rows filled in differently, one indicator with two numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bimtek.answers.base import BaseItem, MergedValue, Voice
from bimtek.curriculum import exercise
from bimtek.curriculum.exercises.vision_facts import ChosenFact
from bimtek.curriculum.fields import Field, Kind, Merge
from bimtek.curriculum.rows import Row
from bimtek.formats import number_id
from bimtek.plan.naming import is_fixed
from bimtek.plan.phrases import listed, rating
from bimtek.plan.plenary.decisions import value_of
from bimtek.plan.plenary.matter import CLASH, Desk, Detail, Matter, Side, differing, plain
from bimtek.plan.plenary.words import shown

MINUTES = 3.0
APART = 3
"""Highest minus lowest rating from which tables contradict each other, also where none is far from the median."""
NAMED = 3
"""Seats that a sentence still names; of more it says how many."""
SETTLED_BY_ONE = frozenset({Kind.RATING, Kind.NUMBER, Kind.MONEY, Kind.YEAR, Kind.DATE, Kind.CHOICE, Kind.REFERENCE})
"""Kinds of which only one value can hold. Words of several tables may stand side by side."""


def clashes(fresh: Mapping[str, list[BaseItem]], desk: Desk) -> Iterator[Matter]:
    """What stands against each other in these rows, before or after decisions: voices stay."""
    called = {item.id: item.label for items in fresh.values() for item in items if not is_fixed(item)}
    for items in fresh.values():
        for item in items:
            yield from _of_row(item, called.get(item.id, item.label), desk)
    yield from _of_facts(fresh.get("chosen_facts", ()), desk)


def agreed_ratings(fresh: Mapping[str, list[BaseItem]]) -> int:
    """How many ratings of several seats lie near enough to be settled by their median."""
    averaged = [
        merged for items in fresh.values() for item in items for merged in item.merged.values() if _is_average(merged)
    ]
    return sum(not _is_apart(merged) for merged in averaged if merged.voices)


def _of_row(item: BaseItem, name_now: str, desk: Desk) -> Iterator[Matter]:
    """name_now: a fixed row is about another item, and is called as that one is called now."""
    row = exercise(item.exercise).answer.fields[item.table].row
    assert row is not None
    rated = any(field.merge is Merge.AVERAGE for field in row.fields.values())
    for name, merged in item.merged.items():
        field = row.fields[name]
        if _is_average(merged):
            if _is_apart(merged):
                yield _rating(item, name_now, field, merged, row, desk)
        elif not rated and field.kind in SETTLED_BY_ONE and len({str(voice.value) for voice in merged.voices}) > 1:
            yield _other(item, name_now, field, merged, desk)


def _rating(item: BaseItem, called: str, field: Field, merged: MergedValue, row: type[Row], desk: Desk) -> Matter:
    far = [desk.seat(seat) for seat in merged.differs]
    spread = merged.spread or 0
    who = listed(far) if len(far) <= NAMED else f"{number_id(len(far))} dari {number_id(len(merged.voices))} meja"
    farthest = f" Paling jauh: {who}." if far else ""
    return Matter(
        key=value_of(item.exercise, [item.id], field.name),
        kind=CLASH,
        question=f"{called}: berapa nilai yang disepakati?",
        where=exercise(item.exercise).title,
        sides=tuple(_voice(item, field, voice, row, merged, desk) for voice in merged.voices),
        importance=35 + 8 * spread + 2 * len(far),
        minutes=MINUTES,
        note=f"Nilai tengah {rating(merged.value)}, rentang {rating(spread)}.{farthest}",
        items=(item.id,),
        asks={
            "exercise": item.exercise,
            "rows": [item.id],
            "field": field.name,
            "median": merged.value,
            **_input(field),
        },
    )


def _input(field: Field) -> dict[str, Any]:
    """How a value of this field is asked for; of a rating also its steps and their words."""
    if field.kind is not Kind.RATING:
        return {"input": field.kind.value}
    anchors = [[anchor.value, anchor.label] for anchor in field.anchors]
    return {"input": field.kind.value, "low": field.low, "high": field.high, "anchors": anchors}


def _voice(item: BaseItem, field: Field, voice: Voice, row: type[Row], merged: MergedValue, desk: Desk) -> Side:
    """A seat's rating with what it wrote beside it."""
    details = []
    for name, other in item.merged.items():
        own = next((each.value for each in other.voices if each.by.seat == voice.by.seat), None)
        if name != field.name and own not in (None, "", []):
            details.append(Detail(row.fields[name].label, shown(own, row.fields[name], desk.context)))
    return Side(
        id=voice.by.seat,
        by=desk.by([voice.by]),
        text=plain(shown(voice.value, field, desk.context)),
        details=tuple(details),
        value=voice.value,
        far=voice.by.seat in merged.differs,
    )


def _other(item: BaseItem, called: str, field: Field, merged: MergedValue, desk: Desk) -> Matter:
    whose = [desk.seat(voice.by.seat) for voice in merged.voices if voice.value == merged.value]
    stands = shown(merged.value, field, desk.context) + (
        f" ({listed(whose)})" if len(whose) in range(1, NAMED + 1) else ""
    )
    sides = _by_value([(voice, str(voice.value)) for voice in merged.voices], field, desk)
    return Matter(
        key=value_of(item.exercise, [item.id], field.name),
        kind=CLASH,
        question=f"{called}: {field.label}?",
        where=exercise(item.exercise).title,
        sides=sides,
        importance=40.0 + len(merged.voices),
        minutes=MINUTES,
        note="" if merged.decision else f"Dipakai sementara, belum diputuskan: {stands}.",
        items=(item.id,),
        asks={"exercise": item.exercise, "rows": [item.id], "field": field.name, **_input(field)},
    )


def _by_value(voices: Sequence[tuple[Voice, str]], field: Field, desk: Desk) -> tuple[Side, ...]:
    """Those who say the same are one side."""
    grouped: dict[str, list[Voice]] = defaultdict(list)
    for voice, said in voices:
        grouped[said].append(voice)
    texts = [shown(group[0].value, field, desk.context) for group in grouped.values()]
    return tuple(
        Side(
            id=said,
            by=desk.by([voice.by for voice in group]),
            text=differing(text, texts[0] if nth else texts[-1]),
            value=group[0].value,
        )
        for nth, ((said, group), text) in enumerate(zip(grouped.items(), texts, strict=True))
    )


def _of_facts(items: Sequence[BaseItem], desk: Desk) -> Iterator[Matter]:
    """One indicator, one year, two numbers: which of them is right decides the people, not the merge."""
    grouped: dict[tuple[str, str, str], list[tuple[BaseItem, ChosenFact]]] = defaultdict(list)
    for item in items:
        row = ChosenFact.read({**item.values, "id": item.id})
        if row.indicator and row.value is not None:
            grouped[_folded(row.indicator), str(row.year), _folded(row.unit)].append((item, row))
    for entries in grouped.values():
        if (
            len({row.value for _, row in entries}) < 2
            or len({part.seat for item, _ in entries for part in item.by}) < 2
        ):
            continue
        item, first = entries[0]
        ids = [other.id for other, _ in entries]
        yield Matter(
            key=value_of(item.exercise, ids, "value"),
            kind=CLASH,
            question=f"{first.indicator} ({first.year or 'tanpa tahun'}): angka mana yang dipakai?",
            where=exercise(item.exercise).title,
            sides=tuple(
                Side(
                    id=other.id,
                    by=desk.writers(other),
                    text=plain(f"{number_id(row.value)} {row.unit}" if row.value is not None else ""),
                    details=(Detail("Dokumen", row.document),) if row.document else (),
                    value=other.values.get("value"),
                )
                for other, row in entries
            ),
            importance=48.0 + len(entries),
            minutes=MINUTES,
            note="Satu indikator, satu tahun, dua angka.",
            items=tuple(ids),
            asks={"exercise": item.exercise, "rows": ids, "field": "value", "input": "number"},
        )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_apart(merged: MergedValue) -> bool:
    return bool(merged.differs) or (merged.spread or 0) >= APART


def _is_average(merged: MergedValue) -> bool:
    return merged.rule is Merge.AVERAGE
