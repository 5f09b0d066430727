"""Visi dan misi (sementara): what the plenary decided between the tables' proposals, with the votes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 -- `date` declares a field here
from decimal import Decimal

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Example, Exercise, PlanPlace, Unit
from bimtek.curriculum.exercises.vision_proposal import VISION_WORDS
from bimtek.curriculum.fields import Merge, date, number, prose, references, table, text
from bimtek.curriculum.findings import Finding, amber, info, red
from bimtek.curriculum.rows import Answer, Row

MOST = 3
"""Candidates that a plenary can still compare."""
SHOWN = 8
"""Key words that the tally shows."""


class Candidate(Row):
    """A sentence that the plenary votes on: a table's proposal as it is, or one woven from several."""

    sentence: str = prose("Calon kalimat visi", max_words=VISION_WORDS, merge=Merge.ONCE)
    drawn_from: tuple[str, ...] = references(
        "Diambil dari usulan", "visions", hint="Usulan meja yang dipakai, utuh atau sebagian.", merge=Merge.ONCE
    )
    votes: Decimal | None = number(
        "Suara",
        unit="suara",
        required=False,  # votes_are_counted says it better
        hint="Hasil hitungan tangan atau kertas suara. Diputuskan dengan mufakat? Kosongkan.",
        merge=Merge.ONCE,
    )


