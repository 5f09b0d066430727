"""Lines of the page for the head of the region."""

import pytest

from bimtek.plan.review.front_page import LONGEST, _short


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Dasar hukum: belum ada.", "Dasar hukum: belum ada."),
        ("a" * 70 + "; " + "kata " * 20, "a" * 70 + " …"),
        ("Awal. " + "kata " * 40, ("Awal. " + "kata " * 40)[:LONGEST].rsplit(" ", 1)[0] + " …"),
    ],
)
def test_a_long_line_ends_with_a_clause_or_a_word(text: str, line: str) -> None:
    assert _short(text) == line
