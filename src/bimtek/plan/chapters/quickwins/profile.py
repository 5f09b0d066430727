"""Buku 4: the profile of one quick win on two pages: the promise, then where it comes from and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import ceil
from typing import cast

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_quickwins import EXERCISE, QuickWin
from bimtek.curriculum.exercises.roadmap_risks import RisksAnswer
from bimtek.curriculum.exercises.roadmap_targets import TargetsAnswer
from bimtek.curriculum.programme import Programme
from bimtek.curriculum.strands import strands
from bimtek.formats import MONTHS, date_id, number_id
from bimtek.plan.blocks import Block, Bullets, Column, Figure, Heading, Paragraph, Table
from bimtek.plan.chapters.money import Costs, costs
from bimtek.plan.chapters.offices import signature
from bimtek.plan.chapters.quickwins.measures import MEASURES
from bimtek.plan.chapters.quickwins.words import budget_words, is_measured
from bimtek.plan.model import Plan, ProgrammeEntry, typed
from bimtek.plan.phrases import (
    BLANK,
    OPEN,
    amount,
    capital,
    listed,
    millions,
    opening,
    quoted,
    sentence,
    short_rupiah,
    years,
)
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.programmes import funding_words
from bimtek.plan.sections.thread import graph_of

TARGETS, DIMENSION = "roadmap.targets", "quickwin"
MOST = 2
"""So many risks stand in a profile, the highest first."""


def profiles(plan: Plan, context: Context) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Name and blocks of each quick win, in the order of the overview."""
    cost = costs(plan, context)
    return tuple(
        (row.label, _profile(nth, row, plan, context, cost))
        for nth, row in enumerate(typed(plan.quickwins, QuickWin), 1)
    )


def _profile(nth: int, row: QuickWin, plan: Plan, context: Context, cost: Costs) -> tuple[Block, ...]:
    programme = next((each for each in plan.programmes if each.id == context.resolve(row.programme)), None)
    owner = context.label("opd", row.owner) if row.owner else "OPD pemilik"
    return (
        Heading(2, "Janji kepada warga"),
        Paragraph(_promise(row, plan)),
        *([_picture(nth, row)] if is_measured(row) else []),
        *_measures(nth, row, plan, context),
        Heading(2, "Dari isu sampai biaya"),
        *_origin(row, programme, plan, context),
        *_parent(nth, row, programme, plan, context, cost),
        *_evidence(row, plan, context),
        Heading(2, "Risiko dan kesanggupan"),
        *_risks(row, programme, plan, context),
        Paragraph(
            f"{owner} menyanggupi quick win ini{_due(row, plan)}, dan melaporkan {quoted(row.impact or OPEN)} kepada "
            "Tim Pelaksana."
        ),
        signature(f"Kepala {owner}", f"{BLANK}, {BLANK}"),
    )


def _due(row: QuickWin, plan: Plan) -> str:
    """ " dalam 8 bulan, paling lambat April 2025": counted from the meeting that wrote it."""
    if row.months is None or row.months <= 0:
        return ""
    written = next(meeting.date for meeting in plan.meetings if meeting.session == EXERCISE.session)
    nth = written.year * 12 + written.month - 1 + ceil(row.months)
    return f" dalam {amount(row.months, 'bulan')}, paling lambat {MONTHS[nth % 12]} {nth // 12}"


def _promise(row: QuickWin, plan: Plan) -> str:
    service = f"menajamkan layanan {quoted(row.service)}" if row.service else "menjalankan bagian awal programnya"
    text = f"{quoted(row.label)} {service}{_due(row, plan)}."
    if row.before is None or row.after is None or row.before == row.after:
        return text
    verb = "naik" if row.after > row.before else "turun"
    moved = f"{capital(row.impact or OPEN)} {verb} dari {amount(row.before)} menjadi {amount(row.after, row.unit)}"
    return f"{text} {moved}{_by_how_much(row.before, row.after, row.unit)}."


