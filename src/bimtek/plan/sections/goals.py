"""Tujuan, sasaran, IKU: each sasaran under its tujuan, and its indicator with baseline and three targets."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_goals import DOWN, FELT, KEEP, RUNNING, UP, GoalsAnswer, Objective
from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.gap_numbers import WHERE, gap_references
from bimtek.plan.phrases import OPEN, amount, capital, listed, opening, quoted, small

EXERCISE = "assessment.goals"

DIRECTIONS = {UP: "naik", DOWN: "turun", KEEP: "dipertahankan"}


def section(answer: GoalsAnswer, context: Context) -> list[Block]:
    rows = answer.objectives
    if not rows:
        return []
    pillar = context.label("pillars", rows[0].pillar or context.pillar)
    return [Paragraph(_lead(pillar, rows)), _aims(pillar, rows, context), _indicators(pillar, rows, context)]


def _lead(pillar: str, rows: Sequence[Objective]) -> str:
    purposes = list(dict.fromkeys(row.purpose for row in rows if row.purpose))
    parts = [f"{pillar} menetapkan {len(rows)} sasaran"]
    parts[0] += f" di bawah {len(purposes)} tujuan." if purposes else "."
    if len(purposes) == 1:
        parts[0] = f"{pillar} menetapkan {len(rows)} sasaran untuk satu tujuan: {quoted(purposes[0])}."
    felt = sum(row.kind in FELT for row in rows)
    parts.append(f"{opening(felt, 'indikator')} mengukur hasil atau dampak bagi warga.")
    unmeasured = [small(row.indicator) for row in rows if row.start is None and row.indicator]
    if unmeasured:
        parts.append(f"Angka awal belum ada untuk {listed(unmeasured)}.")
    return " ".join(parts)


def _aims(pillar: str, rows: Sequence[Objective], context: Context) -> Table:
    shown: list[tuple[str, ...]] = []
    for purpose in dict.fromkeys(row.purpose for row in rows):
        for nth, row in enumerate(row for row in rows if row.purpose == purpose):
            gaps = gap_references(row.gaps, context) or "belum disebut"
            shown.append((purpose or OPEN if not nth else "", row.objective or OPEN, gaps, _owner(row, context)))
    return Table(
        caption=f"Tujuan dan sasaran {pillar}",
        columns=(
            Column("Tujuan", width=2.2),
            Column("Sasaran", width=2.4),
            Column("Kesenjangan yang ditutup", width=2.6 if context.seat else 1.2),
            Column("OPD", width=1.2),
        ),
        rows=tuple(shown),
        note="" if context.seat else WHERE,
    )


def _indicators(pillar: str, rows: Sequence[Objective], context: Context) -> Table:
    years = (context.start_year, context.start_year + 4, context.start_year + 9)
    return Table(
        caption=f"Indikator kinerja utama {pillar}",
        columns=(
            Column("Indikator", width=2.6),
            Column("Jenis dan arah", width=1.5),
            Column("Angka awal", "right", 1.3),
            *(Column(str(year), "right", 1.0) for year in years),
            Column("Sumber data", width=1.9),
        ),
        rows=tuple(
            (
                f"{row.indicator or OPEN}{f' ({row.unit})' if row.unit else ''}",
                _nature(row),
                _start(row),
                *(amount(target) if target is not None else OPEN for target in row.targets),
                row.source or OPEN,
            )
            for row in rows
        ),
        note="Kumulatif: dijumlahkan sejak tahun pertama. Tahunan: diukur lagi setiap tahun.",
    )


def _nature(row: Objective) -> str:
    said = [
        capital(row.kind),
        DIRECTIONS.get(row.direction, ""),
        "kumulatif" if row.counting == RUNNING else row.counting,
    ]
    return ", ".join(word for word in said if word) or OPEN


def _start(row: Objective) -> str:
    if row.start is not None:
        return f"{amount(row.start)} ({row.baseline_year})" if row.baseline_year else amount(row.start)
    return f"menyusul {date_id(row.baseline_due)}" if row.baseline_due else "belum diukur"


def _owner(row: Objective, context: Context) -> str:
    return context.label("opd", row.owner) if row.owner else OPEN
