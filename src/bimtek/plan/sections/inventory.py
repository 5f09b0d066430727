"""Inisiatif yang sudah ada: what runs, who keeps it up, and what the tables decided about it."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_inventory import (
    CARE,
    DECISIONS,
    KINDS,
    MERGE,
    WELL,
    Initiative,
    InventoryAnswer,
)
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, lines, listed, opening, sentence

EXERCISE = "assessment.inventory"

KIND_WORDS, CARE_WORDS, DECISION_WORDS = (
    {option[0]: option[1] for option in options} for options in (KINDS, CARE, DECISIONS)
)


def section(answer: InventoryAnswer, context: Context) -> list[Block]:
    rows = answer.initiatives
    return [Paragraph(_lead(rows)), _table(rows, context)] if rows else []


def _lead(rows: Sequence[Initiative]) -> str:
    counts = [(sum(row.decision == value for row in rows), words.lower()) for value, words in DECISION_WORDS.items()]
    decided = listed(f"{count} {words}" for count, words in counts if count)
    parts = [f"{opening(len(rows), 'inisiatif')} sudah berjalan sebelum rencana ini ditulis"]
    parts[0] += f"; keputusan meja: {decided}." if decided else "."
    kept = sum(row.care == WELL for row in rows)
    parts.append(f"{opening(kept, 'di antaranya')} dipakai dan terpelihara.")
    stopped = [row.name for row in rows if row.decision == "henti" and row.name]
    if stopped:
        parts.append(f"Yang dihentikan: {listed(stopped)}.")
    return " ".join(parts)


def _table(rows: Sequence[Initiative], context: Context) -> Table:
    return Table(
        caption="Inisiatif yang sudah ada dan keputusannya",
        columns=(
            Column("Inisiatif", width=2.2),
            Column("OPD, sejak", width=1.4),
            Column("Untuk apa, bagi siapa", width=2.8),
            Column("Terhubung dengan", width=1.6),
            Column("Keadaan", width=1.4),
            Column("Keputusan dan alasannya", width=2.8),
        ),
        rows=tuple(_row(row, context) for row in rows),
        landscape=True,
    )


def _row(row: Initiative, context: Context) -> tuple[str, ...]:
    owner = context.label("opd", row.owner) if row.owner else OPEN
    return (
        lines([row.name or OPEN, KIND_WORDS.get(row.kind, "")]),
        f"{owner}, {row.since}" if row.since else owner,
        lines([sentence(row.purpose), row.users]) or OPEN,
        row.linked or "belum disebut",
        CARE_WORDS.get(row.care, OPEN),
        _decision(row),
    )


def _decision(row: Initiative) -> str:
    words = DECISION_WORDS.get(row.decision, "")
    if row.decision == MERGE and row.merged_with:
        words = f"Gabung dengan {row.merged_with}"
    return f"{words}. {sentence(row.reason)}".strip(" .") + "." if words or row.reason else OPEN