class StatementAnswer(Answer):
    candidates: tuple[Candidate, ...] = table("Calon, paling banyak tiga", Candidate, merge=Merge.ONCE)
    chosen: str = prose(
        "Visi yang dipilih (sementara)",
        hint="Salin dari salah satu calon. Bila pleno mengubah kata, ubah juga calonnya.",
        max_words=VISION_WORDS,
        required=False,  # chosen_is_a_candidate says it better
        merge=Merge.CHOOSE,
    )
    missions: tuple[str, ...] = references(
        "Misi (sementara)",
        "proposed_missions",
        hint="Pilih dari misi yang diusulkan meja-meja.",
        merge=Merge.ONCE,
    )
    decided_by: str = text("Diputuskan oleh", hint="Forumnya dan siapa yang memimpin.", merge=Merge.ONCE)
    decided_on: Date | None = date("Tanggal keputusan", merge=Merge.ONCE)
    dissent: str = prose(
        "Pendapat lain",
        hint="Siapa berpendapat lain dan mengapa. Bila semua sepakat, tulis “tidak ada”.",
        merge=Merge.ONCE,
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """A key word, as most tables write it, and the tables that proposed it."""

    word: str
    tables: tuple[str, ...]


def tally(context: Context) -> tuple[Tally, ...]:
    """The key words of all tables, the most frequent first. Computed, never asked."""
    written: dict[str, list[str]] = defaultdict(list)
    tables: dict[str, dict[str, None]] = defaultdict(dict)
    for item in context.items.get("keywords", ()):
        key = _plain(item.label)
        written[key].append(item.label)
        tables[key].update(dict.fromkeys(item.by))
    found = [Tally(max(written[key], key=written[key].count), tuple(sorted(tables[key]))) for key in written if key]
    return tuple(sorted(found, key=lambda entry: (-len(entry.tables), entry.word.casefold())))


def shows_tally(answer: StatementAnswer, context: Context) -> Iterator[Finding]:
    """Only tells: which words the tables share."""
    counted = tally(context)[:SHOWN]
    if counted:
        listed = ", ".join(f"{entry.word} ({len(entry.tables)} meja)" for entry in counted)
        yield info("VIS-01", f"Kata kunci dari meja-meja: {listed}.", field="candidates")


def few_candidates(answer: StatementAnswer, context: Context) -> Iterator[Finding]:
    if len(answer.candidates) > MOST:
        yield red(
            "VIS-02",
            f"Ada {len(answer.candidates)} calon. Gabungkan sampai tinggal {MOST}, lalu pilih.",
            field="candidates",
        )


def votes_are_counted(answer: StatementAnswer, context: Context) -> Iterator[Finding]:
    """Votes are people: whole and not negative. A plenary that agrees without a vote says so."""
    counted = [candidate.votes for candidate in answer.candidates if candidate.votes is not None]
    if answer.candidates and not counted and "mufakat" not in answer.decided_by.lower():
        yield amber(
            "VIS-07",
            "Tidak ada suara yang dicatat. Diputuskan dengan mufakat? Tulis begitu pada “Diputuskan oleh”.",
            field="candidates",
        )
    for candidate in answer.candidates:
        votes = candidate.votes
        if (votes is None and counted) or (votes is not None and (votes < 0 or votes != votes.to_integral_value())):
            yield red(
                "VIS-03",
                "Catat jumlah suara dengan bilangan bulat; 0 bila tidak ada yang memilih.",
                candidate,
                field="votes",
            )


def chosen_is_a_candidate(answer: StatementAnswer, context: Context) -> Iterator[Finding]:
    """What was not put to the vote was not chosen."""
    sentences = {_plain(candidate.sentence) for candidate in answer.candidates}
    if not answer.chosen:
        yield red("VIS-04", "Salin visi yang dipilih pleno dari salah satu calon.", field="chosen")
    elif _plain(answer.chosen) not in sentences:
        yield red(
            "VIS-05",
            "Kalimat ini tidak ada di antara calon. Pilih salah satu calon, atau tambahkan kalimat ini sebagai calon "
            "beserta suaranya.",
            field="chosen",
        )


def most_votes_win(answer: StatementAnswer, context: Context) -> Iterator[Finding]:
    """People decide, also against the count; then the minutes say why."""
    counted = {_plain(each.sentence): each.votes for each in answer.candidates if each.votes is not None}
    own = counted.get(_plain(answer.chosen))
    if own is not None and own < (best := max(counted.values())):
        yield amber(
            "VIS-06",
            f"Yang dipilih memperoleh {own} suara, calon lain {best}. Catat alasannya pada “Pendapat lain”.",
            field="chosen",
        )


def _plain(text: str) -> str:
    """Lower case without punctuation: two copies of a sentence may differ in a comma."""
    return " ".join(re.findall(r"\w+", text.casefold()))


EXERCISE = Exercise(
    id="vision.statement",
    session="01_vision",
    order=40,
    unit=Unit.CORE,
    minutes=60,
    title="Visi dan misi (sementara)",
    why="Satu kabupaten berjalan menuju satu arah. Pleno memilih di antara usulan meja-meja, dan catatannya menjadi "
    "bahan berita acara.",
    how=(
        "Lihat kata kunci yang paling sering muncul; hitungannya tampil sebagai catatan di atas daftar calon.",
        f"Susun paling banyak {MOST} calon kalimat visi dan sebut usulan asalnya.",
        "Pleno memilih; catat suaranya, siapa yang memutuskan, dan kapan.",
        "Catat juga pendapat yang berbeda. Visi ini sementara: pertemuan II meninjaunya lagi.",
    ),
    good=Example(
        "Tiga calon: 41, 22 dan 9 suara; pleno dipimpin Sekda. Satu meja meminta kata “inklusif” ditinjau lagi.",
        "Siapa pun yang membaca tahu apa yang dipilih, oleh siapa, dan apa yang masih terbuka.",
    ),
    weak=Example(
        "“Disepakati bersama.”",
        "Tidak ada calon lain, suara, tanggal, atau catatan; keputusan ini tidak dapat dipertanggungjawabkan.",
    ),
    hints=(
        "Dua calon yang mirip sebaiknya digabung sebelum dipilih.",
        "Beri setiap meja setengah menit untuk menyebut kata yang tidak boleh hilang.",
    ),
    answer=StatementAnswer,
    checks=(
        Check(shows_tally),
        Check(enough_rows("candidates", 1, "Tulis sedikitnya {least} calon kalimat visi.")),
        Check(complete("candidates")),
        Check(complete()),
        Check(few_candidates),
        Check(votes_are_counted),
        Check(chosen_is_a_candidate),
        Check(most_votes_win),
    ),
    places=(PlanPlace("vision", "Visi dan misi"), PlanPlace("direction", "Visi dan misi")),
)
