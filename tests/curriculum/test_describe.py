"""An exercise as JSON holds all that a form needs, and nothing that JSON does not know."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bimtek.curriculum import Exercise, exercise, exercises
from bimtek.curriculum.describe import describe, sources
from bimtek.curriculum.fields import Kind
from tests.curriculum.exercises.planning import world

ALL = pytest.mark.parametrize("entry", exercises(), ids=lambda entry: entry.id)


@ALL
def test_a_description_survives_json(entry: Exercise) -> None:
    described = json.loads(json.dumps(describe(entry, world())))
    assert (described["id"], described["unit"], described["points"]) == (entry.id, entry.unit, entry.points)


def test_labels_of_plan_years_say_the_calendar_years_of_the_cohort() -> None:
    described = describe(exercise("masterplan.programmes"), replace(world(), start_year=2026))
    labels = {column["name"]: column["label"] for column in described["fields"][0]["columns"]}
    assert labels["pagu_1"] == "Pagu tahun ke-1 (2026)"
    assert labels["pagu_later"] == "Pagu tahun ke-6 sampai ke-10 (2031–2035)"


def test_a_sum_names_its_parts() -> None:
    columns = describe(exercise("vision.issues"), world())["fields"][0]["columns"]
    assert [column["total"]["of"] for column in columns if column["total"]] == [["urgency", "seriousness", "growth"]]


@ALL
def test_every_field_and_every_column_is_described_with_the_options_that_it_chooses_from(entry: Exercise) -> None:
    described = describe(entry, world())
    assert [field["name"] for field in described["fields"]] == list(entry.answer.fields)
    assert set(described["options"]) == set(sources(entry))
    assert set(described["published_by"]) <= set(sources(entry))
    assert entry.title not in described["published_by"].values()
    for field, declared in zip(described["fields"], entry.answer.fields.values(), strict=True):
        if declared.kind is Kind.TABLE:
            assert declared.row is not None
            assert [column["name"] for column in field["columns"]] == list(declared.row.fields)
        for column in [field, *field.get("columns", [])]:
            assert not column["source"] or column["source"] in described["options"]


def test_a_list_names_the_exercise_whose_rows_it_holds() -> None:
    named = {e.id: describe(e, world())["published_by"] for e in exercises()}
    assert named["vision.issues"] == {"chosen_facts": "Gambaran umum"}
    assert named["roadmap.schedule"]["own_programmes"] == "Rencana aksi"
    assert "opd" not in named["masterplan.programmes"]
