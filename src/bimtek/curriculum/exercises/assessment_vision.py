"""Visi: tetapkan. The plenary keeps or revises the vision of meeting I, with a SWOT factor as reason; the head of the
region confirms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 -- `date` declares a field here
from typing import Any

from bimtek.curriculum.checks import Check, complete
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.exercises.vision_proposal import VISION_WORDS
from bimtek.curriculum.fields import Merge, choice, date, prose, references, text
from bimtek.curriculum.findings import Finding, amber, red
from bimtek.curriculum.rows import Answer
from bimtek.curriculum.wording import technology_as_goal, words

KEEP, REVISE = "tetap", "ubah"
CONFIRMED, AWAITED = "sudah", "belum"


class VisionAnswer(Answer):
    verdict: str = choice("Keputusan pleno", (KEEP, "Tetap seperti pertemuan I"), (REVISE, "Diubah"), merge=Merge.ONCE)
    vision: str = prose(
        "Visi yang ditetapkan",
        hint="Bunyi dari pertemuan I sudah tersedia. Ubah kata-katanya hanya bila pleno memutuskan begitu.",
        max_words=VISION_WORDS,
        merge=Merge.CHOOSE,
    )
    missions: tuple[str, ...] = references("Misi yang ditetapkan", "proposed_missions", merge=Merge.ONCE)
    factors: tuple[str, ...] = references(
        "Faktor SWOT yang menjadi alasan",
        "swot_factors",
        required=False,  # reason_is_a_factor says it better
        hint="Yang menguatkan visi ini, atau yang memaksanya berubah.",
        merge=Merge.ONCE,
    )
    reason: str = prose(
        "Alasannya", hint="Apa yang dikatakan faktor itu tentang visi ini?", max_words=50, merge=Merge.ONCE
    )
    decided_by: str = text("Diputuskan oleh", hint="Forumnya dan siapa yang memimpin.", merge=Merge.ONCE)
    decided_on: Date | None = date("Tanggal keputusan", merge=Merge.ONCE)
    dissent: str = prose(
        "Pendapat lain", hint="Bila semua sepakat, tulis “tidak ada”.", required=False, merge=Merge.ONCE
    )
    confirmed: str = choice(
        "Konfirmasi kepala daerah", (CONFIRMED, "Sudah diterima"), (AWAITED, "Masih ditunggu"), merge=Merge.ONCE
    )
    confirmed_on: Date | None = date("Tanggal konfirmasi", only_if=("confirmed", (CONFIRMED,)), merge=Merge.ONCE)
    document: str = text(
        "Dokumennya",
        hint="Notula, nota dinas, atau surat, beserta nomornya.",
        only_if=("confirmed", (CONFIRMED,)),
        merge=Merge.ONCE,
    )
    asked_by: str = choice("OPD yang memintanya", source="opd", only_if=("confirmed", (AWAITED,)), merge=Merge.ONCE)
    asked_until: Date | None = date("Paling lambat", only_if=("confirmed", (AWAITED,)), merge=Merge.ONCE)


def _first_vision(context: Context) -> str:
    """The sentence that the plenary of meeting I chose; "" where none is agreed."""
    return str(context.agreed.get("vision.statement", {}).get("chosen") or "")


def reason_is_a_factor(answer: VisionAnswer, context: Context) -> Iterator[Finding]:
    """Neither keeping nor changing is a reason in itself."""
    if answer.verdict and not any(context.knows("swot_factors", entry) for entry in answer.factors):
        message = "Pilih sedikitnya satu faktor SWOT yang menjadi alasan keputusan ini."
        yield red("PIS-01", message, field="factors")


def verdict_and_words_agree(answer: VisionAnswer, context: Context) -> Iterator[Finding]:
    first = _first_vision(context)
    if not answer.vision or not first:
        return
    is_same = _plain(answer.vision) == _plain(first)
    if answer.verdict == KEEP and not is_same:
        message = (
            "Keputusannya tetap, tetapi kata-katanya lain dari pertemuan I. Pilih “Diubah”, atau kembalikan katanya."
        )
        yield red("PIS-02", message, field="vision")
    elif answer.verdict == REVISE and is_same:
        yield red("PIS-03", "Keputusannya diubah, tetapi bunyinya masih sama. Tulis bunyi yang baru.", field="vision")


def short_enough(answer: VisionAnswer, context: Context) -> Iterator[Finding]:
    now = words(answer.vision)
    if now > VISION_WORDS:
        message = f"Visi ini {now} kata; paling banyak {VISION_WORDS} supaya dapat diingat."
        yield amber("PIS-04", message, field="vision")
    if technology_as_goal(answer.vision):
        message = "Teknologi disebut sebagai tujuan. Apa yang dirasakan warga bila itu tercapai?"
        yield amber("PIS-05", message, field="vision")


def dates_follow(answer: VisionAnswer, context: Context) -> Iterator[Finding]:
    """Nobody confirms before the plenary decides; a date of waiting lies ahead."""
    decided, confirmed = answer.decided_on, answer.confirmed_on
    if answer.confirmed == CONFIRMED and decided and confirmed and confirmed < decided:
        message = "Konfirmasi mendahului keputusan pleno. Periksa kedua tanggal."
        yield red("PIS-06", message, field="confirmed_on")
    if answer.confirmed == AWAITED and answer.asked_until and answer.asked_until < context.today:
        yield red("PIS-07", "Tanggal ini sudah lewat. Kapan konfirmasinya diharapkan?", field="asked_until")


def dissent_was_heard(answer: VisionAnswer, context: Context) -> Iterator[Finding]:
    """What somebody asked for in meeting I was to be looked at again."""
    noted = str(context.agreed.get("vision.statement", {}).get("dissent") or "").strip(" .–-")
    if noted and noted.casefold() not in ("tidak ada", "nihil") and answer.verdict and not answer.dissent:
        message = f"Pertemuan I mencatat: “{noted}”. Tulis pada “Pendapat lain” apa jawabannya."
        yield amber("PIS-08", message, field="dissent")


def _plain(sentence: str) -> str:
    """Lower case without punctuation: a comma more is no revision."""
    return " ".join(re.findall(r"\w+", sentence.casefold()))


def defaults(context: Context) -> dict[str, Any]:
    """The vision and the missions of meeting I."""
    first = context.agreed.get("vision.statement", {})
    known = {"vision": first.get("chosen"), "missions": first.get("missions")}
    return {name: value for name, value in known.items() if value}


EXERCISE = Exercise(
    id="assessment.vision",
    session="02_assessment",
    order=40,
    unit=Unit.CORE,
    minutes=45,
    title="Visi: tetapkan",
    why="Visi pertemuan I lahir sebelum kita tahu seberapa siap daerah ini. Sekarang pleno memutuskan sekali lagi, "
    "dengan alasan yang dapat dibaca, lalu membawanya kepada kepala daerah.",
    how=(
        "Bacakan visi sementara, lalu posisi keenam pilar dalam SWOT.",
        "Putuskan tetap atau diubah, dan sebut faktor SWOT yang menjadi alasannya.",
        "Jawab pendapat lain yang dicatat pada pertemuan I.",
        "Catat konfirmasi kepala daerah: tanggal dan dokumennya, atau siapa yang memintanya sampai kapan.",
    ),
    good=Example(
        "Diubah: kata “jengah” masuk, karena kekuatan koperasi dan banjar (S) belum terbaca. Konfirmasi: "
        "notula audiensi (contoh latihan).",
        "Ada faktor, ada kata yang berubah karenanya, ada dokumen; orang yang tidak hadir dapat mengikutinya.",
    ),
    weak=Example(
        "Tetap, karena sudah disepakati pada pertemuan I.",
        "Keputusan lama bukan alasan; pertemuan II diadakan justru untuk mengujinya.",
    ),
    hints=(
        "Mintalah setiap meja menyebut satu faktor yang paling mengganggu visi itu, dalam satu menit.",
        "Lebih mudah mengubah satu kata daripada satu kalimat; mulailah dari kata yang kurang.",
    ),
    answer=VisionAnswer,
    checks=(
        Check(complete()),
        Check(reason_is_a_factor),
        Check(verdict_and_words_agree),
        Check(short_enough),
        Check(dates_follow),
        Check(dissent_was_heard),
    ),
    places=(PlanPlace("vision", "Visi dan misi"), PlanPlace("direction", "Visi dan misi")),
    defaults=defaults,
)
