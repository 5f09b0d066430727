"""docs/data.md says what the files for others hold: every field, every sheet, every column."""

from __future__ import annotations

import io
import re

import pandas
import pytest

from bimtek.datasets import course_root
from bimtek.plan.alongside import SLIDES, TARGETS, WORKBOOK
from bimtek.plan.model import SCHEMA_VERSION, Plan
from bimtek.plan.target_rows import COLUMNS, targets_csv
from bimtek.plan.world import context_of

SCHEMA = Plan.model_json_schema(mode="serialization")
PARTS = {"Plan": SCHEMA, **SCHEMA["$defs"]}


@pytest.fixture(scope="module")
def page() -> str:
    return (course_root() / "docs" / "data.md").read_text(encoding="utf-8")


def rows(text: str) -> dict[str, str]:
    """Name in backticks → what the page says about it."""
    return dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", text, re.MULTILINE))


def test_every_part_of_the_model_has_a_table(page: str) -> None:
    titles = re.findall(r"^### `(\w+)`$", page, re.MULTILINE)
    assert sorted(titles) == sorted(PARTS) and titles[0] == "Plan"


@pytest.mark.parametrize("part", sorted(PARTS))
def test_the_table_has_every_field_and_no_other(part: str, page: str) -> None:
    [section] = re.findall(rf"^### `{part}`\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    wanted = list(PARTS[part].get("properties", {})) or PARTS[part]["enum"]
    assert list(rows(section)) == wanted
    assert all(len(words) > 1 for words in rows(section).values())


def test_parts_that_the_page_refers_to_are_there(page: str) -> None:
    assert set(re.findall(r"\(`([A-Z]\w+)`\)", page)) <= set(PARTS)


def test_it_names_the_version_and_the_files(page: str) -> None:
    assert f"`schema_version` sekarang {SCHEMA_VERSION}." in page
    assert PARTS["Plan"]["properties"]["schema_version"]["default"] == SCHEMA_VERSION
    assert all(f"`{name}`" in page for name in (WORKBOOK, TARGETS, SLIDES, "plan.json"))
    assert all(sheet in page for sheet in ("| Rencana Aksi |", "| Renstra |", "| RKPD "))


def test_columns_of_the_targets_are_those_of_the_file(page: str) -> None:
    section = page.split("## target.csv")[1]
    assert rows(section) == COLUMNS


def test_pandas_reads_the_targets_as_the_page_says(page: str, full_plan: Plan) -> None:
    [call] = re.findall(r"read_csv\(\"target\.csv\", (.*?)\)`", page)
    assert call == 'sep=";", decimal=",", encoding="utf-8-sig"'
    made = targets_csv(full_plan, context_of(full_plan)).encode("utf-8")
    table = pandas.read_csv(io.BytesIO(made), sep=";", decimal=",", encoding="utf-8-sig")
    assert list(table.columns) == list(COLUMNS)
    assert pandas.api.types.is_numeric_dtype(table["target"]) and table["target"].notna().all()
