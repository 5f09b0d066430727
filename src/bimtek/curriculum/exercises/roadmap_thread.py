"""Benang merah: what hangs in the air between issue and year, and what the table does about it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import choice, date, prose, reference, table, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer, Place, Row
from bimtek.curriculum.thread import KINDS, PROGRAMMES, Mend, end_words, split

LINK, WRITE, LEAVE = "sambung", "lengkapi", "terbuka"
STAGES = {
    "issues": "isu strategis",
    "gaps": "kesenjangan",
    "strategies": "strategi",
    "programmes": "program",
}
"""What can be linked to, as people call it."""
MANY = 3
"""From so many loose ends on it is worth asking when more than half of them stay open."""


class End(Row):
    """One loose end; `id` is its kind and the item's id, as `curriculum.thread` gives it."""

    action: str = choice(
        "Keputusan meja",
        (LINK, "Sambungkan", "Pilih isu, kesenjangan, strategi atau program yang tepat."),
        (WRITE, "Lengkapi", "Tulis indikator, sumber dana, atau tahun yang belum ada."),
        (LEAVE, "Biarkan terbuka", "Dengan alasan, dan siapa mengurusnya sampai kapan."),
        required=False,  # every_end_has_a_word says it better
    )
    link: str = reference(
        "Sambung ke",
        "thread_items",
        required=False,  # mended_rightly says it better
        only_if=("action", (LINK,)),
    )
    words: str = text(
        "Yang melengkapi",
        hint="Indikator dengan nilai awal, target dan tahunnya; atau sumber dana; atau tahun mulai dan selesai.",
        only_if=("action", (WRITE,)),
    )
    reason: str = prose("Mengapa tetap terbuka", max_words=40, only_if=("action", (LEAVE,)))
    owner: str = reference("Siapa mengurus (OPD)", "opd", open_list=True, only_if=("action", (LEAVE,)))
    until: datetime.date | None = date("Paling lambat", only_if=("action", (LEAVE,)))

    def label_in(self, context: Context) -> str:
        kind, item = split(self.id, context.resolve)
        return end_words(kind, context.label(KINDS[kind].source, item)) if kind in KINDS else self.id

    def mend(self) -> Mend:
        """What it does to the graph: nothing while it is left open."""
        return Mend(self.id, self.link if self.action == LINK else "", self.words if self.action == WRITE else "")


class ThreadAnswer(Answer):
    story: str = prose(
        "Satu benang, dibacakan untuk pleno",
        max_words=70,
        hint="Isu mana, jaraknya berapa, strategi apa, program apa, hasilnya diukur bagaimana, siapa membayar, kapan.",
    )
    ends: tuple[End, ...] = table("Yang masih menggantung", End, rows_from="own_loose_ends")


def every_end_has_a_word(answer: ThreadAnswer, context: Context) -> Iterator[Finding]:
    """Fixed rows that nobody touched are not stored, so what is absent is looked for among the loose ends."""
    decided = {row.id for row in answer.ends if row.action}
    for option in context.options("own_loose_ends"):
        if option.value not in decided:
            message = f"{option.label}. Sambungkan, lengkapi, atau tulis mengapa tetap terbuka."
            yield Finding("BNG-01", message, place=Place("ends", option.value, "action"))


def mended_rightly(answer: ThreadAnswer, context: Context) -> Iterator[Finding]:
    """A link leads to what is missing there: a gap without a programme is mended by a programme, not by an issue."""
    for row in answer.ends:
        kind = KINDS.get(split(row.id)[0])
        if kind is None:
            continue
        if row.action == WRITE and kind.mends:
            message = (
                f"Di sini yang kurang sambungan ke {STAGES[kind.mends]}. Pilih “Sambungkan”, atau biarkan terbuka."
            )
            yield red("BNG-02", message, row, field="action")
        elif row.action == LINK and not kind.mends:
            message = "Di sini tidak ada yang dapat disambung. Pilih “Lengkapi” dan tulis isinya."
            yield red("BNG-03", message, row, field="action")
        elif row.action == LINK and not row.link:
            yield red("BNG-04", f"Pilih {STAGES[kind.mends]} yang tepat.", row, field="link")
        elif row.action == LINK and _is_elsewhere(row.link, kind.mends, context):
            message = f"“{context.label('thread_items', row.link)}” bukan {STAGES[kind.mends]}. Pilih yang tepat."
            yield red("BNG-05", message, row, field="link")


