"""Telaah per bab: the word on each chapter, what changes, and what was said against it."""

from __future__ import annotations

from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.roadmap_chapters import AGREED, CHANGES, OPEN, ChaptersAnswer, ChapterWord
from bimtek.formats import date_id
from bimtek.plan.blocks import Block, Column, Paragraph, Table
from bimtek.plan.phrases import OPEN as NOT_SAID
from bimtek.plan.phrases import lines, listed, portion, quoted, sentence

EXERCISE = "roadmap.chapters"

WORDS = {AGREED: "Sepakat", CHANGES: "Sepakat dengan perubahan", OPEN: "Masih terbuka"}


def section(answer: ChaptersAnswer, context: Context) -> list[Block]:
    chapters = context.options("book_chapters")
    known = {chapter.value for chapter in chapters}  # the outline may have left one out since
    given = {row.id: row for row in answer.words if row.word and row.id in known}
    blocks: list[Block] = [Paragraph(_lead(answer, context))] if answer.held_on or answer.led_by else []
    if given:
        columns = (
            Column("Bab", width=2.4),
            Column("Kata", width=1.3),
            Column("Yang diubah atau masih terbuka", width=3.2),
            Column("Pengerja", width=1.6),
        )
        rows = tuple((chapter.label, *_word(given.get(chapter.value), context)) for chapter in chapters)
        blocks += [Paragraph(_counts(given, len(chapters))), Table("Kata untuk setiap bab", columns, rows)]
    if answer.dissent:
        blocks.append(Paragraph(f"Pendapat lain yang dicatat: {quoted(answer.dissent.strip())}"))
    return blocks


def _lead(answer: ChaptersAnswer, context: Context) -> str:
    when = f" pada {date_id(answer.held_on)}" if answer.held_on else ""
    where = f" di {answer.venue}" if answer.venue else ""
    by = f", dipimpin {answer.led_by}" if answer.led_by else ""
    pillars = context.options("pillars")
    came = [option.label for option in pillars if option.value in answer.present]
    who = f" {portion(len(came), len(pillars), 'koordinator pilar')} hadir: {listed(came)}." if came else ""
    return f"Telaah bab demi bab diadakan{when}{where}{by}; yang diputuskan tercatat di bawah ini.{who}"


def _counts(given: dict[str, ChapterWord], whole: int) -> str:
    counts = [(sum(row.word == word for row in given.values()), label.lower()) for word, label in WORDS.items()]
    said = listed(f"{count} {label}" for count, label in counts if count)
    return f"{portion(len(given), whole, 'bab')} mendapat kata: {said}."


def _word(row: ChapterWord | None, context: Context) -> tuple[str, str, str]:
    if row is None:
        return ("Belum ada kata", "–", "–")
    if row.word == AGREED:
        return (WORDS[AGREED], "–", "–")
    asked = listed(context.label("pillars", pillar) for pillar in row.pillars)
    note = lines([sentence(row.note) or NOT_SAID, f"Diminta {asked}." if asked else ""])
    owner = context.label("opd", row.owner) if row.owner else NOT_SAID
    return (WORDS.get(row.word, row.word), note, lines([owner, f"paling lambat {date_id(row.due)}" if row.due else ""]))
