"""What all addresses of the room share: who asks, what a page may load, and how an error is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError

from bimtek.answers.cohort import Person
from bimtek.errors import AnswerClosed, BadName, BimtekError, CohortError, CurriculumError, UnknownExercise, UnknownSeat
from bimtek.room.classroom import Classroom
from bimtek.room.codes import mark
from bimtek.room.door import PREFIX, Door
from bimtek.room.identity import Facilitator, Participant

Result = TypeVar("Result")

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # the stored figures of lessons
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

STATUS = (
    # error                             status
    ((UnknownSeat, UnknownExercise, BadName), 404),
    ((AnswerClosed,), 403),
    ((CurriculumError,), 500),
    ((BimtekError,), 409),
)

SENTENCES = {
    400: "Kiriman ini tidak dapat dibaca. Muat ulang halaman; isian terakhir Anda masih disimpan peramban.",
    401: "Anda belum masuk, atau waktu masuk Anda sudah habis. Silakan masuk lagi; isian Anda tetap tersimpan.",
    403: "Halaman ini tidak dapat dibuka. Muat ulang halaman, lalu coba lagi.",
    404: "Halaman ini tidak ada. Kembali ke beranda, lalu pilih dari daftar.",
    405: "Halaman ini tidak dapat dipakai dengan cara itu. Kembali ke beranda.",
    429: "Terlalu banyak halaman terbuka atau percobaan. Tutup halaman yang tidak dipakai, lalu coba lagi.",
    413: "Isian ini terlalu besar. Pendekkan teksnya, atau hapus baris yang tidak perlu.",
    500: "Ada kesalahan pada server. Isian yang sudah tersimpan aman. Beri tahu fasilitator.",
}

REFUSED = {401, 403, 429}
"""What stands in the log."""

ONLY_PARTICIPANTS = "Halaman ini untuk peserta. Masuklah dengan nama pengguna dan kode untuk mencobanya."

ONLY_FACILITATORS = "Halaman ini untuk fasilitator. Kembali ke beranda; bila Anda fasilitator, masuklah di /login."

OURS = {*SENTENCES.values(), ONLY_PARTICIPANTS, ONLY_FACILITATORS}


class RoomHandler(JupyterHandler):
    """An address below /bimtek. Only here participants are known."""

    knows_participants = True

    @property
    def classroom(self) -> Classroom:
        room: Classroom = self.settings["bimtek_classroom"]
        return room

    @property
    def door(self) -> Door:
        door: Door = self.settings["bimtek_door"]
        return door

    @property
    def person(self) -> Person | None:
        """The participant who asks; None for a facilitator or a stranger."""
        user = self.current_user
        return user.person if isinstance(user, Participant) else None

    def required_person(self) -> Person:
        """The participant who asks; a facilitator has no answers of his own."""
        if self.person is None:
            raise HTTPError(403, ONLY_PARTICIPANTS)
        return self.person

    @property
    def is_facilitator(self) -> bool:
        return isinstance(self.current_user, Facilitator)

    async def prepare(self, *, _redirect_to_login: bool = True) -> Any:
        try:
            self.classroom.look_again()
        except CohortError as error:
            self.log.warning("%s", error)  # the facilitator's terminal; the room goes on as it was
        return await super().prepare(_redirect_to_login=_redirect_to_login)

    def participant(self) -> Participant | None:
        """Whom the cookie names: still in the roster, and with the code that she signed in with."""
        person_id, signed = self.door.participant(self.request)
        if not person_id:
            return None
        cohort = self.classroom.cohort
        person = next((person for person in cohort.people if person.id == person_id), None)
        if person is None or signed != mark(cohort, person_id):
            return None
        return Participant(username=person.id, name=person.name, person=person)

    def get_login_url(self) -> str:
        return PREFIX + "/masuk"

    @property
    def content_security_policy(self) -> str:
        return POLICY

    def set_default_headers(self) -> None:
        super().set_default_headers()
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cache-Control", "no-store")  # laptops are shared

    def record(self, action: str, what: str = "", note: str = "", person: str = "") -> None:
        """Put down in the room's log what this person did."""
        who = person or (self.person.id if self.person else Facilitator.username if self.is_facilitator else "")
        self.classroom.logbook.note(action, who, what, note, str(self.request.remote_ip))

    async def in_thread(self, work: Callable[[], Result]) -> Result:
        """Run file work beside the loop, so that a slow disk holds up one person only."""
        return await asyncio.get_running_loop().run_in_executor(self.classroom.hands, work)

    def page(self, template: str, **values: Any) -> None:
        """Answer with a page."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(
            self.classroom.templates.get_template(template).render(
                cohort=self.classroom.cohort,
                person=self.person,
                is_facilitator=self.is_facilitator,
                xsrf=self.xsrf_token.decode(),
                prefix=PREFIX,
                **values,
            )
        )

    def write_error(self, status_code: int, **more: Any) -> None:
        """Say what happened in Indonesian; what nobody meant to raise says nothing of its inside."""
        status, message = told(status_code, more.get("exc_info", (None, None, None))[1])
        if status in REFUSED and (status != 401 or self.request.cookies.get(self.door.participant_cookie)):
            # Not every page that was left open over night: those have no cookie any more.
            self.record("tolak", f"{self.request.method} {self.request.path}", str(status))
        self.set_status(status)
        self.show_error(status, message)

    def show_error(self, status: int, message: str) -> None:
        self.page("error.html", status=status, message=message)

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Errors that we raise on purpose are told to whoever asked; they need no stack in the log."""
        if isinstance(value, BimtekError):
            self.log.warning("%s %s: %s", self.request.method, self.request.path, value)
        else:
            super().log_exception(typ, value, tb)


def told(status: int, error: BaseException | None) -> tuple[int, str]:
    """(HTTP status, sentence) for an error."""
    for classes, own in STATUS:
        if isinstance(error, classes):
            return own, str(error)
    if isinstance(error, HTTPError) and isinstance(error.log_message, str) and error.log_message in OURS:
        return status, error.log_message
    return status, SENTENCES.get(status, SENTENCES[500])
