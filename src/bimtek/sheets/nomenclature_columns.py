"""Where the columns of the official nomenclature stand: told by their headers, whatever their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

LEVELS = {
    # one level of the nomenclature: its header, alone or after "kode" or "nama"
    "bidang": "bidang",
    "program": "program",
    "kegiatan": "kegiatan",
    "name": "subkegiatan",
}
"""A column of a level holds "2.16.03 PROGRAM …"; or code and name stand in two columns."""
OTHERS = {
    "level": ("jenispemda", "tingkat", "kewenangan", "tingkatpemerintahan"),
    "indicator": ("indikator", "indikatorkeluaran", "indikatorsubkegiatan", "indikatorkinerja"),
    "unit": ("satuan",),
}
IGNORED = frozenset(
    (
        "kinerja",
        "tag",
        "definisioperasional",
        "pelaksana",
        "spm",
        "jenis",
        "subkegiatansebelumnya",
        "no",
        "nomor",
        "urusan",
    )
)
"""Columns that are known and not needed."""
NAMES = ("nama", "nomenklatur", "uraian")
DEEPEST = 20
"""Rows in which a header is looked for: some files have a title above it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What was recognised: our name of a column → its number from 0; and headers that nobody knows."""

    at: dict[str, int]
    row: int
    """Of the header, from 1."""
    strange: tuple[str, ...]

    @property
    def last(self) -> int:
        """Number of the last column that is needed, from 1."""
        return max(self.at.values()) + 1


def plain(header: Any) -> str:
    """SUB KEGIATAN, Sub-Kegiatan and sub_kegiatan are one."""
    return re.sub(r"[^a-z]", "", str(header or "").casefold())


def recognise(rows: Sequence[Sequence[Any]]) -> Columns | None:
    """The columns of the first row that names sub-kegiatan and its unit; None when there is none."""
    for number, row in enumerate(rows[:DEEPEST], 1):
        at, strange = _read(row)
        if _is_enough(at):
            return Columns(at, number, tuple(strange))
    return None


def split_header(rows: Sequence[Sequence[Any]]) -> int | None:
    """The first of two rows that have the header between them, as merged cells make it; from 1."""
    for number, (upper, lower) in enumerate(pairwise(rows[:DEEPEST]), 1):
        above, below = _read(upper)[0], _read(lower)[0]
        if above and below and _is_enough(above | below):
            return number
    return None


def _is_enough(at: dict[str, int]) -> bool:
    return {"unit", "indicator"} <= at.keys() and bool({"name", "name_code"} & at.keys())


def _read(row: Sequence[Any]) -> tuple[dict[str, int], list[str]]:
    at: dict[str, int] = {}
    strange = []
    for place, header in enumerate(row):
        known = _column(plain(header))
        if known:
            at.setdefault(known, place)
        elif plain(header) and plain(header) not in IGNORED:
            strange.append(str(header).strip())
    return at, strange


def _column(header: str) -> str:
    """Our name of a column; "" for one that is not ours."""
    for name, headers in OTHERS.items():
        if header in headers:
            return name
    for name, level in LEVELS.items():
        if header in (level, *(f"{word}{level}" for word in NAMES), *(f"{level}{word}" for word in NAMES)):
            return name
        if header in (f"kode{level}", f"{level}kode"):
            return f"{name}_code"
    return ""
