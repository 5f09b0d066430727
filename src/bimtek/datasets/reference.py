"""The reference tables that every region shares: pillars, benchmark, SPBE, nomenclature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

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


@dataclass(frozen=True, slots=True)
class SubActivity:
    """One sub-kegiatan of the national nomenclature, with the levels above it."""

    code: str
    name: str
    kegiatan_code: str
    kegiatan: str
    program_code: str
    program: str
    bidang_code: str
    bidang: str
    indicator: str
    unit: str
    level: str
    version: str
    related_pillars: tuple[str, ...] = ()
    """Our own hint for the list that a table sees first; the nomenclature knows no pillars."""
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


def nomenclature() -> Mapping[str, SubActivity]:
    """Sub-kegiatan by code, read-only: a selection for smart-city plans, not the whole nomenclature."""
    return _nomenclature(course_root())


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


NOMENCLATURE_TEXTS = (
    "code name kegiatan_code kegiatan program_code program bidang_code bidang indicator unit level version source"
)


@cache
def _nomenclature(root: Path) -> Mapping[str, SubActivity]:
    found: dict[str, SubActivity] = {}
    for row in _rows(root, "nomenclature.csv", f"{NOMENCLATURE_TEXTS} related_pillars"):
        texts = {column: row.text(column) for column in NOMENCLATURE_TEXTS.split()}
        if texts["code"] in found:
            raise row.error("code", f"memuat kode yang sudah ada: “{texts['code']}”")
        found[texts["code"]] = SubActivity(**texts, related_pillars=row.several("related_pillars", PILLAR_IDS))
    return MappingProxyType(found)
