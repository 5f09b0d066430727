"""Programmes that an OPD still has to confirm: all of one OPD are one matter, so that it is asked once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bimtek.answers.base import BaseItem
from bimtek.curriculum import exercise
from bimtek.curriculum.programme import Programme
from bimtek.datasets import pillars
from bimtek.formats import number_id, rupiah
from bimtek.plan.phrases import millions, numbered, years
from bimtek.plan.plenary.decisions import SEPARATOR
from bimtek.plan.plenary.matter import CONFIRMATION, Desk, Detail, Matter, Side, plain

ASKED = ("belum", "")
"""Confirmations that were never given."""
MINUTES, MORE = 1.0, 0.5
"""Minutes for an OPD, and for each of its programmes."""


def confirmations(programmes: Sequence[BaseItem], asked: frozenset[str], desk: Desk) -> Iterator[Matter]:
    """asked: ids of the programmes that no form has confirmed."""
    by_opd: dict[str, list[tuple[BaseItem, Programme]]] = defaultdict(list)
    for item in programmes:
        if item.id in asked:
            row = Programme.read({**item.values, "id": item.id})
            by_opd[row.opd].append((item, row))
    for opd, entries in by_opd.items():
        total = sum(row.pagu_sum for _, row in entries)
        name = desk.context.label("opd", opd) if opd else "OPD belum ditunjuk"
        yield Matter(
            key=SEPARATOR.join((CONFIRMATION, opd, *sorted(item.id for item, _ in entries))),
            kind=CONFIRMATION,
            question=f"{name}: setuju menjalankan {numbered(len(entries), 'program')} ini?",
            where=exercise(entries[0][0].exercise).title,
            sides=tuple(_side(item, row, desk) for item, row in entries),
            importance=30 + min(15.0, total / 2_000_000_000) + len(entries),
            minutes=MINUTES + MORE * len(entries),
            note=f"Jumlah pagu Rp{millions(total)} juta." if total else "Tanpa pagu.",
            items=tuple(item.id for item, _ in entries),
            asks={"opd": name},
        )


def unconfirmed(programmes: Sequence[BaseItem]) -> frozenset[str]:
    return frozenset(item.id for item in programmes if str(item.values.get("confirmation") or "") in ASKED)


def _side(item: BaseItem, row: Programme, desk: Desk) -> Side:
    names = {pillar.id: pillar.name for pillar in pillars()}
    money = rupiah(row.pagu_sum) if row.pagu_sum else "tanpa pagu"
    target = f"{number_id(row.target)} {row.unit}".strip() if row.target is not None else ""
    details = [
        Detail("Pilar", names.get(item.pillar, item.pillar)),
        Detail("Tahun", years(row.start, row.end)),
        Detail("Pagu", money),
    ]
    if row.result:
        details.append(Detail("Hasil", f"{row.result}{f' → {target}' if target else ''}"))
    return Side(item.id, desk.writers(item), plain(item.label), tuple(details), value=item.id)
