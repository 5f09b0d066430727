"""The one page for the head of the region: where the plan stands, what is strong, what lacks, what waits for a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_financing import FinancingAnswer, budget_by_year
from bimtek.formats import number_id, rupiah
from bimtek.plan.blocks import Block, Book, Bullets, Column, Heading, Paragraph, Table
from bimtek.plan.model import Plan
from bimtek.plan.phrases import portion
from bimtek.plan.placed import answer_of
from bimtek.plan.review.completeness import chapter_states
from bimtek.plan.review.judged import Judged
from bimtek.plan.review.reading import Verdict

SHOWN = 3
"""So many strengths and findings stand on the page."""
LONGEST = 120
"""Characters of a line of the page."""


def front_page(plan: Plan, context: Context, judged: Sequence[Judged], books: Sequence[Book]) -> tuple[Block, ...]:
    strong = [each for each in judged if each.verdict is Verdict.HOLDS]
    weak = [each for each in judged if each.verdict is Verdict.LACKS]
    waiting = [each for each in judged if each.check.decided_by_head and each.verdict is not Verdict.HOLDS]
    return (
        Paragraph(_lead(judged, strong, weak)),
        Table(
            "Rencana dalam angka", (Column("Hal", width=2.0), Column("Keadaan", width=5.0)), tuple(_state(plan, books))
        ),
        *_lines("Kekuatan", strong, [f"{each.check.topic}: {each.reading.seen}" for each in strong]),
        *_lines("Yang perlu dibenahi", weak, [f"{each.check.topic}: {each.reading.lacks[0].text}" for each in weak]),
        *_lines(
            f"Yang menunggu {plan.region.head_title}",
            waiting,
            [f"{each.check.topic}: {each.check.step}" for each in waiting],
        ),
    )


def _lead(judged: Sequence[Judged], strong: Sequence[Judged], weak: Sequence[Judged]) -> str:
    unknown = len(judged) - len(strong) - len(weak)
    text = f"{portion(len(strong), len(judged), 'pemeriksaan')} terpenuhi dan {len(weak)} perlu dibenahi"
    return f"{text}; {unknown} belum dapat dinilai." if unknown else f"{text}."


def _state(plan: Plan, books: Sequence[Book]) -> Iterator[tuple[str, str]]:
    agreed = sum(not entry.proposal for entry in plan.programmes)
    financing = answer_of(plan, "roadmap.financing")
    assert isinstance(financing, FinancingAnswer)
    states = [state for book in books for state in chapter_states(book)]
    filled, expected = sum(state.filled for state in states), sum(state.expected for state in states)
    yield ("Visi", plan.vision.text or "belum dipilih")
    yield ("Program", f"{len(plan.programmes)}, disetujui OPD {agreed}")
    yield ("Pagu sepuluh tahun", rupiah(sum(entry.pagu for entry in plan.programmes)))
    yield (f"APBD tahun pertama ({plan.first_year})", rupiah(budget_by_year(financing)[0]))
    yield ("Quick win", number_id(len(plan.quickwins)))
    yield ("Kelengkapan draf", f"{filled} dari {expected} bagian terisi")


def _lines(title: str, judged: Sequence[Judged], texts: Sequence[str]) -> Iterator[Block]:
    """The first of them; the heading says of how many."""
    if not judged:
        return
    shown = f"{SHOWN} dari {len(judged)}" if len(judged) > SHOWN else str(len(judged))
    yield Heading(2, f"{title} ({shown})")
    yield Bullets(tuple(_short(text) for text in texts[:SHOWN]))


def _short(text: str) -> str:
    """Cut where a clause ends, if one ends in its second half; else behind a word."""
    if len(text) <= LONGEST:
        return text
    cut = max(text.rfind(mark, LONGEST // 2, LONGEST) for mark in (". ", "; "))
    return f"{text[:cut]} …" if cut > 0 else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
