"""An answer as it was handed in, to read and not to change: for the graded notebook and whoever judges it.

Everything that somebody typed is text: it is escaped, never markup, and no formula of MathJax. Without a context, ids
stand where their words would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Exercise
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.reading import Unreadable, is_open, read
from bimtek.curriculum.scoring import assess
from bimtek.formats import date_id, number_id, rupiah

EMPTY = "Belum ada isian."
OPEN = "belum diisi"
NOT_ASKED = "–"
UNREADABLE = "tidak terbaca"
LONGEST = 400
"""Characters of an unreadable value; what is longer is no slip of the finger."""
# The marks with "ignore" keep MathJax away: two amounts with a dollar sign are no formula.
FRAME = """<div class="bimtek-readonly tex2jax_ignore mathjax_ignore" lang="id">
<style>
.bimtek-readonly { overflow-x: auto }
.bimtek-readonly table { border-collapse: collapse; margin: 4px 0 }
.bimtek-readonly caption { text-align: left; padding: 4px 0 }
.bimtek-readonly th, .bimtek-readonly td { border: 1px solid #999; padding: 4px 8px; text-align: left;
  vertical-align: top; white-space: pre-line; overflow-wrap: break-word; max-width: 32em }
</style>"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of an answer: the fields of the answer itself (no caption), or the rows of one of its tables."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def readonly_html(
    exercise: Exercise,
    answer_values: Mapping[str, Any] | None,
    context: Context | None,
    reasons: Mapping[str, str] | None = None,
) -> str:
    """The answer as HTML tables. None: nothing was handed in. reasons: why advice was not followed, by its key."""
    sheets = [_html_table(sheet) for sheet in answer_sheets(exercise, answer_values, context, reasons)]
    title = f"<p><strong>{escape(exercise.title)}</strong></p>"
    return "\n".join([FRAME, title, *(sheets or [f"<p><em>{EMPTY}</em></p>"]), "</div>"])


def readonly_text(
    exercise: Exercise,
    answer_values: Mapping[str, Any] | None,
    context: Context | None,
    reasons: Mapping[str, str] | None = None,
) -> str:
    """The same as plain text, for whoever looks without HTML."""
    lines = [exercise.title]
    for sheet in answer_sheets(exercise, answer_values, context, reasons):
        lines += [sheet.caption] if sheet.caption else []
        for row in sheet.rows:
            cells = zip(sheet.columns, row, strict=True)
            lines.append("; ".join(f"{column}: {cell or OPEN}" for column, cell in cells))
    return "\n".join(lines if len(lines) > 1 else [*lines, EMPTY])


def answer_sheets(
    exercise: Exercise,
    answer_values: Mapping[str, Any] | None,
    context: Context | None,
    reasons: Mapping[str, str] | None = None,
) -> tuple[Sheet, ...]:
    """The tables of an answer; none when nothing was filled in. An open cell is ""."""
    values = answer_values if isinstance(answer_values, Mapping) else {}
    answer = exercise.read(dict(values))
    fields = [field for field in answer.fields.values() if field.kind is not Kind.TABLE and field.asked(answer)]
    single = tuple((field.label, shown(values.get(field.name), field, context)) for field in fields)
    sheets = [Sheet("", ("Isian", "Jawaban"), single)] if any(text for _, text in single) else []
    sheets += [sheet for table in exercise.tables if (sheet := _sheet(table, values, context)).rows]
    if context and reasons:
        closed = assess(exercise, values, context).closed(reasons)
        rows = tuple((finding.message, reasons[finding.key]) for finding in closed)
        sheets += [Sheet("Saran yang ditutup dengan alasan", ("Saran", "Alasan"), rows)] if rows else []
    return tuple(sheets)


def shown(raw: Any, field: Field, context: Context | None) -> str:
    """A stored value as people read it; "" when open; as it was typed when it cannot be read."""
    try:
        value = read(raw, field)
    except Unreadable:
        typed = str(raw)
        return f"{typed[:LONGEST]}{' …' if len(typed) > LONGEST else ''} ({UNREADABLE})"
    if is_open(value):
        return ""
    if field.kind in WORDS:
        return WORDS[field.kind](value, field)
    several = value if isinstance(value, tuple) else (value,)
    return "\n".join(_option(str(one), field, context) for one in several)


def _sheet(table: Field, values: Mapping[str, Any], context: Context | None) -> Sheet:
    """The rows of a table; where the exercise fixes them the first column names them, else it counts."""
    assert table.row is not None
    columns = tuple(table.row.fields.values())
    stored = values.get(table.name)
    rows: list[tuple[str, ...]] = []
    for raw in stored if isinstance(stored, list) else []:
        row = raw if isinstance(raw, dict) else {}
        cells = [shown(row.get(column.name), column, context) for column in columns]
        if not any(cells):
            continue  # a row that somebody added and never filled
        asked = [column.asked(table.row.read(row)) for column in columns]
        first = _label(table.rows_from, str(row.get("id", "")), context) if table.rows_from else str(len(rows) + 1)
        rows.append(
            (first, *(cell or ("" if wanted else NOT_ASKED) for cell, wanted in zip(cells, asked, strict=True)))
        )
    head = "Butir" if table.rows_from else "No."
    return Sheet(table.label, (head, *(column.label for column in columns)), tuple(rows))


def _option(value: str, field: Field, context: Context | None) -> str:
    fixed = next((option.label for option in field.options if option.value == value), "")
    return fixed or _label(field.source, value, context)


def _label(source: str, value: str, context: Context | None) -> str:
    return context.label(source, value) if context and source else value


def _rating(value: int, field: Field) -> str:
    anchor = next((option.label for option in field.anchors if option.value == str(value)), "")
    return f"{value} – {anchor}" if anchor else str(value)


def _number(value: Decimal, field: Field) -> str:
    return f"{number_id(value)} {field.unit}".strip()


WORDS: dict[Kind, Callable[[Any, Field], str]] = {
    Kind.TEXT: lambda value, field: str(value),
    Kind.PROSE: lambda value, field: str(value),
    Kind.RATING: _rating,
    Kind.NUMBER: _number,
    Kind.MONEY: lambda value, field: rupiah(value),
    Kind.YEAR: lambda value, field: str(value),
    Kind.DATE: lambda value, field: date_id(value),
}


def _html_table(sheet: Sheet) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in sheet.columns)
    caption = f"<caption>{escape(sheet.caption)}</caption>" if sheet.caption else ""
    rows = "\n".join(f"<tr>{''.join(_html_cells(row))}</tr>" for row in sheet.rows)
    return f"<table>{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>"


def _html_cells(row: tuple[str, ...]) -> Iterator[str]:
    yield f'<th scope="row">{escape(row[0])}</th>'
    for cell in row[1:]:
        yield f"<td>{escape(cell) or f'<em>{OPEN}</em>'}</td>"
