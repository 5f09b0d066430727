"""The reference tables that every region shares: pillars, benchmark, SPBE."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from bimtek.datasets.folder import course_root
from bimtek.datasets.table import Row, read_rows

PILLAR_IDS = ("governance", "branding", "economy", "living", "society", "environment")
GROUPS = ("bali", "angkatan_2024")


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the six pillars (dimensions) of the movement."""

    id: str
    name: str
    goal: str
    order: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class SubDimension:
    """One of the three sub-dimensions of a pillar; its id begins with the pillar's."""

    id: str
    pillar: str
    name: str
    name_en: str
    contents: str
    order: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class BenchmarkValue:
    """One figure of one region; a region of Bali that is also in the cohort stands in both groups."""

    group: str
    region_code: str
    region: str
    indicator: str
    value: Decimal
    unit: str
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class SpbeIndicator:
    """One of the 47 indicators of PermenPANRB 59/2020; weights are percent and sum to 100."""

    number: int
    domain: str
    aspect: str
    indicator: str
    weight: Decimal
    source: str = ""


def pillars() -> tuple[Pillar, ...]:
    """The six pillars in their order."""
    return _pillars(course_root())


def sub_dimensions(pillar: str | None = None) -> tuple[SubDimension, ...]:
    """The sub-dimensions, all or those of one pillar, in the order of the pillars. An unknown pillar has none."""
    return tuple(row for row in _sub_dimensions(course_root()) if pillar in (None, row.pillar))


def benchmark() -> tuple[BenchmarkValue, ...]:
    """Ten indicators of 2021 for the units of Bali (bali) and the candidates of the cohort (angkatan_2024)."""
    return _benchmark(course_root())


def spbe() -> tuple[SpbeIndicator, ...]:
    """The 47 SPBE indicators by number."""
    return _spbe(course_root())


# One loader a table, cached by the course's folder: a test or a second checkout gets its own tables.


def _rows(root: Path, name: str, columns: str) -> list[Row]:
    return list(read_rows(root / "datasets" / name, columns))


@cache
def _pillars(root: Path) -> tuple[Pillar, ...]:
    found = [
        Pillar(
            id=row.choice("id", PILLAR_IDS),
            name=row.text("name"),
            goal=row.text("goal"),
            order=row.integer("order"),
            source=row.text("source"),
        )
        for row in _rows(root, "pillars.csv", "id name goal order source")
    ]
    return tuple(sorted(found, key=lambda pillar: pillar.order))


@cache
def _sub_dimensions(root: Path) -> tuple[SubDimension, ...]:
    found = [
        SubDimension(
            id=row.text("id"),
            pillar=row.choice("pillar", PILLAR_IDS),
            name=row.text("name"),
            name_en=row.text("name_en"),
            contents=row.text("contents"),
            order=row.integer("order"),
            source=row.text("source"),
        )
        for row in _rows(root, "sub_dimensions.csv", "id pillar order name name_en contents source")
    ]
    return tuple(sorted(found, key=lambda sub: (PILLAR_IDS.index(sub.pillar), sub.order)))


@cache
def _benchmark(root: Path) -> tuple[BenchmarkValue, ...]:
    return tuple(
        BenchmarkValue(
            group=row.choice("group", GROUPS),
            region_code=row.text("region_code"),
            region=row.text("region"),
            indicator=row.text("indicator"),
            value=row.number("value"),
            unit=row.text("unit"),
            year=row.integer("year"),
            source=row.text("source"),
        )
        for row in _rows(root, "benchmark.csv", "group region_code region indicator value unit year source")
    )


@cache
def _spbe(root: Path) -> tuple[SpbeIndicator, ...]:
    return tuple(
        SpbeIndicator(
            number=row.integer("number"),
            domain=row.text("domain"),
            aspect=row.text("aspect"),
            indicator=row.text("indicator"),
            weight=row.number("weight"),
            source=row.text("source"),
        )
        for row in _rows(root, "spbe.csv", "number domain aspect indicator weight source")
    )