def _by_how_much(before: Decimal, after: Decimal, unit: str) -> str:
    """Percentage points of percentages; else in percent of the number before."""
    if unit.startswith("%"):
        return f", yaitu {amount(abs(after - before))} poin persen"
    return f", yaitu {number_id(100 * abs(after - before) / abs(before), 0)}%" if before else ""


def _picture(nth: int, row: QuickWin) -> Figure:
    assert row.before is not None and row.after is not None
    return Figure(
        caption=f"Profil {nth}, sebelum dan sesudah: {row.impact or OPEN}",
        alt=f"Dua batang mendatar: sebelum {amount(row.before, row.unit)}, sesudah {amount(row.after, row.unit)}.",
        drawing="before_after",
        data={
            "unit": row.unit,
            "bars": [
                {"label": "Sebelum", "value": float(row.before), "words": amount(row.before, row.unit)},
                {"label": "Sesudah", "value": float(row.after), "words": amount(row.after, row.unit)},
            ],
        },
    )


def _origin(row: QuickWin, programme: ProgrammeEntry | None, plan: Plan, context: Context) -> Iterator[Block]:
    pillar = context.label("pillars", row.pillar) if row.pillar else "tim inti"
    if programme is None:
        issues = sum(issue.pillar == row.pillar for issue in plan.issues)
        yield Paragraph(
            f"Quick win ini tidak menunjuk program; sandarannya layanan {quoted(row.service or OPEN)}. "
            f"{pillar} mencatat {issues} isu strategis, dan kaitannya belum ditulis meja."
        )
        return
    found = [each for each in strands(graph_of((), context)) if each.programme and each.programme.id == programme.id]
    issues_named = list(dict.fromkeys(each.issue.label for each in found if each.issue))
    gaps = list(dict.fromkeys(each.gap.label for each in found if each.gap))
    yield Paragraph(
        f"Quick win ini bagian awal program {quoted(programme.label)} ({pillar}), yang menjawab {len(gaps)} "
        f"kesenjangan dari {len(issues_named)} isu strategis."
    )
    weights = {issue.label: issue.usg for issue in plan.issues}
    shown = [f"{label} (USG {weights[label]})" if weights.get(label) else label for label in issues_named]
    yield Bullets(
        (*(f"Isu: {sentence(each)}" for each in shown), *(f"Kesenjangan: {sentence(each)}" for each in gaps)),
    )


def _parent(
    nth: int, row: QuickWin, entry: ProgrammeEntry | None, plan: Plan, context: Context, cost: Costs
) -> Iterator[Block]:
    path = budget_words(row) or OPEN
    if entry is None:
        yield Paragraph(f"Biayanya lewat {quoted(path)}; tidak ada pagu program yang menampungnya.")
        return
    programme = next(each for each in typed(plan.programmes, Programme) if each.id == entry.id)
    need = cost.by_programme[entry.id]
    said = {"setuju": "disetujui", "ubah": "disetujui dengan perubahan oleh", "tolak": "ditolak"}
    state = said.get(programme.confirmation, "belum ditanyakan kepada")
    when = f" pada {date_id(programme.confirmed_on)}" if programme.confirmed_on else ""
    opd = context.label("opd", programme.opd) if programme.opd else OPEN
    year = cost.titles[0]
    first = f"{short_rupiah(need[0])} di antaranya pada {year}" if need[0] else f"belum ada pada {year}"
    yield Paragraph(
        f"Quick win berjalan lewat {quoted(path)}. Programnya berlangsung {years(entry.start, entry.end)} dengan pagu "
        f"{short_rupiah(sum(need))}, {first}; calon sumbernya "
        f"{funding_words(programme) or OPEN}. Program ini {state} {opd}{when}."
    )
    columns = tuple(Column(title, "right", 1.0) for title in cost.titles)
    target = next((each for each in cast(TargetsAnswer, answer_of(plan, TARGETS)).targets if each.id == entry.id), None)
    rows = [("Pagu (juta rupiah)", *map(millions, need))]
    if target is not None:
        values = (*target.yearly, target.later)
        rows.append((f"{programme.result or OPEN} ({programme.unit})", *(_value(value) for value in values)))
    yield Paragraph(f"Siapa yang tertinggal dan jalurnya: {quoted(programme.left_behind or OPEN)}")
    yield Table(f"Pagu dan target program induk profil {nth}", (Column("Ukuran", width=2.6), *columns), tuple(rows))


