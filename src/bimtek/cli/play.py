"""The sample workshop played through the real road: forms, hand-ins, grading, plenary, plan.

    release → every seat fills its forms → hand-in → collect → grade → judge → feedback → consolidate → next meeting

The written answers lie in <cohort>/answers/<seat>/<session>/<exercise>.json as {"values": ...}; who types, who is late
and how people judged stands in <cohort>/scenario.yml, who was there in <cohort>/attendance/.
"""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bimtek.answers.cohort import Cohort, Seat, load_cohort
from bimtek.answers.handin import hand_in
from bimtek.answers.store import AnswerStore
from bimtek.cli.sitting import fresh_copy
from bimtek.curriculum import SESSIONS, Session, exercises
from bimtek.errors import CohortError
from bimtek.form.service import FormService
from bimtek.plan.consolidate import Consolidation, consolidate
from bimtek.plan.preview import preview

Say = Callable[[str], None]


@dataclass
class Played:
    """What the workshop left behind."""

    cohort: Cohort
    closed: dict[str, Consolidation] = field(default_factory=dict)


def play(source: Path, target: Path, say: Say = lambda line: None, *, meetings: Sequence[Session] = SESSIONS) -> Played:
    """Play the meetings of a written cohort, all four or the first ones, in a fresh folder."""
    from bimtek.grading import collect, feedback, grade, release

    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    fresh_copy(source, target)
    shutil.copyfile(source / "scenario.yml", target / "scenario.yml")
    if (source / "attendance").is_dir():
        shutil.copytree(source / "attendance", target / "attendance")
    cohort = load_cohort(target)
    scenario = yaml.safe_load((target / "scenario.yml").read_text(encoding="utf-8")) or {}
    played = Played(cohort)
    for meeting in meetings:
        say(f"Pertemuan {meeting.roman}: {meeting.title}")
        release(cohort, meeting.id)
        seats = list(_work(cohort, source / "answers", meeting.id))
        late = scenario.get("late", {}).get(meeting.id, {})
        for seat in seats:
            _hand_in(cohort, seat, meeting.id, days_late=int(late.get(seat.id, 0)))
        say(f"  {len(seats)} kursi mengisi dan mengumpulkan")
        collect(cohort, meeting.id)
        grade(cohort, meeting.id)
        _judge(cohort, meeting.id, scenario.get("judged", {}).get(meeting.id, []))
        feedback(cohort, meeting.id)
        moment = _moment(cohort, meeting.id)
        played.closed[meeting.id] = consolidate(cohort, meeting.id, now=lambda moment=moment: moment)  # type: ignore[misc]
        base = played.closed[meeting.id].base
        say(f"  hasil sepakat {base.id}, {len(base.open)} hal masih terbuka")
    return played


def _work(cohort: Cohort, answers: Path, session_id: str) -> Iterator[Seat]:
    """Every seat types its written answers into its forms, as a browser would: open, then save."""
    store = AnswerStore(cohort.work)
    service = FormService(cohort, store, preview, clock=lambda: _moment(cohort, session_id))
    for seat in cohort.seats:
        files = {entry.id: answers / seat.id / session_id / f"{entry.id}.json" for entry in exercises(session_id)}
        written = {name: path for name, path in files.items() if path.exists()}
        for exercise_id, path in written.items():
            person = cohort.members(seat)[0].id
            opened = service.open(seat.id, exercise_id, person)
            saved = service.save(seat.id, exercise_id, person, _values(path), opened["revision"])
            if saved["status"] != "saved":
                raise CohortError("Jawaban contoh tidak tersimpan.", where=path.as_posix(), next_step=str(saved))
        if written:
            yield seat


def _values(path: Path) -> dict[str, Any]:
    try:
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["values"]
    except (ValueError, KeyError, TypeError) as error:
        raise CohortError("Jawaban contoh tidak dapat dibaca.", where=path.as_posix(),
                          next_step="Perbaiki JSON-nya; isinya {\"values\": …}.") from error  # fmt: skip
    return values


def _moment(cohort: Cohort, session_id: str) -> datetime.datetime:
    """Ten in the morning of the meeting's first day: the same at every play."""
    return datetime.datetime.combine(cohort.today(session_id), datetime.time(10), tzinfo=cohort.zone)


def _hand_in(cohort: Cohort, seat: Seat, session_id: str, *, days_late: int) -> None:
    time = _moment(cohort, session_id) + datetime.timedelta(hours=6)
    if days_late:
        time = cohort.deadlines[session_id] + datetime.timedelta(days=days_late)
    hand_in(cohort, seat.id, session_id, author=cohort.members(seat)[0].id, time=time)


def _judge(cohort: Cohort, session_id: str, judged: list[dict[str, Any]]) -> None:
    """What the facilitators of the sample gave for the judged answers of a table; one judgement is for all members."""
    from bimtek.grading import judge

    for entry in judged:
        person = cohort.members(cohort.seat(entry["seat"]))[0]
        judge(cohort, session_id, person.id, entry["exercise"], float(entry["points"]), str(entry["comment"]))
