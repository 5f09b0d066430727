"""A list of people as Excel writes it: with commas or, where Windows speaks Indonesian, semicolons; a BOM or none."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bimtek.errors import CohortError

SEPARATORS = ",;\t"
YES, NO = {"ya", "yes", "true", "benar", "1", "x", "v"}, {"", "tidak", "no", "false", "salah", "0", "-"}


@dataclass(frozen=True, slots=True)
class PeopleList:
    """What a list is called, and how it begins."""

    name: str
    """"Daftar peserta", for messages."""
    file: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]


def rows(path: Path, kind: PeopleList) -> Iterator[tuple[int, dict[str, str]]]:
    """Number in the file and cells by column, without the rows that Excel leaves empty. `CohortError` says what is
    the matter."""
    text = _text(path, kind)
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
                columns = _columns(cells, where, kind)
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
            f"Tanda kutip dalam {kind.name[0].lower()}{kind.name[1:]} tidak berpasangan.",
            where=f"{path.as_posix()}, baris {reader.line_num}",
            next_step="Simpan ulang dari Excel dengan jenis “CSV UTF-8”.",
        ) from error


def yes(cells: dict[str, str], column: str, where: str) -> bool:
    """Whether a cell says yes; `CohortError` where it says neither."""
    word = cells.get(column, "").lower()
    if word not in YES | NO:
        raise CohortError(
            f"“{word}” bukan ya atau tidak.", where=f"{where}, kolom {column}", next_step="Tulis ya atau tidak."
        )
    return word in YES


def _text(path: Path, kind: PeopleList) -> str:
    if not path.is_file():
        raise CohortError(
            f"{kind.name} ({kind.file}) tidak ada.",
            where=path.as_posix(),
            next_step=f"Simpan {kind.name[0].lower()}{kind.name[1:]} dari Excel sebagai CSV UTF-8.",
        )
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise CohortError(
            f"{kind.name} tidak tersimpan sebagai UTF-8.",
            where=f"{path.as_posix()}, baris {row}",
            next_step="Simpan ulang dari Excel dengan jenis “CSV UTF-8”.",
        ) from error


def _columns(cells: Sequence[str], where: str, kind: PeopleList) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    lacking = [column for column in kind.needed if column not in columns]
    if lacking:
        raise CohortError(
            f"Kolom “{lacking[0]}” tidak ada dalam {kind.name[0].lower()}{kind.name[1:]}.",
            where=where,
            next_step="Baris pertama harus: " + ",".join(kind.columns) + ".",
        )
    return columns
