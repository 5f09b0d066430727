"""roster.csv: who takes part. Columns: person,name,opd,table,core,coordinator,substitute_for."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bimtek.answers.files import plain_name
from bimtek.answers.settings import CORE, Settings, Strict
from bimtek.errors import CohortError

ROSTER_COLUMNS = ("person", "name", "opd", "table", "core", "coordinator", "substitute_for")


class Person(Strict):
    """A participant. `opd` is an id of the region's list or free text."""

    id: str
    name: str
    opd: str = ""
    table: str = ""
    core: bool = False
    coordinator: bool = False
    """Coordinates the pillar of her table."""
    substitute_for: str = ""


def read_roster(path: Path, settings: Settings) -> tuple[Person, ...]:
    if not path.is_file():
        raise CohortError(
            "Daftar peserta (roster.csv) tidak ada.",
            where=path.as_posix(),
            next_step="Simpan daftar peserta dari Excel sebagai CSV UTF-8.",
        )
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
            columns = tuple(rows[0]) if rows else ROSTER_COLUMNS
    except (UnicodeDecodeError, csv.Error) as error:
        raise CohortError(
            "Daftar peserta tidak dapat dibaca.",
            where=path.as_posix(),
            next_step="Simpan ulang dari Excel sebagai “CSV UTF-8”.",
        ) from error
    if not rows:
        raise CohortError(
            "Daftar peserta kosong.", where=path.as_posix(), next_step="Isi sedikitnya satu peserta per baris."
        )
    lacking = [column for column in ("person", "name", "table") if column not in columns]
    if lacking:
        raise CohortError(
            f"Kolom “{lacking[0]}” tidak ada dalam daftar peserta.",
            where=path.as_posix(),
            next_step="Baris pertama harus: " + ",".join(ROSTER_COLUMNS) + ".",
        )
    taken = {CORE, *(table.id for table in settings.tables)}
    return tuple(_person(row, number, path, settings, taken) for number, row in enumerate(rows, start=2))


def _person(row: Mapping[str, Any], number: int, path: Path, settings: Settings, taken: set[str]) -> Person:
    """A person from a row of the roster; `taken` grows by her id."""
    cells = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
    where = f"{path.as_posix()}, baris {number}"
    person = Person(
        id=plain_name(cells["person"], f"Baris {number} daftar peserta, kolom person: nama"),
        name=cells["name"] or cells["person"],
        opd=cells.get("opd", ""),
        table=cells.get("table", ""),
        core=_yes(cells.get("core", "")),
        coordinator=_yes(cells.get("coordinator", "")),
        substitute_for=cells.get("substitute_for", ""),
    )
    if person.id in taken:
        raise CohortError(
            f"“{person.id}” dipakai dua kali.",
            where=where,
            next_step="Beri setiap peserta, meja dan tim inti nama yang berbeda.",
        )
    if person.table and person.table not in {table.id for table in settings.tables}:
        raise CohortError(
            f"Meja “{person.table}” tidak ada dalam cohort.yml.",
            where=where,
            next_step="Perbaiki kolom table, atau tambahkan mejanya.",
        )
    taken.add(person.id)
    return person


def _yes(cell: str) -> bool:
    return cell.lower() in ("ya", "yes", "true", "1", "x")
