"""Rows and answers: classes whose attributes are declared fields, read leniently from stored JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self

from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.reading import Unreadable, is_open, open_value, read

if TYPE_CHECKING:
    from bimtek.curriculum.context import Context


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an answer: a table's row and field, or a field of the answer itself. Empty parts mean the whole."""

    table: str = ""
    row: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Misread:
    """A value that is not of its field's kind, with what the person should type instead."""

    place: Place
    message: str


class Fields:
    """Base of `Row` and `Answer`: collects the declared fields of a class, in order."""

    fields: ClassVar[dict[str, Field]] = {}

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        own = {name: value.named(name) for name, value in vars(cls).items() if isinstance(value, Field)}
        for name in own:
            delattr(cls, name)  # an attribute that reading forgot must fail, not give a declaration
        cls.fields = {**cls.fields, **own}

    @property
    def is_open(self) -> bool:
        """Nothing was filled in."""
        return all(is_open(getattr(self, name)) for name in self.fields)


class Row(Fields):
    """One row of a table. `id` is opaque and permanent (decision 4); `label` names it for people."""

    id: str
    table: str = ""
    """Name of the table field that it stands in."""
    by: tuple[str, ...] = ()
    """Seats that wrote it; empty before a merge."""
    pillar: str = ""
    """Pillar of the table that wrote it; empty before a merge and for the core."""

    @property
    def label(self) -> str:
        """The first text that is filled in, else the id."""
        for name, field in self.fields.items():
            if field.kind in (Kind.TEXT, Kind.PROSE) and getattr(self, name):
                return str(getattr(self, name))
        return self.id

    def label_in(self, context: Context) -> str:
        """The label where the row alone does not know its name: it stands in the region's data or in another item."""
        return self.label

    @classmethod
    def read(cls, raw: Mapping[str, Any], table: str = "", misread: list[Misread] | None = None) -> Self:
        """A row from its stored JSON. What cannot be read is appended to `misread` and stays open."""
        row = cls()
        row.id = str(raw.get("id", ""))
        row.table = table
        row.by = _names(raw.get("_by"))
        row.pillar = str(raw.get("_pillar", ""))
        for name, field in cls.fields.items():
            setattr(row, name, _read_one(raw.get(name), field, Place(table, row.id, name), misread))
        return row


class Answer(Fields):
    """The answer of a seat to an exercise. `misread` lists what was typed but is not of its field's kind."""

    misread: list[Misread]

    @property
    def is_open(self) -> bool:
        """Nothing was filled in; fixed rows that the exercise put there are nothing."""
        tables = {name for name, field in self.fields.items() if field.kind is Kind.TABLE}
        written = (is_open(getattr(self, name)) for name in self.fields.keys() - tables)
        return all(written) and all(row.is_open for name in tables for row in self.rows(name))

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Self:
        """An answer from its stored values; never fails, whatever they hold."""
        answer = cls()
        answer.misread = []
        for name, field in cls.fields.items():
            raw = values.get(name)
            if field.kind is Kind.TABLE:
                assert field.row is not None
                read_rows = [field.row.read(row, name, answer.misread) for row in _with_ids(raw)]
                # A row that somebody added but never filled is no row, unless the exercise put it there.
                kept = [row for row in read_rows if field.rows_from or not row.is_open or _has(answer, name, row)]
                setattr(answer, name, tuple(kept))
            else:
                setattr(answer, name, _read_one(raw, field, Place(field=name), answer.misread))
        return answer

    def rows(self, table: str) -> tuple[Row, ...]:
        rows: tuple[Row, ...] = getattr(self, table)
        return rows


def _with_ids(raw: Any) -> Iterable[dict[str, Any]]:
    """The stored rows, each under an id of its own: a finding names a row by it, so no two may share one."""
    seen: set[str] = set()
    for number, row in enumerate(raw if isinstance(raw, list) else [], 1):
        if isinstance(row, dict):
            named = str(row.get("id") or "")
            given = named if named and named not in seen else f"{named or 'baris'}#{number}"
            seen.add(given)
            yield {**row, "id": given}


def _names(raw: Any) -> tuple[str, ...]:
    return tuple(str(name) for name in raw) if isinstance(raw, list | tuple) else ()


def _has(answer: Answer, table: str, row: Row) -> bool:
    return any(entry.place.table == table and entry.place.row == row.id for entry in answer.misread)


def _read_one(raw: Any, field: Field, place: Place, misread: list[Misread] | None) -> Any:
    try:
        return read(raw, field)
    except Unreadable as error:
        if misread is not None:
            misread.append(Misread(place, str(error)))
        return open_value(field)
