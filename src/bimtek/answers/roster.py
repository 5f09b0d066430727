"""roster.csv: who takes part. Columns: person,name,opd,table,core,coordinator,substitute_for.

As Excel writes it: with commas or, where Windows speaks Indonesian, with semicolons; with or without a BOM.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bimtek.answers.files import plain_name
from bimtek.answers.settings import CORE, Settings, Strict
from bimtek.errors import CohortError

ROSTER_COLUMNS = ("person", "name", "opd", "table", "core", "coordinator", "substitute_for")
NEEDED = ("person", "name", "table")
SEPARATORS = ",;\t"
YES, NO = {"ya", "yes", "true", "benar", "1", "x", "v"}, {"", "tidak", "no", "false", "salah", "0", "-"}


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
    """The participants, in the order of the list. `CohortError` names the row, the column and what to mend."""
    taken = {CORE, *(table.id.lower() for table in settings.tables)}
    people = []
    for number, cells in _rows(path):
        person = _person(cells, f"{path.as_posix()}, baris {number}", settings)
        if person.id.lower() in taken:  # on Windows "Wayan" and "wayan" are one folder
            raise CohortError(
                f"“{person.id}” dipakai dua kali.",
                where=f"{path.as_posix()}, baris {number}, kolom person",
                next_step="Beri setiap peserta, meja dan tim inti nama yang berbeda.",
            )
        taken.add(person.id.lower())
        people.append(person)
    if not people:
        raise CohortError(
            "Daftar peserta kosong.",
            where=path.as_posix(),
            next_step=f"Baris pertama: {','.join(ROSTER_COLUMNS)}. Sesudahnya satu baris setiap peserta, misalnya: "
            + _example(settings),
        )
    return tuple(people)


def _example(settings: Settings) -> str:
    """A row as it may stand there: short name, name, OPD, table, core team, coordinator of the pillar, substitute."""
    return f"made,Ni Made Contoh,bappeda,{settings.tables[0].id},tidak,ya,"


def _text(path: Path) -> str:
    if not path.is_file():
        raise CohortError(
            "Daftar peserta (roster.csv) tidak ada.",
            where=path.as_posix(),
            next_step="Simpan daftar peserta dari Excel sebagai CSV UTF-8.",
        )
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise CohortError(
            "Daftar peserta tidak tersimpan sebagai UTF-8.",
            where=f"{path.as_posix()}, baris {row}",
            next_step="Simpan ulang dari Excel dengan jenis “CSV UTF-8”.",
        ) from error


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Number in the file and cells by column, without the rows that Excel leaves empty."""
    text = _text(path)
    header = text.lstrip("\r\n").partition("\n")[0]
    separator = max(SEPARATORS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    columns: list[str] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells) or (not columns and cells[0].lower().startswith("sep=")):
                continue  # Excel writes empty rows, and may say in a row of its own what separates the cells
            where = f"{path.as_posix()}, baris {reader.line_num}"
            if not columns:
                columns = _columns(cells, where)
            elif len(cells) > len(columns):
                raise CohortError(
                    f"Baris ini berisi {len(cells)} kolom, seharusnya {len(columns)}.",
                    where=where,
                    next_step='Apit isi yang memuat koma dengan tanda kutip, misalnya "Ni Made Contoh, S.T.".',
                )
            else:
                padded = [*cells, *[""] * len(columns)]
                yield reader.line_num, {name: cell.strip() for name, cell in zip(columns, padded, strict=False)}
    except csv.Error as error:
        raise CohortError(
            "Tanda kutip dalam daftar peserta tidak berpasangan.",
            where=f"{path.as_posix()}, baris {reader.line_num}",
            next_step="Simpan ulang dari Excel dengan jenis “CSV UTF-8”.",
        ) from error


def _columns(cells: list[str], where: str) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    lacking = [column for column in NEEDED if column not in columns]
    if lacking:
        raise CohortError(
            f"Kolom “{lacking[0]}” tidak ada dalam daftar peserta.",
            where=where,
            next_step="Baris pertama harus: " + ",".join(ROSTER_COLUMNS) + ".",
        )
    return columns


def _person(cells: Mapping[str, str], where: str, settings: Settings) -> Person:
    table = cells["table"]
    if table and table not in {entry.id for entry in settings.tables}:
        raise CohortError(
            f"Meja “{table}” tidak ada dalam cohort.yml.",
            where=f"{where}, kolom table",
            next_step="Perbaiki ejaannya, atau tambahkan mejanya di cohort.yml.",
        )
    person_id = plain_name(cells["person"], "Nama pendek peserta", where=f"{where}, kolom person")
    return Person(
        id=person_id,
        name=cells["name"] or person_id,
        opd=cells.get("opd", ""),
        table=table,
        core=_yes(cells, "core", where),
        coordinator=_yes(cells, "coordinator", where),
        substitute_for=cells.get("substitute_for", ""),
    )


def _yes(cells: Mapping[str, Any], column: str, where: str) -> bool:
    word = cells.get(column, "").lower()
    if word not in YES | NO:
        raise CohortError(
            f"“{word}” bukan ya atau tidak.", where=f"{where}, kolom {column}", next_step="Tulis ya atau tidak."
        )
    return word in YES
