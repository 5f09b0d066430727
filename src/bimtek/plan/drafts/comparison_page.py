"""What lies between two drafts, as a book: rendered like every other, as one page and as a Word document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from bimtek.formats import moment_id, rupiah
from bimtek.plan.blocks import Block, Book, Bullets, Chapter, Column, Heading, Paragraph, Table
from bimtek.plan.drafts.align import Change
from bimtek.plan.drafts.compared import ChapterChange, Comparison
from bimtek.plan.drafts.kept import Draft
from bimtek.plan.drafts.values import CHANGED, GONE, JOINED, NEW, ProgrammeChange, RowsChange
from bimtek.plan.drafts.words import cover_of, excerpts, numbered, origin_words
from bimtek.plan.model import Plan
from bimtek.plan.phrases import MINUS, listed, opening, quoted

STEPS = (
    Column("Yang berubah", width=2.0),
    Column("Lama", width=2.4),
    Column("Baru", width=2.4),
    Column("Selisih", "right", 2.3),
)
TEXTS = (
    Column("Jenis", width=1.2),
    Column("Tempat", width=1.8),
    Column("Lama", width=3.4),
    Column("Baru", width=3.4),
    Column("Latihan dan kursi", width=2.0),
)


def comparison_book(found: Comparison) -> Book:
    old, new = found.old, found.new
    chapters = [
        Chapter(0, "Ringkasan", (Paragraph(_lead(found)), Bullets(tuple(summary(found))))),
        Chapter(0, "Program", tuple(_programmes(found.programmes))),
        Chapter(0, "Angka", tuple(_numbers(found))),
        Chapter(0, "Isian yang datang dan pergi", tuple(_rows(found.rows))),
        *(
            Chapter(0, f"Teks {book}", tuple(_texts(list(several), new.plan)))
            for book, several in groupby(found.chapters, key=lambda each: each.book)
        ),
    ]
    title = f"Perbedaan {old.name} dan {new.name}"
    subtitle = f"{_made(old)}; {_made(new)}"
    return Book(f"perbedaan-draf-{old.number}-{new.number}", cover_of(new.plan, title, subtitle), numbered(chapters))


def _made(draft: Draft) -> str:
    return f"{draft.name} disusun {moment_id(draft.manifest.made)}"


def _lead(found: Comparison) -> str:
    if found.is_empty:
        return f"{found.new.name} sama dengan {found.old.name}: tidak satu pun program, angka, atau kalimat berbeda."
    return f"Dari {found.old.name} ke {found.new.name} inilah yang berubah:"


def summary(found: Comparison) -> Iterator[str]:
    """What changed, a line each; nothing for two drafts that are equal."""
    if found.programmes:
        kinds = [(kind, sum(each.kind == kind for each in found.programmes)) for kind in (NEW, CHANGED, JOINED, GONE)]
        told = listed(f"{count} {kind}" for kind, count in kinds if count)
        yield f"{opening(len(found.programmes), 'program')}: {told}."
    before, now = found.pagu
    if before != now:
        sign = "+" if now > before else MINUS
        yield f"Jumlah pagu {rupiah(before)} menjadi {rupiah(now)} ({sign}{rupiah(abs(now - before))})."
    if found.numbers:
        yield f"{opening(len(found.numbers), 'angka')} lain berubah."
    if found.rows:
        came, went = (sum(len(getattr(each, name)) for each in found.rows) for name in ("came", "went"))
        yield f"{opening(came, 'baris isian')} baru, {went} tidak ada lagi."
    if found.chapters:
        several = sum(len(each.changes) for each in found.chapters)
        yield f"{opening(len(found.chapters), 'bab')} berubah teksnya, pada {several} tempat."


def _programmes(found: Sequence[ProgrammeChange]) -> Iterator[Block]:
    for each in found:
        yield Heading(2, f"{each.label}: {each.kind}")
        if each.into:
            yield Paragraph(f"Digabung ke dalam {quoted(each.into)}.")
        if each.steps:
            rows = tuple((step.what, *excerpts(step.old, step.new), step.difference or "–") for step in each.steps)
            yield Table(each.label, STEPS, rows)


def _numbers(found: Comparison) -> Iterator[Block]:
    columns = (Column("Isian", width=3.0), *STEPS, Column("Meja", width=1.6))
    for exercise, several in groupby(found.numbers, key=lambda each: each.exercise):
        rows = tuple(
            (
                each.label or exercise,
                each.step.what,
                each.step.old,
                each.step.new,
                each.step.difference or "–",
                listed(map(found.new.plan.seat_name, each.seats)) or "–",
            )
            for each in several
        )
        yield Heading(2, exercise)
        yield Table(f"Angka yang berubah: {exercise}", columns, rows, landscape=True)


def _rows(found: Sequence[RowsChange]) -> Iterator[Block]:
    columns = (Column("Latihan dan tabel", width=2.0), Column("Baru", width=3.0), Column("Tidak ada lagi", width=3.0))
    if found:
        rows = tuple(
            (f"{each.exercise}: {each.table}", "\n".join(each.came) or "–", "\n".join(each.went) or "–")
            for each in found
        )
        yield Table("Baris yang datang dan pergi", columns, rows)


def _texts(found: Sequence[ChapterChange], plan: Plan) -> Iterator[Block]:
    for each in found:
        yield Heading(2, each.chapter)
        yield Table(each.chapter, TEXTS, tuple(_text(change, plan) for change in each.changes), landscape=True)


def _text(change: Change, plan: Plan) -> tuple[str, ...]:
    old, new = (_shown(change, which) for which in ("old", "new"))
    passage = change.new or change.passage
    origins = tuple(dict.fromkeys(origin for cell in passage.origins for origin in cell))
    place = f"Tabel “{passage.table}”" if passage.table else passage.section or "–"
    return (change.kind, place, *excerpts(old or "–", new or "–"), origin_words(origins, plan))


def _shown(change: Change, which: str) -> str:
    """A text; of a row that changed only the cells that did, with their columns."""
    passage = getattr(change, which)
    if passage is None:
        return ""
    old, new = change.old, change.new
    if old is None or new is None or len(old.cells) != len(new.cells) or len(old.cells) == 1 or old.key == new.key:
        return str(passage.told)
    named = [
        f"{column}: {cell}"
        for column, cell, one, other in zip(old.columns or old.cells, passage.cells, old.cells, new.cells, strict=True)
        if one != other
    ]
    first = next((cell for cell, own in zip(passage.cells, passage.counted, strict=True) if own), "")
    return "\n".join([first, *(each for each in named if not each.endswith(f": {first}"))])
