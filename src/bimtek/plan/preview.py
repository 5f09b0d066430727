"""The section as it will stand in the book, from one seat's values alone, while it is being typed.

Made by the same section functions as the chapters. No figure is drawn here and nothing heavy is imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bimtek.curriculum import Exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Kind
from bimtek.curriculum.readonly import shown
from bimtek.plan.absence import exercise_words
from bimtek.plan.blocks import Block, Column, Heading, Missing, Paragraph, Table
from bimtek.plan.phrases import OPEN, listed
from bimtek.plan.sections.registry import sections


def preview(exercise: Exercise, values: Mapping[str, Any], context: Context) -> list[Block]:
    """The blocks that this answer alone gives; one mark when it gives none. Whatever was typed, it does not fail.

    Of an answer that no book shows it says why.
    """
    answer = exercise.read(values)
    section = sections().get(exercise.id)
    if exercise.unplaced and section is None:
        return [Paragraph(exercise.unplaced, "note")]
    blocks = [] if answer.is_open else section(answer, context) if section else _plain(exercise, values, context)
    headings = [Heading(2, place.heading) for place in exercise.places[:1]]
    where = [Paragraph(_where(exercise, context), "note")] if exercise.places else []
    if not blocks:
        blocks = [Missing("Bagian ini muncul di sini begitu latihannya diisi.", exercise_words(exercise.id))]
    return [*headings, *where, *blocks]


def _where(exercise: Exercise, context: Context) -> str:
    """The chapters in which the books show it, as the outline of this cohort numbers them."""
    keys = {place.chapter for place in exercise.places}
    chapters = context.outline.chapters(context.region.head_title)
    labels = [chapter.label for chapter in chapters if chapter.id in keys]
    if not labels:
        return "Susunan buku daerah ini tidak memuat babnya, jadi bagian ini tidak tercetak."
    return f"Tempatnya: {listed(labels)}."


def _plain(exercise: Exercise, values: Mapping[str, Any], context: Context) -> list[Block]:
    """For an exercise that no chapter shows yet: its labels and what was answered."""
    rows = tuple(
        (field.label, shown(values.get(field.name), field, context) or OPEN)
        for field in exercise.answer.fields.values()
        if field.kind is not Kind.TABLE
    )
    return [Table(exercise.title, (Column("Pertanyaan", width=1), Column("Jawaban", width=2)), rows)] if rows else []
