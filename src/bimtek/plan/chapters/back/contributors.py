"""Penyumbang: who wrote what."""

from __future__ import annotations

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
        "Nama di bawah ini adalah pemegang pena; isinya hasil kerja seluruh meja."
    )
    rows = tuple(_rows(plan))
    columns = (
        Column("Latihan", width=2.0),
        Column("Meja atau tim", width=2.0),
        Column("Pemegang pena", width=2.4),
        Column("Revisi", "right", 0.8),
    )
    yield Table("Penyumbang menurut latihan", columns, rows)


def _rows(plan: Plan) -> Iterator[tuple[str, ...]]:
    for answer in plan.answers:
        for writer in answer.answered:
            yield (answer.title, plan.seat_name(writer.seat), writer.person, str(writer.revision))
        if answer.owed:
            yield (answer.title, listed(plan.seat_name(seat) for seat in answer.owed), "belum menyerahkan", "–")
