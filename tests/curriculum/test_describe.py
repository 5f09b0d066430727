"""An exercise as JSON holds all that a form needs, and nothing that JSON does not know."""

from __future__ import annotations

import json

import pytest

from bimtek.curriculum import Exercise, exercises
from bimtek.curriculum.describe import describe, sources
from bimtek.curriculum.fields import Kind
from tests.curriculum.exercises.planning import world

ALL = pytest.mark.parametrize("entry", exercises(), ids=lambda entry: entry.id)


@ALL
def test_a_description_survives_json(entry: Exercise) -> None:
    described = json.loads(json.dumps(describe(entry, world())))
    assert (described["id"], described["unit"], described["points"]) == (entry.id, entry.unit, entry.points)


@ALL
def test_every_field_and_every_column_is_described_with_the_options_that_it_chooses_from(entry: Exercise) -> None:
    described = describe(entry, world())
    assert [field["name"] for field in described["fields"]] == list(entry.answer.fields)
    assert set(described["options"]) == set(sources(entry))
    for field, declared in zip(described["fields"], entry.answer.fields.values(), strict=True):
        if declared.kind is Kind.TABLE:
            assert declared.row is not None
            assert [column["name"] for column in field["columns"]] == list(declared.row.fields)
        for column in [field, *field.get("columns", [])]:
            assert not column["source"] or column["source"] in described["options"]
