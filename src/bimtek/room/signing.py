"""Coming in and going out: participants with their id and code, the facilitator with the token."""

from __future__ import annotations

from urllib.parse import urlsplit

from jupyter_server.auth.decorator import allow_unauthenticated

from bimtek.room.codes import mark, verify
from bimtek.room.door import DESK, PREFIX
from bimtek.room.handler import RoomHandler
from bimtek.room.identity import Facilitator, set_cookie

WRONG = "Nama pengguna atau kode tidak cocok. Periksa kartu kode Anda, lalu coba lagi."
WRONG_TOKEN = "Token tidak cocok. Salin lagi dari jendela tempat ruang kelas dijalankan."


class ParticipantIn(RoomHandler):
    """/bimtek/masuk"""

    @allow_unauthenticated
    def get(self) -> None:
        if self.person:
            self.redirect(self._next())
        else:
            self._show(200)

    @allow_unauthenticated
    async def post(self) -> None:
        person_id = self._meant(self.get_body_argument("peserta", "").strip()[:64])
        code = self.get_body_argument("kode", "")[:64]
        address, throttle = str(self.request.remote_ip), self.classroom.throttle
        if seconds := throttle.wait(address, person_id):
            self.set_header("Retry-After", str(seconds))
            self._refused(person_id)
            self._show(429, too_often(seconds), person_id)
            return
        # Counted before it is known: many tries at the same moment are as many tries.
        throttle.failed(address, person_id)
        is_right = await self.in_thread(lambda: verify(self.classroom.cohort, person_id, code))
        if not is_right or person_id not in self._known():
            self._refused(person_id)
            self._show(401, WRONG, person_id)
            return
        throttle.succeeded(address, person_id)
        set_cookie(self, self.door.participant_cookie, f"{person_id}:{mark(self.classroom.cohort, person_id)}")
        self.record("masuk", person=person_id)
        self.redirect(self._next())

    def _refused(self, person_id: str) -> None:
        """Into the log; what is no id may be a code that somebody typed into the wrong field."""
        self.record("tolak", "kode masuk", person=person_id if person_id in self._known() else "?")

    def _known(self) -> list[str]:
        return [person.id for person in self.classroom.cohort.people]

    def _meant(self, typed: str) -> str:
        """The id that was meant: a phone begins with a capital. Ids that differ only in that are typed exactly."""
        alike = [known for known in self._known() if known.casefold() == typed.casefold()]
        return alike[0] if len(alike) == 1 else typed

    def _next(self) -> str:
        """Where she wanted to go; nowhere but into the room."""
        wanted = urlsplit(self.get_argument("next", ""))
        inside = not wanted.scheme and not wanted.netloc and wanted.path.startswith(PREFIX + "/")
        return wanted.path if inside and "\\" not in wanted.path else PREFIX + "/"

    def _show(self, status: int, problem: str = "", person_id: str = "") -> None:
        self.set_status(status)
        self.page("login.html", problem=problem, person_id=person_id, next=self.get_argument("next", ""))


class ParticipantOut(RoomHandler):
    """/bimtek/keluar"""

    @allow_unauthenticated
    def post(self) -> None:
        self.record("keluar")
        self.clear_cookie(self.door.participant_cookie)
        self.redirect(PREFIX + "/masuk")


class FacilitatorIn(RoomHandler):
    """/login, also with ?token=…: then the token leaves the address bar at once."""

    knows_participants = False

    @allow_unauthenticated
    def get(self) -> None:
        if self.is_facilitator:
            self.redirect(self._next())
        else:
            self._show(200)

    @allow_unauthenticated
    def post(self) -> None:
        address, throttle = str(self.request.remote_ip), self.classroom.throttle
        if seconds := throttle.wait(address, Facilitator.username):
            self._show(429, too_often(seconds))
        elif self.door.is_token(self.get_body_argument("kunci", "")):
            throttle.succeeded(address, Facilitator.username)
            set_cookie(self, self.door.facilitator_cookie, self.door.facilitator_value)
            self.record("masuk", person=Facilitator.username)
            self.redirect(self._next())
        else:
            throttle.failed(address, Facilitator.username)
            self.record("tolak", "token")
            self._show(401, WRONG_TOKEN)

    def _next(self) -> str:
        wanted = self.get_argument("next", "")
        return wanted if wanted.startswith("/") and wanted[1:2] not in ("/", "\\") else DESK

    def _show(self, status: int, problem: str = "") -> None:
        self.set_status(status)
        self.page("facilitator_login.html", problem=problem, next=self.get_argument("next", ""))


class FacilitatorOut(RoomHandler):
    """/logout"""

    knows_participants = False

    @allow_unauthenticated
    def get(self) -> None:
        self.clear_cookie(self.door.facilitator_cookie)
        self.redirect("/login")


def too_often(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return f"Terlalu banyak percobaan. Tunggu {minutes} menit, lalu coba lagi, atau tanyakan kode kepada fasilitator."
