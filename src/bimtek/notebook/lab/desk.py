"""A person's folder in JupyterLab: a first page and a working copy of each notebook.

    <desk>/Beranda.ipynb
    <desk>/01_vision/01_vision.ipynb …    copies
    <desk>/kumpulan/                      ZIPs of hand-ins
    <desk>/catatan-lama/                  copies that somebody rewrote
    <desk>/.jupyter/                      settings, layout and history of this JupyterLab alone

Copies, because the course itself is never written to, and JupyterLab saves what it has run. They are made anew at each
start: answers lie in the cohort, so nothing is lost, and whatever was broken is whole again. Their cells cannot be
edited or deleted, but for the notes that people write for themselves; those are carried over.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bimtek.answers.files import write_atomic
from bimtek.curriculum import SESSIONS, Session
from bimtek.curriculum.cells import KERNEL, code_cell
from bimtek.datasets import course_root
from bimtek.errors import CurriculumError
from bimtek.notebook.place import PARCELS

HOME = "Beranda.ipynb"
OLD = "catatan-lama"
LANGUAGE = ("lab/user-settings/@jupyterlab/translation-extension/plugin.jupyterlab-settings", {"locale": "id_ID"})
"""The language is a setting of the person's: only there JupyterLab's server finds it. She may choose another."""
NOTES = ("homework", "handover")
"""Cells of a meeting's notebook in which people write for themselves."""
LOCK = {"editable": False, "deletable": False}

FIRST_PAGE = (
    # cell          line
    ("setup",       "from bimtek.notebook import hand_in_button, home"),
    ("home",        "home()"),
    ("hand_in",     "hand_in_button()"),
)  # fmt: skip
WHEN_EMPTY = (
    "Bila halaman ini masih kosong, tunggu sebentar, lalu tekan **Muat ulang isian** di atas. "
    "Tanpa tombol itu: menu *Jalankan* (*Run*), lalu *Run All Cells*."
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where it lies."""

    folder: Path

    @property
    def parcels(self) -> Path:
        return self.folder / PARCELS

    @property
    def private(self) -> Path:
        """What JupyterLab keeps for itself."""
        return self.folder / ".jupyter"

    @property
    def config(self) -> Path:
        return self.private / "config"


def set_desk(folder: Path) -> Desk:
    """Make a desk, or make one whole again. `CurriculumError` when a notebook of the course cannot be read."""
    desk = Desk(folder)
    desk.parcels.mkdir(parents=True, exist_ok=True)
    _write(folder / HOME, first_page())
    for session in SESSIONS:
        path = folder / session.id / session.notebook
        _write(path, working_copy(_course(session), _notes(path, desk)))
    if not (language := desk.config / LANGUAGE[0]).exists():
        _write(language, LANGUAGE[1])
    return desk


def first_page() -> dict[str, Any]:
    """Beranda.ipynb. It holds no state: each run shows how things stand."""
    cells = [code_cell(name, line) for name, line in FIRST_PAGE]
    cells.append({"cell_type": "markdown", "id": "when_empty", "metadata": {}, "source": WHEN_EMPTY})
    for cell in cells:
        cell["metadata"] |= LOCK
    return {"cells": cells, "metadata": {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}


def working_copy(course: dict[str, Any], notes: dict[str, str]) -> dict[str, Any]:
    """The course's notebook with its cells locked and with the notes (cell id → text) that somebody wrote."""
    for cell in course["cells"]:
        if cell["id"] in NOTES:
            cell["metadata"] |= {"deletable": False}
            cell["source"] = notes.get(cell["id"], _text(cell))
        else:
            cell["metadata"] |= LOCK
    return course


def _notes(path: Path, desk: Desk) -> dict[str, str]:
    """The notes in an earlier copy. A copy that cannot be read, or whose other cells were rewritten, is set aside."""
    if not path.exists():
        return {}
    try:
        cells = {cell["id"]: _text(cell) for cell in _read(path)["cells"]}
        ours = {cell["id"]: _text(cell) for cell in _course(_session(path))["cells"]}
    except (ValueError, KeyError, TypeError, AttributeError):
        cells = ours = {}
    notes = {name: cells[name] for name in NOTES if name in cells}
    if not cells or any(text not in (ours.get(name), "") for name, text in cells.items() if name not in NOTES):
        _set_aside(path, desk)
    return notes


def _set_aside(path: Path, desk: Desk) -> None:
    """Keep a copy under the next free name: it may hold somebody's work."""
    folder = desk.folder / OLD
    folder.mkdir(exist_ok=True)
    number = 1 + sum(1 for _ in folder.glob(f"{path.stem}-*.ipynb"))
    path.replace(folder / f"{path.stem}-{number}.ipynb")


def _session(path: Path) -> Session:
    return next(session for session in SESSIONS if session.notebook == path.name)


def _course(session: Session) -> dict[str, Any]:
    path = course_root() / "sessions" / session.id / session.notebook
    try:
        return _read(path)
    except (OSError, ValueError) as error:
        raise CurriculumError(
            f"Buku kerja Pertemuan {session.roman} tidak dapat dibaca.",
            where=path.as_posix(),
            next_step="Kembalikan berkas itu dari sumber kursus.",
        ) from error


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _text(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def _write(path: Path, content: dict[str, Any]) -> None:
    write_atomic(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
