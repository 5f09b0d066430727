"""Kapasitas: what the programmes take of money, people and means each year, against what there is."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.capacity import MONEY, YEARS, Work, excesses, loads
from bimtek.curriculum.context import Context
from bimtek.curriculum.means import ASSUMED, AVAILABLE, CapacityAnswer, Facility, Need, StaffLimit
from bimtek.curriculum.workload import excess_words, starts_of, works_of, year_words
from bimtek.formats import number_id, rupiah
from bimtek.plan.blocks import Block, Bullets, Column, Paragraph, Table
from bimtek.plan.phrases import (
    OPEN,
    amount,
    capital,
    inside,
    lines,
    listed,
    millions,
    opening,
    portion,
    quoted,
    sentence,
    share,
)

EXERCISE = "roadmap.capacity"

STATUS = {"tersedia": "tersedia", "kurang": "kurang", "tidak-ada": "tidak ada"}


def section(answer: CapacityAnswer, context: Context) -> list[Block]:
    works = works_of(answer, context)
    starts = starts_of(answer, works, context)
    passed = excesses(works, starts, answer.limits())
    taken = loads(works, starts)
    blocks = [
        *_money(answer, taken, context),
        *_people(answer.staff, works, taken, context),
        *_facilities(answer.facilities, context),
        *_moved(answer.needs, works, context),
    ]
    if passed:
        blocks += [
            Paragraph(f"{opening(len(passed), 'batas')} masih terlewati dan harus diputuskan sebelum rencana sah:"),
            Bullets(tuple(sentence(capital(excess_words(each, context))) for each in passed)),
        ]
    if answer.note:
        blocks.append(Paragraph(f"Catatan tim inti: {quoted(answer.note.strip().removesuffix('.'))}."))
    return blocks


def _money(answer: CapacityAnswer, taken: dict[tuple[str, int], float], context: Context) -> list[Block]:
    limits = answer.budget
    known = [limit for limit in limits if limit is not None]
    if not known:
        return []
    asked = [round(taken.get((MONEY, year), 0)) for year in range(YEARS)]
    over = [year for year, limit in enumerate(limits) if limit is not None and asked[year] > limit]
    basis = _basis(answer.budget_basis, answer.budget_document)
    state = (
        f"melewati batas pada {listed(year_words(year, context) for year in over)}"
        if over
        else f"muat pada semua {len(known)} tahun yang batasnya diketahui"
    )
    rows = [
        (
            year_words(year, context),
            millions(asked[year]),
            millions(limit) if limit is not None else OPEN,
            share(asked[year], limit) if limit else "–",
            "lewat" if year in over else "muat" if limit is not None else "–",
        )
        for year, limit in enumerate(limits)
    ]
    return [
        Paragraph(
            f"Dalam lima tahun pertama program memerlukan {rupiah(sum(asked))}; batas anggarannya "
            f"{rupiah(sum(known))} ({basis}). Kebutuhan itu {state}."
        ),
        Table(
            "Kebutuhan anggaran dan batasnya (juta rupiah)",
            (
                Column("Tahun", width=1.2),
                Column("Kebutuhan", "right", 1.4),
                Column("Batas", "right", 1.4),
                Column("Terpakai", "right", 1.2),
                Column("Keadaan", "center", 1.2),
            ),
            tuple(rows),
            f"Dasar batas: {basis}.",
        ),
    ]


def _people(
    staff: Sequence[StaffLimit], works: Sequence[Work], taken: dict[tuple[str, int], float], context: Context
) -> list[Block]:
    """OPD by year: what is asked of what can be given."""
    limited = {row.opd: row for row in staff if row.opd}
    asked = dict.fromkeys([*limited, *(work.opd for work in works if work.opd and work.months)])
    if not asked:
        return []
    without = [context.label("opd", opd) for opd in asked if opd not in limited]
    rows = []
    for opd in asked:
        row = limited.get(opd)
        cells = [f"{amount(round(taken.get((opd, year), 0), 1))} / {_limit(row, year)}" for year in range(YEARS)]
        rows.append((context.label("opd", opd), *cells, _basis(row.basis, row.document) if row else "belum ditulis"))
    lead = f"{portion(len(asked) - len(without), len(asked), 'OPD')} sudah menyatakan batas orangnya."
    if without:
        lead += f" Yang belum: {listed(without)}."
    return [
        Paragraph(lead),
        Table(
            "Orang-bulan yang diperlukan dan yang tersedia",
            (
                Column("OPD", width=1.8),
                *(Column(year_words(year, context), "right", 1.0) for year in range(YEARS)),
                Column("Dasar", width=1.6),
            ),
            tuple(rows),
            "Diperlukan / tersedia. Satu orang penuh setahun adalah 12 orang-bulan.",
        ),
    ]


def _facilities(facilities: Sequence[Facility], context: Context) -> list[Block]:
    if not facilities:
        return []
    lacking = sum(row.status != AVAILABLE for row in facilities)
    rows = tuple(
        (
            row.name or OPEN,
            STATUS.get(row.status, OPEN),
            str(row.available) if row.available and row.status != AVAILABLE else "–",
            row.action if row.status != AVAILABLE else "–",
            lines([context.label("programmes", each) for each in row.programmes]) or "–",
        )
        for row in facilities
    )
    columns = (
        Column("Sarana", width=2.0),
        Column("Keadaan", width=1.0),
        Column("Ada mulai", "center", 0.9),
        Column("Diadakan oleh, dengan cara", width=2.2),
        Column("Dipakai program", width=2.2),
    )
    return [
        Paragraph(f"{portion(lacking, len(facilities), 'sarana')} masih kurang atau belum ada."),
        Table("Sarana yang dipakai bersama", columns, rows),
    ]


def _moved(needs: Sequence[Need], works: Sequence[Work], context: Context) -> list[Block]:
    """What starts later than the action plan wanted, with the reason."""
    moved = [(row, was) for row in needs if row.start is not None and (was := _asked(row, context)) < row.start]
    if not moved:
        return []
    items = tuple(
        sentence(
            f"{quoted(row.label_in(context))}: {was} → {row.start}"
            + (f", karena {inside(row.reason)}" if row.reason else "")
        )
        for row, was in moved
    )
    return [
        Paragraph(f"Supaya muat, {len(moved)} dari {len(works)} program mulai lebih lambat daripada usulan semula:"),
        Bullets(items),
    ]


def _asked(row: Need, context: Context) -> int:
    """The start that its table wrote in the action plan; the decided one where it wrote none."""
    item = context.item("programmes", row.id)
    asked = item.values.get("start") if item else None
    return asked if isinstance(asked, int) else row.start or 0


def _basis(basis: str, document: str) -> str:
    return "asumsi tim inti" if basis == ASSUMED else document or "dasar belum ditulis"


def _limit(row: StaffLimit | None, year: int) -> str:
    limit = row.by_year[year] if row else None
    return "?" if limit is None else number_id(limit)
