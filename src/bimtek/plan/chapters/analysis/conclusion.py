"""Buku 1: Kesimpulan. Only what the chapters before have shown."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.assessment_gap import Gap
from bimtek.plan.blocks import Block, Bullets, Heading, Paragraph
from bimtek.plan.model import Plan, typed
from bimtek.plan.phrases import listed, numbered, opening, quoted, rating, small

TOP = 5
"""So many issues are named in the conclusion."""


def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
    return (
        Heading(2, "Yang sudah jelas"),
        *_clear(plan, context),
        Heading(2, "Yang masih terbuka"),
        Paragraph(_open(plan)),
    )


def _clear(plan: Plan, context: Context) -> Iterator[Block]:
    findings = [text for text in (_issues(plan), _readiness(plan), _gaps(plan, context), _vision(plan)) if text]
    if not findings:
        yield Paragraph(
            f"Dari {len(plan.meetings)} pertemuan, {len(plan.closed)} sudah ditutup; belum ada yang dapat disimpulkan."
        )
        return
    yield Bullets(tuple(findings), ordered=True)


def _issues(plan: Plan) -> str:
    weighed = sorted((issue for issue in plan.issues if issue.usg is not None), key=lambda issue: -(issue.usg or 0))
    if not weighed:
        return ""
    named = listed(f"{quoted(issue.label)} ({issue.usg})" for issue in weighed[:TOP])
    alike = sum(issue.usg == weighed[:TOP][-1].usg for issue in weighed[TOP:])
    more = f"; {alike} isu lain berjumlah sama dengan yang terakhir" if alike else ""
    return f"Dari {len(plan.issues)} isu strategis, yang terberat menurut jumlah USG: {named}{more}."


def _readiness(plan: Plan) -> str:
    rated = sorted((entry for entry in plan.readiness if entry.median is not None), key=lambda entry: entry.median or 0)
    if not rated:
        return ""
    weakest = [entry for entry in rated if entry.median == rated[0].median]
    strongest = [entry for entry in rated if entry.median == rated[-1].median]
    low, high = (listed(small(entry.label) for entry in several) for several in (weakest, strongest))
    if weakest == strongest:
        return f"Kesiapan semua {len(rated)} komponen bernilai sama, {rating(rated[0].median)}."
    return (
        f"Kesiapan paling lemah pada {low} (nilai {rating(rated[0].median)}) dan paling kuat pada {high} "
        f"({rating(rated[-1].median)})."
    )


def _gaps(plan: Plan, context: Context) -> str:
    closing = [gap for gap in typed(plan.gaps, Gap) if gap.closes]
    if not closing:
        return ""
    subs = {gap.sub_dimension for gap in closing}
    every = len(context.options("sub_dimensions"))
    return f"{opening(len(closing), 'kesenjangan')} akan ditutup, pada {len(subs)} dari {every} subdimensi."


def _vision(plan: Plan) -> str:
    if not plan.vision.text:
        return ""
    return f"Pleno memilih visi {quoted(plan.vision.text)} dengan {numbered(len(plan.vision.missions), 'misi')}."


def _open(plan: Plan) -> str:
    due = [answer for answer in plan.answers if answer.owed]
    exercises = listed(quoted(answer.title) for answer in due)
    text = f"{opening(len(plan.open), 'hal')} tercatat terbuka dalam hasil sepakat."
    if due:
        text += f" {opening(len(due), 'latihan')} masih menunggu isian: {exercises}."
    return f"{text} Rinciannya dalam Lampiran, Catatan Perbedaan dan Hal Terbuka."
