"""Isu strategis: each check passes a sound answer and finds the fault that it is there for."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from tests.curriculum.exercises.planning import advice_codes, assessed, red_codes, world

EXERCISE = exercise("vision.issues")
CONTEXT = world(
    items={"chosen_facts": (Item("f1", "Desa tanpa sinyal", "chosen_facts"),)}, tombstones={"f9": "Angka lama"}
)


def issue(name: str, *usg: int | None, **changes: Any) -> dict[str, Any]:
    ratings = dict(zip(("urgency", "seriousness", "growth"), usg, strict=True))
    return {
        "id": name,
        "title": "Warga desa terpencil tidak dapat melapor keadaan darurat",
        "affected": "Keluarga di delapan desa pegunungan, terutama lansia",
        "evidence": ["f1"],
        "sub_dimension": "governance.service",
        **ratings,
        **changes,
    }


ISSUES = [issue("a", 5, 5, 4), issue("b", 4, 4, 4), issue("c", 3, 3, 2)]


def test_sound_issues_earn_everything_and_find_nothing() -> None:
    result = assessed(EXERCISE, {"issues": ISSUES}, CONTEXT)
    assert (result.points, result.maximum, result.findings) == (25, 25, ())


@pytest.mark.parametrize("empty", [{}, {"issues": []}, {"issues": [{"id": "a"}]}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty, CONTEXT).points == 0


@pytest.mark.parametrize(
    ("last", "found"),
    [
        (issue("c", 3, 3, 2, title=""), "ISI-01"),
        (issue("c", 3, 3, 2, sub_dimension="economy.industry"), "ISI-01"),  # another table's
        (issue("c", 3, 3, None), "ISI-01 ISU-04"),
        (issue("c", 3, None, 3), "ISI-01 ISU-04"),
        (issue("c", None, 3, 3), "ISI-01 ISU-04"),
        (issue("c", 3, 3, 2, urgency=7), "ISI-02 ISU-04"),
        (issue("c", 3, 3, 2, evidence=[]), "ISU-01"),
        (issue("c", 3, 3, 2, evidence=["f9"]), "ISI-01 ISU-01"),
        (issue("c", 5, 5, 5), "ISU-02"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(last: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, {"issues": [*ISSUES[:2], last]}, CONTEXT)
    assert red_codes(result) == set(found.split())
    assert 0 < result.points < 25


def test_two_issues_are_too_few() -> None:
    assert red_codes(assessed(EXERCISE, {"issues": ISSUES[:2]}, CONTEXT)) == {"ISI-03"}


def test_equal_sums_may_stand_in_either_order() -> None:
    same = [issue("a", 5, 5, 4), issue("b", 4, 5, 5), issue("c", 3, 3, 2)]
    assert assessed(EXERCISE, {"issues": same}, CONTEXT).points == 25


def test_order_earns_nothing_before_everything_is_rated() -> None:
    order = {
        line.title: line.earned for line in assessed(EXERCISE, {"issues": [issue("a", 5, 5, None)]}, CONTEXT).lines
    }
    assert order["Urut menurut jumlah USG"] == 0


@pytest.mark.parametrize(
    ("title", "disguised"),
    [
        ("Belum ada aplikasi pengaduan terpadu", True),
        ("Pembangunan command center kabupaten", True),
        ("Delapan desa belum terjangkau sinyal", False),
        ("Belum ada jaringan internet di tiga desa", False),
    ],
)
def test_a_solution_in_disguise_is_advised_against(title: str, disguised: bool) -> None:
    result = assessed(EXERCISE, {"issues": [issue("z", 5, 5, 5, title=title), *ISSUES]}, CONTEXT)
    assert ("ISU-03" in advice_codes(result)) is disguised
    assert result.points == 25


@pytest.mark.parametrize(
    ("sums", "found"),
    [
        ([9, 9, 9], {"ISU-05"}),
        ([9, 9, 9, 9], {"ISU-05"}),
        ([9, 9], set()),  # two equal ones are no wonder
        ([10, 9, 9], set()),
        ([None, None, None], set()),  # nothing was weighed yet
        ([9, 9, 9, None], set()),
    ],
)
def test_equal_ratings_are_advised_against(sums: list[int | None], found: set[str]) -> None:
    issues = [issue(str(nth), 3, 3, None if each is None else each - 6) for nth, each in enumerate(sums)]
    assert advice_codes(assessed(EXERCISE, {"issues": issues}, CONTEXT)) == found
