"""Angka wilayah: the values in circulation, the one that people chose first, and why."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_territory import Settled, TerritoryAnswer
from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.certainty import figure_of_data
from bimtek.plan.model import Dispute, Figure
from bimtek.plan.phrases import amount, inside, opening, quoted, sentence, small
from bimtek.plan.sections.facts import WHERE, source_words, when
from bimtek.plan.sources import Citations
from bimtek.plan.territory import disputes

EXERCISE = "vision.territory"


def settled_for(dispute: Dispute, answer: TerritoryAnswer, context: Context) -> tuple[Settled, Figure] | None:
    """The decision about one contested indicator and its figure; None while there is none."""
    for row in answer.figures:
        fact = row.data(context)
        if fact is not None and row.is_about(fact) and fact.indicator == dispute.indicator:
            return row, figure_of_data(fact, context.data_cutoff)
    return None


def dispute_blocks(
    dispute: Dispute, answer: TerritoryAnswer, context: Context, cite: Citations, *, where: str = WHERE
) -> list[Block]:
    """The chosen value with its reason, then all values; where nothing was chosen only how far they differ."""
    settled = settled_for(dispute, answer, context)
    figures = dispute.figures
    lead = _spread(dispute)
    if settled is not None:
        row, chosen = settled
        lead = f"{_chosen(row, chosen, answer)} {lead}"
        figures = [chosen, *(figure for figure in figures if figure != chosen)]
    return [Paragraph(lead), _table(dispute, figures, settled is not None, cite, where)]


def _chosen(row: Settled, figure: Figure, answer: TerritoryAnswer) -> str:
    """ "Rencana ini memakai …": the value, its reason, who decided, and until when it holds."""
    parts = [
        f"Rencana ini memakai {small(figure.indicator)} {amount(figure.value, figure.unit, figure.qualifier)} "
        f"({when(figure)})"
    ]
    if row.reason:
        parts.append(f", dengan alasan {quoted(row.reason.rstrip('. '))}")
    said = "".join(parts) + "."
    if answer.decided_by:
        day = f" pada {date_id(answer.decided_on)}" if answer.decided_on else ""
        said += f" Keputusan diambil{day} oleh {sentence(answer.decided_by)}"
    if row.revisit:
        said += f" Ditinjau lagi bila {sentence(inside(row.revisit))}"
    return said


def _spread(dispute: Dispute) -> str:
    values = [figure.value for figure in dispute.figures if figure.value is not None]
    low, high, unit = min(values), max(values), dispute.figures[0].unit
    return (
        f"{opening(len(values), 'angka')} {small(dispute.indicator)} {dispute.place} beredar, "
        f"dari {amount(low, unit)} sampai {amount(high, unit)}; selisihnya {amount(high - low, unit)}."
    )


def _table(dispute: Dispute, figures: Sequence[Figure], is_settled: bool, cite: Citations, where: str) -> Table:
    return Table(
        f"{dispute.indicator} {dispute.place} menurut sumber",
        (
            Column("Nilai", "right", 1.4),
            Column("Tahun", width=1.4),
            Column("Sumber", width=1.4),
            Column("Catatan", width=4.0),
        ),
        tuple(
            (
                amount(figure.value, figure.unit, figure.qualifier),
                when(figure),
                source_words(figure, cite),
                f"Dipakai rencana ini. {figure.note}".strip() if is_settled and nth == 0 else figure.note or "–",
            )
            for nth, figure in enumerate(figures)
        ),
        where,
    )


def section(answer: TerritoryAnswer, context: Context) -> list[Block]:
    """The preview: what is decided so far, each with all its values."""
    found = [
        each for each in disputes(context.region, context.data_cutoff) if settled_for(each, answer, context) is not None
    ]
    cite = Citations.of_figures(figure for each in found for figure in each.figures)
    return [block for each in found for block in dispute_blocks(each, answer, context, cite, where=cite.listed())]
