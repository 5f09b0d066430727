"""Visi dan misi: people decide, the minutes hold it, and nothing costs points."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.vision_statement import tally
from bimtek.curriculum.findings import Weight
from tests.curriculum.exercises.planning import advice_codes, assessed, at_least, at_most, only_advice, red_codes, world

EXERCISE = exercise("vision.statement")
KEYWORDS = (
    Item("k1", "Cepat", "keywords", by=("meja-a",)),
    Item("k2", "cepat", "keywords", by=("meja-b",)),
    Item("k3", "cepat!", "keywords", by=("meja-b",)),
    Item("k4", "sehat", "keywords", by=("meja-c",)),
)
CONTEXT = world(
    pillar="",
    sub_dimensions=(),
    items={
        "visions": (Item("meja-a", "Cepat dan sehat", "visions"),),
        "proposed_missions": (Item("m1", "Mempercepat layanan", "proposed_missions"),),
    },
)


def candidate(sentence: str, votes: Any) -> dict[str, Any]:
    return {"id": sentence, "sentence": sentence, "drawn_from": ["meja-a"], "votes": votes}


GOOD: dict[str, Any] = {
    "candidates": [candidate("Cepat dan sehat.", 41), candidate("Sehat dan cepat.", 22)],
    "chosen": "Cepat dan sehat",
    "missions": ["m1"],
    "decided_by": "Pleno pertemuan I, dipimpin Sekda",
    "decided_on": "2024-06-12",
    "dissent": "tidak ada",
}


def test_a_recorded_decision_finds_nothing_and_carries_no_points() -> None:
    result = assessed(EXERCISE, GOOD, CONTEXT)
    assert (result.points, result.maximum, result.findings) == (0, 0, ())


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"candidates": []}, "ISI-03 VIS-05"),
        ({"dissent": ""}, "ISI-01"),
        ({"decided_by": ""}, "ISI-01"),
        ({"decided_on": "besok"}, "ISI-02"),
        ({"missions": ["m7"]}, "ISI-01"),
        ({"candidates": [{**candidate("Cepat dan sehat", 1), "drawn_from": ["meja-x"]}]}, "ISI-01"),
        ({"candidates": [candidate("Cepat dan sehat", 1), candidate("Sehat", None)]}, "VIS-03"),
        ({"candidates": [candidate("Cepat dan sehat", -1)]}, "VIS-03"),
        ({"candidates": [candidate("Cepat dan sehat", 1.5)]}, "VIS-03"),
        ({"chosen": ""}, "VIS-04"),
        ({"chosen": "Cepat, sehat dan kaya"}, "VIS-05"),
    ],
)
def test_what_the_core_team_can_mend_is_red(changes: dict[str, Any], found: str) -> None:
    assert red_codes(assessed(EXERCISE, GOOD | changes, CONTEXT)) == set(found.split())


@pytest.mark.parametrize(("number", "can_be_compared"), at_most(3))
def test_three_candidates_can_be_compared(number: int, can_be_compared: bool) -> None:
    candidates = [candidate("Cepat dan sehat", 1), *(candidate(f"Calon {nth}", 1) for nth in range(number - 1))]
    found = red_codes(assessed(EXERCISE, GOOD | {"candidates": candidates}, CONTEXT))
    assert found == (set() if can_be_compared else {"VIS-02"})


@pytest.mark.parametrize(("votes", "are_people"), [*at_least(0), (1, True), ("1.5", False)])
def test_votes_are_people(votes: Any, are_people: bool) -> None:
    found = red_codes(assessed(EXERCISE, GOOD | {"candidates": [candidate("Cepat dan sehat", votes)]}, CONTEXT))
    assert found == (set() if are_people else {"VIS-03"})


@pytest.mark.parametrize(
    ("decided_by", "found"),
    [("Pleno, dipimpin Sekda", {"VIS-07"}), ("Pleno secara Mufakat, dipimpin Sekda", set())],
)
def test_without_a_vote_the_plenary_says_that_it_agreed(decided_by: str, found: set[str]) -> None:
    uncounted = [candidate("Cepat dan sehat", None), candidate("Sehat dan cepat", None)]
    result = assessed(EXERCISE, GOOD | {"candidates": uncounted, "decided_by": decided_by}, CONTEXT)
    assert advice_codes(result) == found and not result.red
    assert "VIS-07" not in advice_codes(assessed(EXERCISE, GOOD | {"candidates": []}, CONTEXT))


def test_a_choice_against_the_count_asks_for_the_reason() -> None:
    assert only_advice(assessed(EXERCISE, GOOD | {"chosen": "Sehat dan cepat."}, CONTEXT)) == {"VIS-06"}


def test_the_tally_counts_tables_not_rows_and_is_told() -> None:
    context = world(items={"keywords": KEYWORDS, **CONTEXT.items})
    assert [(entry.word.casefold().strip("!"), len(entry.tables)) for entry in tally(context)] == [
        ("cepat", 2),
        ("sehat", 1),
    ]
    (finding,) = [found for found in assessed(EXERCISE, GOOD, context).findings if found.code == "VIS-01"]
    assert "(2 meja)" in finding.message
    assert finding.weight is Weight.INFO


@pytest.mark.parametrize(("number", "all_shown"), at_most(8))
def test_the_tally_shows_eight_words(number: int, all_shown: bool) -> None:
    words = tuple(Item(f"k{nth}", f"kata{nth}", "keywords", by=("meja-a",)) for nth in range(number))
    context = world(items={"keywords": words, **CONTEXT.items})
    (finding,) = [found for found in assessed(EXERCISE, GOOD, context).findings if found.code == "VIS-01"]
    assert finding.message.count("meja)") == 8
    assert (f"kata{number - 1} " in finding.message) is all_shown


def test_a_word_of_signs_only_is_not_counted() -> None:
    assert tally(world(items={"keywords": (Item("k1", "…!", "keywords", by=("meja-a",)),)})) == ()


@pytest.mark.parametrize(
    ("votes", "found"),
    [
        ((22, 41), {"VIS-06"}),
        ((41, 41), set()),
        ((41, 22), set()),
        ((None, 41), set()),  # nobody counted yet what was chosen
        ((22, None), set()),
        ((None, None), {"VIS-07"}),
    ],
)
def test_only_counted_votes_are_compared(votes: tuple[int | None, int | None], found: set[str]) -> None:
    candidates = [candidate("Cepat dan sehat", votes[0]), candidate("Sehat dan cepat", votes[1])]
    assert advice_codes(assessed(EXERCISE, GOOD | {"candidates": candidates}, CONTEXT)) == found
