"""One reader for every CSV file of the course, with errors that name file, row and column.

Planners edit these files in a spreadsheet, so what spreadsheets do to CSV (decimal commas, semicolons, other
encodings, a byte order mark) is either read right or refused with the cell to mend.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType

from bimtek.errors import DatasetError


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, with the place that an error message names."""

    file: str
    """Path below the course, as people see it: datasets/spbe.csv."""
    line: int
    values: Mapping[str, str]

    def text(self, column: str) -> str:
        """What the cell says; never empty."""
        value = self.values[column]
        if not value:
            raise self.error(column, "belum diisi")
        return value

    def optional(self, column: str) -> str:
        return self.values[column]

    def number(self, column: str) -> Decimal:
        value = self.text(column)
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise self.error(column, f"bukan bilangan: “{value}” (desimal ditulis dengan titik, tanpa pemisah ribuan)")
        return number

    def integer(self, column: str) -> int:
        value = self.text(column)
        if not value.isascii() or not value.isdigit():
            raise self.error(column, f"bukan bilangan bulat: “{value}”")
        return int(value)

    def choice(self, column: str, allowed: Collection[str]) -> str:
        value = self.values[column]
        if value not in allowed:
            raise self.error(column, f"berisi “{value}”, padahal pilihannya: {', '.join(filter(None, allowed))}")
        return value

    def several(self, column: str, allowed: Collection[str]) -> tuple[str, ...]:
        """The parts of a list with semicolons; an empty cell is an empty list."""
        parts = tuple(part.strip() for part in self.values[column].split(";") if part.strip())
        for part in parts:
            if part not in allowed:
                raise self.error(column, f"memuat “{part}”, padahal pilihannya: {', '.join(allowed)}")
        return parts

    def error(self, column: str, what: str) -> DatasetError:
        return DatasetError(
            f"Kolom {column} {what}.",
            where=f"{self.file}, baris {self.line}, kolom {column}",
            next_step="Perbaiki sel itu, simpan sebagai CSV UTF-8, lalu coba lagi.",
        )


def read_rows(path: Path, columns: str) -> Iterator[Row]:
    """The rows of a CSV file with a header.

    columns: the names that must be there, with spaces between; others are let through.
    Raises DatasetError, with file, row and column.
    """
    file = _name(path)
    try:
        # utf-8-sig: Excel on Windows puts a byte order mark before the first column.
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            missing = [column for column in columns.split() if column not in (reader.fieldnames or ())]
            if missing:
                raise DatasetError(
                    f"Kolom {', '.join(missing)} tidak ada.",
                    where=f"{file}, baris 1",
                    next_step="Pakai koma sebagai pemisah kolom dan samakan judul kolom dengan datapackage.json.",
                )
            for cells in reader:
                yield _row(file, reader.line_num, cells)
    except OSError as cause:
        raise DatasetError(
            "Tabel data tidak dapat dibuka.", where=file, next_step=f"Periksa berkas itu ({cause.strerror})."
        ) from cause
    except UnicodeDecodeError as cause:
        raise DatasetError(
            "Tabel data tidak tersimpan sebagai UTF-8.", where=file, next_step="Simpan ulang sebagai CSV UTF-8."
        ) from cause
    except csv.Error as cause:
        raise DatasetError(
            f"Tabel data rusak: {cause}.",
            where=f"{file}, sesudah baris {reader.line_num}",
            next_step="Periksa tanda kutip di baris itu.",
        ) from cause


def _row(file: str, line: int, cells: Mapping[str | None, str | None]) -> Row:
    if None in cells or None in cells.values():
        raise DatasetError(
            "Jumlah sel tidak sama dengan jumlah kolom.",
            where=f"{file}, baris {line}",
            next_step="Beri tanda kutip pada sel yang memuat koma, atau lengkapi sel yang kurang.",
        )
    values = {str(column): (value or "").strip() for column, value in cells.items()}
    return Row(file, line, MappingProxyType(values))


def _name(path: Path) -> str:
    """The path as people know it, from datasets/ on."""
    parts = path.parts
    start = len(parts) - 1 - parts[::-1].index("datasets") if "datasets" in parts else -1
    return "/".join(parts[start:])
