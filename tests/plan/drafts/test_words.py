"""Long texts are shown by what changed in them; origins in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bimtek.plan.drafts.passages import Origin
from bimtek.plan.drafts.words import LONGEST, NOBODY, WHOLE, excerpts, origin_words
from bimtek.plan.model import Plan

LONG = "Desa yang jauh dari jalan besar menunggu pertolongan paling lama karena tidak ada sinyal. " * 3


def test_short_texts_are_shown_whole() -> None:
    assert excerpts("Empat program.", "Lima program.") == ("Empat program.", "Lima program.")


def test_of_a_long_text_only_the_change_is_shown_between_whole_words() -> None:
    old, new = excerpts(f"{LONG}Empat desa. {LONG}", f"{LONG}Sembilan desa. {LONG}")
    assert "Empat desa." in old and "Sembilan desa." in new
    assert old.startswith("… ") and old.endswith(" …") and len(old) < WHOLE
    assert set(old.strip("… ").split()) <= set(f"{LONG} Empat desa.".split())


def test_what_was_added_at_the_end_is_shown() -> None:
    assert excerpts(LONG.strip(), f"{LONG}Notulanya diumumkan.")[1].endswith("ada sinyal. Notulanya diumumkan.")


@given(st.text("ab ", max_size=400), st.text("ab ", max_size=400))
def test_two_different_texts_never_look_the_same(old: str, new: str) -> None:
    shown = excerpts(" ".join(old.split()), " ".join(new.split()))
    assert (shown[0] == shown[1]) == (old.split() == new.split())


def test_a_very_long_text_is_cut() -> None:
    assert len(excerpts("", "kata " * 900)[1]) <= LONGEST + 2


@pytest.mark.parametrize(
    ("origins", "words"),
    [
        ((), NOBODY),
        ((Origin("vision.issues", ("meja-living",)),), "Isu strategis (Meja Living)"),
        ((Origin("vision.issues", ("a", "b", "c")),), "Isu strategis (3 meja)"),
        (
            (Origin("vision.issues", ()),) * 4,
            "Isu strategis (belum ada)\nIsu strategis (belum ada)\ndan 2 latihan lain",
        ),
    ],
)
def test_origins_are_told_in_words(origins: tuple[Origin, ...], words: str, full_plan: Plan) -> None:
    assert origin_words(origins, full_plan) == words
    assert not origins or origin_words(origins, full_plan, near=True) == f"di dekatnya:\n{words}"
