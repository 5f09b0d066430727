"""Visi dan misi: people decide, the minutes hold it, and nothing costs points."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.vision_statement import tally
from tests.curriculum.exercises.planning import assessed, codes, red_codes, world

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
    ("changes", "code"),
    [
        ({"candidates": []}, "ISI-03"),
        ({"dissent": ""}, "ISI-01"),
        ({"decided_by": ""}, "ISI-01"),
        ({"decided_on": "besok"}, "ISI-02"),
        ({"missions": ["m7"]}, "ISI-01"),
        ({"candidates": [candidate(f"Calon {number}", 1) for number in range(4)]}, "VIS-02"),
        ({"candidates": [candidate("Cepat dan sehat", None)]}, "VIS-03"),
        ({"candidates": [candidate("Cepat dan sehat", -1)]}, "VIS-03"),
        ({"candidates": [candidate("Cepat dan sehat", 1.5)]}, "VIS-03"),
        ({"chosen": ""}, "VIS-04"),
        ({"chosen": "Cepat, sehat dan kaya"}, "VIS-05"),
    ],
)
def test_what_the_core_team_can_mend_is_red(changes: dict[str, Any], code: str) -> None:
    assert code in red_codes(assessed(EXERCISE, GOOD | changes, CONTEXT))


def test_a_choice_against_the_count_asks_for_the_reason() -> None:
    assert codes(assessed(EXERCISE, GOOD | {"chosen": "Sehat dan cepat."}, CONTEXT)) == {"VIS-06"}


def test_the_tally_counts_tables_not_rows_and_is_told() -> None:
    context = world(items={"keywords": KEYWORDS, **CONTEXT.items})
    assert [(entry.word.casefold().strip("!"), len(entry.tables)) for entry in tally(context)] == [
        ("cepat", 2),
        ("sehat", 1),
    ]
    (finding,) = [found for found in assessed(EXERCISE, GOOD, context).findings if found.code == "VIS-01"]
    assert "(2 meja)" in finding.message
