"""Catatan perbedaan dan hal terbuka: what did not agree, how it was settled, and what nobody settled yet."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block, Bullets, Column, Heading, Paragraph, Table
from bimtek.plan.early_targets import EARLY
from bimtek.plan.model import Entry, Plan
from bimtek.plan.phrases import listed, opening, quoted, rating, sentence

TITLES = {
    "MIRIP": "Butir yang mirip",
    "RUJUK": "Rujukan yang putus",
    "DITUNDA": "Yang sengaja dibiarkan terbuka",
    "KEPUTUSAN": "Keputusan yang tidak dapat dijalankan",
    "BELUM": "Yang belum menyerahkan",
    "KUMPULAN": "Penyerahan yang tidak dapat dibaca",
    EARLY: "Target sebelum program mulai",
    "TAK-TERBACA": "Isian yang tidak terbaca",
    "BASIS-LAMA": "Hasil sepakat yang perlu diulang",
}


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return (
        Heading(2, "Perbedaan dan cara menyelesaikannya"),
        *_settled(plan),
        Heading(2, "Hal terbuka"),
        *_open(plan),
    )


def _settled(plan: Plan) -> Iterator[Block]:
    rows = [*_ratings(plan), *_joined(plan), *_dissent(plan)]
    if not rows:
        yield Paragraph(f"Tidak ada perbedaan yang tercatat dalam hasil sepakat {len(plan.closed)} pertemuan.")
        return
    yield Paragraph(f"{opening(len(rows), 'perbedaan')} tercatat:")
    columns = (Column("Perihal", width=2.0), Column("Perbedaan", width=3.2), Column("Penyelesaian", width=2.4))
    yield Table("Perbedaan dan penyelesaiannya", columns, tuple(rows))


def _ratings(plan: Plan) -> Iterator[tuple[str, str, str]]:
    for entry in plan.readiness:
        if entry.differs:
            given = listed(f"{plan.seat_name(each.seat)} {each.value}" for each in entry.ratings)
            settled = f"Dipakai nilai tengah {rating(entry.median)}; perlu dibahas pleno."
            if entry.decision:
                why = f": {entry.decision.why}" if entry.decision.why else ""
                settled = sentence(f"Ditetapkan {rating(entry.median)} oleh {entry.decision.who}{why}")
            yield (f"Kesiapan: {entry.label}", given, settled)


def _joined(plan: Plan) -> Iterator[tuple[str, str, str]]:
    entries: list[Entry] = [*plan.facts, *plan.issues, *plan.gaps, *plan.programmes, *plan.quickwins]
    for entry in entries:
        for other in entry.absorbed:
            seats = listed(plan.seat_name(writer.seat) for writer in other.by)
            yield ("Butir yang sama", f"{quoted(other.label)} ({seats})", f"Digabung ke dalam {quoted(entry.label)}.")


def _dissent(plan: Plan) -> Iterator[tuple[str, str, str]]:
    vision = plan.vision
    if vision.decision and len(vision.candidates) > 1:
        others = [entry.label for entry in vision.candidates if entry.label.strip() != vision.text.strip()]
        yield (
            "Visi",
            listed(map(quoted, others)),
            sentence(f"Dipilih: {quoted(vision.text)} oleh {vision.decision.who}"),
        )
    if vision.dissent:
        yield ("Visi: pendapat lain", sentence(vision.dissent), "Dicatat.")


def _open(plan: Plan) -> Iterator[Block]:
    if not plan.open:
        yield Paragraph(f"Tidak ada hal terbuka dalam hasil sepakat {len(plan.closed)} pertemuan.")
        return
    yield Paragraph(f"{opening(len(plan.open), 'hal')} menunggu penyelesaian.")
    codes = [*TITLES, *sorted({point.code for point in plan.open} - TITLES.keys())]
    for code in codes:
        messages = dict.fromkeys(point.message for point in plan.open if point.code == code)
        if messages:
            yield Heading(3, TITLES.get(code, code))
            yield Bullets(tuple(messages))
