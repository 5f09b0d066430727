"""What the office changed, as a book: rendered like every other, as one page and as a Word document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from bimtek.curriculum import exercise as find_exercise
from bimtek.plan.blocks import Block, Book, Bullets, Chapter, Column, Heading, Paragraph, Table
from bimtek.plan.drafts.align import ADDED, CHANGED, REMOVED, SHIFTED
from bimtek.plan.drafts.docx.read import Remark
from bimtek.plan.drafts.returned import Edit, Returned
from bimtek.plan.drafts.words import NOBODY, cover_of, excerpts, numbered, origin_words
from bimtek.plan.model import Plan
from bimtek.plan.phrases import listed, opening

COLUMNS = (
    Column("Jenis", width=1.2),
    Column("Tempat", width=2.2),
    Column("Lama", width=3.4),
    Column("Baru", width=3.4),
    Column("Latihan dan kursi", width=2.2),
)


def returned_book(found: Returned) -> Book:
    chapters = [
        Chapter(0, "Ringkasan", tuple(_summary(found))),
        Chapter(0, "Perubahan per bab", tuple(_edits(found.edits, found.draft.plan))),
        Chapter(0, "Komentar di tepi halaman", tuple(_remarks(found.remarks))),
    ]
    title = f"Perubahan dari kantor atas {found.draft.name}"
    return Book(
        f"kembali-{found.book.name}-draf-{found.draft.number}",
        cover_of(found.draft.plan, title, found.book.title),
        numbered(chapters),
    )


def summary(found: Returned) -> Iterator[str]:
    """What came back, a line each."""
    if not found.edits:
        yield f"Tidak ada yang berubah terhadap {found.draft.name}."
    else:
        kinds = Counter(each.kind for each in found.edits)
        told = listed(f"{kinds[kind]} {kind}" for kind in (CHANGED, ADDED, REMOVED, SHIFTED) if kinds[kind])
        yield f"{opening(len(found.edits), 'perubahan')} terhadap {found.draft.name}: {told}."
    if names := found.document.tracked_by:
        yield f"Perubahan terlacak oleh {listed(names)} dibaca seakan-akan sudah diterima."
    if found.remarks:
        yield f"{opening(len(found.remarks), 'komentar')} di tepi halaman."


def _summary(found: Returned) -> Iterator[Block]:
    yield Bullets(tuple(summary(found)))
    owed = _by_seat(found)
    if owed:
        yield Paragraph("Meja berikut perlu memeriksa isiannya; tanpa itu draf berikutnya memuat kalimat yang lama:")
        columns = (Column("Kursi", width=2.0), Column("Latihan", width=4.0), Column("Perubahan", "right", 1.0))
        yield Table("Yang perlu memeriksa isiannya", columns, tuple(owed))


def _by_seat(found: Returned) -> list[tuple[str, str, str]]:
    """Seat, its exercises, how many edits; sentences that belong to no exercise at the end."""
    counted: Counter[str] = Counter()
    exercises: dict[str, dict[str, None]] = {}
    for edit in found.edits:
        for seat in dict.fromkeys(seat for origin in edit.origins[:1] for seat in origin.seats):
            counted[seat] += 1
            exercises.setdefault(seat, {})[find_exercise(edit.origins[0].exercise).title] = None
    plan = found.draft.plan
    order = [seat.id for seat in plan.seats if seat.id in counted]
    rows = [(plan.seat_name(seat), listed(exercises[seat]), str(counted[seat])) for seat in order]
    nobody = sum(not edit.origins for edit in found.edits)
    return [*rows, (NOBODY, "kalimat yang disusun dari beberapa latihan", str(nobody))] if nobody else rows


def _edits(found: Sequence[Edit], plan: Plan) -> Iterator[Block]:
    for chapter, several in groupby(found, key=lambda each: each.chapter):
        rows = tuple(
            (
                each.kind,
                each.place or each.section or chapter,
                *excerpts(each.old or "–", each.new or "–"),
                origin_words(each.origins, plan, near=each.near),
            )
            for each in several
        )
        yield Heading(2, chapter)
        yield Table(chapter, COLUMNS, rows, landscape=True)


def _remarks(found: Sequence[Remark]) -> Iterator[Block]:
    if found:
        columns = (
            Column("Dari", width=1.4),
            Column("Komentar", width=3.4),
            Column("Pada", width=3.4),
            Column("Bab", width=1.8),
        )
        rows = tuple((each.who or "–", each.text, excerpts(each.passage, "")[0], each.chapter) for each in found)
        yield Table("Komentar di tepi halaman", columns, rows)
