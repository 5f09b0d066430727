"""Where the course lies on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from bimtek.errors import DatasetError

PACKAGE = Path("datasets") / "datapackage.json"


def course_root() -> Path:
    """The checkout of the course: the folder that holds datasets/.

    BIMTEK_COURSE decides where it is set; else the first parent of this file, then of the working directory.
    Raises DatasetError where there is none.
    """
    named = os.environ.get("BIMTEK_COURSE")
    if named:
        candidates = [Path(named).resolve()]
    else:
        here, working = Path(__file__).resolve(), Path.cwd()
        candidates = [*here.parents, working, *working.parents]
    for folder in candidates:
        if (folder / PACKAGE).is_file():
            return folder
    raise DatasetError(
        "Folder kursus tidak ditemukan.",
        where=str(candidates[0]) if named else str(Path.cwd()),
        next_step="Jalankan perintah dari folder kursus, atau isi BIMTEK_COURSE dengan folder yang memuat datasets/.",
    )
