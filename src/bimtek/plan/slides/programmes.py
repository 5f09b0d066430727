"""What is done: programmes by pillar, the first by priority, quick wins and the road map."""

from __future__ import annotations

from dataclasses import replace

from bimtek.curriculum.exercises.masterplan_quickwins import LONGEST, QuickWin
from bimtek.curriculum.programme import YEARS_WITH_PAGU
from bimtek.plan.absence import absent
from bimtek.plan.blocks import Block, Column, Figure, Table
from bimtek.plan.chapters.masterplan import actions, roadmap
from bimtek.plan.model import typed
from bimtek.plan.origins import origin_words
from bimtek.plan.phrases import amount, change, opening, portion, short_rupiah
from bimtek.plan.placed import answer_of
from bimtek.plan.sections.registry import sections
from bimtek.plan.slides.deck import Slide, Told
from bimtek.plan.slides.short import ROWS, first_of_each, fitted, short

BARS = 12
"""Programmes on the road map of a slide: more lines cannot be read in a hall."""
WIDTHS = (3.2, 1.6, 1.8, 1.4, 1.2, 1.7, 1.4)
"""Of the columns of the table of pillars."""
BAR = 46
"""Letters of a programme's name beside its bar."""


def by_pillar(told: Told) -> Slide:
    """The table of Buku 2, pillars and sum."""
    plan = told.plan
    notes = (origin_words(plan, ("masterplan.programmes", "masterplan.quickwins")),)
    table = _table(actions.chapter(plan, told.context), "Program menurut pilar")
    if not plan.programmes or table is None:
        return Slide("Program belum disepakati", (absent("Belum ada program.", "masterplan.programmes"),), notes)
    agreed = sum(not each.proposal for each in plan.programmes)
    cost = short_rupiah(sum(each.pagu for each in plan.programmes))
    title = f"Dari {len(plan.programmes)} program senilai {cost}, {agreed} disetujui OPD"
    columns = tuple(replace(column, width=width) for column, width in zip(table.columns, WIDTHS, strict=True))
    return Slide(title, (replace(table, caption="", note="", columns=columns),), notes)


def priority(told: Told) -> Slide:
    """The first of the ranking."""
    notes = (origin_words(told.plan, ("masterplan.priority", "masterplan.weights")),)
    blocks = sections()["masterplan.priority"](answer_of(told.plan, "masterplan.priority"), told.context)
    table = _table(blocks, "Urutan prioritas program")
    if table is None:
        return Slide("Prioritas belum dinilai", (absent("Belum ada nilai.", "masterplan.priority"),), notes)
    wanted = {"Urutan": 1.1, "Program": 3.6, "Pilar": 1.7, "Nilai": 0.9, "Yang paling menentukan": 3.4}
    places = [(nth, column) for nth, column in enumerate(table.columns) if column.title in wanted]
    columns = [replace(column, width=wanted[column.title]) for _, column in places]
    first = [[row[nth] for nth, _ in places] for row in table.rows[: ROWS - 1]]
    title = f"{opening(len(first), 'program')} didahulukan dari {len(table.rows)} yang dinilai"
    return Slide(title, (fitted(columns, first),), notes)


def quick_wins(told: Told) -> Slide:
    """What people feel within a year: the number before and after."""
    plan, context = told.plan, told.context
    notes = (origin_words(plan, ("masterplan.quickwins",)), "Profil setiap quick win ada pada Buku 4.")
    rows = typed(plan.quickwins, QuickWin)
    if not rows:
        return Slide("Quick win belum diajukan", (absent("Belum ada quick win.", "masterplan.quickwins"),), notes)
    in_time = [row for row in rows if row.months is not None and 0 < row.months <= LONGEST]
    table = fitted(
        (
            Column("Quick win", width=3.2),
            Column("Dampak", width=2.6),
            Column("Sebelum → sesudah", width=2.0),
            Column("Lama", "right", 1.3),
            Column("OPD", width=2.0),
        ),
        [
            (
                row.label,
                row.impact,
                change(row.before, row.after, row.unit),
                amount(row.months, "bulan") if row.months is not None else "–",
                context.label("opd", row.owner) if row.owner else "–",
            )
            for row in first_of_each(in_time or rows).values()
        ],
    )
    title = f"{portion(len(in_time), len(rows), 'quick win')} selesai dalam {LONGEST} bulan"
    return Slide(title, (table,), ("Yang tampil satu dari setiap pilar.", *notes))


def road_map(told: Told) -> Slide:
    """The Gantt chart of Buku 2; of many programmes those with the largest pagu."""
    plan = told.plan
    notes = (origin_words(plan, ("roadmap.schedule",)),)
    drawn = [
        block for block in roadmap.chapter(plan, told.context) if isinstance(block, Figure) and block.drawing == "gantt"
    ]
    if not drawn:
        return Slide("Peta jalan belum disusun", (absent("Belum ada jadwal.", "roadmap.schedule"),), notes)
    first = sum(each.start == plan.first_year for each in plan.programmes)
    largest = sorted(plan.programmes, key=lambda each: -each.pagu)[:BARS]
    names = {bar.label for bar in roadmap.bars(plan) if bar.id in {each.id for each in largest}}
    bars = [{**bar, "label": short(bar["label"], BAR)} for bar in drawn[0].data["bars"] if bar["label"] in names]
    figure = replace(drawn[0], caption="", data={**drawn[0].data, "bars": bars})
    soon = sum(each.end is not None and each.end < plan.first_year + YEARS_WITH_PAGU for each in plan.programmes)
    title = f"{opening(first, 'program')} mulai pada {plan.first_year}; {soon} selesai dalam lima tahun pertama"
    told_why = f"Tampil {len(bars)} program dengan pagu terbesar, yang terbesar {short_rupiah(largest[0].pagu)}."
    return Slide(title, (figure,), (told_why, *notes))


def _table(blocks: tuple[Block, ...] | list[Block], caption: str) -> Table | None:
    return next((block for block in blocks if isinstance(block, Table) and block.caption == caption), None)
