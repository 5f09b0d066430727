"""Sections of meeting I: the chosen figure stands first, the map and its table agree, unknown words are marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bimtek.answers.base import Base
from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context, Item
from bimtek.plan.blocks import Block, Figure, Paragraph, Table
from bimtek.plan.sections.registry import sections
from bimtek.region import load_region
from tests.plan.small import GOV, LIV, play, small_cohort
from tests.plan.small_1 import TERRITORY, stakeholders

CONTEXT = Context(
    region=load_region("51.06"),
    pillar="governance",
    items={"issues": tuple(Item(name, f"Isu {name}", "issues", "governance") for name in "abc")},
)


def drawn(exercise_id: str, values: dict[str, Any]) -> list[Block]:
    return sections()[exercise_id](exercise(exercise_id).read(values), CONTEXT)


def text_of(blocks: list[Block]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Paragraph))


def tables(blocks: list[Block]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def test_only_what_is_decided_is_shown_and_the_chosen_value_first() -> None:
    [area] = tables(drawn("vision.territory", {**TERRITORY, "figures": TERRITORY["figures"][:1]}))
    assert [row[0] for row in area.rows] == ["520,81 km²", "526,764 km²", "490,71 km²"]
    both = drawn("vision.territory", TERRITORY)
    assert [table.rows[0][0] for table in tables(both)] == ["520,81 km²", "258.146 jiwa"]
    assert "Ditinjau lagi bila BIG menerbitkan angka baru." in text_of(both)


def test_an_area_chosen_as_population_decides_nothing() -> None:
    wrong = [{"id": "jumlah-penduduk", "fact": "luas-bangli-2025-big", "reason": "Terbaru"}]
    assert drawn("vision.territory", {"figures": wrong}) == []


def test_numbers_on_the_map_are_those_of_the_table() -> None:
    blocks = drawn("vision.stakeholders", stakeholders(GOV))
    [table] = tables(blocks)
    [figure] = [block for block in blocks if isinstance(block, Figure)]
    by_number = {row[0]: row for row in table.rows}
    assert len(figure.data["points"]) == len(table.rows) == 5
    for point in figure.data["points"]:
        row = by_number[point["number"]]
        assert (row[2], row[3], row[4]) == (point["group"], str(point["y"]), str(point["x"]))
    assert [int(row[3]) for row in table.rows] == sorted((int(row[3]) for row in table.rows), reverse=True)
    assert "kelima unsur pentahelix terwakili" in text_of(blocks)
    assert "Dari 5 kontribusi, 1 sudah disanggupi" in text_of(blocks)


def test_who_is_not_rated_stands_in_the_table_and_not_on_the_map() -> None:
    rows = stakeholders(GOV)["stakeholders"]
    blocks = drawn("vision.stakeholders", {"stakeholders": [{**rows[0], "interest": None}, {**rows[1], "kind": ""}]})
    assert len(tables(blocks)[0].rows) == 2
    assert not [block for block in blocks if isinstance(block, Figure)]


def test_missions_without_words_are_marked_and_issues_without_a_home_are_explained() -> None:
    links = [{"id": "a", "missions": ["9", "3"]}, {"id": "b", "priorities": ["2"]}, {"id": "c", "reason": "ia baru."}]
    blocks = drawn("vision.alignment", {"links": links})
    [table] = tables(blocks)
    assert [row[1] for row in table.rows] == ["9 dan 3*", "–", "tidak ada"]
    assert "diisi dari dokumen" in table.note
    assert text_of(blocks).startswith("Dari 3 isu, 2 terkait")
    assert "Satu isu diangkat tanpa kaitan dengan dokumen: “Isu c” karena ia baru." in text_of(blocks)


def test_trends_stand_from_the_widest_to_the_nearest() -> None:
    trends = [{"id": scope, "title": scope, "scope": scope} for scope in ("lokal", "nasional", "global")]
    [table] = tables(drawn("vision.trends", {"trends": [*trends, {"id": "x", "title": "tanpa asal"}]}))
    assert [row[0] for row in table.rows] == ["global", "nasional", "lokal", "tanpa asal"]
    assert {row[5] for row in table.rows} == {"belum ada dasarnya"}


def test_two_issues_that_the_plenary_made_one_have_one_row(tmp_path: Path) -> None:
    cohort = small_cohort(tmp_path / "uji")
    (cohort.folder / "decisions").mkdir()
    decision = f"same:\n  - {{into: {GOV}-i1, absorbs: [{LIV}-i1], who: Pleno}}\n"
    (cohort.folder / "decisions" / "01_vision.yml").write_text(decision, encoding="utf-8")
    base = play(cohort, 1)
    assert isinstance(base, Base)
    assert [item.id for item in base.items["alignments"]] == [f"{GOV}-i1", f"{GOV}-i2", f"{LIV}-i2"]
    assert {part.seat for part in base.items["alignments"][0].by} == {GOV, LIV}
    assert [point.message for point in base.open if point.code == "RUJUK"] == []
