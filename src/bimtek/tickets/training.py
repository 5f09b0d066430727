"""The training tickets of the course, and what every counting rule gives on them.

Both are tables of the Data Package, made by scripts/make_tickets.py. A region may have its own, with its kecamatan, in
a folder of its code; any other practises on those of the course. A form that saves reads the second table alone: one
row a rule, so that nothing is counted, and no pandas imported, while somebody types.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from bimtek.datasets import course_root
from bimtek.datasets.table import Row, read_rows
from bimtek.tickets.kinds import KINDS
from bimtek.tickets.rule import CHOICES, Rule
from bimtek.tickets.ticket import Ticket

if TYPE_CHECKING:
    from bimtek.tickets.analysis import Result

TICKETS, RESULTS = "training/tickets.csv", "training/ticket_results.csv"
"""Below datasets/: those of the course."""
LABEL = "data latihan: dibuat oleh program untuk belajar, bukan laporan warga"
NUMBER = "LATIHAN-{:04d}"
"""Numbers of training tickets; by them they are known again, whatever became of the file."""
FIRST_DAY = datetime.date(2023, 7, 1)
AS_OF = datetime.datetime(2024, 7, 1, 8, 0)
"""When the list was taken."""
RULE_COLUMNS = tuple(CHOICES)
GROUPS = ("emergency", "administration", "all_by_emergency", "all_by_administration")
MEASURES = ("share", "median", "mean")
TEXTS = ("slowest_category", "slowest_district")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a rule gives on the training tickets: percent and hours."""

    numbers: Mapping[str, Decimal]
    """By group and measure: "emergency_share", "all_by_administration_median" …"""
    slowest_category: str
    slowest_district: str


def result_cells(result: Result) -> dict[str, str]:
    """A result as the cells of a row of the table of results."""
    cells = {f"{group}_{name}": str(getattr(getattr(result, group), name)) for group in GROUPS for name in MEASURES}
    return cells | {name: getattr(result, name) for name in TEXTS}


def of_region(name: str, code: str) -> str:
    """The region's own table, whether it is there or not: "training/33.03/tickets.csv"."""
    folder, file = name.split("/")
    return f"{folder}/{code}/{file}"


def training_tickets(code: str = "") -> tuple[Ticket, ...]:
    """All training tickets that a region practises on, wrong time stamps and duplicates included."""
    return _tickets(_table(TICKETS, code))


def expected(rule: Rule, code: str = "") -> Expected | None:
    """What a whole rule gives on the tickets of a region; None while a part of it is open."""
    return _results(_table(RESULTS, code)).get(rule)


def training_districts(code: str = "") -> tuple[str, ...]:
    """The districts of the region's training tickets, by name."""
    return tuple(sorted({ticket.district for ticket in training_tickets(code)}))


def _table(name: str, code: str) -> Path:
    """The region's own table where it has both; else that of the course."""
    datasets = course_root() / "datasets"
    has_own = code and all((datasets / of_region(each, code)).is_file() for each in (TICKETS, RESULTS))
    return datasets / (of_region(name, code) if has_own else name)


@cache
def _tickets(table: Path) -> tuple[Ticket, ...]:
    columns = "number channel kind category district received assigned first_response closed duplicate_of source"
    return tuple(
        Ticket(
            number=row.text("number"),
            channel=row.text("channel"),
            kind=row.choice("kind", KINDS),
            category=row.text("category"),
            district=row.text("district"),
            received=_required(row, "received"),
            assigned=_stamp(row, "assigned"),
            first_response=_stamp(row, "first_response"),
            closed=_stamp(row, "closed"),
            duplicate_of=row.optional("duplicate_of"),
        )
        for row in read_rows(table, columns)
    )


@cache
def _results(table: Path) -> Mapping[Rule, Expected]:
    names = [f"{group}_{name}" for group in GROUPS for name in MEASURES]
    columns = " ".join((*RULE_COLUMNS, *names, *TEXTS))
    return MappingProxyType(
        {
            Rule(*(row.text(part) for part in RULE_COLUMNS)): Expected(
                numbers={name: row.number(name) for name in names},
                slowest_category=row.text("slowest_category"),
                slowest_district=row.text("slowest_district"),
            )
            for row in read_rows(table, columns)
        }
    )


def _required(row: Row, column: str) -> datetime.datetime:
    row.text(column)
    stamp = _stamp(row, column)
    assert stamp is not None
    return stamp


def _stamp(row: Row, column: str) -> datetime.datetime | None:
    text = row.optional(column)
    try:
        return datetime.datetime.fromisoformat(text) if text else None
    except ValueError:
        raise row.error(column, f"bukan waktu: “{text}”") from None
