"""/bimtek/umpan-balik/<session>: what `bimtek feedback` wrote for this person, within the room's own page."""

from __future__ import annotations

import re
from pathlib import Path

from tornado.web import HTTPError

from bimtek.answers.cohort import Cohort, Person
from bimtek.errors import HandinError
from bimtek.room.handler import RoomHandler
from bimtek.room.sessions import session_of

NAME = "umpan-balik.html"
LANDMARK = re.compile(r"(</?)(?:main|header|footer)>")
BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)


class FeedbackPage(RoomHandler):
    """Shown to the person whom it is for, and to nobody else: the address names nobody."""

    async def get(self, session_id: str) -> None:
        session, person = session_of(session_id), self.required_person()
        file = path(self.classroom.cohort, person, session.id)
        if not file.is_file():
            raise HTTPError(404)
        html = await self.in_thread(lambda: within(file))
        self.record("buka", f"umpan balik {session.id}")
        self.page("feedback.html", session=session, html=html)


def path(cohort: Cohort, person: Person, session_id: str) -> Path:
    """Where a person's feedback of a meeting lies."""
    folder: Path = cohort.feedback
    return folder / person.id / session_id / NAME


def within(file: Path) -> str:
    """The body of the file, which escaped every text when it was written; its own style would not be loaded."""
    found = BODY.search(file.read_text(encoding="utf-8"))
    if found is None:
        raise HandinError(
            "Umpan balik ini tidak dapat dibaca.",
            where=file.name,
            next_step="Minta fasilitator menjalankan `bimtek feedback` lagi.",
        )
    # The room's page has a heading of its own above, one main part and one foot.
    return LANDMARK.sub(r"\1div>", found[1])