def _value(value: Decimal | None) -> str:
    return "–" if value is None else number_id(value)


def _measures(nth: int, row: QuickWin, plan: Plan, context: Context) -> Iterator[Block]:
    """What is done, and each measure with what is shown for it."""
    held = sum(measure.holds(row, context) for measure in MEASURES)
    by = next((entry.by for entry in plan.quickwins if entry.id == row.id), [])
    tables = listed(dict.fromkeys(plan.seat_name(writer.seat) for writer in by))
    yield Paragraph(
        f"{opening(held, 'ukuran')} quick win dari {len(MEASURES)} terpenuhi; pengusulnya {tables or OPEN}."
    )
    columns = (Column("Perihal", width=1.8), Column("Yang ditunjukkan", width=4.0), Column("Terpenuhi", "center", 0.8))
    measured = [
        (each.title, each.shows(row, context), "ya" if each.holds(row, context) else "belum") for each in MEASURES
    ]
    rows = (("Yang dikerjakan", sentence(row.action) or OPEN, "–"), *measured)
    yield Table(f"Ukuran profil {nth}", columns, rows)


def _evidence(row: QuickWin, plan: Plan, context: Context) -> Iterator[Block]:
    """What its pillar will show to the yearly evaluation, dimension quick win."""
    answer = cast(TargetsAnswer, answer_of(plan, TARGETS))
    own = [each for each in answer.evidence if each.dimension == DIMENSION and each.pillar == row.pillar]
    if not own:
        return
    yield Heading(2, "Bukti untuk evaluasi tahunan")
    pillar = context.label("pillars", row.pillar) if row.pillar else "tim inti"
    yield Paragraph(f"{opening(len(own), 'bukti')} disiapkan {pillar} untuk dimensi Quick Win:")
    yield Bullets(
        tuple(
            f"{sentence(each.evidence)} Tersedia {date_id(each.ready) if each.ready else OPEN}, disimpan "
            f"{context.label('opd', each.keeper) if each.keeper else OPEN}."
            for each in own
        )
    )


def _risks(row: QuickWin, entry: ProgrammeEntry | None, plan: Plan, context: Context) -> Iterator[Block]:
    """The risks that name its programme; where none does, those of the whole pillar."""
    risks = cast(RisksAnswer, answer_of(plan, "roadmap.risks")).risks
    own = [
        risk for risk in risks if entry is not None and entry.id in {context.resolve(name) for name in risk.programmes}
    ]
    whose = "program induknya"
    if not own:
        own, whose = (
            [risk for risk in risks if risk.pillar == row.pillar and not risk.programmes],
            "semua program pilar",
        )
    if not own:
        yield Paragraph(f"Dari {len(risks)} risiko dalam Buku 2, tidak satu pun menyebut program quick win ini.")
        return
    ordered = sorted(own, key=lambda risk: -(risk.score or 0))[:MOST]
    yield Paragraph(f"{opening(len(ordered), 'risiko')} dari Buku 2 mengancam {whose}:")
    yield Bullets(
        tuple(
            f"{sentence(risk.risk)} Nilai {risk.score if risk.score is not None else OPEN}. Mitigasi: "
            f"{sentence(risk.mitigation) or 'belum ada.'} Pemilik: "
            f"{context.label('opd', risk.owner) if risk.owner else OPEN}."
            for risk in ordered
        )
    )
