"""Kesiapan daerah: the radar and the table of nine components, with spread, evidence and who differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bimtek.curriculum.components import COMPONENTS, LABEL
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_readiness import NONE, PROMISED, PROVEN, SHOWN, Readiness
from bimtek.formats import date_id, number_id
from bimtek.plan.blocks import Block, Column, Figure, Paragraph, Table
from bimtek.plan.phrases import OPEN, lines, listed, rating, sentence

LOW, HIGH = 1, 5


@dataclass(frozen=True, slots=True)
class Line:
    """One component as all seats see it. `voices`: seat's name → its row."""

    name: str
    group: str
    median: float | None
    spread: float | None
    differs: tuple[str, ...]
    voices: Mapping[str, Readiness]


def own_lines(rows: Sequence[Readiness]) -> list[Line]:
    """The lines of one seat alone: its ratings are the medians."""
    by_id = {row.id: row for row in rows if not row.is_open}
    return [
        Line(component.name, component.group, row.rating, None, (), {"": row})
        for component in COMPONENTS
        if (row := by_id.get(component.id))
    ]


def readiness_section(found: Sequence[Line], context: Context) -> list[Block]:
    if not any(line.median is not None for line in found):
        return []
    return [Paragraph(_lead(found)), _radar(found), _table(found, context), *_promises(found, context)]


def _lead(found: Sequence[Line]) -> str:
    rated = [(line.median, line.name) for line in found if line.median is not None]
    lowest, highest = min(value for value, _ in rated), max(value for value, _ in rated)
    parts = [f"Dari {len(rated)} komponen kesiapan yang dinilai 1 sampai 5,"]
    if lowest == highest:
        parts.append(f"semuanya bernilai {rating(lowest)}.")
    else:
        weakest = listed(name.lower() for value, name in rated if value == lowest)
        strongest = listed(name.lower() for value, name in rated if value == highest)
        parts.append(f"yang terendah {weakest} ({rating(lowest)}) dan yang tertinggi {strongest} ({rating(highest)}).")
    unready = sum(value < PROVEN for value, _ in rated)
    parts.append(
        f"{unready} komponen masih di bawah {PROVEN}, nilai ketika sesuatu ada dan berjalan meski belum merata."
    )
    spread = max(found, key=lambda line: line.spread or 0)
    if spread.spread:
        parts.append(
            f"Penilaian meja paling jauh berbeda pada {spread.name.lower()}: "
            f"selisih nilai tertinggi dan terendah {rating(spread.spread)}."
        )
    return " ".join(parts)


def _radar(found: Sequence[Line]) -> Figure:
    values = [line.median for line in found]
    named = [f"{line.name} {rating(line.median)}" for line in found]
    return Figure(
        caption="Radar kesiapan daerah",
        alt=f"Diagram radar {len(found)} komponen kesiapan, nilai {LOW} sampai {HIGH}: {'; '.join(named)}.",
        drawing="radar",
        data={
            "axes": [line.name for line in found],
            "series": {"Nilai tengah meja": values},
            "low": LOW,
            "high": HIGH,
        },
    )


def _table(found: Sequence[Line], context: Context) -> Table:
    return Table(
        caption="Kesiapan daerah menurut komponen",
        columns=(
            Column("Kelompok", width=1.3),
            Column("Komponen", width=1.5),
            Column("Nilai tengah", "center", 0.8),
            Column("Selisih", "center", 0.8),
            Column("Bukti", width=2.8),
            Column("Yang paling menentukan", width=2.8),
        ),
        rows=tuple(
            (
                line.group,
                line.name,
                rating(line.median),
                rating(line.spread) if line.spread is not None else "–",
                _evidence(line, context),
                _said(line, [(seat, sentence(row.note)) for seat, row in line.voices.items() if row.note]),
            )
            for line in found
        ),
        note=f"{LABEL} Nilai tengah adalah median penilaian meja; selisih adalah nilai tertinggi dikurangi terendah.",
    )


def _evidence(line: Line, context: Context) -> str:
    shown = [(seat, _shown(row)) for seat, row in line.voices.items() if row.evidence == SHOWN]
    promised = sum(row.evidence == PROMISED for row in line.voices.values())
    without = sum(row.evidence == NONE for row in line.voices.values())
    counts = [f"menyusul: {promised}" if promised else "", f"belum ada: {without}" if without else ""]
    if "" in line.voices:  # one seat alone
        counts = ["menyusul" if promised else "", "belum ada bukti" if without else ""]
    return lines([_said(line, shown), *counts]) or OPEN


def _shown(row: Readiness) -> str:
    return " ".join(part for part in (row.document, row.number, f"({row.year})" if row.year else "") if part)


def _said(line: Line, parts: Sequence[tuple[str, str]]) -> str:
    """Each text once, with the seats that said it."""
    seats: dict[str, list[str]] = {}
    for seat, text in parts:
        seats.setdefault(text, []).append(seat)
    return lines([f"{text} ({listed(who)})" if any(who) else text for text, who in seats.items() if text])


def _promises(found: Sequence[Line], context: Context) -> list[Block]:
    """Evidence that somebody promised to bring."""
    rows = tuple(
        (
            line.name,
            seat or "Meja ini",
            context.label("opd", row.owner) if row.owner else OPEN,
            date_id(row.due) if row.due else OPEN,
        )
        for line in found
        for seat, row in line.voices.items()
        if row.evidence == PROMISED
    )
    if not rows:
        return []
    lead = f"{number_id(len(rows))} bukti dijanjikan menyusul; nilainya berlaku sementara sampai bukti itu diperiksa."
    columns = (Column("Komponen", width=2), Column("Meja", width=2), Column("OPD", width=2), Column("Paling lambat"))
    return [Paragraph(lead), Table("Bukti kesiapan yang menyusul", columns, rows)]
