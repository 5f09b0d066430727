"""Kesenjangan as a table: what is not measured names who measures it, what is put aside keeps reason and issue."""

from __future__ import annotations

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context, Item
from bimtek.plan.blocks import Table
from bimtek.plan.sections.registry import sections
from bimtek.region import load_region

CONTEXT = Context(
    region=load_region("51.06"), pillar="living", items={"issues": (Item("i1", "Ibu terlambat ditolong", "issues"),)}
)
UNMEASURED = {"id": "g1", "sub_dimension": "living.health", "status": "gap", "own_indicator": "Waktu tempuh",
              "measured_by": "Dinkes, Oktober 2024", "wanted": 60, "unit": "menit", "issues": ["i1"]}  # fmt: skip
ASIDE = {"id": "g2", "sub_dimension": "living.mobility", "status": "bukan-prioritas", "reason": "Menunggu data"}


def rows(*gaps: dict[str, object]) -> tuple[tuple[str, ...], ...]:
    entry = exercise("assessment.gap")
    (table,) = [
        block for block in sections()[entry.id](entry.read({"gaps": list(gaps)}), CONTEXT) if isinstance(block, Table)
    ]
    return table.rows


def test_who_measures_stands_where_the_figure_will_stand() -> None:
    (row,) = rows(UNMEASURED)
    assert row[2:5] == ("belum diukur: Dinkes, Oktober 2024", "60 menit", "–")
    (measured,) = rows({**UNMEASURED, "now": 90})
    assert measured[2:5] == ("90 menit", "60 menit", "−30 menit")


def test_an_issue_goes_aside_with_its_gap() -> None:
    assert [row[-1] for row in rows(ASIDE, {**ASIDE, "id": "g3", "issues": ["i1"]})] == ["–", "Ibu terlambat ditolong"]
