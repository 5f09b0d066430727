"""Reads the official nomenclature from its workbook, row by row; what is not understood is told with sheet and row."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

from bimtek.datasets import SubActivity, nomenclature
from bimtek.datasets.nomenclature import CODE, PROVINCE, REGENCY
from bimtek.errors import SheetError
from bimtek.sheets.nomenclature_columns import DEEPEST, Columns, recognise, split_header
from bimtek.sheets.safe import Limits, checked

LIMITS = Limits(
    what="berkas nomenklatur",
    again="Pakai berkas nomenklatur resmi saja, tanpa lembar lain, lalu ulangi.",
    size=30 * 2**20,
    unpacked=300 * 2**20,
    cells=3_000_000,
)
MOST_ROWS = 100_000
LEVELS = {"prov": PROVINCE, "provinsi": PROVINCE, "kabkot": REGENCY, "kabkota": REGENCY, "kabupaten": REGENCY,
          "kota": REGENCY, "kabupatenkota": REGENCY}  # fmt: skip
ABOVE = {"kegiatan": 5, "program": 3, "bidang": 2}
"""Level → groups of its code."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that was not understood."""

    sheet: str
    row: int
    why: str

    def __str__(self) -> str:
        return f"Lembar “{self.sheet}”, baris {self.row}: {self.why}"


@dataclass(frozen=True, slots=True)
class Official:
    """What a workbook says: its sub-kegiatan by code, what was not understood, and what was left aside."""

    entries: tuple[SubActivity, ...]
    unread: tuple[Unread, ...]
    remarks: tuple[str, ...]


class _Lost(Exception):
    """Why a row is not understood."""


def read_official(path: Path, version: str) -> Official:
    """The nomenclature of a workbook. `SheetError` when there is none in it, in words that say what to do.

    A code that stands for provinces and for regencies is kept as that of regencies.
    """
    content = _content(path)
    found: dict[str, SubActivity] = {}
    unread: list[Unread] = []
    remarks: list[str] = []
    seen_headers: list[str] = []
    source = f"Berkas {path.name}, versi {version}"
    hints = {code: entry.related_pillars for code, entry in nomenclature().items()}
    for title, rows in _sheets(content, path):
        head = [row for _, row in zip(range(DEEPEST), rows, strict=False)]
        columns = recognise(head)
        if columns is None:
            if (number := split_header(head)) is not None:
                raise _merged(path, title, number)
            seen_headers.append(f"“{title}”: {_shown(head)}")
            continue
        remarks += [f"Lembar “{title}”: kolom “{name}” tidak dipakai." for name in columns.strange]
        every = enumerate((*head[columns.row :], *islice(rows, MOST_ROWS + 1)), columns.row + 1)
        for number, row in every:
            if number > MOST_ROWS:
                raise SheetError(f"Lembar ini lebih dari {MOST_ROWS} baris.", where=title, next_step=LIMITS.again)
            try:
                entry = _entry(row, columns, version, source)
            except _Lost as lost:
                unread.append(Unread(title, number, str(lost)))
                continue
            if entry is not None:
                _keep(
                    found, replace(entry, related_pillars=hints.get(entry.code, ())), Unread(title, number, ""), unread
                )
    if not found:
        raise _nothing(path, unread, seen_headers)
    remarks += [f"Lembar {headers} dilewati: bukan nomenklatur." for headers in seen_headers]
    return Official(tuple(found[code] for code in sorted(found)), tuple(unread), tuple(remarks))


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SheetError("Berkas nomenklatur tidak dapat dibuka.", where=path.as_posix(),
                         next_step=f"Periksa alamat berkasnya ({error.strerror}).") from error  # fmt: skip
    try:
        return checked(content, LIMITS)
    except SheetError as error:
        raise SheetError(error.what, where=path.as_posix(), next_step=error.next_step) from error


def _sheets(content: bytes, path: Path) -> Iterator[tuple[str, Iterator[Sequence[Any]]]]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that are not needed here
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
            for sheet in book.worksheets:
                yield sheet.title, sheet.iter_rows(values_only=True)
    except (KeyError, ValueError, TypeError, IndexError, SyntaxError) as error:
        raise SheetError("Berkas ini tidak dapat dibaca sebagai buku kerja Excel.", where=path.as_posix(),
                         next_step="Buka di Excel, simpan ulang sebagai .xlsx, lalu ulangi.") from error  # fmt: skip


