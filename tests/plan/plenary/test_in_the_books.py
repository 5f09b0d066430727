"""The books say what the plenaries decided: Lampiran, with who, when and why."""

from __future__ import annotations

import datetime

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.plan.blocks import Bullets, Heading, Paragraph, Table
from bimtek.plan.build import agreed_base, build_plan
from bimtek.plan.chapters.back import differences, record
from bimtek.plan.consolidate import consolidate
from bimtek.plan.plenary.log import DecisionLog
from bimtek.plan.world import context_of
from tests.plan.plenary.scene import II, I, decided, second_meeting

NOW = datetime.datetime(2024, 7, 10, 12, tzinfo=datetime.UTC)


@pytest.fixture
def cohort(cohort: Cohort) -> Cohort:
    return second_meeting(cohort)


def said(blocks: tuple[object, ...]) -> str:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            found.append(block.text)
        elif isinstance(block, Table):
            found += [block.caption, *(cell for row in block.rows for cell in row)]
        elif isinstance(block, Bullets):
            found += block.items
    return "\n".join(found)


def chapters(cohort: Cohort) -> str:
    plan = build_plan(cohort, agreed_base(cohort))
    context = context_of(plan)
    return said((*record.chapter(plan, context), *differences.chapter(plan, context)))


def test_decisions_stand_in_the_annex_and_settle_what_differed(cohort: Cohort) -> None:
    for session, decision in (
        (I, decided("same", into="g1", absorbs=["l1"], why="Sungai yang sama")),
        (
            II,
            decided(
                "value", exercise="assessment.readiness", rows=["struktur.sdm"], field="rating", value=3, why="Bukti"
            ),
        ),
        (II, decided("open", about="visi:assessment.vision", why="Bupati belum hadir", owed_by="Bappeda")),
    ):
        DecisionLog(cohort, session).add(decision, NOW)
        consolidate(cohort, session)
    consolidate(cohort, II)  # on the new base of meeting I
    text = chapters(cohort)
    for words in (
        "Keputusan pleno Pertemuan I", "“Air yang keruh di hulu” menjadi satu dengan “Air keruh di hulu”.",
        "Sungai yang sama.", "Pleno uji\n12 Juni 2024", "Keputusan pleno Pertemuan II",
        "Kesiapan untuk “Sumber daya manusia” ditetapkan: 3 (Ada dan berjalan, belum merata).",
        "Yang sengaja dibiarkan terbuka", "Bupati belum hadir",
    ):  # fmt: skip
        assert words in text, words


def test_without_decisions_there_is_no_heading_over_nothing(cohort: Cohort) -> None:
    consolidate(cohort, II)
    assert "Keputusan pleno" not in chapters(cohort)
