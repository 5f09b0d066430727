"""The outline of the books: template data that a regency can change."""

from pathlib import Path

import pytest

from bimtek.curriculum.book_chapters import BOOK_CHAPTERS
from bimtek.errors import BadName, PlanError
from bimtek.plan.blocks import Paragraph
from bimtek.plan.books import make_books
from bimtek.plan.chapters import CHAPTERS
from bimtek.plan.model import Plan
from bimtek.plan.outline import Outline, read_outline


def test_the_course_s_outline_names_every_chapter_that_there_is() -> None:
    outline = read_outline()
    named = {place.chapter for book in outline.books for place in book.chapters}
    assert named == CHAPTERS.keys()
    assert [book.name for book in outline.books] == ["buku1", "buku2"]


def test_numbered_chapters_count_up_and_the_rest_carries_no_number(full_plan: Plan) -> None:
    for book, chapters, backs in zip(make_books(full_plan, read_outline()), (6, 7), (3, 5), strict=True):
        assert [chapter.number for chapter in book.chapters] == [*range(1, chapters + 1), *[0] * backs]


def test_the_chapters_on_which_a_word_is_given_are_those_of_the_outline() -> None:
    numbered = [
        (place.chapter, book.title.split(".")[0], place.title)
        for book in read_outline().books
        for place in book.chapters
        if place.numbered
    ]
    assert [(each.id, f"Buku {each.book}", each.title) for each in BOOK_CHAPTERS] == numbered


def test_where_the_outline_comes_from_is_printed(full_plan: Plan) -> None:
    for book in make_books(full_plan, read_outline()):
        last = book.chapters[0].blocks[-1]
        assert isinstance(last, Paragraph) and "disusun kembali dari contoh" in last.text


def test_a_regency_changes_titles_and_order(tmp_path: Path, full_plan: Plan) -> None:
    (tmp_path / "outline.yml").write_text(
        "label: Susunan sendiri.\n"
        "books:\n"
        "  - name: ringkas\n"
        "    title: Buku Tunggal\n"
        "    chapters:\n"
        "      - {chapter: vision, title: Mimpi Kita}\n"
        "      - {chapter: sources, title: Sumber, numbered: false}\n",
        encoding="utf-8",
    )
    (book,) = make_books(full_plan, read_outline(tmp_path))
    assert [(chapter.number, chapter.title) for chapter in book.chapters] == [(1, "Mimpi Kita"), (0, "Sumber")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("books: [", "tidak dapat dibaca"),
        ("label: x\n", "books"),
        ("label: x\nbooks: [{name: a, title: A, chapters: []}, {name: a, title: B, chapters: []}]", "dua kali"),
    ],
)
def test_a_broken_outline_says_which_file_and_what(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "outline.yml").write_text(text, encoding="utf-8")
    with pytest.raises(PlanError, match=says) as caught:
        read_outline(tmp_path)
    assert caught.value.where.endswith("outline.yml")


def test_a_book_cannot_be_written_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "outline.yml").write_text(
        "label: x\nbooks: [{name: ../jahat, title: A, chapters: []}]", encoding="utf-8"
    )
    with pytest.raises(BadName):
        read_outline(tmp_path)


def test_an_unknown_chapter_is_named(full_plan: Plan) -> None:
    outline = Outline.model_validate(
        {"label": "x", "books": [{"name": "b", "title": "B", "chapters": [{"chapter": "horoskop", "title": "H"}]}]}
    )
    with pytest.raises(PlanError, match="horoskop"):
        make_books(full_plan, outline)
