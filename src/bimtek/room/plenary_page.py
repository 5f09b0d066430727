"""The plenary's page for the projector, and the minutes to take along."""

from __future__ import annotations

from bimtek.curriculum import SESSIONS
from bimtek.errors import PlanError
from bimtek.plan.plenary.minutes import printed
from bimtek.room.facilitating import FacilitatorPage
from bimtek.room.plenary_api import stage_of
from bimtek.room.sessions import session_of

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


class PlenaryPage(FacilitatorPage):
    """/bimtek/fasilitator/pleno/<session>: one matter at a time, decided by people, seen by all windows."""

    async def get(self, name: str) -> None:
        session, problem = session_of(name), ""
        try:
            await self.in_thread(stage_of(self, name).look)
        except PlanError as error:
            problem = str(error)
        later = next((each for each in SESSIONS if each.number == session.number + 1), None)
        self.page("plenary.html", session=session, sessions=SESSIONS, later=later, problem=problem)


class MinutesFile(FacilitatorPage):
    """/bimtek/fasilitator/pleno/<session>/berita-acara.docx and .pdf: what stands now."""

    async def get(self, name: str, suffix: str) -> None:
        session, stage = session_of(name), stage_of(self, name)
        made = await self.in_thread(lambda: printed(self.classroom.cohort, stage.found(), f".{suffix}"))
        self.set_header("Content-Type", TYPES[suffix])
        self.set_header("Content-Disposition", f'attachment; filename="berita-acara-{session.id}.{suffix}"')
        self.finish(made)
