"""Takes the official nomenclature into a cohort: its workbook becomes nomenclature.csv, in which forms find codes."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from bimtek.answers.cohort import NOMENCLATURE
from bimtek.answers.files import write_atomic
from bimtek.datasets import Nomenclature, read_nomenclature
from bimtek.datasets.nomenclature import COLUMNS
from bimtek.errors import SheetError
from bimtek.sheets.nomenclature_read import Official, read_official


@dataclass(frozen=True, slots=True)
class Taken:
    """What was written, what the workbook said, and the version that stood there before ("" for none)."""

    path: Path
    official: Official
    known: Nomenclature
    before: str


def take_nomenclature(file: Path, folder: Path, version: str = "") -> Taken:
    """Read the workbook and write <folder>/nomenclature.csv. Nothing is written when it cannot be read.

    version: as the ministry calls it; without it, as the name of the file tells. `SheetError` in words.
    """
    version = " ".join(version.split()) or version_of(file)
    if not version:
        raise SheetError(
            "Versi nomenklatur tidak terbaca dari nama berkasnya.",
            where=file.as_posix(),
            next_step='Sebutkan, misalnya --version "pemutakhiran 2027".',
        )
    official = read_official(file, version)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NOMENCLATURE
    before = read_nomenclature(path).version if path.is_file() else ""
    write_atomic(path, _as_csv(official))
    return Taken(path, official, read_nomenclature(path), before)


def version_of(file: Path) -> str:
    """ "pemutakhiran 2027" of nomenklatur-…_versi_pemutakhiran_2027_1.xlsx; "" where the name says nothing."""
    found = re.search(r"pemutakhiran[\s_-]*(20\d\d)", file.stem, re.IGNORECASE)
    return f"pemutakhiran {found[1]}" if found else ""


def _as_csv(official: Official) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in official.entries:
        values = {name: getattr(entry, name) for name in COLUMNS}
        writer.writerow({**values, "related_pillars": ";".join(entry.related_pillars)}.values())
    return text.getvalue()
