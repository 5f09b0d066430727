"""One book, three files: who compares them finds the same headings, captions, figures and lists."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.plan.characters import printable
from bimtek.plan.render.pages import lay_out
from tests.plan.render.conftest import Opened
from tests.plan.render.sample import BOOK, INDEX

PAGES = lay_out(BOOK)


@pytest.fixture(params=["word", "pdf", "page"])
def opened(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(f"opened_{request.param}")


def test_headings_carry_the_numbers_of_the_book(opened: Opened) -> None:
    assert opened.headings == [(entry.level, entry.label) for entry in PAGES.headings]


def test_captions_count_through_the_whole_book(opened: Opened) -> None:
    expected = [entry.label for entry in (*PAGES.tables, *PAGES.figures)]
    assert sorted(opened.captions) == sorted(expected)


def test_every_figure_is_there_with_its_words_for_who_cannot_see_it(opened: Opened) -> None:
    alts = [figure.alt for figure in PAGES.drawn.values()]
    assert opened.alts in (alts, [printable(alt) for alt in alts])


def test_the_lists_at_the_front_name_everything(opened: Opened) -> None:
    expected = [entry.label for entry in (*PAGES.headings, *PAGES.tables, *PAGES.figures)]
    assert opened.contents == expected


def test_cover_tells_what_the_book_is(opened: Opened) -> None:
    cover = BOOK.cover
    for text in (cover.region, cover.title, cover.subtitle, str(cover.year), cover.status, cover.notice):
        assert text in opened.text


def test_gaps_are_marked_and_say_who_fills_them(opened: Opened) -> None:
    text = " ".join(opened.text.split())
    assert "Belum terisi." in text
    assert "assessment.readiness" in text
    assert "Ditunggu dari: Meja Ekonomi, Meja Lingkungan." in text


def test_an_index_that_needs_clicks_is_in_the_page_alone(
    opened_word: Opened, opened_pdf: Opened, opened_page: Opened
) -> None:
    assert INDEX.title in opened_page.text
    assert INDEX.title not in opened_word.text and INDEX.title not in opened_pdf.text
