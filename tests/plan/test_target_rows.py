"""target.csv: one row an indicator and year, as Excel in Indonesia opens it."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest

from bimtek.plan.model import Plan
from bimtek.plan.target_rows import COLUMNS, target_rows, targets_csv
from bimtek.plan.world import context_of
from tests.plan.render.sample import HOSTILE

TYPES = {"masukan", "proses", "keluaran", "hasil", "dampak", ""}


@pytest.fixture(scope="module")
def text(full_plan: Plan) -> str:
    return targets_csv(full_plan, context_of(full_plan))


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_it_opens_in_excel_set_up_for_indonesia(text: str) -> None:
    assert text.startswith("\ufeffindikator_id;tingkat;pilar;")
    assert text.endswith("\r\n") and "\n\n" not in text
    rows = read(text)
    assert list(rows[0]) == list(COLUMNS)
    assert "61,5" in {row["nilai_awal"] for row in rows}


def test_every_target_of_the_plan_stands_in_it_once(full_plan: Plan, text: str) -> None:
    rows = read(text)
    counted = Counter((row["indikator_id"], row["tahun"]) for row in rows)
    assert max(counted.values()) == 1
    targets = full_plan.given["roadmap.targets"].tables["targets"]
    for entry in targets:
        given = [name for name in ("year_1", "year_2", "year_3", "year_4", "year_5", "later") if name in entry.values]
        assert sum(row["indikator_id"] == entry.id for row in rows) == len(given), entry.id
    aims = {entry.id for entry in full_plan.given["assessment.goals"].tables["objectives"]}
    assert aims <= {row["indikator_id"] for row in rows}
    assert {win.id for win in full_plan.quickwins} <= {row["indikator_id"] for row in rows}


def test_each_row_says_what_monitoring_needs(text: str, full_plan: Plan) -> None:
    for row in read(text):
        assert row["tingkat"] in ("sasaran", "program", "quick win")
        assert row["jenis"] in TYPES and row["arah"] in ("naik", "turun", "pertahankan", "")
        assert full_plan.first_year <= int(row["tahun"]) <= full_plan.last_year
        assert row["target"] and row["indikator"]


def test_a_falling_quick_win_says_so(full_plan: Plan) -> None:
    win = next(row for row in target_rows(full_plan, context_of(full_plan)) if row["tingkat"] == "quick win")
    assert (win["arah"], win["nilai_awal"], win["target"]) == ("turun", 5, 2)


def test_what_people_typed_is_no_formula_and_no_new_row(full_plan: Plan) -> None:
    texts = [*HOSTILE, "=1+1", "+62", "-usulan", "@SUM(A1)", "a;b\r\nc;d"]
    wins = [
        full_plan.quickwins[0].model_copy(
            update={"id": f"h{nth}", "values": {**full_plan.quickwins[0].values, "name": each}}
        )
        for nth, each in enumerate(texts)
    ]
    plan = full_plan.model_copy(update={"quickwins": wins})
    rows = [row for row in read(targets_csv(plan, context_of(plan))) if row["tingkat"] == "quick win"]
    assert len(rows) == len(texts)
    assert not [row for row in rows if row["induk"][:1] in set("=+-@")]
    assert rows[-1]["induk"] == "a;b c;d" and rows[-5]["induk"] == "'=1+1"


def test_an_empty_plan_is_the_header(empty_plan: Plan) -> None:
    assert read(targets_csv(empty_plan, context_of(empty_plan))) == []
