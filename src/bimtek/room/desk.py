"""The facilitator's pages: every table on one board, and a new code for who lost hers or came late."""

from __future__ import annotations

import datetime

from bimtek.answers.cohort import Cohort
from bimtek.curriculum import SESSIONS, Session
from bimtek.datasets import pillars
from bimtek.room.codes import make_codes
from bimtek.room.handler import RoomHandler
from bimtek.room.sessions import session_of
from bimtek.room.wall import wall_sheet
from bimtek.room.watch.cell import WORDS


class DeskHandler(RoomHandler):
    """An address of the facilitator."""

    knows_participants = False

    def get_login_url(self) -> str:
        return "/login"


class Desk(DeskHandler):
    """/bimtek/fasilitator: the board of a meeting, which the page keeps up to date by itself (desk_api.py)."""

    async def get(self) -> None:
        cohort = self.classroom.cohort
        chosen = self.get_query_argument("pertemuan", "")
        session = session_of(chosen) if chosen else running(cohort, self.classroom.now().date())
        self.record("buka", f"papan {session.id}")
        self.page(
            "desk.html", session=session, sessions=SESSIONS, pillars=_pillars(cohort), opds=_opds(cohort), words=WORDS,
            minutes=round(self.classroom.board.limits.after.total_seconds() / 60),
        )  # fmt: skip


def running(cohort: Cohort, today: datetime.date) -> Session:
    """The last meeting that has begun by its date; before the first day, the first."""
    begun = [session for session in SESSIONS if cohort.today(session.id) <= today]
    return begun[-1] if begun else SESSIONS[0]


def _pillars(cohort: Cohort) -> list[tuple[str, str]]:
    """(id, name) of the pillars that a table works on."""
    used = {table.pillar for table in cohort.tables}
    return [(pillar.id, pillar.name) for pillar in pillars() if pillar.id in used]


def _opds(cohort: Cohort) -> list[tuple[str, str]]:
    """(id, short name) of the offices that somebody comes from, by name; what is not in the region's list as typed."""
    names = {opd.id: opd.short or opd.name for opd in cohort.region.opd}
    used = {person.opd for person in cohort.people if person.opd}
    return sorted(((opd, names.get(opd, opd)) for opd in used), key=lambda one: one[1])


class WallSheet(DeskHandler):
    """/bimtek/fasilitator/lembar-dinding: to print and put up."""

    async def get(self) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        classroom = self.classroom
        addresses = classroom.addresses or (f"{self.request.protocol}://{self.request.host}",)
        self.finish(wall_sheet(classroom.cohort, addresses, classroom.fingerprint))


class NewCode(DeskHandler):
    """/bimtek/fasilitator/kode: makes a code and shows it this once. The old one, and who came in with it, is out."""

    async def post(self) -> None:
        cohort = self.classroom.cohort
        chosen = cohort.person(self.get_body_argument("peserta", ""))
        codes = await self.in_thread(lambda: make_codes(cohort, [chosen.id]))
        self.classroom.live.wake(chosen.id)
        self.record("kode baru", chosen.id)
        self.page("new_code.html", chosen=chosen, code=codes[chosen.id])
