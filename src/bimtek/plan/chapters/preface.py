"""What the introductions of both books say: who wrote it, how far it has come, by which law, in which meetings."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum import exercises
from bimtek.curriculum.context import Context
from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Bullets, Column, Missing, Paragraph, Table
from bimtek.plan.certainty import MEANINGS, WORDS
from bimtek.plan.model import Mark, Plan
from bimtek.plan.phrases import capital, listed
from bimtek.plan.sources import Citations, documents


def background(plan: Plan, context: Context) -> Iterator[Block]:
    """Who plans, for how long, and what people know already."""
    tables = sum(seat.unit == "table" for seat in plan.seats)
    first, last = plan.meetings[0].date, plan.meetings[-1].date
    yield Paragraph(
        f"{plan.region.name} menyusun Dokumen Perencanaan Smart City untuk sepuluh tahun, "
        f"{plan.first_year}–{plan.last_year}. Penyusunnya {tables} meja kerja dan tim inti, dalam "
        f"{len(plan.meetings)} pertemuan bimbingan teknis antara {date_id(first)} dan {date_id(last)}."
    )
    service = context.region.complaint_service
    if service:
        promised = [each for each in service.standards if "dipakai" in each.version] or list(service.standards)
        times = listed(f"{each.kind} {each.time}" for each in promised)
        yield Paragraph(
            f"Rencana ini berangkat dari layanan yang sudah dikenal warga: {service.name}, berjalan sejak "
            f"{service.since} dengan dasar {service.legal_basis}. Janji layanannya: {times} "
            f"(sumber: {promised[0].source})."
        )
    yield Paragraph(progress(plan))


def progress(plan: Plan) -> str:
    """How much of the plan is agreed."""
    if not plan.closed:
        return (
            f"Belum satu pun dari {len(plan.meetings)} pertemuan ditutup, sehingga buku ini baru memuat data dasar dan "
            "tanda bagian yang belum terisi."
        )
    numbers = listed(meeting.roman for meeting in plan.closed)
    day = f" pada {date_id(plan.agreed_on)}" if plan.agreed_on else ""
    if len(plan.closed) == len(plan.meetings):
        return f"Buku ini memuat hasil sepakat {len(plan.meetings)} pertemuan, yang terakhir{day}."
    return (
        f"Buku ini memuat hasil sepakat {len(plan.closed)} dari {len(plan.meetings)} pertemuan (Pertemuan {numbers}), "
        f"yang terakhir{day}."
    )


def legal_basis(plan: Plan, context: Context) -> Iterator[Block]:
    """Laws for which a source was found, and the region's own."""
    cite = Citations(plan.sources)
    laws = [entry for entry in documents() if entry.kind == "law"]
    service = context.region.complaint_service
    items = [f"{law.name} {cite(law.text)}: {law.says}." for law in laws]
    if service:
        items.append(f"{service.legal_basis}: dasar {service.name}. Sumber: {service.source}.")
    items += [f"{each.name}. Sumber: {each.source}." for each in context.region.regulations]
    yield Paragraph(f"Penyusunan berpegang pada {len(items)} peraturan; yang disebut hanya yang ditemukan sumbernya.")
    yield Bullets(tuple(items))
    if context.region.regulation("rpjmd"):
        return
    yield Missing(
        f"Nomor peraturan RPJMD {plan.region.name} {context.region.rpjmd_period} diisi dari dokumennya.",
        seats=tuple(seat.name for seat in plan.seats if seat.unit == "core"),
    )


def meetings_section(plan: Plan) -> Iterator[Block]:
    """The four meetings: what was filled in, by how many seats, and what was agreed when."""
    rows = []
    for meeting in plan.meetings:
        answers = [answer for answer in plan.answers if answer.session == meeting.session]
        given, due = sum(len(each.answered) for each in answers), sum(len(each.owed) for each in answers)
        rows.append(
            (
                meeting.roman,
                date_id(meeting.date),
                "; ".join(entry.title for entry in exercises(meeting.session)),
                f"{given} dari {given + due}",
                date_id(meeting.closed) if meeting.closed else "belum ditutup",
            )
        )
    columns = (
        Column("Pertemuan", "center", 1.0),
        Column("Hari pertama", width=1.4),
        Column("Latihan", width=3.0),
        Column("Isian masuk", "center", 1.1),
        Column("Disepakati", width=1.4),
    )
    note = "Isian masuk: banyaknya latihan yang diserahkan meja dan tim inti, dari yang diharapkan."
    yield Table("Pertemuan dan isian", columns, tuple(rows), note)


def how_to_read(plan: Plan) -> Iterator[Block]:
    """Marks of figures and the base that the book rests on."""
    yield Paragraph(f"Angka yang belum pasti bertanda di tempatnya, dengan {len(WORDS)} macam tanda:")
    yield Bullets(tuple(f"{capital(WORDS[mark])}: {MEANINGS[mark]}." for mark in Mark))
    cutoff = plan.cohort.data_cutoff
    if cutoff:
        yield Paragraph(f"Batas data angkatan ini {date_id(cutoff)}.")
    agreed = [f"Pertemuan {each.roman} ({date_id(each.closed)})" for each in plan.closed if each.closed]
    if agreed:
        yield Paragraph(
            f"Buku ini berdiri di atas hasil sepakat {listed(agreed)}. Bila salah satunya disepakati ulang, buku "
            "disusun lagi.",
            "note",
        )
