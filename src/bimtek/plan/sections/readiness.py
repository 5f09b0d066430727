"""Kesiapan daerah: the radar, the ratings of every table, and the evidence behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bimtek.curriculum.components import COMPONENTS, LABEL
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_readiness import NONE, PROMISED, PROVEN, SHOWN, Readiness, ReadinessAnswer
from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Column, Figure, Paragraph, Table
from bimtek.plan.phrases import OPEN, lines, listed, opening, rating, sentence, small

LOW, HIGH = 1, 5

EXERCISE = "assessment.readiness"

MOST_SEATS = 8
"""With more tables than this their ratings do not stand in columns of their own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One component as all seats see it. `voices`: seat's name → its row."""

    name: str
    group: str
    median: float | None
    spread: float | None
    voices: Mapping[str, Readiness]


def own_lines(rows: Sequence[Readiness]) -> list[Line]:
    """The lines of one seat alone: its ratings are the medians."""
    by_id = {row.id: row for row in rows if not row.is_open}
    return [
        Line(component.name, component.group, row.rating, None, {"": row})
        for component in COMPONENTS
        if (row := by_id.get(component.id))
    ]


def readiness_section(found: Sequence[Line], context: Context) -> list[Block]:
    if not any(line.median is not None for line in found):
        return []
    return [Paragraph(_lead(found)), _radar(found), _ratings(found), _reasons(found), *_promises(found, context)]


def _lead(found: Sequence[Line]) -> str:
    rated = [(line.median, line.name) for line in found if line.median is not None]
    lowest, highest = min(value for value, _ in rated), max(value for value, _ in rated)
    parts = [f"Dari {len(rated)} komponen kesiapan yang dinilai 1 sampai 5,"]
    if lowest == highest:
        parts.append(f"semuanya bernilai {rating(lowest)}.")
    else:
        weakest = listed(small(name) for value, name in rated if value == lowest)
        strongest = listed(small(name) for value, name in rated if value == highest)
        parts.append(f"yang terendah ialah {weakest} ({rating(lowest)}) dan")
        parts.append(f"yang tertinggi ialah {strongest} ({rating(highest)}).")
    unready = sum(value < PROVEN for value, _ in rated)
    words = f"{opening(unready, 'komponen')} masih di bawah {PROVEN}, yaitu nilai ketika sesuatu ada dan berjalan"
    parts.append(f"{words} meski belum merata.")
    widest = max(line.spread or 0 for line in found)
    if widest:
        apart = listed(small(line.name) for line in found if line.spread == widest)
        parts.append(
            f"Penilaian meja paling jauh berbeda pada {apart}: selisih nilai tertinggi dan terendah {rating(widest)}."
        )
    return " ".join(parts)


def _radar(found: Sequence[Line]) -> Figure:
    named = [f"{line.name} {rating(line.median)}" for line in found]
    return Figure(
        caption="Radar kesiapan daerah",
        alt=f"Diagram radar {len(found)} komponen kesiapan, nilai {LOW} sampai {HIGH}: {'; '.join(named)}.",
        drawing="radar",
        data={
            "axes": [line.name for line in found],
            "series": {"Nilai tengah meja": [line.median for line in found]},
            "low": LOW,
            "high": HIGH,
        },
    )


def _ratings(found: Sequence[Line]) -> Table:
    """Every table's rating, the median and the spread. The rating of one table alone is its median."""
    seats = list(dict.fromkeys(seat for line in found for seat in line.voices))
    alone = seats == [""]
    shown = [] if alone or len(seats) > MOST_SEATS else seats
    titles = _short(shown)
    last = ("Nilai",) if alone else ("Nilai tengah", "Selisih")
    return Table(
        caption="Kesiapan daerah menurut komponen",
        columns=(
            Column("Kelompok", width=1.8),
            Column("Komponen", width=2.2),
            *(Column(titles[seat], "center", 1.1) for seat in shown),
            *(Column(title, "center", 1.0) for title in last),
        ),
        rows=tuple(
            (
                line.group,
                line.name,
                *(rating(line.voices[seat].rating if seat in line.voices else None) for seat in shown),
                rating(line.median),
                *(() if alone else (rating(line.spread),)),
            )
            for line in found
        ),
        note=LABEL if alone else f"{LABEL} Nilai tengah adalah median; selisih: nilai tertinggi dikurangi terendah.",
    )


def _short(seats: Sequence[str]) -> dict[str, str]:
    """Names of tables without the words that all begin with: "Meja Smart Living" → "Living"."""
    words = [seat.split() for seat in seats]
    same = next((nth for nth, each in enumerate(zip(*words, strict=False)) if len(set(each)) > 1), 0)
    return {seat: " ".join(each[same:]) for seat, each in zip(seats, words, strict=True)}


def _reasons(found: Sequence[Line]) -> Table:
    return Table(
        caption="Bukti kesiapan dan yang paling menentukan",
        columns=(
            Column("Komponen", width=1.6),
            Column("Bukti", width=2.8),
            Column("Yang paling menentukan", width=3.4),
        ),
        rows=tuple((line.name, _evidence(line) or OPEN, _notes(line) or "–") for line in found),
    )


def _evidence(line: Line) -> str:
    shown = [(seat, _shown(row)) for seat, row in line.voices.items() if row.evidence == SHOWN]
    promised = sum(row.evidence == PROMISED for row in line.voices.values())
    without = sum(row.evidence == NONE for row in line.voices.values())
    alone = "" in line.voices
    counts = [
        ("Menyusul" if alone else f"Menyusul: {promised} meja") if promised else "",
        ("Belum ada bukti" if alone else f"Belum ada bukti: {without} meja") if without else "",
    ]
    return lines([_said(shown), *counts])


def _notes(line: Line) -> str:
    return _said([(seat, sentence(row.note)) for seat, row in line.voices.items() if row.note])


def _shown(row: Readiness) -> str:
    return " ".join(part for part in (row.document, row.number, f"({row.year})" if row.year else "") if part)


def _said(parts: Sequence[tuple[str, str]]) -> str:
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
    lead = f"{opening(len(rows), 'bukti')} dijanjikan menyusul; nilainya berlaku sementara sampai bukti itu diperiksa."
    columns = (Column("Komponen", width=2), Column("Meja", width=2), Column("OPD", width=2), Column("Paling lambat"))
    return [Paragraph(lead), Table("Bukti kesiapan yang menyusul", columns, rows)]


def section(answer: ReadinessAnswer, context: Context) -> list[Block]:
    remarks = [
        Paragraph(f"{name}: {text}") for name, text in (("Alam", answer.nature), ("Budaya", answer.culture)) if text
    ]
    return [*readiness_section(own_lines(answer.components), context), *remarks]
