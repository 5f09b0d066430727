"""Quick win: what people feel within a year."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_quickwins import LONGEST, QuickWin, QuickWinsAnswer
from bimtek.formats import number_id
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, amount, change, lines, listed, portion, quoted, sentence

EXERCISE = "masterplan.quickwins"


def quickwins_section(rows: Sequence[QuickWin], context: Context) -> list[Block]:
    if not rows:
        return []
    table = Table(
        caption="Quick win",
        columns=(
            Column("No", "right", 0.5),
            Column("Quick win", width=2.0),
            Column("Program atau layanan yang dipertajam", width=2.4),
            Column("Yang dikerjakan", width=2.8),
            Column("Lama", "right", 0.8),
            Column("Dampak: sebelum → sesudah", width=2.2),
            Column("Status", "right", 0.7),
            Column("Jalur anggaran", width=1.3),
            Column("OPD pemilik", width=1.3),
            Column("Yang memberi tahu warga", width=1.8),
        ),
        rows=tuple(_row(number, row, context) for number, row in enumerate(rows, 1)),
        note="Sebelum dan sesudah menurut isian meja; status adalah bagian yang sudah dikerjakan pada hari pengisian.",
        landscape=True,
    )
    return [Paragraph(_lead(rows)), table]


def _lead(rows: Sequence[QuickWin]) -> str:
    in_time = [row for row in rows if row.months is not None and 0 < row.months <= LONGEST]
    measured = sum(row.before is not None and row.after is not None and row.before != row.after for row in rows)
    parts = [
        f"{portion(len(in_time), len(rows), 'quick win')} selesai dalam {LONGEST} bulan atau kurang; "
        + ("semuanya punya angka sebelum dan sesudah." if measured == len(rows) else _measured(measured))
    ]
    if in_time:
        least = min(row.months or 0 for row in in_time)
        fastest = listed(quoted(row.label) for row in in_time if row.months == least)
        parts.append(f"Yang tercepat, {fastest}, memerlukan {number_id(least)} bulan.")
    return " ".join(parts)


def _measured(several: int) -> str:
    return f"{several or 'belum ada yang'} punya angka sebelum dan sesudah."


def _row(number: int, row: QuickWin, context: Context) -> tuple[str, ...]:
    programme = context.label("programmes", row.programme) if row.programme else ""
    budget = next((option.label for option in row.fields["budget"].options if option.value == row.budget), row.budget)
    return (
        str(number),
        row.name or OPEN,
        lines([programme, f"Layanan: {row.service}" if row.service else ""]) or OPEN,
        sentence(row.action) or OPEN,
        amount(row.months, "bulan") if row.months is not None else OPEN,
        lines([row.impact, change(row.before, row.after, row.unit)]),
        amount(row.status, "%") if row.status is not None else OPEN,
        budget or OPEN,
        context.label("opd", row.owner) if row.owner else OPEN,
        row.announcer or OPEN,
    )


def section(answer: QuickWinsAnswer, context: Context) -> list[Block]:
    return quickwins_section(answer.quickwins, context)
