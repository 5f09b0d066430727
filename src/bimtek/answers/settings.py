"""cohort.yml: what a cohort is. Read and checked here; every message names the line."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bimtek.answers.files import plain_name
from bimtek.curriculum import SESSIONS
from bimtek.datasets import pillars, sub_dimensions
from bimtek.errors import CohortError

CORE = "inti"
"""The id of the core team's seat."""
SCHEMA_VERSION = 1
COMPARE = "Bandingkan dengan cohort.yml angkatan contoh."
# pydantic's kind of error (or how it begins): what it means; the first that fits
WORDS = (
    ("missing", "belum diisi"),
    ("extra_forbidden", "tidak dikenal; periksa ejaannya"),
    ("too_short", "masih kosong"),
    ("bool", "harus true atau false"),
    ("int", "harus bilangan bulat"),
    ("greater", "terlalu kecil"),
    ("less", "terlalu besar"),
    ("date", "bukan tanggal; tulis misalnya 2024-06-11 atau 2024-06-28T16:00"),
    ("string", 'harus teks; beri tanda kutip, misalnya "51.06"'),
    ("model", "belum terisi seperti seharusnya"),
    ("", "tidak sesuai"),
)


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


class CertificateRule(Strict):
    """Who gets a certificate. All three must be reached; what is not asked stays at 0."""

    hours: dict[str, int]
    """Meeting → its JP (jam pelajaran)."""
    attendance: int = Field(80, ge=0, le=100)
    """Percent of all JP."""
    points: int = Field(0, ge=0, le=100)
    """Percent of the points that a person can have in all meetings."""
    place: str = ""
    """Where it is signed."""
    signer: str = ""
    """Who signs; without it the line stays empty."""
    signer_title: str = ""


class Settings(Strict):
    """cohort.yml."""

    schema_version: int = SCHEMA_VERSION
    id: str
    title: str
    region: str
    start_year: int = Field(ge=2000, le=2100)
    data_cutoff: datetime.date | None = None
    utc_offset: int = Field(8, ge=-12, le=14)
    """Hours; WITA is 8."""
    training: bool = False
    notice: str = ""
    meetings: dict[str, Meeting]
    tables: tuple[Table, ...] = Field(min_length=1)
    certificate: CertificateRule | None = None
    """None: nobody gets one."""


def read_settings(path: Path) -> Settings:
    """cohort.yml, checked. `CohortError` names the line and what to mend."""
    if not path.is_file():
        raise CohortError(
            "Folder ini bukan folder angkatan: cohort.yml tidak ada.",
            where=path.parent.as_posix(),
            next_step="Buat dengan `bimtek init FOLDER`, atau periksa alamat foldernya.",
        )
    root, content = _parsed(path)
    version = content.get("schema_version") if isinstance(content, dict) else None
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise CohortError(
            f"cohort.yml memakai skema {version}, program ini mengenal sampai {SCHEMA_VERSION}.",
            where=path.as_posix(),
            next_step="Perbarui bimtek, lalu ulangi.",
        )
    try:
        settings = Settings.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        name = " → ".join(map(str, first["loc"])) or "seluruh isi"
        word = next(words for kind, words in WORDS if first["type"].startswith(kind))
        raise CohortError(
            f"Isi cohort.yml: “{name}” {word}.", where=_where(path, root, first["loc"]), next_step=COMPARE
        ) from error
    _check(path, root, settings)
    return settings


