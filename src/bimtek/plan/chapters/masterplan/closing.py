"""Buku 2: Penutup: what was decided and what has to happen next."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.context import Context
from bimtek.plan.blocks import Block, Bullets, Heading, Paragraph
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed, quoted, sentence


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return (
        Heading(2, "Ikhtisar"),
        Paragraph(_decided(plan)),
        Heading(2, "Langkah berikutnya"),
        *next_steps(plan),
    )


def _decided(plan: Plan) -> str:
    agreed = sum(not programme.proposal for programme in plan.programmes)
    first = sum(programme.start == plan.first_year for programme in plan.programmes)
    if not plan.programmes:
        return (
            f"Dari {len(plan.meetings)} pertemuan, {len(plan.closed)} sudah ditutup; tercatat {len(plan.gaps)} baris "
            "kesenjangan, belum ada program."
        )
    return (
        f"Sampai hasil sepakat terakhir rencana ini memuat {len(plan.programmes)} program: {agreed} sudah disetujui "
        f"OPD penanggung jawab dan {first} mulai pada {plan.first_year}. Quick win yang disiapkan untuk tahun pertama "
        f"berjumlah {len(plan.quickwins)}."
    )


def next_steps(plan: Plan, *, in_short: bool = False) -> Iterator[Block]:
    """Steps that follow from the plan's own state; nothing general. In short: programmes are counted, not named."""
    steps = []
    proposals = [programme.label for programme in plan.programmes if programme.proposal]
    if proposals:
        names = "" if in_short else f": {listed(map(quoted, proposals))}"
        steps.append(f"Meminta konfirmasi OPD untuk {len(proposals)} program berstatus usulan{names}.")
    open_meetings = [meeting.roman for meeting in plan.meetings if not meeting.closed]
    if open_meetings:
        steps.append(f"Menutup Pertemuan {listed(open_meetings)}.")
    owing = {seat for answer in plan.answers for seat in answer.owed}
    if owing:
        names = listed(plan.seat_name(seat.id) for seat in plan.seats if seat.id in owing)
        steps.append(f"Melengkapi isian yang ditunggu dari {names}.")
    if plan.open:
        steps.append(f"Menyelesaikan {len(plan.open)} hal terbuka dalam Lampiran, Catatan Perbedaan dan Hal Terbuka.")
    following = str(plan.governance.values.get("legal_next") or "")
    if following:
        steps.append(sentence(f"Menetapkan rencana ini: {following}"))
    if steps:
        yield Bullets(tuple(steps), ordered=True)
    else:
        yield Paragraph(f"Semua {len(plan.answers)} latihan terisi dan tidak ada hal terbuka.")
