"""Every figure is bound to an answer, to the data or to what the meetings left: shown by changing these."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.curriculum.context import Context
from bimtek.curriculum.outline import course_outline
from bimtek.datasets import course_root
from bimtek.plan.ast import missing_words
from bimtek.plan.blocks import (
    Block,
    Book,
    Bullets,
    Chapter,
    Cover,
    Figure,
    Heading,
    LinkedIndex,
    Missing,
    Paragraph,
    Table,
)
from bimtek.plan.books import make_books
from bimtek.plan.build import agreed_base, build_plan
from bimtek.plan.model import Plan
from bimtek.plan.origins import DATA, RECORD, origin_note
from bimtek.plan.parts import FIELDS, World, without
from bimtek.plan.tracing import COUNTED, traced, traces
from bimtek.plan.world import context_of

FACT, BEFORE, AFTER = "sanitasi-bangli-2021", "87.01", "87.02"
PRINTED, OTHERWISE = "87,01% rumah tangga", "87,02% rumah tangga"

OWN_SOURCE = re.compile(r"\[\d+\]|Nomor \d|Perbup|Peraturan Pemerintah")
"""A text that says itself where its figures come from."""
SAYS_ITSELF = (
    # sentences that count what stands beside them, or the years and tables of the cohort's settings
    "Penyusunnya ",
    "macam tanda",
    "Batas data angkatan ini",
    "Rencana ini memakai",
    "singkatan dipakai",
    "kabupaten/kota Provinsi",
    "Master Plan Smart City ",
    "Visi RPJMD",
    "Rencana dibagi atas",
    "Tidak satu pun mitra",
)


SIGNED_CHAPTERS = (
    "buku1, Kata Pengantar",
    "buku2, Kata Pengantar",
    "lampiran, Lampiran 3. Rancangan Peraturan",
    "lampiran, Lampiran 4. Rancangan SK Dewan dan Tim Pelaksana",
    "lampiran, Lampiran 5. Rancangan Nota Kesepakatan",
)
"""What somebody signs."""


@pytest.fixture(scope="module")
def context(full_plan: Plan) -> Context:
    return context_of(full_plan)


@pytest.fixture(scope="module")
def books(full_plan: Plan) -> tuple[Book, ...]:
    return make_books(full_plan, course_outline())


@pytest.fixture(scope="module")
def noted(full_plan: Plan, context: Context, books: tuple[Book, ...]) -> tuple[Book, ...]:
    return traced(books, full_plan, context)


def blocks_of(books: tuple[Book, ...]) -> Iterator[tuple[str, Block]]:
    for book in books:
        for chapter in book.chapters:
            yield from ((f"{book.name}, {chapter.title}", block) for block in chapter.blocks)


def texts(block: Block) -> list[str]:
    match block:
        case Heading(_, text) | Paragraph(text):
            return [text]
        case Bullets(items):
            return list(items)
        case Table():
            titles = [column.title for column in block.columns]
            return [block.caption, *titles, *(cell for row in block.rows for cell in row), block.note]
        case Figure():
            return [block.caption, block.alt, repr(block.data)]
        case Missing():
            return [missing_words(block)]
        case LinkedIndex():
            return [f"{entry.kind} {entry.label}" for entry in block.entries]
    raise TypeError(block)


def test_every_sentence_with_a_figure_says_where_it_comes_from(noted: tuple[Book, ...]) -> None:
    bare = [
        f"{where}: {' '.join(texts(block))[:120]}"
        for where, block in blocks_of(noted)
        if isinstance(block, Paragraph | Bullets) and not getattr(block, "style", "")
        if COUNTED.search(" ".join(texts(block))) and not block.origin and where not in SIGNED_CHAPTERS
    ]
    left = [each for each in bare if not OWN_SOURCE.search(each) and not any(words in each for words in SAYS_ITSELF)]
    assert not left
    notes = [block.origin for _, block in blocks_of(noted) if isinstance(block, Paragraph | Bullets) and block.origin]
    assert len(notes) > 60 and all(note.startswith("Asal: ") for note in notes)


def notes_in(noted: tuple[Book, ...], where: str) -> list[str]:
    return [words for at, block in blocks_of(noted) if at == where if (words := getattr(block, "origin", ""))]


@pytest.mark.parametrize("where", SIGNED_CHAPTERS)
def test_what_somebody_signs_has_one_note_for_all_of_it(where: str, noted: tuple[Book, ...]) -> None:
    [words] = notes_in(noted, where)
    assert words.startswith("Asal: ")
    assert not any("Asal: " in block.note for at, block in blocks_of(noted) if at == where and isinstance(block, Table))


def test_every_table_of_answers_says_which_below_it(noted: tuple[Book, ...]) -> None:
    tables = {block.caption: block.note for _, block in blocks_of(noted) if isinstance(block, Table)}
    assert "Asal: latihan “Rencana aksi” (2 kursi)" in tables["Program menurut pilar"]
    assert "“Isu strategis” (2 kursi)" in tables["Isu strategis menurut jumlah USG"]
    assert tables["Kecamatan, desa, dan kelurahan"].endswith("Asal: data daerah (lihat Sumber Data).")


def test_nothing_but_notes_is_added(books: tuple[Book, ...], noted: tuple[Book, ...]) -> None:
    for (_, before), (_, after) in zip(blocks_of(books), blocks_of(noted), strict=True):
        if isinstance(before, Table):
            assert isinstance(after, Table) and after.note.startswith(before.note)
            assert replace(after, note="") == replace(before, note="")
        elif isinstance(before, Paragraph | Bullets):
            assert replace(after, origin="") == before  # type: ignore[type-var]
        else:
            assert after == before


@pytest.mark.parametrize(
    ("exercise", "changes"),
    [
        (
            "masterplan.programmes",
            lambda plan: {
                "programmes": [_with(plan.programmes[0], pagu_1=987_000_000, pagu_total=None), *plan.programmes[1:]]
            },
        ),
        ("vision.issues", lambda plan: {"issues": [plan.issues[0].model_copy(update={"usg": 3}), *plan.issues[1:]]}),
        ("assessment.gap", lambda plan: {"gaps": [_with(plan.gaps[0], wanted=77), *plan.gaps[1:]]}),
        ("masterplan.quickwins", lambda plan: {"quickwins": [_with(plan.quickwins[0], after=1), *plan.quickwins[1:]]}),
    ],
)
def test_what_changes_with_an_answer_was_traced_to_it(
    exercise: str, changes: Any, full_plan: Plan, books: tuple[Book, ...], noted: tuple[Book, ...]
) -> None:
    plan = full_plan.model_copy(update=changes(full_plan))
    changed = 0
    for (where, now), (_, new), (_, told) in zip(
        blocks_of(books), blocks_of(make_books(plan, course_outline())), blocks_of(noted), strict=True
    ):
        if now == new:
            continue
        changed += 1
        words = told.note if isinstance(told, Table) else getattr(told, "origin", None)
        if where in SIGNED_CHAPTERS:
            words = notes_in(noted, where)[0]
        if words is not None and COUNTED.search(" ".join(texts(now))):
            assert origin_note(full_plan, [exercise]).removeprefix("Asal: latihan ").rstrip(".") in words, where
    assert changed


def _with(entry: Any, **values: Any) -> Any:
    kept = {**entry.values, **values}
    return entry.model_copy(update={"values": {name: value for name, value in kept.items() if value is not None}})


def test_one_value_in_the_region_s_csv_changes_its_places_and_nothing_else(
    full_cohort: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = printed(full_cohort.folder)
    other = tmp_path / "kursus"
    shutil.copytree(course_root() / "datasets", other / "datasets")
    file = other / "datasets" / "regions" / "51.06" / "facts.csv"
    rows = file.read_text(encoding="utf-8").split("\n")
    [place] = [nth for nth, row in enumerate(rows) if row.startswith(f"{FACT},")]
    assert rows[place].count(BEFORE) == 1
    rows[place] = rows[place].replace(BEFORE, AFTER)
    file.write_text("\n".join(rows), encoding="utf-8", newline="\n")
    monkeypatch.setenv("BIMTEK_COURSE", str(other))
    after = printed(full_cohort.folder)
    places = [one for one in before if PRINTED in one]
    assert len(places) >= 3  # the indicator, the evidence of an issue, what stands on it
    assert after == [one.replace(PRINTED, OTHERWISE) for one in before]


def printed(folder: Path) -> list[str]:
    """Every text of every book, in their order."""
    cohort = load_cohort(folder)
    plan = build_plan(cohort, agreed_base(cohort))
    books = traced(make_books(plan, course_outline()), plan, context_of(plan))
    return [text for _, block in blocks_of(books) for text in texts(block)]


def test_every_part_can_be_taken_out(full_plan: Plan, context: Context) -> None:
    """No chapter breaks while it is traced: each is drawn without each part."""
    outline = course_outline()
    for part in [DATA, *FIELDS, *full_plan.given]:
        other = without(World(full_plan, context), part)
        assert make_books(other.plan, outline), part


def test_a_new_chapter_is_traced_like_the_old_ones(full_plan: Plan, context: Context) -> None:
    def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
        seats = len(plan.answers)
        return (
            Paragraph(f"Ada {len(plan.issues)} isu dan {len(context.items['gaps'])} kesenjangan."),
            Paragraph(f"Tercatat {seats} latihan."),
            Paragraph("Rencana ini berlaku 10 tahun."),
        )

    found = traces(World(full_plan, context), [chapter])
    both, record, constant = (found.get(repr(block)) for block in chapter(full_plan, context))
    assert both == {"vision.issues", "assessment.gap"}
    assert record == {RECORD} and constant is None


def test_an_empty_plan_needs_no_notes_of_exercises(empty_plan: Plan) -> None:
    book = Book("a", Cover("Kabupaten Bangli", "Buku", "", 2025, ""), (Chapter(1, "Bab", (Paragraph("Nol."),)),))
    assert traced([book], empty_plan, context_of(empty_plan)) == (book,)


def test_a_chapter_that_cannot_do_without_a_part_follows_from_it(full_plan: Plan, context: Context) -> None:
    def chapter(plan: Plan, context: Context) -> tuple[Block, ...]:
        return (Paragraph(f"Isu pertama: {plan.issues[0].label}, 1 dari semua."),)

    found = traces(World(full_plan, context), [chapter])
    assert found[repr(chapter(full_plan, context)[0])] == {"vision.issues"}


def test_a_plan_that_is_half_written_is_traced(half_plan: Plan) -> None:
    noted = traced(make_books(half_plan, course_outline()), half_plan, context_of(half_plan))
    notes = [getattr(block, "origin", "") for _, block in blocks_of(noted)]
    assert "Asal: latihan “Isu strategis” (1 kursi)." in notes
