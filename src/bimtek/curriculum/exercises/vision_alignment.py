"""Keselarasan: which mission, long-term plan, spatial plan and provincial priority each issue serves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.fields import prose, references, table, text
from bimtek.curriculum.findings import Finding, amber, for_plan, red
from bimtek.curriculum.rows import Answer, Row

FEW = 3
"""Issues from which it says something that all point to one mission."""


class Alignment(Row):
    """What one issue is tied to. The row's id is the issue's."""

    missions: tuple[str, ...] = references(
        "Misi RPJMD",
        "missions",
        required=False,
        hint="Nomor misinya; bunyi lengkapnya ada pada Bappeda.",
    )
    rpjpd: str = text("RPJPD 2025–2045", required=False, hint="Arah atau sasarannya, dengan bab atau halaman.")
    rtrw: str = text("RTRW", required=False, hint="Kawasan atau ketentuan yang menyangkut isu ini.")
    priorities: tuple[str, ...] = references("Prioritas provinsi", "provincial_priorities", required=False)
    tagline: str = prose(
        "Hubungannya dengan semboyan daerah", required=False, hint="Dengan kata-kata meja Anda.", max_words=25
    )
    reason: str = prose(
        "Bila tidak ada kaitannya: mengapa tetap diangkat",
        required=False,  # tied_or_explained says it better
        hint="Misalnya: masalah baru, muncul sesudah RPJMD ditetapkan.",
        max_words=30,
    )

    @property
    def is_tied(self) -> bool:
        return bool(self.missions or self.rpjpd or self.rtrw or self.priorities or self.tagline)

    def label_in(self, context: Context) -> str:
        return context.label("issues", self.id)


class AlignmentAnswer(Answer):
    links: tuple[Alignment, ...] = table("Isu meja ini", Alignment, rows_from="own_issues", publishes="alignments")


def issues_come_first(answer: AlignmentAnswer, context: Context) -> Iterator[Finding]:
    """Without issues there are no rows, and nobody would know why."""
    if not context.options("own_issues"):
        yield red(
            "SLR-01", "Belum ada isu. Isi dahulu latihan Isu strategis; barisnya lalu muncul di sini.", field="links"
        )


def tied_or_explained(answer: AlignmentAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.links:
        if not row.is_tied and not row.reason:
            yield red(
                "SLR-02",
                f"“{row.label_in(context)}” belum terkait dengan dokumen mana pun. Pilih kaitannya, atau tulis "
                "mengapa tetap diangkat.",
                row,
                field="missions",
            )


def place_is_named(answer: AlignmentAnswer, context: Context) -> Iterator[Finding]:
    """A document without chapter or page cannot be looked up."""
    for row in answer.links:
        for name, said in (("rpjpd", row.rpjpd), ("rtrw", row.rtrw)):
            if said and not re.search(r"\d|\b(?:bab|pasal|hlm|halaman|lampiran|kawasan)\b", said, re.IGNORECASE):
                yield amber("SLR-03", f"“{said}”: sebut bab, pasal, atau halamannya.", row, field=name)


def missions_tell_apart(answer: AlignmentAnswer, context: Context) -> Iterator[Finding]:
    """One mission for everything is quickly chosen and helps nobody."""
    chosen = [row.missions for row in answer.links]
    if len(chosen) >= FEW and chosen[0] and len(set(chosen)) == 1:
        yield amber(
            "SLR-04",
            "Semua isu menunjuk misi yang sama. Periksa misi lain: adakah yang lebih dekat?",
            field="links",
        )


def wording_is_known(answer: AlignmentAnswer, context: Context) -> Iterator[Finding]:
    """For the core: missions that are pointed to, and whose words nobody has brought yet."""
    known = {str(mission.number) for mission in context.region.missions if mission.text}
    open_ones = sorted({number for row in answer.links for number in row.missions} - known, key=lambda n: (len(n), n))
    if open_ones:
        yield for_plan(
            "SLR-05",
            f"Bunyi Misi {', '.join(open_ones)} belum ada dalam data dan ditulis “diisi dari dokumen”. "
            "Bappeda membawakannya dari RPJMD.",
            field="links",
        )


EXERCISE = Exercise(
    id="vision.alignment",
    session="01_vision",
    order=25,
    unit=Unit.TABLE,
    minutes=30,
    title="Keselarasan",
    why="Anggaran mengikuti dokumen perencanaan. Isu yang jelas kaitannya dengan misi dan prioritas punya alasan untuk "
    "diusulkan ke Renstra dan RKPD.",
    how=(
        "Setiap isu meja sudah menjadi satu baris; urutannya mengikuti latihan Isu strategis.",
        "Pilih misi RPJMD dan prioritas provinsi yang dijawab bila isu ini teratasi.",
        "Tulis bagian RPJPD 2025–2045 dan RTRW yang menyangkutnya, dengan bab atau halamannya.",
        "Tidak ada kaitannya? Tulis alasan mengapa isu itu tetap diangkat; itu jawaban yang sah.",
    ),
    good=Example(
        "Warga desa pegunungan terlambat ditolong ↔ Misi 9 (infrastruktur terpadu); RTRW: kawasan rawan bencana, "
        "pasal sekian; prioritas provinsi: kesehatan dan pendidikan.",
        "Tempatnya dapat dicari, dan hubungannya terbaca tanpa penjelasan panjang.",
    ),
    weak=Example(
        "“Selaras dengan seluruh misi RPJMD.”",
        "Yang selaras dengan semuanya tidak menunjuk apa pun; penilai tidak dapat memeriksanya.",
    ),
    hints=(
        "Mulailah dari misi: kalimat mana yang tidak tercapai bila isu ini dibiarkan?",
        "Tidak membawa dokumennya? Tulis yang Anda tahu, dan catat siapa menjemput dokumennya.",
    ),
    answer=AlignmentAnswer,
    checks=(
        Check(complete("links"), 2, "links", "Semua pilihan dikenal"),
        Check(tied_or_explained, 8, "links", "Setiap isu terkait atau beralasan"),
        Check(issues_come_first),
        Check(place_is_named),
        Check(missions_tell_apart),
        Check(wording_is_known),
    ),
    places=(PlanPlace("vision", "Keselarasan"),),
)
