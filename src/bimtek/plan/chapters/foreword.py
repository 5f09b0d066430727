"""Kata pengantar: the head of the region presents a book, with the numbers of those who wrote it, and signs."""

from __future__ import annotations

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block, Paragraph
from bimtek.plan.chapters.offices import head_of_region, legal_form, signature
from bimtek.plan.chapters.preface import progress
from bimtek.plan.model import Plan
from bimtek.plan.phrases import BLANK, listed, numbered, opening, quoted, short_rupiah


def analysis(plan: Plan, context: Context) -> tuple[Block, ...]:
    """Of Buku 1: what was looked at."""
    heaviest = max((issue.usg or 0 for issue in plan.issues), default=0)
    named = listed(quoted(issue.label) for issue in plan.issues if issue.usg == heaviest)
    text = f"Buku 1 memperlihatkan keadaan {plan.region.name} sebelum rencana ditulis: {_found(plan)}."
    if heaviest:
        text += f" Isu yang dinilai paling berat adalah {named}, dengan jumlah USG {heaviest}."
    return _signed(plan, text)


def masterplan(plan: Plan, context: Context) -> tuple[Block, ...]:
    """Of Buku 2: what will be done."""
    money = short_rupiah(sum(entry.pagu for entry in plan.programmes))
    text = (
        f"Buku 2 memuat apa yang akan dikerjakan {plan.region.name} pada {plan.first_year}–{plan.last_year}: "
        f"{numbered(len(plan.programmes), 'program')} dengan pagu indikatif {money} dan "
        f"{numbered(len(plan.quickwins), 'quick win')} untuk tahun pertama."
    )
    law = legal_form(plan)
    if law:
        text += f" Pelaksanaannya mengikat semua perangkat daerah lewat {quoted(law)}."
    return _signed(plan, text)


def _found(plan: Plan) -> str:
    counts = {
        "indikator": len(plan.facts),
        "isu strategis": len(plan.issues),
        "komponen kesiapan": len(plan.readiness),
        "kesenjangan": len(plan.gaps),
    }
    return listed(f"{count} {what}" for what, count in counts.items() if count) or "belum ada isian yang disepakati"


def _signed(plan: Plan, text: str) -> tuple[Block, ...]:
    tables = [seat for seat in plan.seats if seat.unit == "table"]
    pens = {writer.person for answer in plan.answers for writer in answer.answered}
    who = (
        f"{opening(len(tables), 'meja kerja')} dan tim inti menulisnya dalam {len(plan.meetings)} pertemuan bimbingan "
        f"teknis; {len(pens)} orang menjadi penulisnya. Kepada mereka, dan kepada para pemangku kepentingan yang ikut "
        "berbicara, disampaikan terima kasih."
    )
    vision = f"Semuanya bermuara pada satu visi: {quoted(plan.vision.text)}." if plan.vision.text else ""
    day = plan.agreed_on or plan.meetings[-1].date
    blocks = [Paragraph(text), Paragraph(who), *([Paragraph(vision)] if vision else []), Paragraph(progress(plan))]
    return (*blocks, signature(head_of_region(plan), f"{BLANK}, {BLANK} {day.year}"))
