"""Where the region stands: issues, readiness, gaps, and what shall be different."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from bimtek.curriculum.exercises.assessment_gap import Gap
from bimtek.curriculum.exercises.assessment_goals import FELT, GoalsAnswer
from bimtek.curriculum.exercises.vision_issues import Issue
from bimtek.plan.absence import absent
from bimtek.plan.blocks import Bullets, Column, Figure
from bimtek.plan.chapters.analysis import readiness as readiness_chapter
from bimtek.plan.model import ReadinessEntry, typed
from bimtek.plan.origins import origin_words
from bimtek.plan.phrases import amount, change, opening, rating, small
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.issues import PRESSING, ranked
from bimtek.plan.slides.deck import Slide, Told
from bimtek.plan.slides.short import ROWS, first_of_each, fitted

ENDS = 3
"""So many weakest and strongest components are named."""


def issues(told: Told) -> Slide:
    """The heaviest by the sum of urgency, seriousness and growth."""
    notes = (origin_words(told.plan, ("vision.issues",)),)
    rows = ranked(typed(told.plan.issues, Issue))
    if not rows:
        return Slide("Isu strategis belum disepakati", (absent("Belum ada isu.", "vision.issues"),), notes)
    pressing = sum((row.usg or 0) >= PRESSING for row in rows)
    title = f"Dari {len(rows)} isu strategis, {pressing} mendesak: jumlah USG {PRESSING} atau lebih"
    table = fitted(
        (
            Column("Isu", width=4.2),
            Column("Siapa yang merasakan", width=3.4),
            Column("Pilar", width=1.6),
            Column("USG", "right", 0.7),
        ),
        [
            (row.title, row.affected, _pillar(told, row.pillar), "–" if row.usg is None else str(row.usg))
            for row in rows[: ROWS - 1]
        ],
    )
    more = f"Yang tampil {ROWS - 1} teratas; seluruhnya pada Buku 1, Isu strategis." if len(rows) >= ROWS else ""
    return Slide(title, (table,), (more, *notes))


def readiness(told: Told) -> Slide:
    """The radar of Buku 1 and its two ends."""
    notes = (
        origin_words(told.plan, ("assessment.readiness",)),
        "Nilai 1 sampai 5; yang tampil nilai tengah semua meja.",
    )
    rated = sorted((each for each in told.plan.readiness if each.median is not None), key=lambda each: each.median or 0)
    drawn = [
        block
        for block in readiness_chapter.chapter(told.plan, told.context)
        if isinstance(block, Figure) and block.drawing == "radar"
    ]
    if not rated or not drawn:
        return Slide("Kesiapan belum dinilai", (absent("Belum ada nilai.", "assessment.readiness"),), notes)
    weak, strong = rated[0], rated[-1]
    low, high = (_named([each for each in rated if each.median == end.median]) for end in (weak, strong))
    title = f"Kesiapan terlemah: {low} dari 5; terkuat: {high}"
    if weak.median == strong.median:
        title = f"Kesiapan semua {len(rated)} komponen sama: {rating(weak.median)} dari 5"
    weakest = tuple(f"Lemah: {each.label}, {rating(each.median)}" for each in rated[:ENDS])
    strongest = tuple(
        f"Kuat: {each.label}, {rating(each.median)}"
        for each in reversed(rated[ENDS:][-ENDS:])
        if each.median != weak.median
    )
    return Slide(title, (Bullets((*weakest, *strongest)), drawn[0]), notes)


def _named(equal: Sequence[ReadinessEntry]) -> str:
    """One by its name, several by their number: a title has two lines."""
    name = small(equal[0].label) if len(equal) == 1 else f"{len(equal)} komponen"
    return f"{name}, {rating(equal[0].median)}"


def gaps(told: Told) -> Slide:
    """One gap of each pillar, measured ones first."""
    notes = (origin_words(told.plan, ("assessment.gap",)),)
    rows = [row for row in typed(told.plan.gaps, Gap) if row.closes]
    if not rows:
        return Slide("Kesenjangan belum disepakati", (absent("Belum ada kesenjangan.", "assessment.gap"),), notes)
    subs, every = len({row.sub_dimension for row in rows}), len(told.context.options("sub_dimensions"))
    first = first_of_each(sorted(rows, key=lambda row: row.distance_in(told.context) is None))
    table = fitted(
        (
            Column("Pilar", width=1.7),
            Column("Kesenjangan", width=3.2),
            Column("Sekarang → diinginkan", width=1.8),
            Column("Yang dibutuhkan", width=3.2),
        ),
        [
            (
                _pillar(told, row.pillar),
                row.indicator_in(told.context),
                change(row.now_in(told.context), row.wanted, row.unit_in(told.context)),
                row.need,
            )
            for pillar in told.context.options("pillars")
            if (row := first.get(pillar.value))
        ],
    )
    note = "Satu kesenjangan dari setiap pilar; seluruhnya pada Buku 1, Analisis SWOT dan Kesenjangan."
    return Slide(
        f"{opening(len(rows), 'kesenjangan')} akan ditutup pada {subs} dari {every} subdimensi",
        (table,),
        (note, *notes),
    )


def goals(told: Told) -> Slide:
    """One aim of each pillar with its indicator in five years; results for people before outputs."""
    notes = (origin_words(told.plan, ("assessment.goals",)),)
    rows = cast(GoalsAnswer, answer_of(told.plan, "assessment.goals")).objectives
    if not rows:
        return Slide("Sasaran belum disepakati", (absent("Belum ada sasaran.", "assessment.goals"),), notes)
    felt = sum(row.kind in FELT for row in rows)
    year = told.context.start_year + 4
    first = first_of_each(sorted(rows, key=lambda row: row.kind not in FELT))
    table = fitted(
        (
            Column("Pilar", width=1.7),
            Column("Sasaran", width=2.7),
            Column("Indikator", width=2.7),
            Column("Awal", "right", 1.5),
            Column(str(year), "right", 1.5),
        ),
        [
            (
                _pillar(told, row.pillar),
                row.objective,
                row.indicator,
                amount(row.start, row.unit),
                _target(row.target_5, row.unit),
            )
            for pillar in told.context.options("pillars")
            if (row := first.get(pillar.value))
        ],
    )
    return Slide(f"Dari {len(rows)} sasaran, {felt} diukur dengan hasil atau dampak bagi warga", (table,), notes)


def _target(value: Decimal | None, unit: str) -> str:
    return "–" if value is None else amount(value, unit)


def _pillar(told: Told, pillar: str) -> str:
    return told.context.label("pillars", pillar) if pillar else "Tim inti"
