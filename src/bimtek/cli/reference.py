"""Reference data that a cohort brings itself: the official nomenclature, the boundaries of its districts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bimtek.answers.cohort import Cohort
from bimtek.answers.cohort_boundaries import take_boundaries
from bimtek.cli.app import app, console, find_cohort
from bimtek.errors import CohortError
from bimtek.formats import number_id

BOUNDARIES = "Batas kecamatan (GeoJSON); disimpan di folder angkatan, lalu angka per kecamatan tampil di peta."
SHOWN = 15
"""So many rows that were not understood are shown one by one."""


@app.command()
def nomenclature(
    file: Annotated[Path, typer.Argument(help="Berkas resmi nomenklatur (.xlsx).")],
    cohort: Annotated[str, typer.Argument(help="Folder angkatan, atau namanya di grading/cohorts/.")] = "",
    out: Annotated[Path | None, typer.Option(help="Folder lain untuk hasilnya, tanpa angkatan.")] = None,
    version: Annotated[str, typer.Option(help="Versinya; tanpa ini dibaca dari nama berkas.")] = "",
) -> None:
    """Muat nomenklatur resmi seutuhnya: kode sub-kegiatan lalu dicari di dalamnya."""
    from bimtek.sheets.nomenclature_take import take_nomenclature

    if bool(cohort) == (out is not None):
        raise CohortError(
            "Sebutkan angkatan atau --out, salah satu.", next_step="Misalnya: bimtek nomenclature BERKAS.xlsx ANGKATAN"
        )
    taken = take_nomenclature(file, out if out is not None else find_cohort(cohort).folder, version)
    regency = sum(entry.is_for_regency for entry in taken.known.values())
    _say(f"Nomenklatur versi {taken.known.version}: {number_id(len(taken.known))} kode, "
         f"{number_id(regency)} di antaranya untuk kabupaten/kota.")  # fmt: skip
    _say(f"Ditulis: {taken.path.as_posix()}")
    if taken.before and taken.before != taken.known.version:
        _say(f"Menggantikan versi {taken.before}. Kode yang sudah dipilih diperiksa lagi menurut versi yang baru.")
    for remark in taken.official.remarks:
        _say(f"  • {remark}")
    unread = taken.official.unread
    if unread:
        _say(f"Tidak terbaca: {number_id(len(unread))} baris.")
    for each in unread[:SHOWN]:
        _say(f"  • {each}")
    if len(unread) > SHOWN:
        _say(f"  • dan {number_id(len(unread) - SHOWN)} baris lain")


def bring_boundaries(file: Path, cohort: Cohort) -> None:
    """Check a GeoJSON and keep it in the cohort; DatasetError says what is the matter with it."""
    _say(f"Batas kecamatan disimpan: {take_boundaries(file, cohort.folder, cohort.region).as_posix()}")


def _say(line: str) -> None:
    console.print(line, markup=False, soft_wrap=True)
