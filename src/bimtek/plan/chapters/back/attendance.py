"""Daftar hadir: a sheet for each meeting, with who held the pen and lines for the others."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.context import Context
from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Column, Heading, Paragraph, Table
from bimtek.plan.model import Meeting, Plan
from bimtek.plan.phrases import opening

FREE = 2
"""Empty lines for the other members of each seat: a sheet is printed and more lines are drawn by hand."""
COLUMNS = (
    Column("No", "right", 0.5),
    Column("Meja atau tim", width=1.6),
    Column("Nama", width=2.0),
    Column("Jabatan, instansi", width=2.0),
    Column("Hari 1", width=1.0),
    Column("Hari 2", width=1.0),
)


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return tuple(block for meeting in plan.meetings for block in _sheet(meeting, plan))


def _sheet(meeting: Meeting, plan: Plan) -> Iterator[Block]:
    pens = {
        (seat.id, writer.person): None
        for seat in plan.seats
        for answer in plan.answers
        if answer.session == meeting.session
        for writer in answer.answered
        if writer.seat == seat.id
    }
    yield Heading(2, f"Pertemuan {meeting.roman}: {meeting.title}")
    yield Paragraph(
        f"{opening(len(pens), 'pengisi')} tercatat dari isian pertemuan yang dimulai {date_id(meeting.date)}; "
        "anggota lain menulis nama pada baris kosong."
    )
    rows = []
    for seat in plan.seats:
        names = [person for owner, person in pens if owner == seat.id]
        rows += [(seat.name, name) for name in (*names, *[""] * FREE)]
    yield Table(
        f"Daftar hadir Pertemuan {meeting.roman}",
        COLUMNS,
        tuple((str(nth), seat_name, name, "", "", "") for nth, (seat_name, name) in enumerate(rows, 1)),
    )
