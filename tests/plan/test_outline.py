"""The outline of the books: template data that a regency can change."""

from pathlib import Path

import pytest

from bimtek.answers.cohort_outline import read_outline
from bimtek.curriculum.outline import Outline, course_outline
from bimtek.errors import BadName, CohortError, PlanError
from bimtek.plan.blocks import Book, Figure, Paragraph, Table
from bimtek.plan.books import make_books
from bimtek.plan.chapters import CHAPTERS, SERIES, WORD_LISTS
from bimtek.plan.model import Plan


def test_the_course_s_outline_names_every_chapter_that_there_is() -> None:
    outline = course_outline()
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
    chapters = make_books(full_plan, course_outline())[book].chapters
    assert [chapter.number for chapter in chapters] == [*[0] * front, *range(1, numbered + 1), *[0] * back]


def test_a_series_has_a_chapter_for_each_thing_under_its_name(full_plan: Plan) -> None:
    profiles = make_books(full_plan, course_outline())[3].chapters[1:]
    names = [entry.label for entry in full_plan.quickwins]
    assert [chapter.title for chapter in profiles] == [f"Profil {nth}. {name}" for nth, name in enumerate(names, 1)]


def test_a_list_of_words_holds_those_of_its_own_book(full_plan: Plan) -> None:
    def listed(book: Book) -> set[str]:
        table = next(block for block in book.chapters[-1].blocks if isinstance(block, Table))
        return {row[0] for row in table.rows}

    first, second = make_books(full_plan, course_outline())[:2]
    assert {"USG", "OPD"} <= listed(first) and "USG" not in listed(second)
    assert "APBD" in listed(second)


def test_nothing_stands_twice_in_one_book(full_plan: Plan) -> None:
    for book in make_books(full_plan, course_outline()):
        captions = [b.caption for chapter in book.chapters for b in chapter.blocks if isinstance(b, Table | Figure)]
        assert len(captions) == len(set(captions)), book.name
        titles = [chapter.title for chapter in book.chapters]
        assert len(titles) == len(set(titles)), book.name


def test_the_head_of_the_region_is_named_in_a_title(full_plan: Plan) -> None:
    assert make_books(full_plan, course_outline())[2].chapters[0].title == "Keputusan Bupati"
    city = full_plan.model_copy(update={"region": full_plan.region.model_copy(update={"head_title": "Wali Kota"})})
    assert make_books(city, course_outline())[2].chapters[0].title == "Keputusan Wali Kota"


def test_a_word_is_given_on_the_numbered_chapters_of_the_first_two_books() -> None:
    """Buku 3 and 4 are made from these."""
    numbered = [
        (book.short, place.chapter, nth)
        for book in course_outline().books[:2]
        for nth, place in enumerate((each for each in book.chapters if each.numbered), 1)
    ]
    discussed = course_outline().discussed("Bupati")
    assert [(each.book, each.id, each.number) for each in discussed] == numbered
    assert discussed[1].label == "Buku 1 Bab 2 Gambaran Umum dan Analisis Masa Depan"


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("closing", "Buku 2 Bab 7 Penutup"),
        ("summary_decision", "Buku 3, Keputusan Wali Kota"),
        ("record", "Lampiran 6. Berita Acara dan Lembar Komitmen"),
        ("abbreviations", "Buku 1, Daftar Singkatan"),
    ],
)
def test_a_chapter_is_named_by_its_book_and_number(key: str, label: str) -> None:
    found = course_outline().chapter(key, "Wali Kota")
    assert found is not None and found.label == label
    assert course_outline().chapter("horoskop", "Wali Kota") is None


def test_where_the_outline_comes_from_is_printed(full_plan: Plan) -> None:
    for book in make_books(full_plan, course_outline()):
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
        ("label: x\nbooks: [{name: a, title: A, chapters: [{chapter: horoskop, title: H}]}]", "dikenal: “horoskop”"),
    ],
)
def test_a_broken_outline_says_which_file_and_what(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "outline.yml").write_text(text, encoding="utf-8")
    with pytest.raises(CohortError, match=says) as caught:
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
