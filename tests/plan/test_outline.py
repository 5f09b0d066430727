"""The outline of the books: template data that a regency can change."""

from pathlib import Path

import pytest

from bimtek.curriculum.book_chapters import BOOK_CHAPTERS
from bimtek.errors import BadName, PlanError
from bimtek.plan.blocks import Book, Figure, Paragraph, Table
from bimtek.plan.books import make_books
from bimtek.plan.chapters import CHAPTERS, SERIES, WORD_LISTS
from bimtek.plan.model import Plan
from bimtek.plan.outline import Outline, read_outline


def test_the_course_s_outline_names_every_chapter_that_there_is() -> None:
    outline = read_outline()
    named = {place.chapter for book in outline.books for place in book.chapters}
    assert named == {*CHAPTERS, *SERIES, *WORD_LISTS}
    assert [book.name for book in outline.books] == ["buku1", "buku2", "buku3", "buku4", "lampiran"]


@pytest.mark.parametrize(
    ("book", "front", "numbered", "back"),
    [(0, 1, 6, 2), (1, 1, 7, 2), (2, 1, 5, 0), (3, 0, 1, 2), (4, 0, 0, 11)],
)
def test_numbered_chapters_count_up_and_the_rest_carries_no_number(
    full_plan: Plan, book: int, front: int, numbered: int, back: int
) -> None:
    """The small workshop has two quick wins: two profiles in Buku 4."""
    chapters = make_books(full_plan, read_outline())[book].chapters
    assert [chapter.number for chapter in chapters] == [*[0] * front, *range(1, numbered + 1), *[0] * back]


def test_a_series_has_a_chapter_for_each_thing_under_its_name(full_plan: Plan) -> None:
    profiles = make_books(full_plan, read_outline())[3].chapters[1:]
    names = [entry.label for entry in full_plan.quickwins]
    assert [chapter.title for chapter in profiles] == [f"Profil {nth}. {name}" for nth, name in enumerate(names, 1)]


def test_a_list_of_words_holds_those_of_its_own_book(full_plan: Plan) -> None:
    def listed(book: Book) -> set[str]:
        table = next(block for block in book.chapters[-1].blocks if isinstance(block, Table))
        return {row[0] for row in table.rows}

    first, second = make_books(full_plan, read_outline())[:2]
    assert {"USG", "OPD"} <= listed(first) and "USG" not in listed(second)
    assert "APBD" in listed(second)


def test_nothing_stands_twice_in_one_book(full_plan: Plan) -> None:
    for book in make_books(full_plan, read_outline()):
        captions = [b.caption for chapter in book.chapters for b in chapter.blocks if isinstance(b, Table | Figure)]
        assert len(captions) == len(set(captions)), book.name
        titles = [chapter.title for chapter in book.chapters]
        assert len(titles) == len(set(titles)), book.name


def test_the_head_of_the_region_is_named_in_a_title(full_plan: Plan) -> None:
    assert make_books(full_plan, read_outline())[2].chapters[0].title == "Keputusan Bupati"
    city = full_plan.model_copy(update={"region": full_plan.region.model_copy(update={"head_title": "Wali Kota"})})
    assert make_books(city, read_outline())[2].chapters[0].title == "Keputusan Wali Kota"


def test_the_chapters_on_which_a_word_is_given_are_those_of_the_outline() -> None:
    numbered = [
        (place.chapter, book.title.split(".")[0], place.title)
        for book in read_outline().books[:2]  # Buku 3 and 4 are made from these
        for place in book.chapters
        if place.numbered
    ]
    assert [(each.id, f"Buku {each.book}", each.title) for each in BOOK_CHAPTERS] == numbered


def test_where_the_outline_comes_from_is_printed(full_plan: Plan) -> None:
    for book in make_books(full_plan, read_outline()):
        closing = [chapter for chapter in book.chapters if chapter.number] or list(book.chapters)
        last = closing[-1].blocks[-1]
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
