"""Arah kebijakan dan strategi: per sub-dimension how its gaps are closed; what is put off says why."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.curriculum.checks import Check, complete, enough_rows
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.exercise import Criterion, Example, Exercise, PlanPlace, Rubric, Unit
from bimtek.curriculum.exercises.assessment_gap import CLOSE
from bimtek.curriculum.fields import choice, prose, reference, references, table, text, year
from bimtek.curriculum.findings import Finding, amber, info, red
from bimtek.curriculum.rows import Answer, Row
from bimtek.curriculum.wording import technology_as_goal

LEAST = 1


class Direction(Row):
    """One strategy of a sub-dimension with the direction that it follows."""

    sub_dimension: str = choice("Subdimensi", source="sub_dimensions")
    direction: str = text(
        "Arah kebijakan", hint="Pegangan untuk sepuluh tahun: apa yang didahulukan, apa yang tidak dilakukan lagi?"
    )
    strategy: str = prose("Strategi", hint="Dengan cara apa akar masalahnya dicabut? Satu kalimat.", max_words=35)
    gaps: tuple[str, ...] = references(
        "Kesenjangan yang dijawab",
        "gaps",
        required=False,  # answers_a_gap says it better
        hint="Pilih dari hasil sepakat pertemuan II.",
    )
    tows: tuple[str, ...] = references(
        "Strategi TOWS yang dipakai", "tows_strategies", required=False, hint="Dari SWOT pertemuan II."
    )

    @property
    def label(self) -> str:
        return self.strategy or self.direction or self.id


class Postponed(Row):
    """A gap that the table does not answer now, and when it will be looked at again."""

    gap: str = reference("Kesenjangan yang ditunda", "gaps")
    reason: str = prose("Alasannya", hint="Apa yang harus ada lebih dahulu?", max_words=30)
    until: int | None = year("Ditinjau lagi tahun")

    def label_in(self, context: Context) -> str:
        return context.label("gaps", self.gap) if self.gap else self.label


class StrategyAnswer(Answer):
    strategies: tuple[Direction, ...] = table(
        "Strategi per subdimensi",
        Direction,
        min_rows=LEAST,
        publishes="strategies",
        alike="Satu strategi bersama, atau dua?",
    )
    postponed: tuple[Postponed, ...] = table(
        "Kesenjangan yang ditunda", Postponed, min_rows=0, publishes="postponed", alike=""
    )


def own_gaps(context: Context) -> tuple[Item, ...]:
    """The gaps that this table has decided to close."""
    return tuple(
        item
        for item in context.items.get("gaps", ())
        if item.values.get("status", CLOSE) == CLOSE
        and item.pillar in ("", context.pillar)
        and (not context.sub_dimensions or item.values.get("sub_dimension", "") in ("", *context.sub_dimensions))
    )


def every_gap_is_answered(answer: StrategyAnswer, context: Context) -> Iterator[Finding]:
    """Answered by a strategy, or put off; which of the two is the table's to decide."""
    if not context.options("gaps"):  # this table cannot mend that
        message = "Belum ada kesenjangan yang disepakati di pertemuan II. Sampaikan kepada fasilitator."
        yield info("STR-01", message, field="strategies")
        return
    answered = {context.resolve(gap) for row in answer.strategies for gap in row.gaps}
    put_off = {context.resolve(row.gap) for row in answer.postponed}
    for item in own_gaps(context):
        if item.id not in answered and item.id not in put_off:
            message = f"Kesenjangan “{item.label}” belum dijawab. Pilih pada satu strategi, atau tunda dengan alasan."
            yield red("STR-02", message, field="strategies")
        elif item.id in answered and item.id in put_off:
            message = f"Kesenjangan “{item.label}” dijawab dan sekaligus ditunda. Mana yang berlaku?"
            yield amber("STR-03", message, field="postponed")


def answers_a_gap(answer: StrategyAnswer, context: Context) -> Iterator[Finding]:
    """A strategy that answers no gap hangs in the air. Without any gap there is nothing that it could name."""
    if not context.options("gaps"):
        return
    for row in answer.strategies:
        if not any(context.knows("gaps", gap) for gap in row.gaps):
            yield red("STR-04", "Kesenjangan mana yang dijawab strategi ini? Pilih sedikitnya satu.", row, field="gaps")


