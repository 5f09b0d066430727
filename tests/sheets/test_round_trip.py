"""Out and in: what nobody touched stays as it was to the last sign, and what was typed comes in as it was meant."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bimtek.answers.cohort import CORE, Cohort
from bimtek.answers.context import context_for
from bimtek.answers.opening import opening_values
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import SESSIONS, Exercise, exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.reading import is_open
from bimtek.sheets import State, workbook_bytes
from bimtek.sheets.choices import Choices, options_of
from bimtek.sheets.contents import shown
from bimtek.sheets.layout import header, sheet_titles
from tests.cohorts import LIVING, save
from tests.sheets.any_answer import any_answer, clean_answer
from tests.sheets.filling import Filled, Table, read

OWED = [
    (seat, session.id)
    for session in SESSIONS
    for seat in (LIVING, CORE)
    if any(exercise.unit == ("core" if seat == CORE else "table") for exercise in exercises(session.id))
]
FEW = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.generate],  # a workbook takes a moment to write, and making a small one smaller takes many
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


Contexts = dict[tuple[str, str], dict[Exercise, Context]]


@pytest.fixture
def contexts(answered: Cohort) -> Contexts:
    """Seat and meeting → exercises with what can be chosen in them, before anything else is saved."""
    return {place: owed(answered, *place) for place in OWED}


def owed(cohort: Cohort, seat: str, session: str) -> dict[Exercise, Context]:
    """The exercises of a seat's meeting with what can be chosen in them."""
    unit = cohort.seat(seat).unit
    store = AnswerStore(cohort.work)
    return {
        exercise: context_for(cohort, cohort.seat(seat), exercise, store)
        for exercise in exercises(session)
        if exercise.unit is unit
    }


@pytest.mark.parametrize(("seat", "session"), OWED)
@FEW
@given(data=st.data())
def test_any_answer_survives_untouched(
    answered: Cohort, contexts: Contexts, seat: str, session: str, data: st.DataObject
) -> None:
    known = contexts[seat, session]
    files = {one: save(answered, seat, one.id, data.draw(any_answer(one, known[one]), one.id)) for one in known}
    # What was saved in one exercise gives rows to another of the same meeting.
    now = owed(answered, seat, session)
    stored = {one.id: opening_values(one, now[one], file) for one, file in files.items()}
    imported = read(answered, workbook_bytes(answered, seat, session), seat)
    assert {one.id: one.state for one in imported.exercises} == dict.fromkeys(stored, State.SAME)
    assert {one.id: one.values for one in imported.exercises} == stored
    assert imported.all_problems == ()


@pytest.mark.parametrize(("seat", "session"), OWED)
@FEW
@given(data=st.data())
def test_what_is_typed_is_what_the_form_would_store(
    answered: Cohort, contexts: Contexts, seat: str, session: str, data: st.DataObject
) -> None:
    """Everything that stands in the workbook is cleared, and another answer typed as people see it."""
    known = contexts[seat, session]
    wanted = {one: data.draw(clean_answer(one, context), one.id) for one, context in known.items()}
    filled = Filled(workbook_bytes(answered, seat, session))
    titles = sheet_titles(known)
    for exercise, context in known.items():
        title = titles[exercise.id]
        for field in exercise.answer.fields.values():
            value = wanted[exercise].get(field.name)
            if field.kind is Kind.TABLE:
                _type_rows(filled.table(title, field.name), field, value or [], context)
            else:
                _type(filled.single(title, header(field)), value, field, context)
    imported = read(answered, filled, seat)
    assert imported.all_problems == ()
    read_now = {one.id: _plain(known_by_id(known, one.id), one.values) for one in imported.exercises}
    assert read_now == {one.id: _plain(one, values) for one, values in wanted.items()}


def known_by_id(known: dict[Exercise, Context], exercise_id: str) -> Exercise:
    return next(exercise for exercise in known if exercise.id == exercise_id)


def _type(cell: Any, value: Any, field: Field, context: Context) -> None:
    cell.value = shown(value, field, Choices(options_of(field, context)))
    if isinstance(cell.value, str):
        cell.data_type = "s"  # typed into a cell for text, "=1" is no formula


def _type_rows(table: Table, field: Field, rows: list[dict[str, Any]], context: Context) -> None:
    assert field.row is not None
    for row in range(1, 31):
        if table.id(row).value is None:
            break
        for column in field.row.fields.values():
            table.cell(row, header(column)).value = None
    for number, row in enumerate(rows, 1):
        at = table.row_of(row["id"]) if field.rows_from else number
        for name, column in field.row.fields.items():
            _type(table.cell(at, header(column)), row.get(name), column, context)


def _plain(exercise: Exercise, values: dict[str, Any]) -> dict[str, Any]:
    """Without what is open, and without ids that were given on the way."""
    plain: dict[str, Any] = {}
    for name, field in exercise.answer.fields.items():
        value = values.get(name)
        if field.kind is Kind.TABLE:
            rows = [{key: cell for key, cell in row.items() if not is_open(cell)} for row in value or []]
            value = [row if field.rows_from else {**row, "id": ""} for row in rows if len(row) > 1]
            value.sort(key=lambda row: str(row["id"]))
        if not is_open(value):
            plain[name] = value
    return plain
