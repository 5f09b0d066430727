"""What meeting II leaves in the books: positions on one sheet, the decided vision, targets by year, SPBE's five."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.assessment_swot import Factor
from bimtek.plan.blocks import Block, Bullets, Figure, Paragraph, Table
from bimtek.plan.build import build_plan
from bimtek.plan.chapters import CHAPTERS
from bimtek.plan.figures import draw
from bimtek.plan.model import Plan
from bimtek.plan.sections.registry import sections
from bimtek.plan.world import context_of
from tests.curriculum.exercises.planning import world
from tests.plan.small import play, small_cohort
from tests.plan.small_2 import VISION, goals, swot


def texts(blocks: Any) -> str:
    """Paragraphs and bullets of a chapter, one a line."""
    words = [
        block.text if isinstance(block, Paragraph) else "\n".join(block.items)
        for block in blocks
        if isinstance(block, Paragraph | Bullets)
    ]
    return "\n".join(words)


def chapter(key: str, plan: Plan) -> tuple[Block, ...]:
    return CHAPTERS[key](plan, context_of(plan))


def drawn(exercise_id: str, values: dict[str, Any], **changes: Any) -> list[Block]:
    return sections()[exercise_id](exercise(exercise_id).read(values), world(**changes))


def test_positions_of_all_pillars_stand_on_one_sheet(full_plan: Plan) -> None:
    blocks = chapter("gaps", full_plan)
    figures = {block.caption: block for block in blocks if isinstance(block, Figure)}
    assert list(figures) == ["Posisi setiap pilar", "Posisi Smart Governance", "Posisi Smart Living"]
    together = figures["Posisi setiap pilar"]
    assert [(point["x"], point["y"]) for point in together.data["points"]] == [(1.2, -0.5), (1.2, -0.5)]
    assert "Smart Governance x +1,20, y −0,50" in together.alt
    assert "Smart Governance dan Smart Living di kuadran ST" in texts(blocks)
    assert draw(together, "png").width <= 15.5


def test_one_pillar_alone_needs_no_sheet_for_all(half_plan: Plan) -> None:
    captions = [block.caption for block in chapter("gaps", half_plan) if isinstance(block, Figure)]
    assert captions == ["Posisi Smart Governance"]


def test_factors_are_shown_with_their_product_and_strategies_with_their_factors() -> None:
    own = tuple(
        Item(row["id"], Factor.read(row).label_in(world()), "swot_factors", values=row)
        for row in swot("meja-governance")["factors"]
    )
    blocks = drawn("assessment.swot", swot("meja-governance"), items={"swot_factors": own})
    factors, strategies = (block for block in blocks if isinstance(block, Table))
    assert [row[-3:] for row in factors.rows] == [
        ("0,60", "4", "2,40"),
        ("0,40", "3", "1,20"),
        ("0,50", "2", "1,00"),
        ("0,50", "3", "1,50"),
    ]
    assert "beberapa meja" not in factors.note
    assert strategies.rows[0][0] == "SO"
    assert strategies.rows[0][2] == "S: Faktor s (meja-governance)\nO: Faktor o (meja-governance)"


def test_two_tables_of_a_pillar_are_told_to_be_two() -> None:
    both = swot("meja-a")["factors"] + swot("meja-b")["factors"]
    blocks = drawn("assessment.swot", {"factors": both})
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert "Beberapa meja mengisi pilar ini" in table.note
    assert "x +1,20 dan y −0,50" in texts(blocks)


@pytest.mark.parametrize(
    ("factors", "said"),
    [
        ([{"id": "a", "kind": "s", "title": "Kuat"}], "Bobotnya belum diberikan."),
        (
            [{"id": k, "kind": k, "title": k, "weight": 0.5, "rating": 2} for k in "swot"],
            "x 0,00 dan y 0,00, tepat pada sumbu",
        ),
    ],
)
def test_what_cannot_be_placed_yet_says_so(factors: list[dict[str, Any]], said: str) -> None:
    assert said in texts(drawn("assessment.swot", {"factors": factors}))


def test_the_decided_vision_holds_everywhere_and_is_provisional_nowhere(full_plan: Plan) -> None:
    assert (full_plan.vision.text, full_plan.vision.provisional) == (VISION["vision"], False)
    for key in ("vision", "direction"):
        said = texts(chapter(key, full_plan))
        assert f"Visi: “{VISION['vision']}”" in said
        assert "sementara" not in said
    said = texts(chapter("vision", full_plan))
    assert "yang dipilih memperoleh 41 dari 53 suara" in said  # how meeting I chose stays
    assert "Dua faktor SWOT menjadi alasannya:" in said
    assert "Kekuatan Smart Governance: Faktor s (meja-governance)." in said
    assert "dikonfirmasi Bupati pada 20 Juli 2024 dengan “Nota dinas (uji)”" in said
    assert "diputuskan pada 10 Juli 2024 oleh Pleno II" in texts(chapter("direction", full_plan))


def test_until_meeting_two_the_vision_is_provisional(tmp_path: Path) -> None:
    cohort = small_cohort(tmp_path / "uji")
    plan = build_plan(cohort, play(cohort, 1))
    assert plan.vision.provisional
    assert f"Visi (sementara): “{plan.vision.text}”" in texts(chapter("direction", plan))


def test_a_confirmation_that_is_awaited_names_who_asks_and_until_when() -> None:
    awaited = {**VISION, "confirmed": "belum", "asked_by": "setda", "asked_until": "2024-08-02"}
    said = texts(drawn("assessment.vision", awaited))
    assert "konfirmasi Bupati masih ditunggu. Setda memintanya paling lambat 2 Agustus 2024." in said


def test_indicators_stand_with_baseline_and_three_years() -> None:
    blocks = drawn("assessment.goals", goals("meja-governance"), start_year=2025)
    aims, indicators = (block for block in blocks if isinstance(block, Table))
    assert [column.title for column in indicators.columns][3:6] == ["2025", "2029", "2034"]
    assert indicators.rows[0][2:6] == ("61,5 (2023)", "70", "90", "95")
    assert indicators.rows[1][2] == "menyusul 30 Agustus 2024"
    assert aims.rows[1][0] == ""  # the tujuan is named once
    assert "Angka awal belum ada untuk waktu tunggu di loket." in texts(blocks)


def test_spbe_shows_what_is_held_and_promises_what_is_not(full_plan: Plan) -> None:
    said = texts(chapter("readiness", full_plan))
    assert "Indeks SPBE tahun 2023 adalah 2,50 dari 5 menurut “Surat hasil pemantauan (uji)”." in said
    assert "Sebanyak 5 indikator didahulukan; bobotnya bersama 15% dari indeks." in said
    asked = {"result": "diminta", "asked_from": "Diskominfosan", "asked_until": "2024-08-02"}
    assert "sedang diminta kepada Diskominfosan; paling lambat 2 Agustus 2024" in texts(drawn("assessment.spbe", asked))


def test_an_own_count_of_spbe_is_shown_by_domain() -> None:
    whole = {"levels": [{"id": str(number), "level": 3} for number in range(1, 48)]}
    blocks = drawn("assessment.spbe", whole)
    [table] = [block for block in blocks if isinstance(block, Table)]
    assert [row[1] for row in table.rows] == ["13%", "25%", "16,5%", "45,5%"]
    assert "indeksnya 3,00" in texts(blocks)
    some = {"levels": [{"id": str(number), "level": 3} for number in range(1, 11)]}
    assert "untuk 1 dari 4 domain" in texts(drawn("assessment.spbe", some))


def test_initiatives_are_counted_by_their_decision(full_plan: Plan) -> None:
    blocks = chapter("readiness", full_plan)
    said = texts(blocks)
    assert "Empat inisiatif sudah berjalan sebelum rencana ini ditulis; keputusan meja: 2 lanjut dan 2 gabung." in said
    [table] = [b for b in blocks if isinstance(b, Table) and b.caption.startswith("Inisiatif")]
    assert any("Gabung dengan Layanan Cepat. Dua catatan" in row[-1] for row in table.rows)
