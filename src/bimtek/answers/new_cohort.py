"""A new cohort's folder: settings to fill in and an empty roster."""

from __future__ import annotations

from pathlib import Path

from bimtek.answers.files import plain_name
from bimtek.answers.roster import ROSTER_COLUMNS
from bimtek.curriculum import SESSIONS
from bimtek.datasets import pillars
from bimtek.errors import CohortError
from bimtek.region import load_region

TEMPLATE = """\
# Angkatan baru. Isi tanggal pertemuan, batas kumpul, dan meja.
schema_version: 1
id: {id}
title: Bimtek Penyusunan Master Plan Smart City {region}
region: "{code}"
start_year: {year}
data_cutoff: null  # angka sesudah tanggal ini ditandai, misalnya 2024-12-31
utc_offset: 8  # WIB 7, WITA 8, WIT 9
training: false
meetings:
{meetings}
tables:
{tables}
"""


def template(folder: Path, region_code: str, year: int) -> tuple[Path, Path]:
    """Write cohort.yml and an empty roster.csv for a new cohort; nothing that is there is overwritten."""
    region = load_region(region_code)
    settings, roster = folder / "cohort.yml", folder / "roster.csv"
    if settings.exists() or roster.exists():
        raise CohortError("Folder ini sudah berisi angkatan; tidak ada yang ditimpa.", where=folder.as_posix(),
                          next_step="Pilih folder lain.")  # fmt: skip
    dates = [(f"{year - 1}-{month:02d}-01", f"{year - 1}-{month:02d}-28T16:00") for month in (6, 7, 8, 9)]
    meetings = "\n".join(
        f'  {meeting.id}: {{date: {date}, deadline: "{deadline}"}}'
        for meeting, (date, deadline) in zip(SESSIONS, dates, strict=True)
    )
    tables = "\n".join(
        f"  - {{id: meja-{entry.id}, name: Meja {entry.name}, pillar: {entry.id}}}" for entry in pillars()
    )
    text = TEMPLATE.format(
        id=plain_name(folder.name, "Nama folder angkatan"), region=region.name, code=region.code, year=year,
        meetings=meetings, tables=tables,
    )  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    settings.write_text(text, encoding="utf-8", newline="\n")
    roster.write_text(",".join(ROSTER_COLUMNS) + "\n", encoding="utf-8", newline="\n")
    return settings, roster
