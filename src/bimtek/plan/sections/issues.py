"""Isu strategis: ranked by the sum of urgency, seriousness and growth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.vision_issues import Issue, IssuesAnswer
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN, lines, opening, quoted, sentence

EXERCISE = "vision.issues"

PRESSING = 12
"""Sum of USG from which an issue is called pressing here: on average 4 of 5."""


def ranked(rows: Sequence[Issue]) -> list[Issue]:
    """The largest sum first; those that are not weighed yet at the end. Equal sums keep their order."""
    return sorted(rows, key=lambda issue: -(issue.usg or 0))


def issues_section(rows: Sequence[Issue], context: Context) -> list[Block]:
    if not rows:
        return []
    order = ranked(rows)
    table = Table(
        caption="Isu strategis menurut jumlah USG",
        columns=(
            Column("No", "right", 0.5),
            Column("Isu strategis", width=3.2),
            Column("Subdimensi", width=1.6),
            Column("Siapa yang merasakan, siapa yang tertinggal", width=3.2),
            Column("Bukti", width=3.0),
            Column("U", "center", 0.4),
            Column("S", "center", 0.4),
            Column("G", "center", 0.4),
            Column("Jumlah", "center", 0.8),
        ),
        rows=tuple(_row(number, issue, context) for number, issue in enumerate(order, 1)),
        note="U mendesak, S serius, G berkembang: masing-masing 1 sampai 5 menurut kesepakatan meja, "
        "jumlahnya 3 sampai 15.",
        landscape=True,
    )
    return [Paragraph(_lead(order, context)), table]


def _lead(order: Sequence[Issue], context: Context) -> str:
    weighed = [issue for issue in order if issue.usg is not None]
    pillars = Counter(issue.pillar or context.pillar for issue in order)
    whose = f"dari {len(pillars)} pilar" if len(pillars) > 1 else context.label("pillars", next(iter(pillars)))
    parts = [f"Ada {len(order)} isu strategis {whose}."]
    if weighed:
        top = [issue for issue in weighed if issue.usg == weighed[0].usg]
        first = f"Jumlah USG tertinggi, {weighed[0].usg}, diperoleh {quoted(top[0].label)}"
        parts.append(f"{first} dan {len(top) - 1} isu lain." if len(top) > 1 else f"{first}.")
        pressing = sum(issue.usg >= PRESSING for issue in weighed if issue.usg is not None)
        parts.append(f"Dari {len(weighed)} isu yang sudah dinilai, {pressing} berjumlah {PRESSING} atau lebih.")
    unproven = sum(not issue.evidence for issue in order)
    if unproven:
        parts.append(f"{opening(unproven, 'isu')} belum ditopang indikator.")
    return " ".join(parts)


def _row(number: int, issue: Issue, context: Context) -> tuple[str, ...]:
    ratings = (issue.urgency, issue.seriousness, issue.growth, issue.usg)
    return (
        str(number),
        issue.title or OPEN,
        context.label("sub_dimensions", issue.sub_dimension) if issue.sub_dimension else OPEN,
        sentence(issue.affected) or OPEN,
        lines([context.label("chosen_facts", fact) for fact in issue.evidence]) or "belum ada bukti",
        *("–" if rating is None else str(rating) for rating in ratings),
    )


def section(answer: IssuesAnswer, context: Context) -> list[Block]:
    return issues_section(answer.issues, context)
