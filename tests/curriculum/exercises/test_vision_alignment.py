"""Keselarasan: every issue of the table has a home in a document, or a reason."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.findings import Scope
from tests.curriculum.exercises.planning import advice_codes, assessed, red_codes, world

EXERCISE = exercise("vision.alignment")
OWN = {"sub_dimension": "governance.service"}
CONTEXT = world(
    items={
        "issues": (
            *(Item(name, f"Isu {name}", "issues", "governance", values=OWN) for name in "abc"),
            Item("x", "Isu meja lain", "issues", "living", values={"sub_dimension": "living.health"}),
        )
    }
)
LINKS = [
    {"id": "a", "missions": ["9"], "rtrw": "Kawasan rawan bencana"},
    {"id": "b", "priorities": ["2"]},
    {"id": "c", "reason": "Muncul sesudah RPJMD ditetapkan"},
]


def answer(**changes: Any) -> dict[str, Any]:
    """The sound answer with another row for issue c."""
    return {"links": [*LINKS[:2], {"id": "c", **changes}]}


def test_the_rows_are_the_table_s_own_issues() -> None:
    assert [option.value for option in CONTEXT.options("own_issues")] == ["a", "b", "c"]


def test_a_link_or_a_reason_for_every_issue_earns_everything() -> None:
    result = assessed(EXERCISE, {"links": LINKS}, CONTEXT)
    assert (result.points, result.maximum, result.findings) == (10, 10, ())


@pytest.mark.parametrize(
    "link",
    [
        {"missions": ["1"]},
        {"rpjpd": "Bab arah kebijakan"},
        {"rtrw": "Pasal 5"},
        {"priorities": ["5"]},
        {"tagline": "Malu bila terlambat"},
        {"reason": "Masalah baru"},
    ],
)
def test_one_of_them_is_enough(link: dict[str, Any]) -> None:
    assert assessed(EXERCISE, answer(**link), CONTEXT).points == 10


def test_an_issue_without_link_and_reason_costs_its_share() -> None:
    result = assessed(EXERCISE, answer(), CONTEXT)
    assert red_codes(result) == {"SLR-02"}
    assert result.points == pytest.approx(10 * 2 / 3, abs=0.01)


def test_a_mission_that_does_not_exist_is_named() -> None:
    assert red_codes(assessed(EXERCISE, answer(missions=["12"]), CONTEXT)) == {"ISI-01"}


def test_without_issues_the_form_says_what_to_do_first() -> None:
    result = assessed(EXERCISE, {}, world())
    assert (red_codes(result), result.points) == ({"SLR-01"}, 0)


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ({"rpjpd": "Selaras"}, True),
        ({"rpjpd": "Bab arah kebijakan"}, False),
        ({"rtrw": "Sudah sesuai"}, True),
        ({"rtrw": "halaman 12"}, False),
    ],
)
def test_a_document_is_named_with_its_place(link: dict[str, Any], found: bool) -> None:
    result = assessed(EXERCISE, answer(**link), CONTEXT)
    assert ("SLR-03" in advice_codes(result)) is found
    assert result.points == 10


@pytest.mark.parametrize(
    ("missions", "found"),
    [
        ([["9"], ["9"], ["9"]], True),
        ([["9"], ["9"]], False),  # two issues may well serve one mission
        ([["9"], ["9"], ["8"]], False),
        ([["9"], ["9"], []], False),
        ([[], [], []], False),
    ],
)
def test_one_mission_for_everything_is_advised_against(missions: list[list[str]], found: bool) -> None:
    links = [{"id": name, "missions": each, "reason": "x"} for name, each in zip("abc", missions, strict=False)]
    assert ("SLR-04" in advice_codes(assessed(EXERCISE, {"links": links}, CONTEXT))) is found


def test_missions_whose_words_nobody_brought_are_told_to_the_core() -> None:
    result = assessed(EXERCISE, answer(missions=["9", "3", "1"]), CONTEXT)
    [finding] = [one for one in result.findings if one.code == "SLR-05"]
    assert finding.scope is Scope.PLAN and "Misi 1, 3 belum" in finding.message
    assert result.points == 10