def _entry(row: Sequence[Any], columns: Columns, version: str, source: str) -> SubActivity | None:
    """The sub-kegiatan of a row; None for a row that is empty or belongs to a level above."""
    cells = {name: row[place] if place < len(row) else None for name, place in columns.at.items()}
    if not any(_text(value) for value in cells.values()):
        return None
    code, name = _code_and_name(cells, "name")
    if not code and not name:
        return None  # a row of program or kegiatan alone
    if not CODE.fullmatch(code):
        raise _Lost(_why(code, name))
    texts = {"indicator": _text(cells["indicator"]), "unit": _text(cells["unit"]), "name": name}
    above = {}
    for level, groups in ABOVE.items():
        above[f"{level}_code"] = ".".join(code.split(".")[:groups])
        above[level] = _above(cells, level, above[f"{level}_code"])
    missing = [WORDS[column] for column, text in (texts | above).items() if not text]
    if missing:
        raise _Lost(f"kode {code}: {', '.join(missing)} kosong")
    known: dict[str, Any] = texts | above
    return SubActivity(code=code, level=_level(cells, code), version=version, source=source, **known)


WORDS = {"name": "nama sub-kegiatan", "indicator": "indikator", "unit": "satuan", "kegiatan": "kegiatan",
         "program": "program", "bidang": "bidang"}  # fmt: skip


def _code_and_name(cells: Mapping[str, Any], level: str) -> tuple[str, str]:
    """Code and name, from two columns or from one that holds both."""
    text = _text(cells.get(level))
    if f"{level}_code" in cells:
        return _text(cells[f"{level}_code"]), text
    code, _, name = text.partition(" ")
    return (code, name.strip()) if re.match(r"[\dX][\d.X]*$", code) else ("", text)


def _above(cells: Mapping[str, Any], level: str, code: str) -> str:
    """The name of a level above, checked against the code that it must have."""
    if level not in cells:
        return ""
    own, name = _code_and_name(cells, level)
    if own and own != code:
        raise _Lost(f"kode {level} “{own}” bukan awal dari kode sub-kegiatannya ({code})")
    return name


def _why(code: str, name: str) -> str:
    if not code:
        return f"“{name[:60]}” tanpa kode"
    if re.fullmatch(r"[\d.,]+", code):
        return (
            f"kode “{code}” tidak utuh (seharusnya seperti 2.16.03.2.02.0038). Excel mungkin membuang angka nolnya: "
            "jadikan kolom kode bertipe Teks sebelum diisi"
        )
    return f"“{code[:40]}” bukan kode sub-kegiatan"


def _level(cells: Mapping[str, Any], code: str) -> str:
    """By its column; without one by the fourth group of the code."""
    told = re.sub(r"[^a-z]", "", _text(cells.get("level")).casefold())
    if told in LEVELS:
        return LEVELS[told]
    if told:
        raise _Lost(f"kode {code}: tingkat pemerintahan “{_text(cells['level'])}” tidak dikenal")
    return PROVINCE if code.split(".")[3] == "1" else REGENCY


def _text(value: Any) -> str:
    text = " ".join(str(value).split()) if value is not None else ""
    return "" if text == "[null]" else text


def _keep(found: dict[str, SubActivity], entry: SubActivity, place: Unread, unread: list[Unread]) -> None:
    other = found.get(entry.code)
    if other is not None and other.level == entry.level:
        unread.append(replace(place, why=f"kode {entry.code} sudah ada di baris sebelumnya; yang pertama dipakai"))
    elif other is None or entry.is_for_regency:
        found[entry.code] = entry


def _merged(path: Path, title: str, number: int) -> SheetError:
    return SheetError(
        f"Judul kolom terbagi atas baris {number} dan {number + 1} (sel gabungan).",
        where=f"{path.as_posix()}, lembar “{title}”",
        next_step="Di Excel lepaskan penggabungan sel, tulis semua judul dalam satu baris, simpan, lalu ulangi.",
    )


def _nothing(path: Path, unread: Sequence[Unread], headers: Sequence[str]) -> SheetError:
    if unread:
        first = unread[0]
        return SheetError(
            f"Tidak satu baris pun terbaca; {len(unread)} baris ditolak. Baris {first.row}: {first.why}.",
            where=f"{path.as_posix()}, lembar “{first.sheet}”",
            next_step="Perbaiki kolom itu, atau pakai berkas resmi seperti diterbitkan, lalu ulangi.",
        )
    return SheetError(
        "Tidak ada lembar nomenklatur dalam berkas ini: kolom SUBKEGIATAN, INDIKATOR, dan SATUAN tidak ditemukan. "
        f"Yang ada: {'; '.join(headers) or 'tidak ada lembar'}.",
        where=path.as_posix(),
        next_step="Periksa apakah berkasnya benar, dan judul kolomnya dalam satu baris di atas.",
    )


def _shown(head: Iterable[Sequence[Any]]) -> str:
    """The first row with something in it, shortened."""
    first = next((row for row in head if any(_text(cell) for cell in row)), ())
    return ", ".join(_text(cell)[:30] for cell in first if _text(cell))[:120] or "kosong"
