"""How long the facilitator's desk takes: 18 tables, 110 people, every exercise of the course filled in.

    python -m tests.bench.desk
    python -m tests.bench.desk --seconds 120        # the room for longer

Prints one line of JSON for each meeting: `first_ms` reads and assesses everything (once after a start, beside the loop
and in slices), `page_ms` is the whole board from memory, `quiet_ms` a round in which nothing changed, `save_ms` a round
after one table saved its longest exercise and `assessed` what was assessed for it; one line with the memory that all
four boards take; and one of a real room over HTTP, in which all 110 have their page open and each table saves every two
seconds: `update_ms` from the moment that an answer bears to the moment at which an open desk has its cell, and the load
of the machine, clients and others on it included. Promised are two seconds. Answers are those of the sample cohort.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import json
import os
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import SESSIONS, Exercise, exercises
from bimtek.curriculum.exercise import Unit
from bimtek.room.pens import Pens
from bimtek.room.watch import shown
from bimtek.room.watch.board import Board
from bimtek.room.watch.folders import TICK
from bimtek.room.watch.stuck import Limits
from tests.bench.room import Line, Measured, Member, come_in, make_house, quantiles, work
from tests.room.house import Room

SAMPLE = Path(__file__).parents[2] / "grading" / "cohorts" / "bangli-2024" / "answers"


def fill(cohort: Cohort, store: AnswerStore) -> None:
    """Every seat answers every exercise that the sample has an answer to."""
    for exercise in exercises():
        for seat in cohort.seats_for(exercise):
            path = SAMPLE / _like(seat) / exercise.session / f"{exercise.id}.json"
            if path.is_file():
                content = json.loads(path.read_text(encoding="utf-8"))
                save(cohort, store, seat, exercise, content.get("values", content), 0)


def save(cohort: Cohort, store: AnswerStore, seat: Seat, exercise: Exercise, values: object, revision: int) -> None:
    assert isinstance(values, dict)
    people = cohort.members(seat) or cohort.people
    moment = cohort.deadlines[exercise.session] - timedelta(days=1, seconds=-revision)
    store.save(seat.id, exercise.id, values, revision=revision, author=people[0].id, time=moment)


def _like(seat: Seat) -> str:
    """The sample's seat whose answers this one copies."""
    return {Unit.TABLE: f"meja-{seat.pillar}", Unit.CORE: "inti"}.get(seat.unit, "gov-1")


def took(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return round((time.perf_counter() - began) * 1000, 1)


def measure(board: Board, cohort: Cohort, store: AnswerStore, session_id: str) -> dict[str, object]:
    """The line of one meeting."""
    now = max(cohort.deadlines.values())
    life = shown.Life(Pens(), frozenset(), now)
    table = next(seat for seat in cohort.seats if seat.unit is Unit.TABLE)

    def look() -> None:
        board.look(cohort, session_id, now)

    line: dict[str, object] = {"meeting": session_id, "first_ms": took(look)}
    line["page_ms"] = took(lambda: shown.whole(board, cohort, session_id, life))
    time.sleep(TICK)  # until no folder counts as changed a moment ago
    look()
    line["quiet_ms"] = took(look)
    mine = {one.id: (one, store.load(table.id, one.id)) for one in exercises(session_id) if one.unit is Unit.TABLE}
    exercise, file = max(mine.values(), key=lambda one: len(one[1].text()) if one[1] else 0)
    assert file is not None
    before = board.assessed
    save(cohort, store, table, exercise, file.values, file.revision)
    return line | {"saved": exercise.id, "save_ms": took(look), "assessed": board.assessed - before}


async def watch(room: Room, members: list[Member], seconds: float) -> list[float]:
    """Milliseconds of each change until an open desk had it, while one person a table saves every two seconds."""
    cookies = room.facilitator().cookies
    line = Line(room.port, "; ".join(f"{name}={value}" for name, value in cookies.items()), "")
    began, seen = datetime.now(UTC), []

    async def look() -> None:
        async for told in line.events("/bimtek/api/desk/live?session=01_vision"):
            now = datetime.now(UTC)
            times = [datetime.fromisoformat(cell["time"]) for cell in told["cells"].values() if cell and cell["time"]]
            seen.extend((now - moment).total_seconds() * 1000 for moment in times if began < moment <= now)

    desk = asyncio.create_task(look())
    await work(room, members, seconds, everybody=False)
    desk.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await desk
    return seen


def in_a_room(home: Path, people: int, tables: int, seconds: float) -> dict[str, object]:
    """The line of a real room."""
    room, measured = make_house(home / "ruang", people, tables), Measured()
    fill(room.cohort, AnswerStore(room.cohort.work))
    room.start()
    try:
        seen = asyncio.run(watch(room, come_in(room, measured), seconds))
    finally:
        room.kill()
    load = [round(one, 1) for one in os.getloadavg()]
    return {"updates": len(seen), "update_ms": quantiles(seen), "saves": len(measured.saves), "load": load}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30, help="of the room")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        cohort = make_house(Path(home) / "uji", 110, 18).cohort
        store = AnswerStore(cohort.work)
        fill(cohort, store)
        board = Board(store, Limits(), patience=600)
        for session in SESSIONS:
            print(json.dumps(measure(board, cohort, store, session.id)))
        gc.collect()
        tracemalloc.start()
        again = Board(store, Limits(), patience=600)
        for session in SESSIONS:
            again.look(cohort, session.id, max(cohort.deadlines.values()))
        gc.collect()
        print(json.dumps({"cells": len(again.cells), "mb": round(tracemalloc.get_traced_memory()[0] / 1e6, 1)}))
        tracemalloc.stop()
        print(json.dumps(in_a_room(Path(home), 110, 18, asked.seconds)))


if __name__ == "__main__":
    main()
