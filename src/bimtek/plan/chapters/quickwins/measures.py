"""What makes a quick win one: the measures that mentors and evaluators were heard to use, as questions to a row.

Months, an existing service, statistics on the impact: web.balikpapan.go.id/berita/read/7988. An owner:
potensinetwork.com (Garut 2024). Neither hardly begun nor nearly done: Sawahlunto 2023, proposals at 1 % and at 99 %.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_quickwins import HARDLY_BEGUN, LONGEST, NEARLY_DONE, QuickWin
from bimtek.plan.chapters.quickwins.words import budget_words, in_time, is_measured
from bimtek.plan.phrases import OPEN, amount, change, lines


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: whether a quick win meets it, and what it shows for it."""

    short: str
    """The title of a column."""
    title: str
    holds: Callable[[QuickWin, Context], bool]
    shows: Callable[[QuickWin, Context], str]


def is_ready(row: QuickWin) -> bool:
    """Begun, or with a document that it can begin; and where it is nearly done, with something new."""
    if row.status is None:
        return False
    begun = row.status > HARDLY_BEGUN or bool(row.readiness)
    return begun and (row.status < NEARLY_DONE or bool(row.novelty))


def readiness_words(row: QuickWin, context: Context) -> str:
    status = amount(row.status, "%") if row.status is not None else OPEN
    return lines([f"{status} dikerjakan pada hari pengisian", row.readiness, row.novelty])


def service_words(row: QuickWin, context: Context) -> str:
    programme = context.label("programmes", row.programme) if row.programme else ""
    return row.service or (f"lewat program {programme}" if programme else OPEN)


def programme_words(row: QuickWin, context: Context) -> str:
    return context.label("programmes", row.programme) if row.programme else "belum menunjuk program"


MEASURES = (
    Measure(
        "Paling lama 12 bulan",
        f"Terasa dalam {LONGEST} bulan",
        lambda row, context: in_time(row),
        lambda row, context: amount(row.months, "bulan") if row.months is not None else OPEN,
    ),
    Measure(
        "Layanan yang ada",
        "Menajamkan layanan yang sudah ada",
        lambda row, context: bool(row.service),
        service_words,
    ),
    Measure(
        "Dalam program",
        "Menjadi bagian program rencana ini",
        lambda row, context: context.item("programmes", row.programme) is not None,
        programme_words,
    ),
    Measure(
        "Dampak terukur",
        "Dampaknya terukur",
        lambda row, context: is_measured(row),
        lambda row, context: f"{row.impact or OPEN}: {change(row.before, row.after, row.unit)}",
    ),
    Measure(
        "Siap, belum usang",
        "Sudah siap mulai dan membawa yang baru",
        lambda row, context: is_ready(row),
        readiness_words,
    ),
    Measure(
        "Jalur anggaran",
        "Jalur anggarannya terbuka",
        lambda row, context: bool(row.budget),
        lambda row, context: budget_words(row) or OPEN,
    ),
    Measure(
        "Pemilik",
        "Ada OPD pemilik yang dikenal",
        lambda row, context: context.knows("opd", row.owner),
        lambda row, context: context.label("opd", row.owner) if row.owner else OPEN,
    ),
    Measure(
        "Warga diberi tahu",
        "Warga diberi tahu",
        lambda row, context: bool(row.announcer),
        lambda row, context: row.announcer or OPEN,
    ),
)
