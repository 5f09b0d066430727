"""Target dan monev: each result a year, who measures it from what, and the evidence for the yearly evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bimtek.curriculum.context import Context
from bimtek.curriculum.evaluation import DIMENSIONS, HIGHEST, WEIGHTS_OF_ONE_PAGE, simulated
from bimtek.curriculum.exercises.roadmap_targets import Evidence, Target, TargetsAnswer
from bimtek.curriculum.programme import YEARS_WITH_PAGU
from bimtek.curriculum.spending import agreed_start
from bimtek.formats import date_id, number_id
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.early_targets import early_years
from bimtek.plan.phrases import OPEN, amount, lines, listed, lowest, opening, portion, quoted, sentence

EXERCISE = "roadmap.targets"

BEFORE = "*"
"""Marks a target of a year in which its programme has not begun."""
SIMULATION = (
    "Simulasi, bukan nilai resmi: perkiraan meja 0 sampai 4 (median), dengan bobot 10/20/30/20/20 dari surat Kominfo "
    "tahun 2021 dan 2022."
)


def targets_section(rows: Sequence[Target], context: Context) -> list[Block]:
    """The results by year. Values stand in the unit of each indicator."""
    filled = [row for row in rows if not row.is_open]
    if not filled:
        return []
    first = context.start_year
    table = Table(
        caption="Target indikator hasil setiap tahun dan pengukurnya",
        columns=(
            Column("Program dan indikator hasil", width=3.4),
            Column("Nilai awal", "right", 1.0),
            *(Column(str(first + nth), "right", 0.8) for nth in range(YEARS_WITH_PAGU)),
            Column(f"{first + YEARS_WITH_PAGU}–{context.years[-1]}", "right", 1.0),
            Column("Satuan", width=1.0),
            Column("Pengukur dan irama", width=1.7),
            Column("Diukur dari", width=2.2),
        ),
        rows=tuple(_row(row, context) for row in filled),
        note=f"{BEFORE} sebelum program mulai menurut peta jalan."
        if any(_early(row, context) for row in filled)
        else "",
        landscape=True,
    )
    return [Paragraph(_lead(filled)), table]


def _lead(rows: Sequence[Target]) -> str:
    measured = sum(bool(row.measurer and row.source) for row in rows)
    parts = [f"{portion(measured, len(rows), 'indikator hasil')} sudah punya pengukur dan sumber catatan."]
    often = sum(row.frequency in ("bulan", "triwulan") for row in rows)
    if often:
        parts.append(f"{opening(often, 'indikator')} dapat dilihat sedikitnya setiap tiga bulan.")
    return " ".join(parts)


def _row(row: Target, context: Context) -> tuple[str, ...]:
    programme = row.programme(context)
    early = _early(row, context)
    words = {option.value: option.label for option in row.fields["frequency"].options}
    return (
        lines([programme.label, f"{sentence(programme.result)}"]) if programme else row.label_in(context),
        amount(programme.baseline) if programme else OPEN,
        *(
            f"{_value(value)}{BEFORE if year in early else ''}"
            for year, value in enumerate(row.yearly, context.start_year)
        ),
        _value(row.later),
        programme.unit if programme else "–",
        lines([context.label("opd", row.measurer) if row.measurer else OPEN, words.get(row.frequency, "")]),
        row.source or OPEN,
    )


def _early(row: Target, context: Context) -> tuple[int, ...]:
    programme = row.programme(context)
    if programme is None:
        return ()
    return early_years(row, programme.baseline, agreed_start(programme.id, context), context.start_year)


def _value(value: Decimal | None) -> str:
    return "–" if value is None else number_id(value)


def evidence_section(rows: Sequence[Evidence], scores: dict[str, Decimal], context: Context) -> list[Block]:
    """Which evidence there will be when, by dimension in the order of the evaluation; then the simulation."""
    blocks: list[Block] = []
    ordered = [row for each in DIMENSIONS for row in rows if row.dimension == each.id and row.evidence]
    if ordered:
        blocks += [Paragraph(_evidence_lead(ordered)), _evidence_table(ordered, context)]
    return [*blocks, *_simulation(scores)]


def _evidence_lead(rows: Sequence[Evidence]) -> str:
    dated = sorted((row.ready, row.evidence) for row in rows if row.ready is not None)
    lead = f"{opening(len(rows), 'bukti')} disiapkan untuk evaluasi tahunan kementerian."
    if dated:
        lead += f" Yang pertama tersedia {date_id(dated[0][0])}: {quoted(dated[0][1])}."
    absent = [each.name for each in DIMENSIONS if each.id not in {row.dimension for row in rows}]
    return f"{lead} Belum ada bukti untuk dimensi {listed(absent)}." if absent else lead


def _evidence_table(rows: Sequence[Evidence], context: Context) -> Table:
    names = {each.id: f"{each.name} ({each.weight}%)" for each in DIMENSIONS}
    return Table(
        caption="Bukti menurut dimensi evaluasi",
        columns=(
            Column("Dimensi (bobot)", width=1.4),
            Column("Bukti", width=3.6),
            Column("Tersedia", width=1.3),
            Column("Penyimpan", width=1.4),
        ),
        rows=tuple(
            (
                names[row.dimension],
                row.evidence,
                date_id(row.ready) if row.ready else OPEN,
                context.label("opd", row.keeper) if row.keeper else OPEN,
            )
            for row in rows
        ),
    )


def _simulation(scores: dict[str, Decimal]) -> list[Block]:
    """The calculator; nothing while a dimension has no number."""
    total = simulated(scores)
    if total is None:
        return []
    other = simulated(scores, WEIGHTS_OF_ONE_PAGE)
    weakest = lowest([(each.name, scores[each.id]) for each in DIMENSIONS], "dimensi")
    lead = f"Simulasi nilai evaluasi: {number_id(total, 2)} dari {HIGHEST}. {weakest}."
    if other is not None and other != total:
        lead += f" Dengan bobot 10/20/30/30/10, seperti pada laman Sleman, nilainya {number_id(other, 2)}."
    rows = tuple(
        (
            each.name,
            each.looks_at,
            f"{each.weight}%",
            number_id(scores[each.id], 2),
            number_id(scores[each.id] * each.weight / 100, 3),
        )
        for each in DIMENSIONS
    )
    columns = (
        Column("Dimensi", width=1.2),
        Column("Yang dilihat", width=3.4),
        Column("Bobot", "right", 0.8),
        Column("Nilai", "right", 0.8),
        Column("Bobot × nilai", "right", 1.1),
    )
    last = ("Jumlah", "", "100%", "", number_id(total, 3))
    return [Paragraph(lead), Table("Simulasi nilai evaluasi", columns, (*rows, last), SIMULATION)]


def section(answer: TargetsAnswer, context: Context) -> list[Block]:
    return [*targets_section(answer.targets, context), *evidence_section(answer.evidence, answer.scores, context)]
