"""The facilitator's pages: who is where, and a new code for who lost hers or came late."""

from __future__ import annotations

from dataclasses import dataclass

from bimtek.answers import progress
from bimtek.answers.cohort import Person, Seat
from bimtek.curriculum import SESSIONS, exercises
from bimtek.room.codes import make_codes
from bimtek.room.handler import RoomHandler
from bimtek.room.wall import wall_sheet


@dataclass(frozen=True, slots=True)
class Row:
    """A seat in the facilitator's overview; a cell for each meeting, None where the seat owes nothing."""

    seat: Seat
    members: tuple[Person, ...]
    cells: list[progress.SeatProgress | None]


class DeskHandler(RoomHandler):
    """An address of the facilitator."""

    knows_participants = False

    def get_login_url(self) -> str:
        return "/login"


class Desk(DeskHandler):
    """/bimtek/fasilitator: where every seat stands, and the doors to JupyterLab and formgrader."""

    async def get(self) -> None:
        self.page("desk.html", rows=await self.in_thread(self._rows), sessions=SESSIONS)

    def _rows(self) -> list[Row]:
        cohort = self.classroom.cohort
        rows = []
        for seat in cohort.seats:
            owed = {session.id: [e for e in exercises(session.id) if e.unit is seat.unit] for session in SESSIONS}
            cells = [
                progress.of_seat(cohort, seat, session, owed[session.id]) if owed[session.id] else None
                for session in SESSIONS
            ]
            if any(cells):
                rows.append(Row(seat, cohort.members(seat), cells))
        return rows


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
