"""/bimtek/fasilitator/penerimaan: many ZIPs and workbooks at once, and what became of each."""

from __future__ import annotations

from collections import Counter

from bimtek.curriculum import SESSIONS
from bimtek.room.deliveries import uploaded
from bimtek.room.facilitating import FacilitatorPage
from bimtek.room.receiving import Fate, Received, receive
from bimtek.room.sessions import session_of

MARKS = {Fate.TAKEN: "complete", Fate.QUESTIONS: "changed", Fate.ALREADY: "", Fate.REFUSED: "noted"}
"""Fate → the class of its mark in the stylesheet."""


class ReceivingPage(FacilitatorPage):
    """GET: choose files. POST: take them in; sending them again takes nothing twice."""

    async def get(self) -> None:
        chosen = self.get_query_argument("pertemuan", "")
        self._show(chosen if chosen in {one.id for one in SESSIONS} else "")

    async def post(self) -> None:
        name = self.get_body_argument("pertemuan", "")
        session = session_of(name).id if name else ""
        files = [uploaded(file.filename, file.body) for file in self.request.files.get("berkas", []) if file.filename]
        if not files:
            self.set_status(409)
            self._show(session, problem="Belum ada berkas yang dipilih. Pilih ZIP atau buku kerja, lalu kirim.")
            return
        classroom = self.classroom
        async with classroom.one_workbook:
            told = await self.in_thread(lambda: receive(classroom.cohort, files, session=session, now=classroom.now()))
        seats = {one.seat for one in told if one.seat}
        classroom.live.ring(seats)
        for one in told:
            receipt = f"ke-{one.receipt.number} {one.receipt.sha256[:12]}" if one.receipt else ""
            self.record("terima berkas", one.seat or one.name, f"{one.fate} {receipt}".strip())
        self._show(session, told=told)

    def _show(self, session: str, told: tuple[Received, ...] = (), problem: str = "") -> None:
        self.page(
            "receiving.html", session=session, sessions=SESSIONS, told=told, problem=problem, marks=MARKS,
            counted=Counter(one.fate.value for one in told), fates=[fate.value for fate in Fate],
        )  # fmt: skip
