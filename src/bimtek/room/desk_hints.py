"""/bimtek/fasilitator/petunjuk: opens hints and examples in the forms of a table, or of all; and what was opened."""

from __future__ import annotations

from bimtek.curriculum import SESSIONS, exercises
from bimtek.curriculum import exercise as find_exercise
from bimtek.errors import BimtekError
from bimtek.room.desk import running
from bimtek.room.door import DESK
from bimtek.room.facilitating import FacilitatorPage
from bimtek.room.releases import Release
from bimtek.room.sessions import session_of
from bimtek.room.watch.shown import rows_of


class HintsPage(FacilitatorPage):
    """GET: the hints of a meeting, and the log. POST: open one."""

    async def get(self) -> None:
        self.show(self.get_query_argument("pertemuan", ""), self.get_query_argument("kepada", ""))

    async def post(self) -> None:
        to, what, classroom = self.get_body_argument("kepada", ""), self.get_body_argument("buka", ""), self.classroom
        exercise_id, _, hint = what.partition("/")
        time = classroom.now()
        try:
            hints = int(hint) if hint.isdecimal() and len(hint) < 4 else -1
            release = await self.in_thread(
                lambda: classroom.releases.open(classroom.cohort, exercise_id, to, hints, time)
            )
        except BimtekError as error:
            self.set_status(409)
            self.show("", to, str(error))
            return
        for person in self.people_of(release):
            classroom.live.wake(person)
        self.record("buka petunjuk", f"{release.to or 'semua'}/{release.exercise}", release.words)
        exercise = find_exercise(release.exercise)
        self.redirect(f"{DESK}/petunjuk?pertemuan={exercise.session}&kepada={to}#latihan-{exercise.cell}")

    def people_of(self, release: Release) -> list[str]:
        """Ids of the people whose forms open."""
        cohort = self.classroom.cohort
        if not release.to:
            return [person.id for person in cohort.people]
        return [person.id for person in cohort.members(cohort.seat(release.to))]

    def show(self, chosen: str, to: str, problem: str = "") -> None:
        classroom = self.classroom
        session = session_of(chosen) if chosen else running(classroom.cohort, classroom.now().date())
        seats = {row.id: row.name for row in rows_of(classroom.cohort) if row.seat}
        log = [
            (release, find_exercise(release.exercise).title, seats.get(release.to, release.to) or "Semua")
            for release in classroom.releases.all
        ]
        opened = {(release.exercise, release.hints, release.to): release.time for release in classroom.releases.all}
        self.page(
            "desk_hints.html", session=session, sessions=SESSIONS, exercises=exercises(session.id), seats=seats,
            to=to if to in seats else "", log=log, opened=opened, problem=problem,
        )  # fmt: skip
