"""Penyumbang: who wrote what, and who has not written yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed, opening


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return tuple(_blocks(plan))


def _blocks(plan: Plan) -> Iterator[Block]:
    writers = {writer.person for answer in plan.answers for writer in answer.answered}
    given = sum(len(answer.answered) for answer in plan.answers)
    due = given + sum(len(answer.owed) for answer in plan.answers)
    yield Paragraph(
        f"{opening(len(writers), 'orang')} menulis {given} dari {due} isian yang diharapkan. "
        "Nama di bawah ini adalah yang mengisi formulir; isinya hasil kerja seluruh meja."
    )
    columns = (
        Column("Meja atau tim", width=1.6),
        Column("Yang mengisi", width=1.8),
        Column("Latihan yang ditulis", width=3.4),
        Column("Belum diserahkan", width=2.0),
    )
    note = "Angka dalam kurung: berapa kali isian itu disimpan sebelum diserahkan."
    yield Table("Penyumbang", columns, tuple(_rows(plan)), note)


def _rows(plan: Plan) -> Iterator[tuple[str, ...]]:
    """A row for each pen of a seat; what the seat owes stands in its first row."""
    for seat in plan.seats:
        written: dict[str, list[str]] = defaultdict(list)
        for answer in plan.answers:
            for writer in answer.answered:
                if writer.seat == seat.id:
                    written[writer.person].append(f"{answer.title} ({writer.revision})")
        owed = listed(answer.title for answer in plan.answers if seat.id in answer.owed)
        for nth, (person, titles) in enumerate(written.items()):
            yield (seat.name, person, listed(titles), owed or "–" if nth == 0 else "–")
        if not written:
            yield (seat.name, "–", "–", owed or "–")
