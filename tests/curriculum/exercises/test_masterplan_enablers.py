"""Pengungkit: owner, year and kind of each; what is missing for the plan goes to the core team."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.exercises.masterplan_enablers import KINDS, LITERACY, PEOPLE, POLICY
from bimtek.curriculum.findings import Scope
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, only_advice, programme, red_codes, world

EXERCISE = exercise("masterplan.enablers")
CONTEXT = world(items={"programmes": (programme("p1", "Radio desa", start=2026),)}, pillar="", sub_dimensions=())


def row(kind: str, **changed: Any) -> dict[str, Any]:
    good: dict[str, Any] = {
        "id": f"e-{kind}",
        "kind": kind,
        "name": f"Yang harus ada: {kind}",
        "status": "belum",
        "content": "Isi pokoknya",
        "owner": "bappeda",
        "year": 2026,
    }
    good |= {"legal_form": "perbup"} if kind == POLICY else {}
    good |= {"trained": "Dua pegawai setiap OPD"} if kind in (PEOPLE, LITERACY) else {}
    return good | changed


def values(**changed: dict[str, Any] | None) -> dict[str, Any]:
    """One row of each kind; by kind what changes, None leaves the kind out."""
    return {"enablers": [row(kind, **(changed.get(kind) or {})) for kind in KINDS if changed.get(kind, {}) is not None]}


def test_one_of_each_kind_finds_nothing() -> None:
    assert assessed(EXERCISE, values(), CONTEXT).findings == ()


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"data": {"owner": ""}}, "ISI-01"),
        ({"data": {"year": None}}, "ISI-01"),
        ({PEOPLE: {"trained": ""}}, "ISI-01"),
        ({"data": {"year": 2024}}, "PGK-01"),
        ({"data": {"year": 2025}}, ""),
        ({"data": {"year": 2034}}, ""),
        ({"data": {"year": 2035}}, "PGK-01"),
        ({"data": {"year": 2024, "status": "disusun"}}, "PGK-01"),
        ({"data": {"year": 2035, "status": "berjalan"}}, "PGK-01"),
        ({"infrastruktur": {"year": None, "programmes": ["p1"]}}, "ISI-01"),
        ({POLICY: {"year": None}}, "ISI-01"),
    ],
)
def test_owner_year_and_particulars_are_asked(changed: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(**changed), CONTEXT)
    assert codes(result) == red_codes(result) == set(found.split())


def test_what_is_there_already_may_be_older_than_the_plan() -> None:
    assert assessed(EXERCISE, values(data={"year": 2021, "status": "berjalan"}), CONTEXT).findings == ()


@pytest.mark.parametrize("form", ["sk", "edaran"])
def test_a_decree_is_no_legal_form_for_all_offices(form: str) -> None:
    found = assessed(EXERCISE, values(**{POLICY: {"legal_form": form}}), CONTEXT).findings
    assert [(each.code, each.scope) for each in found] == [("PGK-02", Scope.PLAN)]


def test_a_rule_has_a_form() -> None:
    result = assessed(EXERCISE, values(**{POLICY: {"legal_form": ""}}), CONTEXT)
    assert (red_codes(result), advice_codes(result)) == ({"ISI-01"}, {"PGK-02"})


def test_a_form_left_from_another_kind_is_no_legal_form() -> None:
    rows = values(**{POLICY: None}, data={"legal_form": "perbup"})
    assert advice_codes(assessed(EXERCISE, rows, CONTEXT)) == {"PGK-02"}


def test_one_early_legal_form_is_a_basis() -> None:
    two = [row(POLICY, id="e1", year=2027), row(POLICY, id="e2", year=2026)]
    rest = values(**{POLICY: None})["enablers"]
    assert codes(assessed(EXERCISE, {"enablers": [*two, *rest]}, CONTEXT)) == set()
    opened = [row(POLICY, id="e1", year=2027), row(POLICY, id="e2", year=None)]
    assert codes(assessed(EXERCISE, {"enablers": [*opened, *rest]}, CONTEXT)) == {"ISI-01"}


@pytest.mark.parametrize(("changed", "code"), [({PEOPLE: None}, "PGK-04"), ({"keamanan": None}, "PGK-05")])
def test_what_nobody_thought_of_goes_to_the_plan(changed: dict[str, Any], code: str) -> None:
    found = assessed(EXERCISE, values(**changed), CONTEXT).findings
    assert [(each.code, each.scope) for each in found] == [(code, Scope.PLAN)]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({POLICY: {"year": 2027}}, "PGK-03"),
        ({"data": {"owner": "dinas-lain"}}, "PGK-06"),
        ({"infrastruktur": {"year": 2027, "programmes": ["p1"]}}, "PGK-07"),
    ],
)
def test_advice(changed: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changed), CONTEXT)
    assert only_advice(result) == {code}
    assert result.red == ()


def test_in_the_year_of_its_programme_is_in_time() -> None:
    assert assessed(EXERCISE, values(infrastruktur={"year": 2026, "programmes": ["p1"]}), CONTEXT).findings == ()
    items = (programme("p1", "Radio desa", start=2026), programme("p2", "Loket", start=None))
    context = world(items={"programmes": items}, pillar="", sub_dimensions=())
    whole = {"year": 2027, "programmes": ["p2", "hilang"]}
    assert advice_codes(assessed(EXERCISE, values(infrastruktur=whole), context)) == set()
    late = {"year": 2027, "status": "berjalan", "programmes": ["p1"]}
    assert assessed(EXERCISE, values(infrastruktur=late), CONTEXT).findings == ()


def test_an_empty_answer_is_only_asked_for_rows() -> None:
    assert codes(assessed(EXERCISE, {}, CONTEXT)) == set()
