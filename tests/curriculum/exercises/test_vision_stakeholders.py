"""Pemangku kepentingan: complete rows, contributions that can be kept, and who is missing on the map."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.exercises.vision_stakeholders import PENTAHELIX
from bimtek.curriculum.findings import Scope
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, red_codes

EXERCISE = exercise("vision.stakeholders")
KINDS = [kind for kind, _, _ in PENTAHELIX]


def party(row: str, unit: str = "pemerintah", **changes: Any) -> dict[str, Any]:
    return {
        "id": row,
        "name": f"Pihak {row}",
        "kind": unit,
        "influence": 4,
        "interest": 4,
        "role": "Pemilik data",
        "contribution": "Dua petugas setiap pekan",
        "state": "dijajaki",
        **changes,
    }


PARTIES = [party(str(n), kind, influence=1 + n % 5) for n, kind in enumerate(KINDS)]


def answer(*changed: dict[str, Any]) -> dict[str, Any]:
    return {"stakeholders": [*PARTIES[: len(PARTIES) - len(changed)], *changed]}


def test_five_sound_parties_earn_everything_and_find_nothing() -> None:
    result = assessed(EXERCISE, answer())
    assert (result.points, result.maximum, result.findings) == (12, 12, ())


@pytest.mark.parametrize("empty", [{}, {"stakeholders": []}, {"stakeholders": [{"id": "a"}]}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty).points == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"influence": None}, "ISI-01"),
        ({"interest": 6}, "ISI-02"),
        ({"contribution": ""}, "ISI-01"),
        ({"kind": "lain"}, "ISI-01"),
        ({"state": "sanggup"}, "ISI-01"),  # and nobody is named who said so
        ({"name": "PIHAK  0"}, "PKP-01"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, answer(party("z", "media", **changes)))
    assert red_codes(result) == {code}
    assert 0 < result.points < 12


def test_parties_without_a_name_are_not_one() -> None:
    nameless = [party(name, "media", name="") for name in "yz"]
    assert red_codes(assessed(EXERCISE, answer(*nameless))) == {"ISI-01"}


def test_before_anybody_is_named_no_kind_is_missed() -> None:
    assert codes(assessed(EXERCISE, {})) == {"ISI-03"}


def test_four_parties_are_too_few() -> None:
    assert red_codes(assessed(EXERCISE, {"stakeholders": PARTIES[:4]})) == {"ISI-03"}


def test_who_has_agreed_is_named() -> None:
    result = assessed(EXERCISE, answer(party("z", "media", state="sanggup", agreed_by="Ketua, Juni 2024")))
    assert (result.red, result.points) == ((), 12)


def test_a_missing_kind_is_for_the_pillar_and_costs_the_table_nothing() -> None:
    result = assessed(EXERCISE, answer(party("z", "pemerintah")))
    [finding] = [one for one in result.findings if one.code == "PKP-02"]
    assert (finding.scope, result.points) == (Scope.PILLAR, 12)
    assert "media" in finding.message and "akademisi" not in finding.message


@pytest.mark.parametrize(
    ("contribution", "empty"),
    [
        ("Mendukung program pemerintah", True),
        ("Siap mendukung", True),
        ("berperan aktif", True),
        ("Dua petugas setiap pekan", False),
        ("Mendukung posko dengan dua petugas jaga setiap malam Minggu", False),
    ],
)
def test_a_promise_that_nobody_can_keep_is_advised_against(contribution: str, empty: bool) -> None:
    result = assessed(EXERCISE, answer(party("z", "media", contribution=contribution)))
    assert ("PKP-03" in advice_codes(result)) is empty
    assert result.points == 12


@pytest.mark.parametrize(
    ("influence", "interest", "state", "found"),
    [
        (4, 3, "belum", True),
        (5, 1, "belum", True),
        (3, 3, "belum", False),
        (4, 4, "belum", False),
        (None, 3, "belum", False),
        (4, None, "belum", False),
        (4, 3, "dijajaki", False),
    ],
)
def test_who_can_stop_everything_is_visited_first(
    influence: int | None, interest: int | None, state: str, found: bool
) -> None:
    changed = party("z", "media", influence=influence, interest=interest, state=state)
    assert ("PKP-04" in advice_codes(assessed(EXERCISE, answer(changed)))) is found


@pytest.mark.parametrize(
    ("places", "found"),
    [
        ([(4, 4)] * 5, True),
        ([(4, 4)] * 4, False),  # few at one place are no wonder
        ([(4, 4)] * 4 + [(4, 3)], False),
        ([(4, 4)] * 5 + [(None, None)], False),
        ([(None, None)] * 5, False),  # nothing was rated yet
        ([(4, None)] * 5, False),
        ([(None, 4)] * 5, False),
    ],
)
def test_a_map_with_everybody_in_one_place_is_advised_against(
    places: list[tuple[int | None, int | None]], found: bool
) -> None:
    rows = [party(str(n), KINDS[n % 5], influence=here, interest=there) for n, (here, there) in enumerate(places)]
    assert ("PKP-05" in advice_codes(assessed(EXERCISE, {"stakeholders": rows}))) is found
