"""Visi: tetapkan. A verdict with a factor as reason, words that agree with it, and a confirmation with its date."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.assessment_vision import defaults
from tests.curriculum.exercises.planning import assessed, codes, only_advice, red_codes, world

EXERCISE = exercise("assessment.vision")
FIRST = "Pada 2034 Bangli cepat melayani, sampai di desa yang paling jauh."
NEW = "Pada 2034 Bangli jengah: cepat melayani, sampai di desa yang paling jauh."
CONTEXT = world(
    pillar="",
    seat="inti",
    today=datetime.date(2024, 7, 9),
    items={
        "swot_factors": (Item("f1", "Banjar bergerak", "swot_factors", pillar="society"),),
        "proposed_missions": (Item("m1", "Mempercepat layanan", "proposed_missions"),),
    },
    agreed={"vision.statement": {"chosen": FIRST, "missions": ["m1"], "dissent": "tidak ada"}},
)
SOUND: dict[str, Any] = {
    "verdict": "ubah",
    "vision": NEW,
    "missions": ["m1"],
    "factors": ["f1"],
    "reason": "Banjar belum terbaca",
    "decided_by": "Pleno II",
    "decided_on": "2024-07-10",
    "confirmed": "sudah",
    "confirmed_on": "2024-07-10",
    "document": "Nota dinas",
}
AWAITED = {"confirmed": "belum", "asked_by": "setda", "asked_until": "2024-07-09"}


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"verdict": "tetap", "vision": FIRST},
        {"verdict": "tetap", "vision": FIRST.replace(",", "").upper()},  # a comma is no revision
        AWAITED,
        {**AWAITED, "confirmed_on": None, "document": ""},
        {**AWAITED, "confirmed_on": "2024-07-09"},  # left from before
        {"asked_until": "2024-07-08"},
        {"vision": " ".join(["kata"] * 30)},
    ],
)
def test_a_sound_decision_finds_nothing(changed: dict[str, Any]) -> None:
    assert codes(assessed(EXERCISE, {**SOUND, **changed}, CONTEXT)) == set()


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"verdict": ""}, "ISI-01"),
        ({"reason": ""}, "ISI-01"),
        ({"document": ""}, "ISI-01"),
        ({**AWAITED, "asked_by": ""}, "ISI-01"),
        ({**AWAITED, "asked_until": None}, "ISI-01"),
        ({"verdict": "", "factors": []}, "ISI-01"),
        ({"verdict": "tetap", "vision": ""}, "ISI-01"),
        ({"decided_on": None}, "ISI-01"),
        ({"confirmed_on": None}, "ISI-01"),
        ({"factors": []}, "PIS-01"),
        ({"factors": ["hilang"]}, "ISI-01 PIS-01"),
        ({"verdict": "tetap"}, "PIS-02"),
        ({"vision": FIRST}, "PIS-03"),
        ({"confirmed_on": "2024-07-09"}, "PIS-06"),
        ({**AWAITED, "asked_until": "2024-07-08"}, "PIS-07"),
    ],
)
def test_what_the_core_team_can_mend_is_red(changed: dict[str, Any], found: str) -> None:
    assert red_codes(assessed(EXERCISE, {**SOUND, **changed}, CONTEXT)) == set(found.split())


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"vision": " ".join(["kata"] * 31)}, "PIS-04"),
        ({"vision": "Mewujudkan kabupaten digital"}, "PIS-05"),
    ],
)
def test_guesses_are_amber(changed: dict[str, Any], code: str) -> None:
    found = assessed(EXERCISE, {**SOUND, **changed}, CONTEXT)
    assert only_advice(found) == {code}
    assert red_codes(found) == set()


def test_what_somebody_asked_for_in_meeting_one_wants_an_answer() -> None:
    noted = {"vision.statement": {"chosen": FIRST, "dissent": "Meja Economy meminta kata jengah."}}
    asked = world(pillar="", seat="inti", today=CONTEXT.today, items=CONTEXT.items, agreed=noted)
    assert only_advice(assessed(EXERCISE, SOUND, asked)) == {"PIS-08"}
    assert codes(assessed(EXERCISE, {**SOUND, "dissent": "Sudah masuk"}, asked)) == set()
    assert codes(assessed(EXERCISE, {**SOUND, "verdict": ""}, asked)) == {"ISI-01"}, "there is no decision yet"


def test_where_meeting_one_agreed_nothing_the_words_are_free() -> None:
    free = world(pillar="", seat="inti", today=CONTEXT.today, items=CONTEXT.items)
    assert codes(assessed(EXERCISE, {**SOUND, "verdict": "tetap"}, free)) == set()


def test_the_vision_of_meeting_one_stands_there_already() -> None:
    assert defaults(CONTEXT) == {"vision": FIRST, "missions": ["m1"]}
    assert defaults(world()) == {}
