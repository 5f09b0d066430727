"""Whether the course is whole: every exercise has all its parts and stands in its notebook as it should.

`problems` reads the notebooks as plain JSON and runs nothing. Messages are for maintainers, hence English.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bimtek.curriculum import SESSIONS, Exercise, Session, exercises, publishers
from bimtek.curriculum.cells import KERNEL, exercise_cells, hand_in_cell, setup_cell
from bimtek.curriculum.context import SOURCES
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.outline import course_outline
from bimtek.curriculum.wording import words

FULL = 100
"""Points of a meeting, automatic and judged."""
HEADINGS = ("Bekal", "Agenda", "Halaman buku", "Pokok", "Tugas", "Kumpulkan", "Penyerahan")
"""What every notebook tells besides its exercises; each begins a heading."""
CALLS = ("form(", "points(", "hand_in_button(", "from ", "import ")
"""What a cell begins with that belongs to the course, not to a lesson."""
LESSON = (60, 260)
"""Words of the lesson before a form, at least; words of one Markdown cell, at most."""


def problems(root: Path) -> list[str]:
    """What is not as it should be in the course at `root` (the folder that holds sessions/); empty when all is well."""
    return [*_of_exercises(exercises()), *(entry for session in SESSIONS for entry in _of_notebook(root, session))]


def _of_exercises(course: Sequence[Exercise]) -> Iterator[str]:
    for name, times in Counter(entry.id for entry in course).items():
        if times > 1:
            yield f"{name}: {times} exercises have this id"
    for entry in course:
        yield from (f"{entry.id}: {problem}" for problem in of_exercise(entry))
    for session in SESSIONS:
        own = [entry for entry in course if entry.session == session.id]
        total = sum(entry.points + (entry.rubric.points if entry.rubric else 0) for entry in own)
        if total != FULL:
            yield f"{session.id}: points add up to {total:g}, not {FULL}"


def of_exercise(entry: Exercise) -> Iterator[str]:
    """What an exercise lacks."""
    least = {  # part: (its words, the fewest that say something)
        "title": (words(entry.title), 1),
        "why": (words(entry.why), 12),
        "good example": (words(entry.good.text), 3),
        "reason of the good example": (words(entry.good.reason), 5),
        "weak example": (words(entry.weak.text), 2),
        "reason of the weak example": (words(entry.weak.reason), 5),
        "steps (how)": (len(entry.how), 3),
        "hints": (len(entry.hints), 2),
        "minutes": (entry.minutes, 5),
        "fields": (len(entry.answer.fields), 1),
        "checks": (len(entry.checks), 1),
        "place in the plan": (len(entry.places) + bool(entry.unplaced), 1),
    }
    for part, (now, fewest) in least.items():
        if now < fewest:
            yield f"{part}: {now}, at least {fewest}"
    if entry.session not in {session.id for session in SESSIONS}:
        yield f"session {entry.session} does not exist"
    if entry.unit is Unit.CORE and (entry.points or entry.rubric):
        yield "an exercise of the core team carries no points"
    for place in entry.places:
        if place.chapter not in course_outline().keys:
            yield f"place in the plan: outline.yml has no chapter “{place.chapter}”"
        if not place.heading:
            yield f"place in the plan: no heading in the chapter “{place.chapter}”"
    tables = {field.name for field in entry.tables}
    for check in entry.checks:
        if check.over and check.over not in tables:
            yield f"check “{check.title}” looks over {check.over}, which is no table"
        if check.points and not check.title:
            yield "a check gives points but has no title"
    for criterion in entry.rubric.criteria if entry.rubric else ():
        earned = [points for points, _ in criterion.levels]
        if earned != sorted(earned) or earned[0] != 0 or earned[-1] != criterion.points:
            yield f"rubric “{criterion.title}”: levels do not go from 0 to {criterion.points:g}"
    yield from _of_fields(entry.answer.fields)


def _of_fields(fields: dict[str, Field]) -> Iterator[str]:
    for name, field in fields.items():
        if not field.label:
            yield f"field {name} has no label"
        if field.kind is Kind.RATING and len(field.anchors) < 3:
            yield f"rating {name} has {len(field.anchors)} worded anchors, at least 3"
        for source in filter(None, (field.source, field.rows_from)):
            if source not in SOURCES and source not in publishers():
                yield f"field {name} chooses from {source}, which nobody gives"
        if field.only_if and field.only_if[0] not in fields:
            yield f"field {name} depends on {field.only_if[0]}, which is not beside it"
        if field.row is not None:
            yield from _of_fields(field.row.fields)


def _of_notebook(root: Path, session: Session) -> Iterator[str]:
    path = root / "sessions" / session.id / session.notebook
    where = f"sessions/{session.id}/{session.notebook}"
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = [{**cell, "source": "".join(cell["source"])} for cell in notebook["cells"]]
        kernel = notebook["metadata"]["kernelspec"]
    except FileNotFoundError:
        yield f"{where}: is not there"
        return
    except (ValueError, KeyError, TypeError) as error:
        yield f"{where}: is no notebook ({error!r})"
        return
    if kernel != KERNEL:
        yield f"{where}: kernel is not {KERNEL['name']}"
    for problem in (*_of_cells(cells), *_of_lessons(cells), *_exercises_in(cells, session)):
        yield f"{where}: {problem}"


def _of_cells(cells: list[dict[str, Any]]) -> Iterator[str]:
    for name, times in Counter(str(cell.get("id", "")) for cell in cells).items():
        if not name or times > 1:
            yield f"cell id “{name}” stands {times} times"
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        line = cell["source"]
        if "\n" in line.strip():
            yield f"cell {cell.get('id')}: more than one line"
        if not cell["metadata"].get("jupyter", {}).get("source_hidden"):
            yield f"cell {cell.get('id')}: its code is not folded"
        if cell.get("execution_count") != (1 if cell.get("outputs") else None):  # nbval wants 1 beside an output
            yield f"cell {cell.get('id')}: stores an execution count that says nothing"
        if cell.get("outputs") and not line.startswith("figure("):
            yield f"cell {cell.get('id')}: stores an output"


def _of_lessons(cells: list[dict[str, Any]]) -> Iterator[str]:
    """Headings that every meeting has, and a lesson of a sane length before each form."""
    fewest, most = LESSON
    texts = [cell["source"] for cell in cells if cell["cell_type"] == "markdown"]
    headings = [line.lstrip("# ") for text in texts for line in text.splitlines() if line.startswith("#")]
    for wanted in HEADINGS:
        if not any(heading.startswith(wanted) for heading in headings):
            yield f"no heading begins with “{wanted}”"
    lesson = 0
    for cell in cells:
        if cell["cell_type"] == "markdown" and not cell["metadata"].get("nbgrader"):
            lesson += words(cell["source"])
            if words(cell["source"]) > most:
                yield f"cell {cell.get('id')}: {words(cell['source'])} words, at most {most}"
        elif cell["source"].startswith("form("):
            if lesson < fewest:
                yield f"cell {cell.get('id')}: {lesson} words of lesson before it, at least {fewest}"
            lesson = 0


def _exercises_in(cells: list[dict[str, Any]], session: Session) -> Iterator[str]:
    """The cells that run are the setup, exactly those of this meeting's exercises in their order, and the hand-in."""
    of_exercises = (cell for entry in exercises(session.id) for cell in exercise_cells(entry))
    wanted = [setup_cell(), *of_exercises, hand_in_cell(session)]
    names = [cell["id"] for cell in wanted]
    found = {str(cell.get("id")): cell for cell in cells}
    for cell in wanted:
        name = cell["id"]
        if name not in found:
            yield f"cell {name} is missing; scripts/store_cells.py puts it there"
            continue
        for part in ("cell_type", "source", "metadata"):
            if found[name].get(part) != cell[part]:
                yield f"cell {name}: {part} is not what the exercise says; scripts/store_cells.py mends it"
    for cell in cells:
        is_ours = cell["cell_type"] == "code" and cell["source"].startswith(CALLS)
        if (is_ours or cell["metadata"].get("nbgrader")) and cell.get("id") not in names:
            yield f"cell {cell.get('id')} belongs to no exercise of this meeting: {cell['source'][:40]!r}"
    order = [cell["id"] for cell in cells if cell.get("id") in names]
    if Counter(order) == Counter(names) and order != names:
        yield f"cells stand in another order than the exercises: {', '.join(order)}"
    first = next((cell for cell in cells if cell["cell_type"] == "code"), None)
    if first is not None and first.get("id") != "setup":
        yield "the first code cell is not the setup"
