"""An answer as it was handed in, to read and not to change: for the graded notebook and whoever judges it.

Everything that somebody typed is text: it is escaped, never markup, and no formula of MathJax.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Exercise
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.reading import Unreadable, is_open, read
from bimtek.formats import date_id, number_id, rupiah

OPEN = "belum diisi"
UNREADABLE = "tidak terbaca"
NOT_ASKED = "–"
# The marks with "ignore" keep MathJax away: two amounts with a dollar sign are no formula.
FRAME = """<div class="bimtek-readonly tex2jax_ignore mathjax_ignore" lang="id">
<style>
.bimtek-readonly { overflow-x: auto }
.bimtek-readonly table { border-collapse: collapse }
.bimtek-readonly th, .bimtek-readonly td { border: 1px solid #999; padding: 4px 8px; text-align: left;
  vertical-align: top; white-space: pre-line; overflow-wrap: anywhere; min-width: 4em }
</style>"""


@dataclass(frozen=True, slots=True)
class _Line:
    """A field of the answer: its label and its text, or the rows of its table."""

    label: str
    text: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    is_table: bool = False


def readonly_html(exercise: Exercise, answer_values: Mapping[str, Any] | None, context: Context) -> str:
    """The answer as HTML: one table for its fields, one for each table of rows. None: nothing was handed in."""
    parts = [FRAME, f"<p><strong>{escape(exercise.title)}</strong></p>"]
    plain = []
    for line in _lines(exercise, answer_values or {}, context):
        if line.is_table:
            parts += [f"<p>{escape(line.label)}</p>", _html_table(line.columns, line.rows) or f"<p><em>{OPEN}</em></p>"]
        else:
            plain.append((line.label, line.text))
    if plain:
        parts.insert(2, _html_table((), plain))
    return "\n".join([*parts, "</div>"])


def readonly_text(exercise: Exercise, answer_values: Mapping[str, Any] | None, context: Context) -> str:
    """The same as plain text, for whoever looks without HTML."""
    parts = [exercise.title]
    for line in _lines(exercise, answer_values or {}, context):
        if not line.is_table:
            parts.append(f"{line.label}: {line.text or OPEN}")
            continue
        parts.append(f"{line.label}:" if line.rows else f"{line.label}: {OPEN}")
        for number, row in enumerate(line.rows, 1):
            cells = [f"{column}: {cell or OPEN}" for column, cell in zip(line.columns, row, strict=True)]
            parts.append(f"{number}. " + "; ".join(cells))
    return "\n".join(parts)


def shown(raw: Any, field: Field, context: Context) -> str:
    """A stored value as people read it; "" when open; as it was typed when it cannot be read."""
    try:
        value = read(raw, field)
    except Unreadable:
        return f"{_typed(raw)} ({UNREADABLE})"
    if is_open(value):
        return ""
    return _words(value, field, context)


def _words(value: Any, field: Field, context: Context) -> str:
    if isinstance(value, tuple):
        return "\n".join(_label(entry, field, context) for entry in value)
    if field.kind in (Kind.CHOICE, Kind.REFERENCE):
        return _label(value, field, context)
    if field.kind is Kind.MONEY:
        return rupiah(value)
    if field.kind is Kind.DATE:
        return date_id(value)
    if isinstance(value, Decimal):
        return f"{number_id(value)} {field.unit}".strip()
    return str(value)


def _label(value: str, field: Field, context: Context) -> str:
    known = {option.value: option.label for option in field.options}
    return known.get(value) or (context.label(field.source, value) if field.source else value)


def _typed(raw: Any) -> str:
    text = str(raw)
    return text if len(text) <= 400 else text[:400] + " …"


def _lines(exercise: Exercise, values: Mapping[str, Any], context: Context) -> Iterator[_Line]:
    values = values if isinstance(values, Mapping) else {}
    for field in exercise.answer.fields.values():
        raw = values.get(field.name)
        if field.kind is Kind.TABLE:
            yield _table(field, raw if isinstance(raw, list) else [], context)
        else:
            yield _Line(field.label, shown(raw, field, context))


def _table(field: Field, raw_rows: list[Any], context: Context) -> _Line:
    """A table's rows; where the exercise fixes them, the first column names them."""
    assert field.row is not None
    columns = tuple(field.row.fields.values())
    labels = tuple(column.label for column in columns)
    rows = []
    for raw in raw_rows:
        row = raw if isinstance(raw, dict) else {}
        typed = field.row.read(row)
        cells = tuple(shown(row.get(column.name), column, context) for column in columns)
        if any(cells):
            cells = tuple(cell or ("" if c.asked(typed) else NOT_ASKED) for cell, c in zip(cells, columns, strict=True))
            head = (context.label(field.rows_from, str(row.get("id", ""))),) if field.rows_from else ()
            rows.append((*head, *cells))
    first = ("Butir",) if field.rows_from else ()
    return _Line(field.label, columns=(*first, *labels), rows=tuple(rows), is_table=True)


def _html_table(head: tuple[str, ...], rows: Any) -> str:
    if not rows:
        return ""
    lines = ["<table>"]
    if head:
        cells = "".join(f'<th scope="col">{escape(label)}</th>' for label in head)
        lines.append(f"<thead><tr>{cells}</tr></thead>")
    lines.append("<tbody>")
    lines += [_html_row(row, head=not head) for row in rows]
    return "\n".join([*lines, "</tbody>", "</table>"])


def _html_row(row: tuple[str, ...], *, head: bool) -> str:
    cells = [f"<td>{escape(cell) if cell else f'<em>{OPEN}</em>'}</td>" for cell in row]
    if head:
        cells[0] = f'<th scope="row">{escape(row[0])}</th>'
    return f"<tr>{''.join(cells)}</tr>"
