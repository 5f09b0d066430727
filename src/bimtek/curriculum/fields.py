"""What can be asked: the kinds of fields, their declaration and their description for a form.

A row of a table and an answer to an exercise are classes whose attributes are declared with the functions below:

    class Gap(Row):
        sub_dimension: str = choice("Subdimensi", source="sub_dimensions")
        now: Decimal | None = number("Kondisi sekarang")

The declaration says everything a form, a worksheet, a merge and a page of the plan need to know.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bimtek.curriculum.rows import Row


class Kind(StrEnum):
    """The kind of a field; it decides the input, the stored JSON value and how the value is read."""

    TEXT = "text"  # one line, str
    PROSE = "prose"  # several lines with a word count, str
    CHOICE = "choice"  # one option, str
    CHOICES = "choices"  # several options, list of str
    RATING = "rating"  # whole number between low and high with worded anchors
    NUMBER = "number"  # JSON number; read as Decimal
    MONEY = "money"  # whole rupiah, JSON integer
    YEAR = "year"  # JSON integer
    DATE = "date"  # "YYYY-MM-DD"
    REFERENCE = "reference"  # id of an item or a data row, str
    REFERENCES = "references"  # list of ids
    TABLE = "table"  # list of rows, each {"id": ..., field: value}


class Merge(StrEnum):
    """How the values of several seats become one (decision 8)."""

    COLLECT = "collect"  # rows and candidates of all seats stand side by side
    AVERAGE = "average"  # ratings: median, with the spread and who differs
    CHOOSE = "choose"  # people decide between candidates
    ONCE = "once"  # asked of one seat only


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen."""

    value: str
    label: str
    hint: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of number fields of a row, shown to whoever fills it in. Computed, never stored."""

    label: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A declared field. `name` is filled in by the class that declares it."""

    kind: Kind
    label: str
    name: str = ""
    hint: str = ""
    required: bool = True
    options: tuple[Option, ...] = ()
    """Fixed options; empty where `source` gives them."""
    source: str = ""
    """Where options come from (`Context.options`): "opd", "facts", "sub_dimensions", or the items of a table."""
    open_list: bool = False
    """A value outside the source may be typed: our list may lag behind. The exercise's own check says what it means."""
    unit: str = ""
    max_words: int = 0
    low: int = 1
    high: int = 5
    anchors: tuple[Option, ...] = ()
    """Worded anchors of a rating, value "1", "3", "5" …"""
    only_if: tuple[str, tuple[str, ...]] | None = None
    """(other field, its values): the field is asked only then."""
    merge: Merge = Merge.COLLECT
    row: type[Row] | None = None
    """The class of a table's rows."""
    min_rows: int = 0
    rows_from: str = ""
    """A table with one fixed row for each option of this source; the row's id is the option's value."""
    alike: str = "Sama atau berbeda?"
    """The question that people are asked about two nearly equal rows of different seats; empty where equal ones are
    welcome."""
    group: str = ""
    """A heading above this column; it holds for those that follow, up to the next heading. For rows of many columns."""
    total: Total | None = None
    """A sum that is shown with this field, the last of its parts."""
    plan_years: tuple[int, int] | None = None
    """The first and last year of the plan that the field is about, from 1; a form adds the calendar years."""
    publishes: str = ""
    """The name under which the rows of this table can be referred to by later exercises."""

    def asked(self, values: Any) -> bool:
        """Whether the field is asked at all, given the row or answer that it stands in."""
        if self.only_if is None:
            return True
        other, wanted = self.only_if
        return str(getattr(values, other, "")) in wanted

    def named(self, name: str) -> Field:
        return replace(self, name=name)


def options(*pairs: tuple[str, str] | tuple[str, str, str]) -> tuple[Option, ...]:
    """Options from (value, label[, hint])."""
    return tuple(Option(*pair) for pair in pairs)


# The functions return Any so that a class can annotate its attribute with the type that reading gives.


def text(label: str, **more: Any) -> Any:
    """One line; read as str."""
    return Field(kind=Kind.TEXT, label=label, **more)


def prose(label: str, *, max_words: int = 60, **more: Any) -> Any:
    """Several lines with a word count; read as str."""
    return Field(kind=Kind.PROSE, label=label, max_words=max_words, **more)


def choice(label: str, *choices: tuple[str, str] | tuple[str, str, str], **more: Any) -> Any:
    """One of the options; read as str, "" when open."""
    return Field(kind=Kind.CHOICE, label=label, options=options(*choices), **more)


def choices(label: str, *several: tuple[str, str] | tuple[str, str, str], **more: Any) -> Any:
    """Several of the options; read as tuple[str, ...]."""
    return Field(kind=Kind.CHOICES, label=label, options=options(*several), **more)


def rating(label: str, *anchors: tuple[str, str], **more: Any) -> Any:
    """A whole number between low and high; read as int | None."""
    return Field(kind=Kind.RATING, label=label, anchors=options(*anchors), **more)


def number(label: str, **more: Any) -> Any:
    """Read as Decimal | None."""
    return Field(kind=Kind.NUMBER, label=label, **more)


def money(label: str, **more: Any) -> Any:
    """Whole rupiah; read as int | None."""
    return Field(kind=Kind.MONEY, label=label, unit="Rp", **more)


def year(label: str, **more: Any) -> Any:
    """Read as int | None."""
    return Field(kind=Kind.YEAR, label=label, **more)


def date(label: str, **more: Any) -> Any:
    """Read as datetime.date | None."""
    return Field(kind=Kind.DATE, label=label, **more)


def reference(label: str, source: str, **more: Any) -> Any:
    """The id of one item; read as str."""
    return Field(kind=Kind.REFERENCE, label=label, source=source, **more)


def references(label: str, source: str, **more: Any) -> Any:
    """The ids of several items; read as tuple[str, ...]."""
    return Field(kind=Kind.REFERENCES, label=label, source=source, **more)


def table(label: str, row: type[Row], *, min_rows: int = 1, **more: Any) -> Any:
    """Rows of a class; read as tuple of that class."""
    return Field(kind=Kind.TABLE, label=label, row=row, min_rows=min_rows, **more)
