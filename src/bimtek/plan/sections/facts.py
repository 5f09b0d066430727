"""Gambaran umum: the indicators of a pillar with value, year, meaning and source."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_facts import ChosenFact, FactsAnswer
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.certainty import WORDS, figure_of
from bimtek.plan.model import Figure, Mark
from bimtek.plan.phrases import OPEN, amount, capital, lines, listed, sentence
from bimtek.plan.sources import Citations

EXERCISE = "vision.facts"

WHERE = "Angka dalam kurung siku menunjuk bagian Sumber Data."


def facts_section(rows: Sequence[ChosenFact], context: Context, cite: Citations, *, where: str = WHERE) -> list[Block]:
    """The indicators of one pillar; `where` says where the numbers of the sources lead."""
    if not rows:
        return []
    figures = [figure_of(row, context) for row in rows]
    pillar = context.label("pillars", rows[0].pillar or context.pillar)
    table = Table(
        caption=f"Indikator {pillar}",
        columns=(
            Column("Indikator", width=2.6),
            Column("Nilai", "right", 1.3),
            Column("Tahun", width=1.0),
            Column("Artinya bagi warga", width=2.8),
            Column("Sumber", width=1.9),
        ),
        rows=tuple(_row(row, figure, cite) for row, figure in zip(rows, figures, strict=True)),
        note=where,
    )
    return [Paragraph(_lead(pillar, figures)), table]


def _lead(pillar: str, figures: Sequence[Figure]) -> str:
    kinds = {
        "dari data yang terbit": sum(figure.source_kind in ("primary", "secondary") for figure in figures),
        "dari dokumen OPD": sum(figure.source_kind == "opd" for figure in figures),
        "belum diukur siapa pun": sum(figure.source_kind == "none" for figure in figures),
    }
    parts = [f"{count} {words}" for words, count in kinds.items() if count]
    lead = f"{pillar} berpijak pada {len(figures)} indikator: {listed(parts)}."
    marked = {mark: sum(mark in figure.marks for figure in figures) for mark in Mark}
    doubts = [f"{count} bertanda {WORDS[mark]}" for mark, count in marked.items() if count]
    return f"{lead} Dari angka itu {listed(doubts)}." if doubts else lead


def _row(row: ChosenFact, figure: Figure, cite: Citations) -> tuple[str, ...]:
    name = f"{figure.indicator}, {figure.place}" if figure.place else figure.indicator
    return (
        name or OPEN,
        amount(figure.value, figure.unit, figure.qualifier),
        when(figure),
        sentence(row.meaning) or OPEN,
        source_words(figure, cite) or capital(figure.note) or OPEN,
    )


def when(figure: Figure) -> str:
    """The year or period of a figure."""
    return figure.period or (str(figure.year) if figure.year is not None else "–")


def source_words(figure: Figure, cite: Citations) -> str:
    """ "[12]" and what is not sure about the figure."""
    return lines([cite(figure.source), *(WORDS[mark] for mark in figure.marks)])


def section(answer: FactsAnswer, context: Context) -> list[Block]:
    cite = Citations.of_figures(figure_of(row, context) for row in answer.facts)
    return facts_section(answer.facts, context, cite, where=cite.listed())
