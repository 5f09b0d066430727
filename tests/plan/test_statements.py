"""Every chapter of Buku 1–4 makes its statements: tests/plan/statements.yml, looked for in the full sample cohort."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from bimtek.curriculum.outline import course_outline
from bimtek.plan.blocks import Block, Bullets, Chapter, Heading, Paragraph
from bimtek.plan.books import make_books
from bimtek.plan.chapters.back.abbreviations import known, texts
from bimtek.plan.model import Plan
from bimtek.plan.world import context_of
from tests.plan.statement_values import Values, by_pillar, by_quickwin, values_of

STATEMENTS: dict[str, list[Any]] = yaml.safe_load(
    Path(__file__).with_name("statements.yml").read_text(encoding="utf-8")
)
BACK = {"sources", "abbreviations"}
"""Lists at the end of a book: they state nothing."""


@pytest.fixture(scope="module")
def chapters(sample_plan: Plan) -> dict[str, list[Chapter]]:
    """Key → what is printed under it; several for a series."""
    outline = course_outline()
    found: dict[str, list[Chapter]] = {}
    for book, written in zip(outline.books[:4], make_books(sample_plan, outline)[:4], strict=True):
        left = list(written.chapters)
        for nth, place in enumerate(book.chapters):
            following = len(book.chapters) - nth - 1
            count = len(left) - following if place.chapter == "quickwin_profiles" else 1
            found[place.chapter], left = left[:count], left[count:]
    return found


@pytest.fixture(scope="module")
def values(sample_plan: Plan) -> Values:
    return values_of(sample_plan)


def expected(key: str, plan: Plan, values: Values) -> Iterator[str]:
    """The statements of a chapter, filled."""
    for entry in STATEMENTS[key]:
        if isinstance(entry, str):
            yield entry.format_map(values)
            continue
        several = by_quickwin(plan) if entry["each"] == "quick win" else by_pillar(plan)
        for own in several:
            if entry["each"] != "pillar with programmes" or own["pillar_programmes"]:
                yield entry["says"].format_map({**values, **own})


def lost(wanted: Sequence[str], made: Sequence[Chapter]) -> list[str]:
    """Statements that nothing in these chapters says; letters large or small, as a sentence wants it."""
    text = "\n".join(texts(made)).casefold()
    return [each for each in wanted if not re.search(rf"(?<![\d.,]){re.escape(each.casefold())}", text)]


def test_the_table_names_every_chapter_of_the_four_books() -> None:
    named = {place.chapter for book in course_outline().books[:4] for place in book.chapters}
    assert STATEMENTS.keys() == named - BACK


@pytest.mark.parametrize("key", STATEMENTS)
def test_a_chapter_makes_its_statements(
    key: str, chapters: dict[str, list[Chapter]], sample_plan: Plan, values: Values
) -> None:
    wanted = list(expected(key, sample_plan, values))
    assert len(wanted) >= 3
    assert lost(wanted, chapters[key]) == []


@pytest.mark.parametrize("key", STATEMENTS)
def test_a_chapter_that_loses_a_sentence_is_found(
    key: str, chapters: dict[str, list[Chapter]], sample_plan: Plan, values: Values
) -> None:
    """Take away the sentences that carry a statement: exactly this one is missed, or one beside it in a sentence."""
    for statement in expected(key, sample_plan, values):
        without = [
            replace(
                chapter,
                blocks=tuple(
                    block
                    for block in chapter.blocks
                    if not (isinstance(block, Paragraph | Bullets) and not lost_in(statement, chapter, block))
                ),
            )
            for chapter in chapters[key]
        ]
        assert lost([statement], without) == [statement]


def lost_in(statement: str, chapter: Chapter, block: Paragraph | Bullets) -> list[str]:
    return lost([statement], [Chapter(0, "", (block,))])


def test_a_wrong_number_is_a_lost_statement() -> None:
    chapter = Chapter(1, "Bab", (Paragraph("Dari 28 program, 20 (71%) sudah disetujui."),))
    assert lost(["Dari 28 program, 20 (71%)"], [chapter]) == []
    assert lost(["Dari 29 program, 20 (71%)"], [chapter]) and lost(["8 program, 20"], [chapter])


def _is_prose(block: Block) -> bool:
    """A title in capitals is none."""
    return isinstance(block, Bullets | Heading) or (isinstance(block, Paragraph) and block.style != "centred")


ABBREVIATION = re.compile(r"(?<![\w/.])[A-Z]{2,6}(?![\w])")
NUMERALS = {"II", "III", "IV"}


def test_no_abbreviation_of_the_prose_goes_unexplained(sample_plan: Plan) -> None:
    """In sentences, lists and marks; nomenclature, forms and names of parties are written in capitals as a whole."""
    forms = {"Lampiran 3", "Lampiran 4", "Lampiran 5"}
    offices = {word for opd in context_of(sample_plan).region.opd for word in opd.short.split()}
    explained = {*known(), *offices, *NUMERALS}
    said: set[str] = set()
    for book in make_books(sample_plan, course_outline()):
        for chapter in book.chapters:
            if chapter.title.split(".")[0] not in forms:
                prose = tuple(block for block in chapter.blocks if _is_prose(block))
                said |= set(ABBREVIATION.findall("\n".join(texts([Chapter(0, "", prose)]))))
    assert {"APBD", "OPD", "RPJMD"} <= said
    assert said - explained == set()
