"""Checks as a table, and those that every exercise shares.

A check is a plain function `(answer, context) -> findings`. In the table of an exercise it stands with the points it
is worth and with what it looks over: a table earns the share of its rows that carry no red finding of this check
(of `min_rows` or of the fixed rows, when fewer are there); anything else earns all or nothing. A row or an answer
with nothing in it earns nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.findings import Finding, red
from bimtek.curriculum.reading import is_open
from bimtek.curriculum.rows import Answer, Fields, Row

Run = Callable[[Any, Context], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A line in the table of checks of an exercise."""

    run: Run
    points: float = 0.0
    over: str = ""
    """Name of the table whose rows earn the points; empty: all or nothing."""
    title: str = ""
    """What is asked, for the list of points and for feedback: "Bukti untuk setiap isu"."""


def complete(over: str = "") -> Run:
    """Every required field is filled in, readable, and names something that exists.

    Looks at the rows of the table `over`, or without it at the fields of the answer itself. A fixed row that is not
    there (a workbook may leave it out) is as one that is empty.
    """

    def check(answer: Answer, context: Context) -> Iterator[Finding]:
        misread = {(entry.place.row, entry.place.field): entry.message for entry in answer.misread}
        holders: Iterable[Fields] = (*answer.rows(over), *_left_out(answer, over, context)) if over else (answer,)
        for holder in holders:
            row = holder if isinstance(holder, Row) else None
            for field in holder.fields.values():
                if field.kind is Kind.TABLE or not field.asked(holder):
                    continue
                wrong = misread.get((row.id if row else "", field.name))
                message = wrong or _matter_with(getattr(holder, field.name), field, context)
                if message:
                    yield red("ISI-01" if wrong is None else "ISI-02", message, row, field=field.name)

    return check


def _left_out(answer: Answer, over: str, context: Context) -> Iterator[Row]:
    """The fixed rows of a table that an answer, once begun, does not have."""
    table = answer.fields[over]
    assert table.row is not None
    if answer.is_open:
        return
    there = {context.resolve(row.id) for row in answer.rows(over)}
    for option in context.options(table.rows_from):
        if option.value not in there:
            yield table.row.read({"id": option.value}, over, [])


def enough_rows(table: str, least: int, message: str) -> Run:
    """At least so many rows; the message may hold {least} and {now}."""

    def check(answer: Answer, context: Context) -> Iterator[Finding]:
        now = len(answer.rows(table))
        if now < least:
            yield red("ISI-03", message.format(least=least, now=now), field=table)

    return check


def _matter_with(value: Any, field: Field, context: Context) -> str:
    """What is the matter with a value, or "" when nothing is."""
    if is_open(value):
        return f"“{field.label}” belum diisi." if field.required else ""
    values = value if isinstance(value, tuple) else (value,)
    if field.options:
        known = {option.value for option in field.options}
        return _unknown(field, [entry for entry in values if entry not in known])
    if field.source and not field.open_list:
        deleted = [context.tombstones[entry] for entry in map(context.resolve, values) if entry in context.tombstones]
        if deleted:
            return f"“{field.label}” menunjuk butir yang sudah dihapus: “{deleted[0]}”. Pilih penggantinya."
        return _unknown(field, [entry for entry in values if not context.knows(field.source, entry)])
    return ""


def _unknown(field: Field, unknown: list[Any]) -> str:
    return f"“{field.label}”: “{unknown[0]}” tidak ada dalam daftar. Pilih dari daftar." if unknown else ""
