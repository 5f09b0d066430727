"""/bimtek/tiket-latihan.xlsx: the training tickets for those who count in Excel."""

from __future__ import annotations

from bimtek.room.handler import RoomHandler
from bimtek.tickets.workbook import FILE_NAME, training_workbook


class TrainingTickets(RoomHandler):
    """The workbook, for everybody who has signed in."""

    async def get(self) -> None:
        content = await self.in_thread(lambda: training_workbook(self.classroom.cohort.region.code))
        self.set_header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        self.set_header("Content-Disposition", f'attachment; filename="{FILE_NAME}"')
        self.finish(content)
