"""Telaah per bab: every chapter has a word, and what is not settled says who does what until when."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.outline import course_outline
from tests.curriculum.exercises.planning import assessed, codes, only_advice, world

EXERCISE = exercise("roadmap.chapters")
CORE = world(pillar="", sub_dimensions=(), seat="inti")
CHAPTERS = course_outline().discussed("Bupati")
PILLARS = [option.value for option in CORE.options("pillars")]
CHANGED = {
    "id": "actions",
    "word": "perubahan",
    "note": "Pagu mengikuti KUA-PPAS",
    "pillars": ["living"],
    "owner": "bkad",
    "due": "2024-09-30",
}


def values(**changed: Any) -> dict[str, Any]:
    """A word on every chapter; that on the action plan changed."""
    words = [{"id": chapter.id, "word": "sepakat"} for chapter in CHAPTERS if chapter.id != "actions"]
    given = {"held_on": "2024-09-11", "venue": "Bappeda", "led_by": "Sekda", "present": PILLARS}
    return {**given, "words": [*words, {**CHANGED, **changed}]}


def test_a_word_on_every_chapter_finds_nothing_and_carries_no_points() -> None:
    result = assessed(EXERCISE, values(), CORE)
    assert (result.maximum, result.findings) == (0, ())


@pytest.mark.parametrize("word", ["perubahan", "terbuka"])
@pytest.mark.parametrize("field", ["note", "pillars", "owner", "due"])
def test_what_is_not_settled_says_what_who_and_when(word: str, field: str) -> None:
    assert codes(assessed(EXERCISE, values(word=word, **{field: None}), CORE)) == {"ISI-01"}


def test_a_chapter_without_a_word_is_named() -> None:
    (finding,) = assessed(EXERCISE, values(word=""), CORE).red
    assert finding.code == "BAB-01" and "Buku 2 Bab 4 Rencana Aksi" in finding.message
    assert finding.place.row == "actions"
    assert len(assessed(EXERCISE, {"venue": "Bappeda"}, CORE).red) >= len(CHAPTERS)


@pytest.mark.parametrize("name", ["held_on", "venue", "led_by", "present"])
def test_the_berita_acara_needs_day_place_chair_and_who_was_there(name: str) -> None:
    assert codes(assessed(EXERCISE, {**values(), name: None}, CORE)) == {"ISI-01"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({**values(), "present": PILLARS[1:]}, "BAB-02"),
        (values(due="2024-09-10"), "BAB-03"),
        (values(due="2024-09-11"), ""),
        (values(word="sepakat"), "BAB-04"),
    ],
)
def test_what_may_be_meant_so_is_advice(changed: dict[str, Any], code: str) -> None:
    assert only_advice(assessed(EXERCISE, changed, CORE)) == ({code} if code else set())


@pytest.mark.parametrize("last", [[], [{"id": "actions", "word": ""}]])
def test_a_chapter_that_is_still_open_is_not_agreed(last: list[dict[str, Any]]) -> None:
    whole = values()
    assert codes(assessed(EXERCISE, {**whole, "words": [*whole["words"][:-1], *last]}, CORE)) == {"BAB-01"}
