"""/bimtek/: what was handed in, what to do next, what is agreed so far, and the other meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bimtek.answers import progress
from bimtek.answers.base import Base, latest_base
from bimtek.answers.cohort import Cohort, Person, Seat
from bimtek.curriculum import SESSIONS, Session
from bimtek.errors import BimtekError
from bimtek.room import feedback_page
from bimtek.room.classroom import Classroom
from bimtek.room.door import DESK
from bimtek.room.handed_in import confirmations
from bimtek.room.handler import RoomHandler
from bimtek.room.next_steps import UNFINISHED, Writers, what_is_next, writers


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the plenaries agreed so far, as far as it has come."""

    session: Session
    vision: str
    counts: tuple[tuple[str, int, int], ...]
    """(what, in all, of the own pillar)"""


class Home(RoomHandler):
    """/bimtek/"""

    async def get(self) -> None:
        if self.person is None:
            self.redirect(DESK)
            return
        person, classroom = self.person, self.classroom
        at_work = writers(classroom, person)
        self.page("home.html", **await self.in_thread(lambda: told(classroom, person, at_work)))


def told(classroom: Classroom, person: Person, at_work: Writers | None = None) -> dict[str, Any]:
    """What the page shows."""
    cohort = classroom.cohort
    meetings = [(session, progress.of_person(cohort, person, session)) for session in SESSIONS]
    table = cohort.seat(person.table) if person.table else None
    following = what_is_next(classroom, meetings, at_work)
    current = following.session if following else None
    return {
        "meetings": meetings,
        "table": table,
        "members": cohort.members(table) if table else (),
        "handed_in": confirmations(cohort, meetings, current, classroom.now()),
        "next": following,
        "at_work": at_work or {},
        "unfinished": UNFINISHED,
        "agreed": agreed(cohort, table),
        "feedback": {session.id for session in SESSIONS if feedback_page.path(cohort, person, session.id).is_file()},
    }


def agreed(cohort: Cohort, table: Seat | None) -> Agreed | None:
    """The last base in figures; None before the first plenary, or when its file cannot be read."""
    for session in reversed(SESSIONS):
        try:
            base = latest_base(cohort.bases, session.id)
        except BimtekError:
            return None  # the facilitator's commands say what is the matter with it
        if base is not None:
            return Agreed(session, _vision(base), tuple(_counted(base, table)))
    return None


SOURCES = (("issues", "isu strategis"), ("gaps", "kesenjangan"), ("programmes", "program"), ("quickwins", "quick win"))


def _counted(base: Base, table: Seat | None) -> list[tuple[str, int, int]]:
    pillar = table.pillar if table else ""
    found = [(label, base.items.get(source, [])) for source, label in SOURCES]
    return [
        (label, len(items), sum(bool(pillar) and item.pillar == pillar for item in items))
        for label, items in found
        if items
    ]


def _vision(base: Base) -> str:
    chosen = base.values.get("vision.statement", {}).get("chosen")
    return str(chosen.value or "") if chosen else ""
