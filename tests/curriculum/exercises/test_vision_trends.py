"""Analisis masa depan: two sides, tied to a figure or a document, felt by somebody."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, red_codes, world

EXERCISE = exercise("vision.trends")
CONTEXT = world(
    items={"chosen_facts": (Item("f1", "Desa tanpa sinyal", "chosen_facts"),)}, tombstones={"f9": "Angka lama"}
)


def trend(name: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": name,
        "title": f"Pedagang menerima pembayaran nontunai ({name})",
        "scope": "nasional",
        "chance": "Penerimaan tercatat",
        "threat": "Pedagang tua kehilangan pembeli",
        "felt_by": "Pedagang pasar rakyat",
        "facts": ["f1"],
        **changes,
    }


def test_two_sound_trends_earn_everything_and_find_nothing() -> None:
    result = assessed(
        EXERCISE, {"trends": [trend("a"), trend("b", facts=[], document="Renstra 2023, hlm. 4")]}, CONTEXT
    )
    assert (result.points, result.maximum, result.findings) == (10, 10, ())


def test_one_trend_earns_for_itself_and_not_for_the_number() -> None:
    result = assessed(EXERCISE, {"trends": [trend("a")]}, CONTEXT)
    assert (red_codes(result), result.points) == ({"ISI-03"}, 4)


@pytest.mark.parametrize("empty", [{}, {"trends": []}, {"trends": [{"id": "a"}]}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty, CONTEXT).points == 0


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"facts": []}, "TRN-01"),
        ({"facts": ["f9"]}, "ISI-01 TRN-01"),
        ({"title": ""}, "ISI-01"),
        ({"scope": "kecamatan"}, "ISI-01"),
        ({"felt_by": ""}, "ISI-01"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, {"trends": [trend("a"), trend("b", **changes)]}, CONTEXT)
    assert red_codes(result) == set(found.split())
    assert 0 < result.points < 10


def test_the_same_trend_twice_is_one() -> None:
    twice = [trend("a", title="Tamu kembali"), trend("b", title="tamu  kembali")]
    assert red_codes(assessed(EXERCISE, {"trends": twice}, CONTEXT)) == {"TRN-02"}
    nameless = [trend(name, title="") for name in "ab"]
    assert red_codes(assessed(EXERCISE, {"trends": nameless}, CONTEXT)) == {"ISI-01"}


@pytest.mark.parametrize(
    ("changes", "code", "found"),
    [
        ({"document": "Laporan BPS"}, "TRN-03", True),
        ({"document": "Laporan BPS 2023"}, "TRN-03", False),
        ({"felt_by": "Seluruh masyarakat"}, "TRN-04", True),
        ({"felt_by": "masyarakat luas"}, "TRN-04", True),
        ({"felt_by": "Masyarakat desa tanpa sinyal"}, "TRN-04", False),
        ({"chance": "Sama", "threat": "sama"}, "TRN-06", True),
        ({"chance": "Sama", "threat": "lain"}, "TRN-06", False),
    ],
)
def test_guesses_about_wording_are_advice(changes: dict[str, Any], code: str, found: bool) -> None:
    result = assessed(EXERCISE, {"trends": [trend("a"), trend("b", **changes)]}, CONTEXT)
    assert (code in advice_codes(result)) is found
    assert result.points == 10


def test_two_open_sides_are_not_called_the_same() -> None:
    found = codes(assessed(EXERCISE, {"trends": [trend("a"), trend("b", chance="", threat="")]}, CONTEXT))
    assert found == {"ISI-01"}


@pytest.mark.parametrize(
    ("scopes", "found"),
    [(("lokal", "lokal"), True), (("lokal", "global"), False), (("lokal",), False), (("lokal",) * 3, True)],
)
def test_a_table_that_looks_only_nearby_is_asked_to_look_further(scopes: tuple[str, ...], found: bool) -> None:
    trends = [trend(str(nth), scope=scope) for nth, scope in enumerate(scopes)]
    assert ("TRN-05" in advice_codes(assessed(EXERCISE, {"trends": trends}, CONTEXT))) is found
