"""Put the cells of the exercises into the notebooks, as `curriculum/cells.py` makes them.

    python scripts/store_cells.py

Run it after an exercise was added, or after its points or its rubric changed; `bimtek check` says when it is due.
A new exercise comes after the one before it, under a heading of its own: its lesson is written there by hand. Nothing
is taken away: a cell of an exercise that is gone is named by `bimtek check`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bimtek.curriculum import SESSIONS, Exercise, exercises
from bimtek.curriculum.cells import exercise_cells, setup_cell
from bimtek.datasets import course_root

Cell = dict[str, Any]


def stored(cells: list[Cell], course: tuple[Exercise, ...]) -> list[Cell]:
    """The cells of a notebook with those of its exercises, given in the order of the meeting."""
    found = list(cells)
    place = _put(found, setup_cell(), 0)
    for entry in course:
        parts = exercise_cells(entry)
        if not any(_place(found, part["id"]) is not None for part in parts):
            found.insert(place, _lesson(entry))
            place += 1
        for part in parts:
            place = _put(found, part, place)
    return found


def _put(cells: list[Cell], wanted: Cell, place: int) -> int:
    """Bring a cell up to date where it stands, or insert it at `place`; gives the place after it."""
    cell = {**wanted, "source": wanted["source"].splitlines(keepends=True)}
    now = _place(cells, wanted["id"])
    if now is None:
        cells.insert(place, cell)
        return place + 1
    if any(_part(cells[now], name) != _part(cell, name) for name in ("cell_type", "source", "metadata")):
        cells[now] = {**cells[now], **cell}
    return now + 1


def _part(cell: Cell, name: str) -> Any:
    return "".join(cell[name]) if name == "source" else cell.get(name)


def _place(cells: list[Cell], name: str) -> int | None:
    return next((nth for nth, cell in enumerate(cells) if cell.get("id") == name), None)


def _lesson(entry: Exercise) -> Cell:
    return {"cell_type": "markdown", "id": f"lesson_{entry.cell}", "metadata": {}, "source": [f"## {entry.title}"]}


def main(root: Path) -> None:
    for session in SESSIONS:
        path = root / "sessions" / session.id / session.notebook
        before = path.read_text(encoding="utf-8")
        notebook = json.loads(before)
        notebook["cells"] = stored(notebook["cells"], exercises(session.id))
        after = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            print(f"{path.name}: changed")


if __name__ == "__main__":
    main(course_root())
