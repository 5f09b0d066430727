"""What stands on a worksheet: the fields of an exercise as boxes to write in, from its definition alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bimtek.curriculum import Exercise, prompts
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Field, Kind, Option

FEW = 10
"""So many options are printed to be ticked; more would fill the box."""
COMMON = frozenset({"pillars", "components", "book_chapters"})
"""Lists that are the same everywhere; the others are known only for a seat of a cohort."""
TICKED = frozenset({Kind.CHOICE, Kind.CHOICES})

Lists = Callable[[str], tuple[Option, ...]]


@dataclass(frozen=True, slots=True)
class Box:
    """A field to write in by hand."""

    kind: Kind
    label: str
    hint: str = ""
    when: str = ""
    """When it is asked at all."""
    ticks: tuple[str, ...] = ()
    """Options to tick, or numbers to circle."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with empty lines. names: of its fixed rows; "" for one to be named by hand."""

    label: str
    columns: tuple[Box, ...]
    names: tuple[str, ...] = ()
    naming: str = ""
    """What the fixed rows are called; "" where rows are not fixed."""
    least: int = 1


@dataclass(frozen=True, slots=True)
class Singles:
    """Fields of the answer itself that follow each other."""

    boxes: tuple[Box, ...]


Section = Rows | Singles


def lists_of(context: Context, *, is_seat: bool) -> Lists:
    """What can be chosen from a source; without a seat only what is the same everywhere."""
    return lambda source: context.options(source) if is_seat or source in COMMON else ()


def sections(exercise: Exercise, lists: Lists) -> tuple[Section, ...]:
    """The sections of a worksheet in the order of the exercise."""
    found: list[Section] = []
    singles: list[Box] = []
    fields = exercise.answer.fields
    for field in fields.values():
        if field.kind is not Kind.TABLE:
            singles.append(_box(field, fields, lists))
            continue
        if singles:
            found.append(Singles(tuple(singles)))
            singles = []
        found.append(_rows(field, lists))
    return (*found, Singles(tuple(singles))) if singles else tuple(found)


def scales(exercise: Exercise) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The worded anchors of each rating: label and what the numbers mean."""
    ratings = [
        field
        for top in exercise.answer.fields.values()
        for field in (top.row.fields.values() if top.row else (top,))
        if field.kind is Kind.RATING
    ]
    return tuple((field.label, prompts.anchors(field)) for field in ratings)


def _rows(table: Field, lists: Lists) -> Rows:
    assert table.row is not None
    columns = tuple(_box(field, table.row.fields, lists) for field in table.row.fields.values())
    names = tuple(option.label for option in lists(table.rows_from)) if table.rows_from else ()
    return Rows(table.label, columns, names, prompts.row_name(table) if table.rows_from else "", table.min_rows)


def _box(field: Field, beside: Mapping[str, Field], lists: Lists) -> Box:
    label = f"{field.label} ({field.unit})" if field.unit and field.unit not in field.label else field.label
    hint = " ".join(part for part in (field.hint, prompts.limits(field) if field.kind is Kind.PROSE else "") if part)
    return Box(field.kind, label, hint, prompts.asked_when(field, beside), _ticks(field, lists))


def _ticks(field: Field, lists: Lists) -> tuple[str, ...]:
    if field.kind is Kind.RATING:
        return tuple(str(number) for number in range(field.low, field.high + 1))
    options = field.options or (lists(field.source) if field.source and field.kind in TICKED else ())
    return tuple(option.label for option in options) if len(options) <= FEW else ()
