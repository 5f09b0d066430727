"""Telaah per bab: the word of the six coordinators on each chapter, for the berita acara."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import Merge, choice, choices, date, prose, reference, table, text
from bimtek.curriculum.findings import Finding, amber
from bimtek.curriculum.rows import Answer, Place, Row

AGREED, CHANGES, OPEN = "sepakat", "perubahan", "terbuka"
UNSETTLED = (CHANGES, OPEN)


class ChapterWord(Row):
    """The word on one chapter; `id` is the chapter's key in the outline."""

    word: str = choice(
        "Kata",
        (AGREED, "Sepakat"),
        (CHANGES, "Sepakat dengan perubahan"),
        (OPEN, "Masih terbuka"),
        required=False,  # every_chapter_has_a_word says it better
        merge=Merge.ONCE,
    )
    note: str = prose(
        "Yang diubah, atau yang masih terbuka",
        max_words=50,
        only_if=("word", UNSETTLED),
        merge=Merge.ONCE,
        hint="Sebut tabel atau kalimatnya, dan bunyinya nanti.",
    )
    pillars: tuple[str, ...] = choices(
        "Diminta koordinator pilar", source="pillars", only_if=("word", UNSETTLED), merge=Merge.ONCE
    )
    owner: str = reference(
        "Yang mengerjakan (OPD)", "opd", open_list=True, only_if=("word", UNSETTLED), merge=Merge.ONCE
    )
    due: datetime.date | None = date("Paling lambat", only_if=("word", UNSETTLED), merge=Merge.ONCE)

    def label_in(self, context: Context) -> str:
        return context.label("book_chapters", self.id)


class ChaptersAnswer(Answer):
    words: tuple[ChapterWord, ...] = table(
        "Kata untuk setiap bab", ChapterWord, rows_from="book_chapters", merge=Merge.ONCE
    )
    held_on: datetime.date | None = date("Tanggal telaah", merge=Merge.ONCE)
    venue: str = text("Tempat", merge=Merge.ONCE)
    led_by: str = text("Dipimpin oleh (jabatan)", merge=Merge.ONCE)
    present: tuple[str, ...] = choices("Koordinator pilar yang hadir", source="pillars", merge=Merge.ONCE)
    dissent: str = prose(
        "Pendapat lain yang dicatat",
        max_words=60,
        required=False,
        merge=Merge.ONCE,
        hint="Boleh kosong. Yang tidak setuju berhak tercatat dengan kata-katanya sendiri.",
    )


def every_chapter_has_a_word(answer: ChaptersAnswer, context: Context) -> Iterator[Finding]:
    """Fixed rows that nobody touched are not stored, so what is absent is looked for in the outline."""
    given = {row.id for row in answer.words if row.word}
    for option in context.options("book_chapters"):
        if option.value not in given:
            message = f"{option.label} belum mendapat kata. Pilih: sepakat, dengan perubahan, atau masih terbuka."
            yield Finding("BAB-01", message, place=Place("words", option.value, "word"))


def every_pillar_was_there(answer: ChaptersAnswer, context: Context) -> Iterator[Finding]:
    """A pillar that was not in the room has not agreed to anything."""
    absent = [option.label for option in context.options("pillars") if option.value not in answer.present]
    if answer.present and absent:
        message = (
            f"Koordinator {', '.join(absent)} tidak hadir. Mintakan kata mereka sebelum berita acara ditandatangani."
        )
        yield amber("BAB-02", message, field="present")


def changes_wait_not_too_long(answer: ChaptersAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.words:
        if row.due is not None and answer.held_on is not None and row.due < answer.held_on:
            message = f"{row.label_in(context)}: batas waktunya sebelum hari telaah. Perbaiki tanggalnya."
            yield amber("BAB-03", message, row, field="due")


def not_everything_at_once(answer: ChaptersAnswer, context: Context) -> Iterator[Finding]:
    """A whole plan without one word of change was perhaps not read."""
    agreed = [row.word == AGREED for row in answer.words]
    if len(agreed) == len(context.options("book_chapters")) and all(agreed):
        message = "Semua bab disepakati tanpa satu perubahan pun. Sudahkah setiap koordinator membacanya sampai akhir?"
        yield amber("BAB-04", message, field="words")


EXERCISE = Exercise(
    id="roadmap.chapters",
    session="04_roadmap",
    order=24,
    unit=Unit.CORE,
    minutes=60,
    title="Telaah per bab",
    why="Yang ditandatangani harus sudah dibaca. Koordinator enam pilar membaca bab demi bab dan memberi satu kata "
    "untuk setiap bab; kata itulah isi berita acara.",
    how=(
        "Bagikan rancangan buku sehari sebelumnya; setiap koordinator menandai babnya sendiri.",
        "Bacakan judul bab dan ringkasannya, lalu tanyakan: sepakat, dengan perubahan, atau masih terbuka?",
        "Perubahan ditulis dengan bunyinya, pengerjanya, dan batas waktunya.",
        "Yang masih terbuka tidak disembunyikan; ia dicetak apa adanya.",
        "Catat pendapat lain, lalu bacakan seluruhnya sebelum ditandatangani.",
    ),
    good=Example(
        "Bab Rencana Aksi: sepakat dengan perubahan. Pagu TPA mengikuti hasil KUA-PPAS; diminta Smart Environment, "
        "dikerjakan DLH, paling lambat 30 September.",
        "Jelas apa yang berubah, siapa meminta, siapa mengerjakan, dan kapan.",
    ),
    weak=Example("Semua bab disempurnakan seperlunya.", "Tidak ada yang dapat dikerjakan, dan tidak ada yang menagih."),
    hints=(
        "Mulai dari bab yang paling mungkin diperdebatkan, ketika orang masih segar.",
        "Perubahan yang tidak selesai dibahas dalam empat menit sebaiknya dicatat terbuka, dengan pengurusnya.",
        "Yang tidak hadir tidak ikut menyetujui. Catat, lalu mintakan katanya.",
    ),
    answer=ChaptersAnswer,
    checks=(
        Check(complete()),
        Check(complete("words")),
        Check(every_chapter_has_a_word),
        Check(every_pillar_was_there),
        Check(changes_wait_not_too_long),
        Check(not_everything_at_once),
    ),
    places=(PlanPlace("record", "Berita acara telaah per bab"),),
)