def _parsed(path: Path) -> tuple[Any, Any]:
    """The tree of nodes, which know their lines, and the content."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return yaml.compose(text, Loader=yaml.SafeLoader), yaml.safe_load(text)
    except UnicodeDecodeError as error:
        raise CohortError(
            "cohort.yml tidak tersimpan sebagai UTF-8.",
            where=path.as_posix(),
            next_step="Simpan ulang; pada Notepad pilih pengodean UTF-8.",
        ) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f", baris {mark.line + 1}, kolom {mark.column + 1}" if mark else ""
        raise CohortError(
            "cohort.yml tidak dapat dibaca.",
            where=f"{path.as_posix()}{place}",
            next_step="Perbaiki tanda baca atau lekukan di baris itu atau tepat di atasnya.",
        ) from error
    except yaml.YAMLError as error:
        raise CohortError(
            "cohort.yml memuat huruf yang tidak boleh ada.",
            where=path.as_posix(),
            next_step="Hapus huruf aneh atau tulis ulang berkasnya.",
        ) from error
    except ValueError as error:  # YAML takes 2024-02-30 for a date
        raise CohortError(
            "cohort.yml memuat tanggal yang tidak ada dalam kalender.",
            where=path.as_posix(),
            next_step="Periksa semua tanggal: tahun-bulan-hari, misalnya 2024-06-11.",
        ) from error


def _where(path: Path, root: Any, place: tuple[Any, ...]) -> str:
    """The file and the line of the innermost part of a place that is there."""
    node = root
    for name in place:
        inner = None
        if isinstance(node, yaml.MappingNode):
            inner = next((value for key, value in node.value if key.value == str(name)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(name, int) and name < len(node.value):
            inner = node.value[name]
        if inner is None:
            break
        node = inner
    return f"{path.as_posix()}, baris {node.start_mark.line + 1}" if node is not None else path.as_posix()


def _check(path: Path, root: Any, settings: Settings) -> None:
    """What the types cannot say: names that are file names, tables and pillars that exist, all four meetings."""
    plain_name(settings.id, "Nama angkatan", where=_where(path, root, ("id",)))
    seen = {CORE}
    for number, table in enumerate(settings.tables):
        where = _where(path, root, ("tables", number))
        plain_name(table.id, "Nama meja", where=where)
        if problem := _matter_with(table, seen):
            raise CohortError(problem, where=where, next_step="Perbaiki bagian tables.")
        seen.add(table.id.lower())
    missing = [entry.id for entry in SESSIONS if entry.id not in settings.meetings]
    if missing:
        raise CohortError(
            f"Tanggal pertemuan {missing[0]} belum ada.",
            where=_where(path, root, ("meetings",)),
            next_step="Lengkapi bagian meetings.",
        )
    if settings.certificate:
        _check_hours(_where(path, root, ("certificate", "hours")), settings.certificate.hours)


MOST_HOURS = 60
"""JP of a meeting: two days have some 20; more than this is a slip."""


def _check_hours(where: str, hours: dict[str, int]) -> None:
    known = [entry.id for entry in SESSIONS]
    for name in known:
        if not 1 <= hours.get(name, 0) <= MOST_HOURS:
            raise CohortError(
                f"JP pertemuan {name} untuk sertifikat belum diisi, atau bukan 1–{MOST_HOURS}.",
                where=where,
                next_step=f"Tulis keempatnya, misalnya hours: {{{', '.join(f'{one}: 16' for one in known)}}}.",
            )
    if stranger := sorted(hours.keys() - set(known)):
        raise CohortError(
            f"Pertemuan “{stranger[0]}” pada bagian certificate tidak dikenal.",
            where=where,
            next_step="Pilih dari: " + ", ".join(known) + ".",
        )


def _matter_with(table: Table, seen: set[str]) -> str:
    """What is the matter with a table, or ""."""
    if table.id.lower() in seen:  # on Windows "Meja-1" and "meja-1" are one folder
        return f"Meja “{table.id}” ditulis dua kali."
    if table.pillar not in {pillar.id for pillar in pillars()}:
        return f"Pilar “{table.pillar}” pada meja “{table.id}” tidak dikenal."
    known = {sub.id for sub in sub_dimensions(table.pillar)}
    unknown = [sub for sub in table.sub_dimensions if sub not in known]
    if unknown:
        return f"Subdimensi “{unknown[0]}” pada meja “{table.id}” bukan bagian pilar {table.pillar}."
    return ""
