"""cohort.yml: what a cohort is. Read and checked here."""

from __future__ import annotations

import datetime
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bimtek.answers.files import plain_name
from bimtek.curriculum import SESSIONS
from bimtek.datasets import pillars, sub_dimensions
from bimtek.errors import CohortError

CORE = "inti"
"""The id of the core team's seat."""


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Table(Strict):
    """A working table of a pillar, or of some of its sub-dimensions."""

    id: str
    name: str
    pillar: str
    sub_dimensions: tuple[str, ...] = ()


class Meeting(Strict):
    """Dates of a meeting: first day, and until when answers count as in time."""

    date: datetime.date
    deadline: datetime.datetime


class Settings(Strict):
    """cohort.yml."""

    schema_version: int = 1
    id: str
    title: str
    region: str
    start_year: int
    data_cutoff: datetime.date | None = None
    utc_offset: int = 8
    """Hours; WITA is 8."""
    training: bool = False
    notice: str = ""
    meetings: dict[str, Meeting]
    tables: tuple[Table, ...] = Field(min_length=1)


def read_settings(path: Path) -> Settings:
    if not path.is_file():
        raise CohortError(
            "Folder ini bukan folder angkatan: cohort.yml tidak ada.",
            where=path.parent.as_posix(),
            next_step="Buat dengan `bimtek init FOLDER`, atau periksa alamat foldernya.",
        )
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        settings = Settings.model_validate(content)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CohortError(
            f"cohort.yml tidak dapat dibaca: {error}",
            where=path.as_posix(),
            next_step="Perbaiki tanda baca atau lekukan barisnya.",
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = " → ".join(map(str, first["loc"])) or "isi berkas"
        raise CohortError(
            f"Isi cohort.yml tidak sesuai pada “{where}”: {first['msg']}.",
            where=path.as_posix(),
            next_step="Bandingkan dengan cohort.yml angkatan contoh.",
        ) from error
    _check_settings(path, settings)
    return settings


def _check_settings(path: Path, settings: Settings) -> None:
    plain_name(settings.id, "Nama angkatan")
    known = {pillar.id for pillar in pillars()}
    subs = {sub.id for sub in sub_dimensions()}
    seen: set[str] = {CORE}
    for table in settings.tables:
        plain_name(table.id, "Nama meja")
        problem = ""
        if table.id in seen:
            problem = f"Meja “{table.id}” ditulis dua kali."
        elif table.pillar not in known:
            problem = f"Pilar “{table.pillar}” pada meja “{table.id}” tidak dikenal."
        elif unknown := [sub for sub in table.sub_dimensions if sub not in subs]:
            problem = f"Subdimensi “{unknown[0]}” pada meja “{table.id}” tidak dikenal."
        if problem:
            raise CohortError(problem, where=path.as_posix(), next_step="Perbaiki bagian tables.")
        seen.add(table.id)
    missing = [entry.id for entry in SESSIONS if entry.id not in settings.meetings]
    if missing:
        raise CohortError(
            f"Tanggal pertemuan {missing[0]} belum ada.", where=path.as_posix(), next_step="Lengkapi bagian meetings."
        )
