"""Handing in from a notebook: what is missing, the hand-in all the same, the receipt, and a ZIP to carry away.

hand_in_button("01_vision")    under a meeting's notebook
hand_in_button()               of any meeting, on the home page
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from bimtek.answers import progress
from bimtek.answers.handin import Receipt, hand_in, latest_handin, read_receipt
from bimtek.answers.parcel import write_parcel
from bimtek.curriculum import SESSIONS, Session
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import AnswerClosed, BimtekError
from bimtek.formats import moment_id, points_id
from bimtek.notebook.place import Place, here, is_graded, parcels
from bimtek.notebook.shown import Shown

GRADED = "Di sini tombol Kumpulkan bagi peserta; penyerahan ini sudah diterima."


def hand_in_button(session_id: str = "") -> Any:
    """What is missing in a meeting, and a button that hands in. Without a meeting: of all, the one at hand first.

    Where nbgrader grades, a line of text. What keeps it from opening is said in its place.
    """
    try:
        sessions = (find_session(session_id),) if session_id else SESSIONS
        if is_graded():
            return Shown(f'<p lang="id">{GRADED}</p>', GRADED)
        from bimtek.notebook.hand_in_widget import HandInWidget

        return HandInWidget(HandingIn(here(), sessions, parcels()))
    except BimtekError as error:
        return Shown(f'<p lang="id" role="alert"><b>{escape(str(error))}</b></p>', str(error))


class HandingIn:
    """What the button asks and what it is told, as JSON.

    folder: where ZIPs are written. clock: the time with the cohort's zone, replaced in tests.
    """

    def __init__(
        self, place: Place, sessions: tuple[Session, ...], folder: Path, clock: Callable[[], datetime] | None = None
    ) -> None:
        self.place = place
        self.sessions = sessions
        self.folder = folder
        self.clock = clock or (lambda: datetime.now(place.cohort.zone))

    def reply(self, content: dict[str, Any]) -> dict[str, Any]:
        """The answer to {"what": "look" | "hand in" | "ping", "session", "seat"}; errors in words."""
        try:
            if content.get("what") == "look":
                return self.look(str(content.get("session") or at_hand(self.place, self.sessions).id))
            if content.get("what") == "hand in":
                return self.hand_in(str(content.get("session")), str(content.get("seat")))
        except BimtekError as error:
            return {"status": "error", "message": str(error)}
        return {}

    def look(self, session_id: str) -> dict[str, Any]:
        """A meeting as it stands for each seat that this person may write for."""
        session, cohort = find_session(session_id), self.place.cohort
        seats = progress.of_person(cohort, self.place.person, session)
        return {
            "status": "ok",
            "session": session.id,
            "sessions": [[entry.id, f"Pertemuan {entry.roman}: {entry.title}"] for entry in self.sessions],
            "deadline": moment_id(cohort.deadlines[session.id]),
            "seats": [self._seat(session, seat) for seat in seats if seat.may_write],
        }

    def hand_in(self, session_id: str, seat_id: str) -> dict[str, Any]:
        """Hand in, and give the meeting as it stands now with the receipt."""
        cohort, person = self.place.cohort, self.place.person
        if person not in cohort.members(cohort.seat(seat_id)):
            raise AnswerClosed("Penyerahan ini hanya dapat dikirim oleh anggotanya.", where=seat_id)
        hand_in(cohort, seat_id, session_id, author=person.id, time=self.clock())
        return {**self.look(session_id), "handed_in": seat_id}

    def _seat(self, session: Session, seat: progress.SeatProgress) -> dict[str, Any]:
        return {
            "id": seat.seat.id,
            "name": seat.seat.name,
            "exercises": [
                {
                    "title": entry.exercise.title,
                    "state": entry.state.value,
                    "word": entry.word,
                    "points": f"{points_id(entry.points)} dari {points_id(entry.maximum)} poin"
                    if entry.maximum
                    else "",
                    "missing": list(entry.missing),
                }
                for entry in seat.exercises
            ],
            "red": seat.red,
            "has_answers": seat.has_answers,
            "is_handed_in": seat.is_handed_in,
            "receipt": self._receipt(session, seat),
        }

    def _receipt(self, session: Session, seat: progress.SeatProgress) -> dict[str, Any] | None:
        """The last receipt in words, with its ZIP."""
        folder = latest_handin(self.place.cohort, seat.seat.id, session.id)
        if folder is None:
            return None
        receipt, parcel = read_receipt(folder), write_parcel(folder, self.folder)
        return {
            "number": receipt.number,
            "lines": self._lines(session, seat, receipt),
            "zip": parcel.name,
            "folder": str(parcel.parent),
            "content": base64.b64encode(parcel.read_bytes()).decode(),
        }

    def _lines(self, session: Session, seat: progress.SeatProgress, receipt: Receipt) -> list[tuple[str, str]]:
        cohort = self.place.cohort
        names = {person.id: person.name for person in cohort.people}
        late = " (lewat batas waktu)" if receipt.time > cohort.deadlines[session.id] else ""
        counted = f"{points_id(receipt.points)} dari {points_id(receipt.maximum)}"
        return [
            ("Untuk", seat.seat.name),
            ("Pertemuan", f"{session.roman}: {session.title}"),
            ("Dikumpulkan oleh", names.get(receipt.author, receipt.author)),
            ("Waktu", moment_id(receipt.time.astimezone(cohort.zone)) + late),
            ("Penyerahan ke-", str(receipt.number)),
            *([("Poin otomatis", counted)] if receipt.maximum else []),
            ("Sidik jari (SHA-256)", receipt.sha256),
        ]


def at_hand(place: Place, sessions: tuple[Session, ...]) -> Session:
    """The meeting that this person's seats last wrote for; the first when nothing is written."""
    latest = {
        session: max(path.stat().st_mtime for path in written)
        for session in sessions
        if (written := [path for seat in place.seats for path in _answers(place, seat.id, session)])
    }
    return max(latest, key=lambda session: latest[session]) if latest else sessions[0]


def _answers(place: Place, seat_id: str, session: Session) -> list[Path]:
    return list((place.cohort.work / seat_id / session.id / "answers").glob("*.json"))
