"""The board of a meeting as the desk's page shows it, ready for JSON.

columns = [{"id", "title", "unit": "person" | "table" | "core"}]
rows    = [{"id", "name", "pillar", "opds": [id], "people"}]
cells   = {"<row>/<exercise>": cell}; where a row owes nothing there is none
cell    = {"state", "points", "maximum", "red", "time": ISO | null, "by", "pen", "stuck", "from", "changed", "waits",
           "of": people who owe it, "done": how many of them handed in, "begun": how many began (exercises of persons)}
summary = {"tables", "stuck", "handed_in", "working", "here", "waits"}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.answers.progress import State
from bimtek.curriculum import Exercise, exercises
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.exercise import Unit
from bimtek.grading.gradebook import as_utc
from bimtek.room.pens import Pens, Place
from bimtek.room.watch.board import OPEN, Board
from bimtek.room.watch.cell import Cell
from bimtek.room.watch.folders import SeatFolders
from bimtek.room.watch.marks import Marked
from bimtek.room.watch.stuck import Stuck, Track

WITHOUT_TABLE = "_tanpa-meja"
"""The row of those who sit at no table; no seat's id begins like this."""
DONE = {State.HANDED_IN, State.GRADED}


@dataclass(frozen=True, slots=True)
class Row:
    """A table, the core team, or whoever has no table."""

    id: str
    name: str
    seat: Seat | None
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """What goes on in the room besides the files."""

    pens: Pens
    here: frozenset[str]
    """Ids of the people who have a page open."""
    now: datetime


def whole(board: Board, cohort: Cohort, session_id: str, life: Life) -> dict[str, Any]:
    """All of it."""
    found = cells(board, cohort, session_id, life)
    return {"frame": frame(cohort, session_id), "cells": found, "summary": summary(found, cohort, life)}


def rows_of(cohort: Cohort) -> tuple[Row, ...]:
    """The rows in the order of cohort.yml; nobody is ranked."""
    tables = [seat for seat in cohort.seats if seat.unit is Unit.TABLE]
    rows = [Row(seat.id, seat.name, seat, cohort.members(seat)) for seat in tables]
    core = next(seat for seat in cohort.seats if seat.unit is Unit.CORE)
    rows.append(Row(core.id, core.name, core, cohort.members(core)))
    guests = tuple(person for person in cohort.people if not person.table)
    if guests:
        rows.append(Row(WITHOUT_TABLE, "Tanpa meja", None, guests))
    return tuple(rows)


def frame(cohort: Cohort, session_id: str) -> dict[str, Any]:
    """What stands still: columns and rows."""
    return {
        "columns": [{"id": one.id, "title": one.title, "unit": one.unit.value} for one in exercises(session_id)],
        "rows": [
            {
                "id": row.id,
                "name": row.name,
                "pillar": row.seat.pillar if row.seat else "",
                "opds": sorted({person.opd for person in row.people if person.opd}),
                "people": len(row.people),
            }
            for row in rows_of(cohort)
        ],
    }


def cells(board: Board, cohort: Cohort, session_id: str, life: Life) -> dict[str, dict[str, Any]]:
    """What moves: every cell as it stands now."""
    names = {person.id: person.name for person in cohort.people}
    return {
        f"{row.id}/{exercise.id}": cell
        for row in rows_of(cohort)
        for exercise in exercises(session_id)
        if (cell := _cell(board, cohort, row, exercise, life, names)) is not None
    }


def summary(found: Mapping[str, Mapping[str, Any]], cohort: Cohort, life: Life) -> dict[str, int]:
    """The line above the board."""
    tables = {table.id for table in cohort.tables}
    of_tables = [(key.partition("/")[0], cell) for key, cell in found.items()]
    return {
        "tables": len(tables),
        "stuck": len({row for row, cell in of_tables if cell["stuck"]}),
        "working": len({row for row, cell in of_tables if cell["pen"]}),
        "handed_in": len({row for row, cell in of_tables if row in tables and cell["state"] in DONE}),
        "waits": sum(cell["waits"] for cell in found.values()),
        "here": len(life.here),
        "people": len(cohort.people),
    }


def state_of(board: Board, cohort: Cohort, place: Place, session_id: str) -> tuple[State, bool, int]:
    """(state, whether it changed since it was handed in, how many judgements it waits for) of a seat's answer."""
    cell = board.cells.get(place, OPEN)
    folders = board.seats.get((place.seat, session_id))
    receipt = folders.receipt if folders else None
    kept = receipt.files.get(f"{place.exercise}.json") if receipt else None
    if receipt is None or cell.state is State.BROKEN:
        return cell.state, False, 0
    if kept is None or kept != cell.sha256:
        return cell.state, kept is not None or cell.state is not State.OPEN, 0
    graded = [one for one in marked(board, cohort, place.seat, session_id) if one.is_graded and _is_of(one, folders)]
    name = place.exercise.replace(".", "_") + "_judged"
    waits = int(any(one.cells[name].waits for one in graded if name in one.cells))  # one judgement is for all members
    return (State.GRADED if graded and not waits else State.HANDED_IN), False, waits


