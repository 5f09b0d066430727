"""The national nomenclature of sub-kegiatan: our own selection, or the official file that a cohort took whole.

Both are one CSV with the same columns, so everything that asks for a code asks both in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from bimtek.datasets.folder import course_root
from bimtek.datasets.reference import PILLAR_IDS
from bimtek.datasets.table import read_rows

REGENCY, PROVINCE = "kabupaten/kota", "provinsi"
TEXTS = "code name kegiatan_code kegiatan program_code program bidang_code bidang indicator unit level version source"
"""Columns that are never empty, in the order of the file; `related_pillars` stands before the last."""
COLUMNS = (*TEXTS.split()[:-1], "related_pillars", "source")
CODE = re.compile(r"(\d|X)\.(\d\d|XX)\.\d\d\.\d\.\d\d\.\d{4}")
"""A whole code. The fourth group says for whom: 1 provinces, 2 regencies; others are for regions with a law of their
own (Aceh, Papua), which the level of the row tells apart, not the number."""


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
    """What it brings out (keluaran), counted in `unit`."""
    unit: str
    level: str
    version: str
    related_pillars: tuple[str, ...] = ()
    """Our own hint for the list that a table sees first; the nomenclature knows no pillars."""
    source: str = ""

    @property
    def is_for_regency(self) -> bool:
        return self.level == REGENCY

    @property
    def is_for_every_regency(self) -> bool:
        """No row for regions with a law of their own."""
        return self.is_for_regency and self.code.split(".")[3] == "2"


class Nomenclature(Mapping[str, SubActivity]):
    """Sub-kegiatan by code, read-only, of one version.

    is_whole: the official file as a whole, not our selection: what is not in it does not exist. version: where the
    rows do not say it, because only those that an answer uses are here.
    """

    def __init__(self, entries: Iterable[SubActivity], *, is_whole: bool = False, version: str = "") -> None:
        self._entries = {entry.code: entry for entry in entries}
        self._version = version
        self.is_whole = is_whole

    def __getitem__(self, code: str) -> SubActivity:
        return self._entries[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    @cached_property
    def version(self) -> str:
        """ "pemutakhiran 2027"; "" while there is no row."""
        return self._version or ", ".join(sorted({entry.version for entry in self._entries.values()}))

    def is_for_regency(self, code: str) -> bool | None:
        """Whether a regency may use a code; None for a code that is not in this version."""
        entry = self._entries.get(code)
        return entry.is_for_regency if entry else None

    def search(self, words: str, *, pillar: str = "", limit: int = 40) -> tuple[list[SubActivity], int]:
        """The best sub-kegiatan of regencies for words or the beginning of a code, and how many fit in all.

        Every word must stand somewhere in code, name, keluaran, kegiatan or program. Best: the code begins so, then
        all words in the name; among equals those that go with the pillar, then in the order of the codes.
        """
        wanted = words.casefold().split()
        found = [
            (_rank(entry, name, wanted, pillar), entry.code)
            for entry, name, everything in self._texts
            if all(word in everything for word in wanted)
        ]
        return [self._entries[code] for _, code in sorted(found)[:limit]], len(found)

    @cached_property
    def _texts(self) -> list[tuple[SubActivity, str, str]]:
        """(entry, its name, all its words) for regencies, without case."""
        return [
            (
                entry,
                entry.name.casefold(),
                " ".join((entry.code, entry.name, entry.indicator, entry.kegiatan, entry.program)).casefold(),
            )
            for entry in self._entries.values()
            if entry.is_for_regency
        ]


def _rank(entry: SubActivity, name: str, wanted: list[str], pillar: str) -> tuple[bool, ...]:
    """Sorts the best first: False stands before True."""
    return (
        not (wanted and entry.code.casefold().startswith(wanted[0])),
        not all(word in name for word in wanted),
        not (pillar and pillar in entry.related_pillars),
        not entry.related_pillars,
        not entry.is_for_every_regency,
    )


def nomenclature() -> Nomenclature:
    """The table that the course ships: a selection for smart-city plans, not the whole nomenclature."""
    return _shipped(course_root())


def read_nomenclature(path: Path) -> Nomenclature:
    """The official file as a cohort took it whole (`bimtek nomenclature`); read once until it changes."""
    stat = path.stat()
    return _whole(path, stat.st_mtime_ns, stat.st_size)


@cache
def _shipped(root: Path) -> Nomenclature:
    return Nomenclature(_read(root / "datasets" / "nomenclature.csv"))


@cache
def _whole(path: Path, changed: int, size: int) -> Nomenclature:
    return Nomenclature(_read(path), is_whole=True)


def _read(path: Path) -> Iterator[SubActivity]:
    seen: set[str] = set()
    names = TEXTS.split()
    for row in read_rows(path, f"{TEXTS} related_pillars"):
        texts = {column: row.text(column) for column in names}
        if texts["code"] in seen:
            raise row.error("code", f"memuat kode yang sudah ada: “{texts['code']}”")
        seen.add(texts["code"])
        yield SubActivity(**texts, related_pillars=row.several("related_pillars", PILLAR_IDS))