def _is_elsewhere(link: str, source: str, context: Context) -> bool:
    """It names an agreed item, but of another source; what names none is said by `complete`."""
    return context.knows("thread_items", link) and context.item(source, link) is None


def not_mostly_left_open(answer: ThreadAnswer, context: Context) -> Iterator[Finding]:
    decided = [row for row in answer.ends if row.action]
    left = [row for row in decided if row.action == LEAVE]
    if len(decided) >= MANY and 2 * len(left) > len(decided):
        message = (
            f"{len(left)} dari {len(decided)} dibiarkan terbuka. Adakah yang dapat disambung hari ini, ke program "
            "meja ini atau meja sebelah?"
        )
        yield amber("BNG-06", message, field="ends")


def links_to_refused(answer: ThreadAnswer, context: Context) -> Iterator[Finding]:
    """A programme that its OPD refuses holds nothing yet."""
    for row in answer.ends:
        item = context.item(PROGRAMMES, row.link) if row.action == LINK else None
        if item and item.values.get("confirmation") == "tolak":
            message = f"“{item.label}” ditolak OPD-nya. Pilih program lain, atau tulis siapa yang membujuk."
            yield amber("BNG-07", message, row, field="link")


def defaults(context: Context) -> dict[str, Any]:
    """The loose ends of this table, nothing decided yet."""
    ends = [{"id": option.value} for option in context.options("own_loose_ends")]
    return {"ends": ends} if ends else {}


EXERCISE = Exercise(
    id="roadmap.thread",
    session="04_roadmap",
    order=22,
    unit=Unit.TABLE,
    minutes=30,
    title="Benang merah",
    why="Orang yang membaca rencana ini akan bertanya: mengapa program ini ada, dan apa yang terjadi dengan masalah "
    "yang kami sampaikan? Benang merah menjawab keduanya, atau menunjukkan di mana ia putus.",
    how=(
        "Pilih satu isu, dan bacakan benangnya sampai tahun: isu, kesenjangan, strategi, program, hasil, dana, tahun.",
        "Lihat daftar yang masih menggantung; komputer menemukannya dari hasil sepakat tiga pertemuan.",
        "Sambungkan yang sebenarnya sudah dijawab, juga oleh program meja lain.",
        "Lengkapi indikator, dana atau tahun yang belum ada.",
        "Yang memang belum terjawab dibiarkan terbuka dengan alasan, pengurus, dan batas waktu.",
    ),
    good=Example(
        "Kesenjangan jamban keluarga dibiarkan terbuka: menunggu daftar nama dari desa. Diurus Dinas Pemberdayaan "
        "Masyarakat dan Desa, paling lambat 31 Maret.",
        "Terbuka dengan jujur: ada alasan, ada pengurus, ada tanggal.",
    ),
    weak=Example(
        "Disambungkan ke program yang paling dekat bunyinya supaya daftarnya kosong.",
        "Benangnya tampak utuh, tetapi program itu tidak menggerakkan angkanya; penilai akan menemukannya.",
    ),
    hints=(
        "Baca mundur: bila program ini berhasil, angka kesenjangan mana yang bergerak?",
        "Tanyakan meja sebelah; kesenjangan Anda mungkin sudah dijawab program mereka.",
        "Isu yang tidak punya kesenjangan sering hanya belum diukur. Siapa yang dapat mengukurnya?",
    ),
    answer=ThreadAnswer,
    checks=(
        Check(complete(), 4, "", "Satu benang dibacakan"),
        Check(every_end_has_a_word, 5, "", "Semua yang menggantung mendapat kata"),
        Check(complete("ends"), 3, "ends", "Alasan, pengurus dan isinya lengkap"),
        Check(mended_rightly, 3, "ends", "Tersambung ke tempat yang tepat"),
        Check(not_mostly_left_open),
        Check(links_to_refused),
    ),
    places=(PlanPlace("thread", "Benang merah"),),
    defaults=defaults,
)
