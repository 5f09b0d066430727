"""The sheet of the action plan has everything that the exercise asks of a programme, and what the plan adds."""

from __future__ import annotations

from bimtek.curriculum.programme import Programme
from bimtek.plan.action_rows import action_columns, action_rows
from bimtek.plan.model import Plan
from bimtek.plan.world import context_of

ELSEWHERE = {"sub_activities": "codes", "pagu_total": "pagu_sum"}
"""Fields that stand under another name."""


def test_every_field_of_a_programme_has_a_column_and_every_column_a_value(full_plan: Plan) -> None:
    context = context_of(full_plan)
    keys = [column.key for column in action_columns(context)]
    assert len(keys) == len(set(keys))
    assert {ELSEWHERE.get(name, name) for name in Programme.fields} <= set(keys)
    for row in action_rows(full_plan, context):
        assert set(row) == set(keys)


def test_what_meeting_four_decided_stands_beside_it(full_plan: Plan) -> None:
    rows = {row["id"]: row for row in action_rows(full_plan, context_of(full_plan))}
    for entry in full_plan.programmes:
        row = rows[entry.id]
        assert (row["start"], row["end"], row["horizon"]) == (entry.start, entry.end, entry.horizon)
        assert len(row["needs"].splitlines()) == len(entry.needs)
    waiting = [row["needs"] for row in rows.values() if row["needs"]]
    assert waiting and all(needs.startswith("Satu pintu laporan darurat") for needs in waiting)
    assert {row["coding"] for row in rows.values()} == {"Dengan kode", "Tanpa kode: desa adat"}
