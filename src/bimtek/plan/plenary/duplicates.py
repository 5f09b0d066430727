"""Near-duplicates of different tables, side by side: those that hang together are one matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bimtek.answers.base import BaseItem
from bimtek.curriculum import exercise
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.reading import Unreadable, is_open, read
from bimtek.formats import number_id
from bimtek.plan.phrases import millions
from bimtek.plan.plenary.decisions import alike
from bimtek.plan.plenary.matter import DUPLICATE, Desk, Detail, Matter, Side, differing, plain
from bimtek.plan.plenary.words import shown
from bimtek.plan.similar import Pair, question, similar_pairs

MINUTES = 2.0
MORE = 0.5
"""Minutes for each item beyond two."""
FIRST = ("opd", "pagu_total", "start", "end", "result", "target", "affected", "urgency", "seriousness", "growth")
"""Fields that people look at before the others."""
HALF = 50.0
"""Importance of a pair that is just alike enough and carries no money."""


def duplicates(fresh: Mapping[str, list[BaseItem]], desk: Desk) -> Iterator[Matter]:
    """One matter for each group of items that are linked by likeness."""
    for pairs in _groups(list(similar_pairs(fresh))):
        items = list({item.id: item for pair in pairs for item in (pair.one, pair.other)}.values())
        scores = [pair.score for pair in pairs]
        first = items[0]
        money = max(_money(item) for item in items)
        noted = f"Mirip {_percent(min(scores))}" + (f"–{_percent(max(scores))}" if max(scores) > min(scores) else "")
        yield Matter(
            key=alike(item.id for item in items),
            kind=DUPLICATE,
            question=question(first),
            where=exercise(first.exercise).title,
            sides=tuple(_side(item, items, desk) for item in items),
            importance=HALF + max(scores) - 85 + min(20.0, money / 1_000_000_000) + 2 * (len(items) - 2),
            minutes=MINUTES + MORE * (len(items) - 2),
            note=noted + (f"; pagu terbesar Rp{millions(int(money))} juta" if money else ""),
            items=tuple(item.id for item in items),
            asks={
                "pairs": [sorted(pair.ids) for pair in pairs],
                "exercise": first.exercise,
                "field": _named_by(first),
            },
        )


def _groups(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that share an item stand together."""
    groups: list[tuple[set[str], list[Pair]]] = []
    for pair in pairs:
        touching = [group for group in groups if group[0] & pair.ids]
        joined = ({*pair.ids, *(i for ids, _ in touching for i in ids)}, [*(p for _, ps in touching for p in ps), pair])
        groups = [*(group for group in groups if group not in touching), joined]
    return [found for _, found in groups]


def _side(item: BaseItem, items: Sequence[BaseItem], desk: Desk) -> Side:
    """The first is compared with the second, every other with the first."""
    other = items[1] if item is items[0] else items[0]
    return Side(
        id=item.id,
        by=desk.writers(item),
        text=differing(item.label, other.label) if len(items) > 1 else plain(item.label),
        details=tuple(_details(item, items, desk)),
        value=item.label,
    )


def _details(item: BaseItem, items: Sequence[BaseItem], desk: Desk) -> Iterator[Detail]:
    """The fields in which these rows are not equal, but for their names."""
    row = exercise(item.exercise).answer.fields[item.table].row
    assert row is not None
    for name in sorted(row.fields, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST)):
        field = row.fields[name]
        if name == _named_by(item):
            continue
        said = [_read(other.values.get(name), field) for other in items]
        own = _read(item.values.get(name), field)
        if any(entry != said[0] for entry in said) and not is_open(own):
            text = shown(_plainly(own), field, desk.context)
            yield Detail(field.label, f"{text}{_measured(item)}" if name == "target" else text, differs=True)


def _measured(item: BaseItem) -> str:
    """Of what a target is one: " menit (Waktu tempuh)"; a number alone says nothing."""
    unit, result = (str(item.values.get(name) or "").strip() for name in ("unit", "result"))
    return (f" {unit}" if unit else "") + (f" ({result})" if result else "")


def _read(raw: Any, field: Field) -> Any:
    try:
        return read(raw, field)
    except Unreadable:
        return str(raw)


def _plainly(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if isinstance(value, str | int | float | tuple) else str(value)


def _named_by(item: BaseItem) -> str:
    """The field whose words are the name of the row; "" where its name comes from elsewhere."""
    row = exercise(item.exercise).answer.fields[item.table].row
    assert row is not None
    for name, field in row.fields.items():
        if field.kind in (Kind.TEXT, Kind.PROSE) and str(item.values.get(name) or "").strip() == item.label.strip():
            return name
    return ""


def _money(item: BaseItem) -> float:
    total = item.values.get("pagu_total")
    return float(total) if isinstance(total, int | float) and not isinstance(total, bool) else 0.0


def _percent(score: float) -> str:
    return f"{number_id(Decimal(str(score)), 0)} %"
