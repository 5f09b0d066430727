"""What the plan serves: missions of the RPJMD, SPBE, and the dimensions of the ministry's yearly evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.context import Context
from bimtek.curriculum.evaluation import DIMENSIONS
from bimtek.curriculum.exercises.assessment_spbe import SpbeAnswer
from bimtek.curriculum.exercises.roadmap_targets import TargetsAnswer
from bimtek.curriculum.exercises.vision_alignment import AlignmentAnswer
from bimtek.curriculum.link_targets import ASPECTS
from bimtek.curriculum.programme import Programme
from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import millions, portion
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.spbe import section as spbe_section

WEIGHTS = "Bobot 10/20/30/20/20 dari surat Kominfo tahun 2021 dan 2022."


def alignment(plan: Plan, context: Context) -> tuple[Block, ...]:
    return (
        Heading(2, "Misi RPJMD"),
        *_missions(plan, context),
        Heading(2, "SPBE"),
        *_spbe(plan, context),
        Heading(2, "Evaluasi tahunan"),
        *_evaluation(plan),
    )


def _missions(plan: Plan, context: Context) -> Iterator[Block]:
    rows = typed(plan.programmes, Programme)
    links = answer_of(plan, "vision.alignment")
    assert isinstance(links, AlignmentAnswer)
    options = context.options("missions")
    used = {mission for row in rows for mission in row.missions}
    yield Paragraph(f"{portion(len(used), len(options), 'misi')} digerakkan sedikitnya satu program.")
    yield Table(
        "Misi, isu, dan program",
        (
            Column("Misi", width=1.0),
            Column("Bunyi", width=3.6),
            Column("Isu", "right", 0.7),
            Column("Program", "right", 1.0),
            Column("Pagu (juta rupiah)", "right", 1.4),
        ),
        tuple(
            (
                option.label,
                option.hint,
                str(sum(option.value in link.missions for link in links.links)),
                str(sum(option.value in row.missions for row in rows)),
                millions(sum(row.pagu_sum for row in rows if option.value in row.missions)),
            )
            for option in options
        ),
        "Satu program dapat menggerakkan lebih dari satu misi; pagunya dihitung pada setiap misi itu.",
    )


def _spbe(plan: Plan, context: Context) -> Iterator[Block]:
    answer = answer_of(plan, "assessment.spbe")
    assert isinstance(answer, SpbeAnswer)
    yield from spbe_section(answer, context)
    rows = typed(plan.programmes, Programme)
    helping = sum(bool(row.spbe) for row in rows)
    yield Paragraph(f"Aspek SPBE yang terbantu disebut {helping} dari {len(rows)} program.")
    counts = [(name, sum(aspect in row.spbe for row in rows)) for aspect, name in ASPECTS]
    columns = (Column("Aspek SPBE", width=4.0), Column("Program yang membantu", "right", 1.6))
    yield Table("Program menurut aspek SPBE", columns, tuple((name, str(count)) for name, count in counts))


def _evaluation(plan: Plan) -> Iterator[Block]:
    """Which evidence is promised for which dimension, and when the first of it is there."""
    answer = answer_of(plan, "roadmap.targets")
    assert isinstance(answer, TargetsAnswer)
    by_dimension = {each.id: [row for row in answer.evidence if row.dimension == each.id] for each in DIMENSIONS}
    covered = sum(bool(rows) for rows in by_dimension.values())
    yield Paragraph(f"{portion(covered, len(DIMENSIONS), 'dimensi evaluasi')} punya bukti yang dijanjikan.")
    rows = []
    for each in DIMENSIONS:
        days = [row.ready for row in by_dimension[each.id] if row.ready]
        first = date_id(min(days)) if days else "–"
        rows.append((each.name, f"{each.weight}%", each.looks_at, str(len(by_dimension[each.id])), first))
    columns = (
        Column("Dimensi", width=1.4),
        Column("Bobot", "right", 0.9),
        Column("Yang dilihat", width=3.4),
        Column("Bukti", "right", 0.9),
        Column("Bukti pertama", width=1.6),
    )
    yield Table("Bukti untuk evaluasi tahunan", columns, tuple(rows), WEIGHTS)
