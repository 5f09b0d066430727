"""What the plenaries decided on what the tables disagreed on, meeting by meeting: who, when, why."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.model import Plan
from bimtek.plan.phrases import opening, sentence

COLUMNS = (
    Column("No", "center", 0.5),
    Column("Keputusan", width=4.2),
    Column("Oleh dan tanggal", width=2.2),
    Column("Alasan", width=2.2),
)


def decisions(plan: Plan) -> Iterator[Block]:
    """A table for each meeting that decided something; nothing where none did."""
    held = [meeting for meeting in plan.meetings if meeting.decided]
    if held:
        yield Heading(2, "Keputusan pleno")
    for meeting in held:
        yield Paragraph(f"{opening(len(meeting.decided), 'keputusan')} diambil dalam pleno Pertemuan {meeting.roman}.")
        rows = tuple(
            (str(nth), each.what, f"{each.who}\n{date_id(each.when)}", sentence(each.why))
            for nth, each in enumerate(meeting.decided, 1)
        )
        yield Table(f"Keputusan pleno Pertemuan {meeting.roman}", COLUMNS, rows)
