"""What it takes: money, enablers, risks, who leads, and what is not settled."""

from __future__ import annotations

from collections import Counter
from typing import cast

from bimtek.curriculum.exercises.masterplan_enablers import KINDS, EnablersAnswer
from bimtek.curriculum.exercises.roadmap_financing import FinancingAnswer, by_source
from bimtek.curriculum.exercises.roadmap_governance import Coordinator
from bimtek.curriculum.exercises.roadmap_risks import RisksAnswer
from bimtek.curriculum.risk import HIGH
from bimtek.plan.absence import absent
from bimtek.plan.blocks import Bullets, Column
from bimtek.plan.model import typed
from bimtek.plan.origins import origin_words
from bimtek.plan.phrases import listed, millions, opening, portion, share, short_rupiah
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.financing import CERTAINTY, NAMES
from bimtek.plan.slides.deck import Slide, Told
from bimtek.plan.slides.short import BULLET, ROWS, fitted, short


def money(told: Told) -> Slide:
    """Who pays how much, and how sure it is."""
    notes = (origin_words(told.plan, ("roadmap.financing",)),)
    answer = cast(FinancingAnswer, answer_of(told.plan, "roadmap.financing"))
    totals = {source: sum(amounts) for source, amounts in by_source(answer).items()}
    whole = sum(totals.values())
    if not whole:
        return Slide("Sumber dana belum dibagi", (absent("Belum ada sumber dana.", "roadmap.financing"),), notes)
    sure: Counter[str] = Counter()
    for row in answer.shares:
        sure[row.certainty] += sum(row.amounts)
    parts = listed(f"{share(sure[key], whole)} {words}" for key, words in CERTAINTY.items() if sure[key])
    ordered = sorted(totals.items(), key=lambda pair: -pair[1])
    shown, rest = ordered[: ROWS - 2], ordered[ROWS - 2 :]
    rows = [(NAMES[source], millions(amount), share(amount, whole)) for source, amount in shown]
    if rest:
        left = sum(amount for _, amount in rest)
        rows.append((f"{len(rest)} sumber lain", millions(left), share(left, whole)))
    rows.append(("Jumlah", millions(whole), "100%"))
    columns = (Column("Sumber", width=3), Column("Juta rupiah", "right", 1.6), Column("Bagian", "right", 1))
    return Slide(f"Pembiayaan {short_rupiah(whole)}: {parts}", (fitted(columns, rows),), notes)


def enablers(told: Told) -> Slide:
    """What has to be there first: law, institutions, architecture, people."""
    notes = (origin_words(told.plan, ("masterplan.enablers",)),)
    rows = cast(EnablersAnswer, answer_of(told.plan, "masterplan.enablers")).enablers
    if not rows:
        return Slide("Pengungkit belum ditetapkan", (absent("Belum ada pengungkit.", "masterplan.enablers"),), notes)
    order = list(KINDS)
    ordered = sorted(
        rows, key=lambda row: (row.year or 9999, order.index(row.kind) if row.kind in KINDS else len(order))
    )
    table = fitted(
        (
            Column("Tahun", "right", 1.0),
            Column("Jenis", width=2.0),
            Column("Yang harus ada", width=4.2),
            Column("OPD", width=1.8),
        ),
        [
            (
                str(row.year or "–"),
                KINDS.get(row.kind, "–"),
                row.name,
                told.context.label("opd", row.owner) if row.owner else "–",
            )
            for row in ordered
        ],
    )
    new = sum(row.status in ("belum", "disusun") for row in rows)
    return Slide(f"Dari {len(rows)} pengungkit, {new} masih harus diadakan", (table,), notes)


def risks(told: Told) -> Slide:
    """The highest, with what is done about them."""
    notes = (origin_words(told.plan, ("roadmap.risks",)),)
    rows = sorted(cast(RisksAnswer, answer_of(told.plan, "roadmap.risks")).risks, key=lambda row: -(row.score or 0))
    if not rows:
        return Slide("Risiko belum dicatat", (absent("Belum ada risiko.", "roadmap.risks"),), notes)
    high = [row for row in rows if row.level == HIGH]
    open_ones = sum(not (row.mitigation and row.owner) for row in high)
    table = fitted(
        (
            Column("Risiko", width=3.6),
            Column("Nilai", "right", 1.0),
            Column("Mitigasi", width=4.2),
            Column("Pemilik", width=1.6),
        ),
        [
            (
                row.risk,
                "–" if row.score is None else str(row.score),
                row.mitigation or "ditanggung",
                told.context.label("opd", row.owner) if row.owner else "–",
            )
            for row in rows[: ROWS - 1]
        ],
    )
    state = f"{open_ones} belum punya mitigasi atau pemilik" if open_ones else "semuanya punya mitigasi dan pemilik"
    title = (
        f"{opening(len(high), 'risiko')} tinggi dari {len(rows)}; {state}"
        if high
        else f"Tidak ada risiko tinggi di antara {len(rows)} risiko"
    )
    return Slide(title, (table,), notes)


def leadership(told: Told) -> Slide:
    """Council, team, and the OPD that coordinates each pillar."""
    plan, context = told.plan, told.context
    notes = (origin_words(plan, ("roadmap.governance",)),)
    named = {row.id: row for row in typed(plan.governance.coordinators, Coordinator) if row.opd}
    heads = [
        f"{body} dipimpin {plan.governance.values[key]}"
        for key, body in (("council_head", "Dewan"), ("team_head", "Tim Pelaksana"))
        if plan.governance.values.get(key)
    ]
    if not named and not heads:
        return Slide("Kelembagaan belum ditetapkan", (absent("Belum ada pelaksana.", "roadmap.governance"),), notes)
    pillars = context.options("pillars")
    table = fitted(
        (Column("Pilar", width=2), Column("OPD koordinator", width=2.4), Column("Penghubung", width=3)),
        [
            (
                pillar.label,
                context.label("opd", named[pillar.value].opd) if pillar.value in named else "belum ada",
                named[pillar.value].contact or "–" if pillar.value in named else "–",
            )
            for pillar in pillars
        ],
    )
    title = f"{portion(len(named), len(pillars), 'pilar')} punya OPD koordinator"
    return Slide(title, (table,), (f"{listed(heads)}." if heads else "", *notes))


def open_points(told: Told) -> Slide:
    """What is not settled, and who is waited for."""
    plan = told.plan
    waiting = Counter(seat for part in told.missing for seat in part.seats)
    points = [
        f"{opening(len(told.missing), 'bagian')} belum terisi." if told.missing else "",
        f"Ditunggu paling banyak dari {listed(f'{seat} ({count})' for seat, count in waiting.most_common(3))}."
        if waiting
        else "",
        f"{opening(len(plan.open), 'hal')} terbuka dalam hasil sepakat." if plan.open else "",
        *(short(point.message, BULLET) for point in plan.open[:2]),
    ]
    kept = tuple(point for point in points if point)
    total = len(told.missing) + len(plan.open)
    title = f"{opening(total, 'hal')} perlu diselesaikan sebelum final" if total else "Rencana siap ditetapkan"
    body = Bullets(kept or (f"Semua {len(plan.answers)} latihan terisi dan tidak ada hal terbuka.",))
    return Slide(title, (body,), ("Rinciannya pada Catatan Perbedaan dan Hal Terbuka di setiap buku.",))
