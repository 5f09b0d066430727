"""What goes into a workbook: the exercises of a seat's meeting as they stand, and the lists that they choose from."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.context import context_for
from bimtek.answers.opening import opening_values
from bimtek.answers.store import AnswerFile, AnswerStore
from bimtek.curriculum import Exercise, exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import BrokenAnswer, SheetError
from bimtek.sheets.choices import Choices, list_key, options_of
from bimtek.sheets.contents import CHOSEN
from bimtek.sheets.layout import prepared_rows, sheet_titles
from bimtek.sheets.ticket import Ticket, Written

UNITS = {Unit.PERSON: "perorangan", Unit.TABLE: "meja", Unit.CORE: "tim inti"}


@dataclass(frozen=True, slots=True)
class Opened:
    """An exercise as a seat finds it."""

    exercise: Exercise
    context: Context
    file: AnswerFile | None
    values: dict[str, Any]

    @property
    def proposed(self) -> bool:
        """The values come from an earlier meeting and are not saved yet."""
        return self.file is None and bool(self.values)


def owed(seat: Seat, session_id: str) -> tuple[Exercise, ...]:
    """The exercises of a meeting that a seat answers. `SheetError` where there are none."""
    meeting = find_session(session_id)
    found = tuple(exercise for exercise in exercises(meeting.id) if exercise.unit is seat.unit)
    if not found:
        raise SheetError(
            f"Pertemuan {meeting.roman} tidak punya latihan {UNITS[seat.unit]}.",
            where=f"kursi {seat.id}, pertemuan {meeting.id}",
            next_step="Pilih kursi lain, misalnya sebuah meja.",
        )
    return found


def open_all(cohort: Cohort, seat: Seat, session_id: str) -> tuple[Opened, ...]:
    """What the store holds now. Of a broken answer the last good copy, as on a page."""
    store = AnswerStore(cohort.work)
    opened = []
    for exercise in owed(seat, session_id):
        file = _standing(store, seat, exercise)
        context = context_for(cohort, seat, exercise, store)
        opened.append(Opened(exercise, context, file, opening_values(exercise, context, file)))
    return tuple(opened)


def _standing(store: AnswerStore, seat: Seat, exercise: Exercise) -> AnswerFile | None:
    try:
        return store.load(seat.id, exercise.id)
    except BrokenAnswer:
        return store.recover(seat.id, exercise.id)


def chosen_fields(exercise: Exercise) -> Iterator[tuple[str, Field]]:
    """Fields that choose from a list, each with the table that it stands in ("" for none)."""
    for name, field in exercise.answer.fields.items():
        columns = field.row.fields.values() if field.kind is Kind.TABLE and field.row else ()
        for table, one in (("", field), *((name, column) for column in columns)):
            if one.kind in CHOSEN:
                yield table, one


def open_lists(
    opened: Iterable[tuple[Exercise, Context]], labels: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[dict[str, Choices], dict[str, str]]:
    """The lists of a workbook, and the label of the field that each is for. labels: as an earlier workbook had them."""
    lists: dict[str, Choices] = {}
    names: dict[str, str] = {}
    for exercise, context in opened:
        for table, field in chosen_fields(exercise):
            key = list_key(exercise, table, field)
            if key not in lists:
                lists[key] = Choices(options_of(field, context), (labels or {}).get(key))
                names[key] = field.label
    return lists, names


def make_ticket(cohort: Cohort, seat: Seat, session_id: str, opened: tuple[Opened, ...], time: datetime) -> Ticket:
    """What the hidden sheet says, but for the labels: they are known when the sheets are drawn."""
    titles = sheet_titles(one.exercise for one in opened)
    return Ticket(
        workbook=secrets.token_hex(8),
        cohort=cohort.id,
        seat=seat.id,
        session=session_id,
        time=time,
        exercises={
            one.exercise.id: Written(
                sheet=titles[one.exercise.id],
                revision=one.file.revision if one.file else 0,
                base=one.context.base,
                proposed=one.proposed,
                values=one.values,
                prepared=_prepared(one),
                fixed={table.name: fixed_rows(one, table) for table in one.exercise.tables if table.rows_from},
            )
            for one in opened
        },
    )


def rows_of(values: dict[str, Any], table: Field) -> list[dict[str, Any]]:
    """The stored rows of a table; what is no row is left out."""
    rows = values.get(table.name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def fixed_rows(one: Opened, table: Field) -> dict[str, str]:
    """Id → words of the fixed rows of a table: its options, and rows that were filled before their option went away."""
    ids = [option.value for option in one.context.options(table.rows_from)]
    stored = (str(row.get("id", "")) for row in rows_of(one.values, table))
    return {row_id: one.context.label(table.rows_from, row_id) for row_id in dict.fromkeys([*ids, *stored])}


def _prepared(one: Opened) -> dict[str, int]:
    tables = list(one.exercise.tables)
    return {
        table.name: prepared_rows(table, len(rows_of(one.values, table)), table is tables[-1])
        for table in tables
        if not table.rows_from
    }
