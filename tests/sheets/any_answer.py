"""Any answer to an exercise: what a form stores, and what no person would type."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import strategies as st

from bimtek.curriculum import Exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Field, Kind
from bimtek.sheets.choices import options_of
from bimtek.sheets.contents import CHOSEN, SEVERAL

WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=40)
NASTY = st.sampled_from(
    (
        *("=1+1", "+62 366", "- satu\n- dua", "@SUM(A1)", "#N/A", "#tabel issues", "'x", " tepi ", "a;b", "TRUE", "0"),
        *("_x0041_", "\x07bel", "baris\r\ndua", "12", "1.250", "2024-01-01", "\U0001f600", "ᬅ", "x" * 40_000),
    )
)
TEXTS = st.one_of(WORDS, NASTY)
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,12}", fullmatch=True)
NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9, allow_nan=False, allow_infinity=False),
    st.sampled_from([0.1 + 0.2, 1e-7, 10**17, 61.50]),
)
ANYTHING = st.one_of(TEXTS, NUMBERS, st.none(), st.booleans(), st.lists(TEXTS, max_size=3), st.just({"rusak": 1}))


def any_answer(exercise: Exercise, context: Context) -> st.SearchStrategy[dict[str, Any]]:
    """Whatever a file of answers may hold: broken values, unknown ids, fields that no exercise has."""
    fields = exercise.answer.fields
    values: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in fields.items():
        if field.kind is Kind.TABLE and field.row:
            columns = {
                column: _chosen(one, context) | ANYTHING if one.kind in CHOSEN else ANYTHING
                for column, one in field.row.fields.items()
            }
            row = st.fixed_dictionaries({"id": _ids(field, context) | IDS}, optional=columns | {"_catatan": WORDS})
            values[name] = st.lists(row, max_size=4, unique_by=lambda row: row["id"])
        else:
            values[name] = ANYTHING
    return st.fixed_dictionaries({}, optional=values | {"asing": WORDS})


def clean_answer(exercise: Exercise, context: Context) -> st.SearchStrategy[dict[str, Any]]:
    """What the form would store: every value of its field's kind."""
    return st.fixed_dictionaries({}, optional=_clean_fields(exercise.answer.fields, context))


def _clean_fields(fields: dict[str, Field], context: Context) -> dict[str, st.SearchStrategy[Any]]:
    values = {}
    for name, field in fields.items():
        if field.kind is Kind.TABLE and field.row:
            cells = st.fixed_dictionaries({}, optional=_clean_fields(field.row.fields, context))
            row = st.tuples(_ids(field, context), cells.filter(bool)).map(lambda pair: {"id": pair[0], **pair[1]})
            values[name] = st.lists(row, min_size=1, max_size=4, unique_by=lambda row: row["id"])
        else:
            values[name] = _clean(field, context)
    return {name: strategy for name, strategy in values.items() if not strategy.is_empty}


def _clean(field: Field, context: Context) -> st.SearchStrategy[Any]:
    if field.kind in CHOSEN:
        return _chosen(field, context)
    words = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
    tidy = st.decimals(-(10**9), 10**9, places=2).map(float)
    return {
        Kind.RATING: st.integers(field.low, field.high),
        Kind.YEAR: st.integers(1945, 2100),
        Kind.MONEY: st.integers(0, 10**13),
        Kind.NUMBER: tidy.map(lambda number: int(number) if number.is_integer() else number),
        Kind.DATE: st.dates(min_value=datetime.date(1945, 1, 1), max_value=datetime.date(2100, 1, 1)).map(str),
    }.get(field.kind, words)


def _chosen(field: Field, context: Context) -> st.SearchStrategy[Any]:
    """Values of the list that a field chooses from; nothing where the list is empty."""
    known = [option.value for option in options_of(field, context)]
    one = st.sampled_from(known) if known else st.nothing()
    return st.lists(one, min_size=1, max_size=3, unique=True) if known and field.kind in SEVERAL else one


def _ids(table: Field, context: Context) -> st.SearchStrategy[str]:
    """Ids of rows: opaque ones, or those of the fixed rows."""
    if not table.rows_from:
        return IDS
    fixed = [option.value for option in context.options(table.rows_from)]
    return st.sampled_from(fixed) if fixed else st.nothing()
