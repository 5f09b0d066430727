from __future__ import annotations

import pytest

from bimtek.plan.blocks import Column, Table
from bimtek.plan.fitting import LETTER, PADDING, SIZES, TEXT_WIDTH, breakable, fit
from tests.plan.render.sample import PROGRAMME_COLUMNS, programme_rows


def table(*columns: Column, rows: tuple[tuple[str, ...], ...] = (), landscape: bool = False) -> Table:
    return Table("Tabel", columns, rows or (tuple("x" for _ in columns),), landscape=landscape)


def test_widths_add_to_the_page() -> None:
    for made in (table(Column("A")), table(Column("A", width=1), Column("B", width=9))):
        assert sum(fit(made).shares) == pytest.approx(1)


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    made = table(Column("No", width=1), Column("Pertanggungjawaban"[:14], width=1), Column("Uraian", width=30))
    fitted = fit(made)
    assert fitted.shares[1] * TEXT_WIDTH[False] >= 14 * LETTER * fitted.size + PADDING


def test_fourteen_columns_fit_on_a_landscape_page_in_readable_letters() -> None:
    fitted = fit(Table("Program", PROGRAMME_COLUMNS, programme_rows(20), landscape=True))
    assert fitted.size >= 7
    assert min(fitted.letters) >= 2
    assert fitted.letters[3] >= 20  # the activities, which are sentences
    assert fitted.whole_rows


def test_few_columns_get_large_letters_and_many_small_ones() -> None:
    sizes = [fit(table(*(Column("A") for _ in range(count)), landscape=True)).size for count in (2, 8, 11, 14)]
    assert sizes == sorted(SIZES, reverse=True)


def test_a_row_longer_than_a_page_may_be_split() -> None:
    assert not fit(table(Column("A"), rows=(("kata " * 2000,),))).whole_rows


def test_equal_wishes_give_the_longer_text_more_room() -> None:
    fitted = fit(table(Column("A"), Column("B"), rows=(("x", "uraian yang panjang sekali " * 8),)))
    assert fitted.shares[1] > 2 * fitted.shares[0]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("penanggulangan", ["pe", "nang", "gu", "la", "ngan"]),
        ("infrastruktur", ["in", "fras", "truk", "tur"]),
        ("kependudukan", ["ke", "pen", "du", "du", "kan"]),
        ("kenyamanan", ["ke", "nya", "ma", "nan"]),
    ],
)
def test_indonesian_words_break_between_syllables(word: str, parts: list[str]) -> None:
    assert breakable(word, 5).split("\u00ad") == parts


def test_only_words_that_are_too_long_break_and_no_letter_is_lost() -> None:
    text = "desa wisata https://www.banglikab.go.id/layanan/publik?x=1 dan " + "a" * 90
    broken = breakable(text, 20)
    assert broken.replace("\u200b", "").replace("\u00ad", "") == text
    assert broken.startswith("desa wisata https")
    assert max(len(part) for part in broken.replace("\u200b", " ").split()) <= 20


def test_a_short_table_stays_together_and_a_long_one_does_not() -> None:
    assert fit(table(Column("A"), rows=(("pendek",),) * 8)).together
    assert not fit(table(Column("A"), rows=(("pendek",),) * 40)).together
    assert not fit(table(Column("A"), Column("B"), rows=(("x", "kata " * 500),))).together