def marked(board: Board, cohort: Cohort, seat_id: str, session_id: str) -> list[Marked]:
    """What the gradebook holds of the members of a seat."""
    of = board.marks.of if board.marks else {}
    people = cohort.members(cohort.seat(seat_id))
    return [of[session_id, person.id] for person in people if (session_id, person.id) in of]


def _is_of(graded: Marked, folders: SeatFolders | None) -> bool:
    """Whether what was graded is the seat's last hand-in, or a later one of another seat of the same person."""
    receipt = folders.receipt if folders else None
    return bool(receipt and graded.time and graded.time >= as_utc(receipt.time).replace(microsecond=0))


def _cell(
    board: Board, cohort: Cohort, row: Row, exercise: Exercise, life: Life, names: Mapping[str, str]
) -> dict[str, Any] | None:
    if exercise.unit is Unit.PERSON:
        people = [person for person in row.people if row.seat is None or row.seat.unit is Unit.TABLE]
        return _of_people(board, cohort, people, exercise) if people else None
    if row.seat is None or exercise.unit is not row.seat.unit:
        return None
    place = Place(row.seat.id, exercise.id)
    cell, track = board.cells.get(place, OPEN), board.tracks.get(place)
    state, changed, waits = state_of(board, cohort, place, exercise.session)
    pen = life.pens.at(place)
    stuck = None if state in DONE else why_stuck(board, track, life.now, is_held=pen is not None)
    return {
        "state": state.value,
        "points": cell.points,
        "maximum": exercise.points,
        "red": cell.red,
        "time": cell.time.isoformat() if cell.time else None,
        "by": names.get(cell.author, cell.author),
        "pen": names.get(pen.holder.person, pen.holder.person) if pen else "",
        "stuck": in_words(stuck, cohort) if stuck else "",
        "from": came_from(board, cohort, place, cell, life.now),
        "changed": changed,
        "waits": waits,
    }


def _of_people(board: Board, cohort: Cohort, people: list[Person], exercise: Exercise) -> dict[str, Any]:
    """An exercise that each member of a table does alone, counted: whose it is is nobody's rank."""
    found = [(person, board.cells.get(Place(person.id, exercise.id), OPEN)) for person in people]
    states = [state_of(board, cohort, Place(person.id, exercise.id), exercise.session) for person, _ in found]
    times = [cell.time for _, cell in found if cell.time]
    done, begun = sum(state in DONE for state, _, _ in states), sum(cell.state is not State.OPEN for _, cell in found)
    every = State.GRADED if all(state is State.GRADED for state, _, _ in states) else State.HANDED_IN
    state = every if done == len(people) else State.STARTED if begun else State.OPEN
    return {
        "state": state.value,
        "points": 0.0,
        "maximum": 0.0,
        "red": 0,
        "time": max(times).isoformat() if times else None,
        "by": "",
        "pen": "",
        "stuck": "",
        "from": "",
        "changed": any(changed for _, changed, _ in states),
        "waits": sum(waits for _, _, waits in states),
        "of": len(people),
        "done": done,
        "begun": begun,
    }


def why_stuck(board: Board, track: Track | None, now: datetime, *, is_held: bool) -> Stuck | None:
    return track.stuck(now, board.limits, is_held=is_held) if track else None


def in_words(stuck: Stuck, cohort: Cohort) -> str:
    """Why a seat is stuck, for the facilitator."""
    since = stuck.since.astimezone(cohort.zone)
    how = {
        "long": f"belum ada temuan yang selesai sejak {since:%H.%M}",
        "returns": f"temuan yang sama kembali {stuck.times} kali",
        "attempts": f"temuan yang sama tetap ada sesudah {stuck.times} kali diubah",
    }[stuck.kind]
    return f"{how}: {stuck.fault}"


def came_from(board: Board, cohort: Cohort, place: Place, cell: Cell, now: datetime) -> str:
    """ "dari Excel, 10.42" for an answer that was brought from outside; "" for one that was typed here."""
    folders = board.seats.get((place.seat, find_exercise(place.exercise).session))
    brought = folders.brought(place.exercise, cell.revision, cell.time) if folders else None
    if brought is None:
        return ""
    time, today = brought.time.astimezone(cohort.zone), now.astimezone(cohort.zone).date()
    return f"dari {brought.kind}, {time:%H.%M}" if time.date() == today else f"dari {brought.kind}, {time:%d/%m %H.%M}"


def people_of(cohort: Cohort, row_id: str) -> Iterator[Person]:
    """The people of a row of the board."""
    for row in rows_of(cohort):
        if row.id == row_id:
            yield from row.people
