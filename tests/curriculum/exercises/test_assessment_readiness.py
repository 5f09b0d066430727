"""Kesiapan: each check passes a sound answer and finds the fault that it is there for."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.components import COMPONENTS
from bimtek.curriculum.exercises.assessment_readiness import Readiness, ReadinessAnswer
from bimtek.curriculum.fields import Merge
from tests.curriculum.exercises.planning import advice_codes, assessed, at_least, codes, only_advice, red_codes, world

EXERCISE = exercise("assessment.readiness")
CONTEXT = world(today=datetime.date(2024, 7, 9))
SHOWN = {"rating": 3, "evidence": "ada", "document": "Perbup layanan pengaduan", "number": "6", "year": 2021}
PROMISED = {"rating": 4, "evidence": "menyusul", "owner": "bag-hukum", "due": "2024-07-30"}
NOTHING = {"rating": 2, "evidence": "belum"}


def values(**changed: Any) -> dict[str, Any]:
    """All nine components; the first one changed."""
    rows = [{"id": entry.id, **(PROMISED if number % 2 else NOTHING)} for number, entry in enumerate(COMPONENTS)]
    return {"components": [{"id": COMPONENTS[0].id, **SHOWN, **changed}, *rows[1:]]}


def test_sound_ratings_earn_everything_and_find_nothing() -> None:
    result = assessed(EXERCISE, values(), CONTEXT)
    assert (result.points, result.maximum, result.findings) == (23, 23, ())


@pytest.mark.parametrize("empty", [{}, {"components": []}, {"components": [{"id": entry.id} for entry in COMPONENTS]}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty, CONTEXT).points == 0


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"rating": None}, "ISI-01"),
        ({"rating": None, "evidence": "belum"}, "ISI-01"),
        ({"rating": 6}, "ISI-02"),
        ({"document": ""}, "ISI-01"),
        ({"year": None}, "ISI-01"),
        ({"evidence": "menyusul", "owner": "", "due": "2024-08-01"}, "ISI-01"),
        ({"evidence": "menyusul", "owner": "bag-hukum", "due": None}, "ISI-01"),
        ({"evidence": ""}, "KES-01"),
        ({"evidence": "belum"}, "KES-02"),
        ({"evidence": "menyusul", "owner": "bag-hukum", "due": "2024-07-08"}, "KES-03"),
        ({"id": "struktur.cuaca"}, "ISI-01 KES-04"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert codes(result) == red_codes(result) == set(found.split())
    assert 0 < result.points < 23


def test_one_rated_component_earns_a_ninth() -> None:
    result = assessed(EXERCISE, {"components": [{"id": COMPONENTS[0].id, **SHOWN}]}, CONTEXT)
    assert result.points == 2.56


def test_the_same_component_nine_times_is_one() -> None:
    nine = [{"id": COMPONENTS[0].id, **SHOWN}] * len(COMPONENTS)
    result = assessed(EXERCISE, {"components": nine}, CONTEXT)
    assert "KES-04" in red_codes(result)
    assert result.points < 23


def test_a_low_rating_needs_no_evidence_and_a_promise_may_fall_due_today() -> None:
    today = {"evidence": "menyusul", "owner": "bag-hukum", "due": CONTEXT.today.isoformat()}
    assert assessed(EXERCISE, values(**NOTHING), CONTEXT).points == 23
    assert assessed(EXERCISE, values(**today), CONTEXT).points == 23


@pytest.mark.parametrize(("rating", "needs_evidence"), at_least(3))
def test_from_three_on_somebody_must_be_able_to_see_it(rating: int, needs_evidence: bool) -> None:
    found = red_codes(assessed(EXERCISE, values(evidence="belum", rating=rating), CONTEXT))
    assert found == ({"KES-02"} if needs_evidence else set())


@pytest.mark.parametrize("changes", [{"number": ""}, {"due": "2024-07-08"}, {"note": ""}])
def test_what_is_not_asked_may_be_open_or_left_from_before(changes: dict[str, Any]) -> None:
    assert assessed(EXERCISE, values(**changes), CONTEXT).findings == ()


def test_nature_and_culture_may_stay_open() -> None:
    assert [name for name, field in ReadinessAnswer.fields.items() if not field.required] == ["nature", "culture"]


@pytest.mark.parametrize(
    ("ratings", "found"),
    [
        ([3] * 9, {"KES-05"}),
        ([3] * 8, set()),  # one component is not rated yet
        ([3] * 8 + [None], set()),
        ([3] * 8 + [4], set()),
        ([None] * 9, set()),
    ],
)
def test_nine_equal_ratings_are_advised_against(ratings: list[int | None], found: set[str]) -> None:
    rows = [{"id": each.id, **SHOWN, "rating": r} for each, r in zip(COMPONENTS, ratings, strict=False)]
    assert advice_codes(assessed(EXERCISE, {"components": rows}, CONTEXT)) == found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"year": 2024}, set()),
        ({"year": 2025}, {"KES-06"}),
        ({**PROMISED, "year": 2025}, set()),  # left from before
    ],
)
def test_a_year_to_come_is_advised_against(changes: dict[str, Any], found: set[str]) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert (only_advice(result), result.points) == (found, 23)


def test_components_are_nine_in_three_groups_with_anchors_in_their_hint() -> None:
    assert len({entry.id for entry in COMPONENTS}) == 9
    assert [entry.group for entry in COMPONENTS] == ["Struktur"] * 3 + ["Infrastruktur"] * 3 + ["Suprastruktur"] * 3
    for entry, option in zip(COMPONENTS, CONTEXT.options("components"), strict=True):
        assert (option.value, option.label, option.group) == (entry.id, entry.name, entry.group)
        assert all(anchor in option.hint for anchor in entry.anchors)


def test_a_row_is_named_by_its_component_and_the_rating_is_averaged() -> None:
    assert Readiness.read({"id": "struktur.sdm"}).label_in(CONTEXT) == "Sumber daya manusia"
    assert Readiness.fields["rating"].merge is Merge.AVERAGE