def uses_tows(answer: StrategyAnswer, context: Context) -> Iterator[Finding]:
    """What was weighed in meeting II should be found again, or be dropped on purpose."""
    offered = context.options("tows_strategies")
    for row in answer.strategies:
        if offered and not row.tows:
            message = "Strategi TOWS mana yang dipakai di sini? Pilih dari SWOT, atau jelaskan mengapa tidak ada."
            yield amber("STR-05", message, row, field="tows")


def no_tool_as_strategy(answer: StrategyAnswer, context: Context) -> Iterator[Finding]:
    """A guess about wording, so amber."""
    for row in answer.strategies:
        if technology_as_goal(row.strategy):
            message = f"“{row.strategy}” menyebut alat. Cara kerja siapa yang berubah, dan menjadi bagaimana?"
            yield amber("STR-06", message, row, field="strategy")


def looked_at_again(answer: StrategyAnswer, context: Context) -> Iterator[Finding]:
    for row in answer.postponed:
        if row.until is not None and row.until not in context.years:
            span = f"{context.years[0]}–{context.years[-1]}"
            yield red("STR-07", f"Tahun {row.until} di luar rencana ({span}). Perbaiki.", row, field="until")


RUBRIC = Rubric(
    "Mutu strategi",
    (
        Criterion(
            "Mencabut akar masalah",
            3,
            (
                (0, "Mengulang kesenjangan dengan kata lain, atau hanya menyebut alat"),
                (2, "Menjawab gejalanya; akar masalahnya tersisa"),
                (3, "Mengubah apa yang menurut “mengapa” meja ini menjadi penyebabnya"),
            ),
        ),
        Criterion(
            "Menjadi pegangan",
            3,
            (
                (0, "Cocok untuk kabupaten dan pilar mana pun"),
                (2, "Jelas bagi meja; OPD lain belum tahu apa yang tidak boleh dilakukan lagi"),
                (3, "Dua orang yang membacanya akan memilih program yang sama"),
            ),
        ),
    ),
)

EXERCISE = Exercise(
    id="masterplan.strategy",
    session="03_masterplan",
    order=10,
    unit=Unit.TABLE,
    minutes=40,
    title="Arah kebijakan dan strategi",
    why="Kesenjangan mengatakan apa yang harus berubah, program mengatakan siapa mengerjakan apa. Di antaranya harus "
    "ada satu kalimat yang menjelaskan caranya, supaya program yang datang kemudian tetap searah.",
    how=(
        "Bacalah akar masalah setiap kesenjangan meja Anda sekali lagi.",
        "Tulis arah kebijakan setiap subdimensi: apa yang didahulukan, dan apa yang berhenti.",
        "Tulis strateginya, lalu pilih kesenjangan dan strategi TOWS yang dijawabnya.",
        "Kesenjangan yang belum dapat dijawab dicatat sebagai ditunda, dengan alasan dan tahun.",
    ),
    good=Example(
        "Arah: satu aturan sebelum satu aplikasi. Strategi: menyepakati satu aturan hitung dan satu buku laporan untuk "
        "semua kanal, lalu menambah kanal di desa.",
        "Mencabut akar masalah, dan jelas apa yang tidak dikerjakan lebih dahulu.",
    ),
    weak=Example(
        "Meningkatkan kualitas pelayanan publik melalui pemanfaatan teknologi informasi.",
        "Cocok untuk siapa saja; tidak ada yang dapat menolak, dan tidak ada yang tahu harus berbuat apa.",
    ),
    hints=(
        "Mulailah dari baris terakhir “mengapa”: apa kebalikannya?",
        "Satu strategi boleh menjawab beberapa kesenjangan dengan akar yang sama.",
        "Uji dengan pertanyaan: program apa yang akan kami tolak karena strategi ini?",
    ),
    answer=StrategyAnswer,
    checks=(
        Check(complete("strategies"), 2, "strategies", "Arah dan strategi terisi"),
        Check(every_gap_is_answered, 3, "", "Setiap kesenjangan dijawab atau ditunda"),
        Check(answers_a_gap, 2, "strategies", "Setiap strategi menjawab kesenjangan"),
        Check(enough_rows("strategies", LEAST, "Belum ada strategi; tulis sedikitnya {least}."), 1, "", "Ada strategi"),
        Check(complete("postponed")),
        Check(looked_at_again),
        Check(uses_tows),
        Check(no_tool_as_strategy),
    ),
    rubric=RUBRIC,
    places=(PlanPlace("strategy", "Arah kebijakan dan strategi"),),
)
