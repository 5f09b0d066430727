"""An answer to read: a plain table as HTML, and the same as text. What was typed is text and never markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from html import escape
from typing import Any

from bimtek.curriculum import Exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.reading import Unreadable, is_open, read
from bimtek.curriculum.rows import Answer, Fields, Row
from bimtek.formats import date_id, number_id, rupiah

NOTHING = "–"
EMPTY = "Belum ada isian."

Table = tuple[str, list[str], list[list[str]]]
"""Caption, titles of the columns, rows."""


def as_html(exercise: Exercise, values: Mapping[str, Any], context: Context | None) -> str:
    """The answer as tables. Without a context, ids stand where their words would."""
    tables = "".join(_html_table(*table) for table in sheet(exercise, values, context))
    return f'<section lang="id"><h3>{escape(exercise.title)}</h3>{tables or f"<p>{EMPTY}</p>"}</section>'


def as_text(exercise: Exercise, values: Mapping[str, Any], context: Context | None) -> str:
    """The answer as lines of text."""
    lines = [exercise.title]
    for caption, titles, rows in sheet(exercise, values, context):
        lines += ["", caption] if caption else [""]
        lines += ["; ".join(f"{title}: {cell}" for title, cell in zip(titles, row, strict=True)) for row in rows]
    return "\n".join(lines if len(lines) > 1 else [*lines, EMPTY])


def sheet(exercise: Exercise, values: Mapping[str, Any], context: Context | None) -> Iterator[Table]:
    """The tables of an answer: one for its own fields, one for each table that has rows."""
    answer = exercise.read(values)
    if answer.is_open and not answer.misread:
        return
    single = [field for field in answer.fields.values() if field.kind is not Kind.TABLE and field.asked(answer)]
    if single:
        yield "", ["Isian", "Jawaban"], [[field.label, _cell(answer, field, values, context)] for field in single]
    for field in exercise.tables:
        rows = answer.rows(field.name)
        if rows:
            first = "" if field.rows_from else "No."
            yield field.label, [first, *_titles(field)], list(_rows(answer, field, values, context))


def _titles(field: Field) -> list[str]:
    return [column.label for column in field.row.fields.values()] if field.row else []


def _rows(answer: Answer, field: Field, values: Mapping[str, Any], context: Context | None) -> Iterator[list[str]]:
    stored = {str(row.get("id")): row for row in values.get(field.name, []) if isinstance(row, dict)}
    for number, row in enumerate(answer.rows(field.name), 1):
        first = _label(field.rows_from, row.id, context) if field.rows_from else str(number)
        raw = stored.get(row.id, {})
        yield [first, *(_cell(row, column, raw, context) for column in row.fields.values())]


def _cell(holder: Row | Answer, field: Field, raw: Mapping[str, Any], context: Context | None) -> str:
    return in_words(raw.get(field.name), field, context) if _is_asked(holder, field) else NOTHING


def _is_asked(holder: Fields, field: Field) -> bool:
    return field.asked(holder)


def in_words(raw: Any, field: Field, context: Context | None) -> str:
    """The words for a stored value; what cannot be read stands as it was typed."""
    try:
        value = read(raw, field)
    except Unreadable:
        return str(raw)
    if is_open(value):
        return NOTHING
    if field.kind in WORDS:
        return WORDS[field.kind](value, field)
    values = value if isinstance(value, tuple) else (value,)
    return "; ".join(_option(str(one), field, context) for one in values)


def _option(value: str, field: Field, context: Context | None) -> str:
    fixed = next((option.label for option in field.options if option.value == value), "")
    return fixed or _label(field.source, value, context)


def _label(source: str, value: str, context: Context | None) -> str:
    return context.label(source, value) if context and source else value


def _number(value: Decimal, field: Field) -> str:
    return f"{number_id(value)} {field.unit}".strip()


def _rating(value: int, field: Field) -> str:
    anchor = next((option.label for option in field.anchors if option.value == str(value)), "")
    return f"{value} – {anchor}" if anchor else str(value)


WORDS: dict[Kind, Callable[[Any, Field], str]] = {
    Kind.TEXT: lambda value, field: str(value),
    Kind.PROSE: lambda value, field: str(value),
    Kind.RATING: _rating,
    Kind.NUMBER: _number,
    Kind.MONEY: lambda value, field: rupiah(value),
    Kind.YEAR: lambda value, field: str(value),
    Kind.DATE: lambda value, field: date_id(value),
}


def _html_table(caption: str, titles: list[str], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col" style="text-align:left">{escape(title)}</th>' for title in titles)
    body = "".join("<tr>" + "".join(_html_cell(cell) for cell in row) + "</tr>" for row in rows)
    title = f'<caption style="text-align:left">{escape(caption)}</caption>' if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _html_cell(text: str) -> str:
    return f'<td style="text-align:left;white-space:pre-line;vertical-align:top">{escape(text)}</td>'
