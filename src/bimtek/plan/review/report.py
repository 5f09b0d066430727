"""The reviewers' report as a book: the first page for the head of the region, the rest for the team."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_risks import RisksAnswer
from bimtek.curriculum.risk import HIGH
from bimtek.plan.blocks import Block, Book, Bullets, Chapter, Column, Cover, Heading, Paragraph, Table
from bimtek.plan.model import Plan
from bimtek.plan.phrases import OPEN, capital, opening, portion
from bimtek.plan.placed import answer_of
from bimtek.plan.review.alignment import alignment
from bimtek.plan.review.completeness import chapter_states, completeness_table, lead
from bimtek.plan.review.front_page import front_page
from bimtek.plan.review.judged import Judged, judge_all
from bimtek.plan.review.reading import Verdict

NAME = "laporan-telaah"
SOURCE = (
    "Temuan berulang penelaah: laporan evaluasi Kabupaten Malang 2022/2023. Penilaian di sini dihitung dari isian "
    "draf; ini perkiraan tim, bukan hasil telaah kementerian."
)
TOP = 5
"""So many risks stand in the report; Buku 2 has all."""
Reasons = Mapping[str, Sequence[str]]
"""Why a draft cannot be final yet, by kind."""


def review_book(plan: Plan, context: Context, books: Sequence[Book], reasons: Reasons, cover: Cover) -> Book:
    """The report on a draft. reasons: what a final plan may not carry. cover: of a book that is printed with it."""
    judged = judge_all(plan, context)
    chapters = (
        ("Untuk " + capital(plan.region.head_title), front_page(plan, context, judged, books)),
        ("Temuan Penelaah", tuple(_findings(judged))),
        ("Keselarasan", alignment(plan, context)),
        ("Kekuatan, Risiko, dan Langkah Berikutnya", tuple(_outlook(plan, context, judged))),
        ("Kelengkapan dan Syarat Final", tuple(_completeness(books, reasons))),
    )
    own = replace(cover, title="Laporan Telaah Draf", subtitle="Draf sebagaimana dilihat penelaah kementerian")
    return Book(NAME, own, tuple(Chapter(nth, title, blocks) for nth, (title, blocks) in enumerate(chapters, 1)))


def _findings(judged: Sequence[Judged]) -> Iterator[Block]:
    columns = (
        Column("Yang ditanyakan penelaah", width=2.0),
        Column("Terlihat dalam draf", width=3.0),
        Column("Penilaian", width=1.1),
        Column("Temuan", width=3.0),
    )
    groups = (("Temuan yang berulang di daerah lain", True), ("Pemeriksaan lain", False))
    for title, recurring in groups:
        several = [each for each in judged if each.check.recurring is recurring]
        lacking = sum(each.verdict is Verdict.LACKS for each in several)
        rows = tuple(
            (
                f"{each.check.topic}. {each.check.asked}",
                each.reading.seen,
                each.verdict.value,
                "\n".join(finding.text for finding in each.reading.lacks) or "–",
            )
            for each in several
        )
        yield Heading(2, title)
        yield Paragraph(f"{portion(lacking, len(several), 'pemeriksaan')} menemukan sesuatu yang perlu dibenahi.")
        yield Table(title, columns, rows, SOURCE if recurring else "", landscape=True)


def _outlook(plan: Plan, context: Context, judged: Sequence[Judged]) -> Iterator[Block]:
    strong = [each for each in judged if each.verdict is Verdict.HOLDS]
    yield Heading(2, "Kekuatan")
    yield Paragraph(f"{portion(len(strong), len(judged), 'pemeriksaan')} terpenuhi.")
    if strong:
        yield Bullets(tuple(f"{each.check.topic}: {each.reading.seen}" for each in strong))
    yield Heading(2, "Risiko")
    yield from _risks(plan, context)
    yield Heading(2, "Langkah berikutnya")
    yield from _steps(judged)


def _risks(plan: Plan, context: Context) -> Iterator[Block]:
    answer = answer_of(plan, "roadmap.risks")
    assert isinstance(answer, RisksAnswer)
    high = sorted((row for row in answer.risks if row.level == HIGH), key=lambda row: -(row.score or 0))
    yield Paragraph(f"{opening(len(high), 'risiko')} tinggi dari {len(answer.risks)} yang dicatat.")
    if high:
        columns = (
            Column("Risiko", width=3.0),
            Column("Nilai", "right", 0.7),
            Column("Mitigasi", width=3.0),
            Column("Pemilik", width=1.4),
        )
        rows = tuple(
            (row.label, str(row.score), row.mitigation or OPEN, context.label("opd", row.owner) if row.owner else OPEN)
            for row in high[:TOP]
        )
        more = f"{len(high) - TOP} risiko tinggi lain ada di Buku 2." if len(high) > TOP else ""
        yield Table("Risiko tertinggi", columns, rows, more)


def _steps(judged: Sequence[Judged]) -> Iterator[Block]:
    """What to do about what lacks; the recurring findings first, as the table of checks has them."""
    open_ones = [each for each in judged if each.verdict is not Verdict.HOLDS]
    if not open_ones:
        yield Paragraph(f"Tidak ada langkah yang tersisa dari {len(judged)} pemeriksaan.")
        return
    columns = (
        Column("No", "center", 0.5),
        Column("Langkah", width=4.0),
        Column("Latihan", width=1.8),
        Column("Siapa", width=2.0),
    )
    rows = tuple(
        (str(nth), f"{each.check.topic}: {each.check.step}", exercise(each.check.exercise).title, each.who)
        for nth, each in enumerate(open_ones, 1)
    )
    yield Table("Langkah berikutnya", columns, rows)


def _completeness(books: Sequence[Book], reasons: Reasons) -> Iterator[Block]:
    for book in books:
        states = chapter_states(book)
        yield Heading(2, book.cover.title)
        if any(state.marks for state in states):
            yield Paragraph(lead(states))
            yield completeness_table(states, f"Kelengkapan {book.cover.title}")
        else:
            yield Paragraph(f"Semua {sum(state.expected for state in states)} bagian terisi.")
    yield Heading(2, "Yang masih menahan cetak final")
    if reasons:
        for kind, several in reasons.items():
            yield Heading(3, f"{capital(kind)}: {len(several)}")
            yield Bullets(tuple(several))
    else:
        yield Paragraph(f"Tidak ada; {len(books)} buku ini dapat dicetak final.")
