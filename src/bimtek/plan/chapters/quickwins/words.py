"""How the books speak about a quick win."""

from __future__ import annotations

from collections.abc import Sequence

from bimtek.curriculum.exercises.masterplan_quickwins import LONGEST, QuickWin
from bimtek.formats import number_id
from bimtek.plan.phrases import opening, quoted


def budget_words(row: QuickWin) -> str:
    """The budget path in words; "" while it is open."""
    return next((option.label for option in row.fields["budget"].options if option.value == row.budget), row.budget)


def is_measured(row: QuickWin) -> bool:
    return row.before is not None and row.after is not None and row.before != row.after


def in_time(row: QuickWin) -> bool:
    return row.months is not None and 0 < row.months <= LONGEST


def lead(rows: Sequence[QuickWin]) -> str:
    """All of them in three sentences: in time, measured, the fastest; what they cost."""
    timely = [row for row in rows if in_time(row)]
    measured = sum(is_measured(row) for row in rows)
    parts = [
        f"{opening(len(rows), 'quick win')} disiapkan: {len(timely)} terasa dalam {LONGEST} bulan atau kurang, dan "
        f"{measured} punya angka sebelum dan sesudah."
    ]
    if timely:
        fastest = min(row.months or 0 for row in timely)
        named = [quoted(row.label) for row in timely if row.months == fastest]
        more = f" dan {len(named) - 1} lainnya" if len(named) > 1 else ""
        parts.append(f"Yang tercepat, {named[0]}{more}, memerlukan {number_id(fastest)} bulan.")
    free = sum(row.budget == "tanpa-biaya" for row in rows)
    running = sum(row.budget == "dpa" for row in rows)
    if free or running:
        parts.append(f"Dari {len(rows)} quick win itu, {running} memakai DPA berjalan dan {free} tanpa biaya.")
    return " ".join(parts)
