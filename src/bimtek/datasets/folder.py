"""Where the course lies on this machine."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from bimtek.errors import DatasetError

PACKAGE = Path("datasets") / "datapackage.json"


def course_root() -> Path:
    """The checkout of the course: the folder that holds datasets/.

    BIMTEK_COURSE decides where it is set; else the first parent of this file, then of the working directory.
    Raises DatasetError where there is none.
    """
    return _course_root(os.environ.get("BIMTEK_COURSE", ""), __file__, os.getcwd())  # noqa: PTH109  asked all the time


@cache
def _course_root(named: str, file: str, directory: str) -> Path:
    """Looking for it took a third of a save. What is not found is looked for again."""
    if named:
        candidates = [Path(named).resolve()]
    else:
        here, working = Path(file).resolve(), Path(directory)
        candidates = [*here.parents, working, *working.parents]
    for folder in candidates:
        if (folder / PACKAGE).is_file():
            return folder
    raise DatasetError(
        "Folder kursus tidak ditemukan.",
        where=str(candidates[0]) if named else directory,
        next_step="Jalankan perintah dari folder kursus, atau isi BIMTEK_COURSE dengan folder yang memuat datasets/.",
    )
