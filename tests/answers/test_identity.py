"""Ids are given once: a copied row is a new item, and saving again changes nobody's id (decision 4)."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bimtek.answers.identity import derived_id, new_id, stored_rows, with_ids
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from tests.answers.test_store import NOW
from tests.cohorts import issue, keyword

ISSUES, PROPOSAL, READINESS = exercise("vision.issues"), exercise("vision.proposal"), exercise("assessment.readiness")
TABLE = ISSUES.answer.fields["issues"]

ids = st.one_of(st.sampled_from(["r1", "r2", "", None, 5, "../x", "a b", "ü"]), st.text(max_size=3))
rows = st.one_of(st.fixed_dictionaries({"id": ids, "title": st.text(max_size=5)}), st.none(), st.text(max_size=3))


def given_ids(values: dict[str, Any], table: str = "issues") -> list[str]:
    return [row["id"] for row in with_ids(ISSUES, values)[table]]


def test_a_row_without_an_id_gets_one() -> None:
    first, second = given_ids({"issues": [{"title": "Air keruh"}, {"id": "", "title": "Jalan putus"}]})
    assert first != second and first.startswith("r") and len(first) == 13


def test_a_copied_row_is_a_new_item_and_the_upper_one_keeps_its_id() -> None:
    first, second, third = given_ids({"issues": [issue("r1", "Air keruh"), issue("r1", "Air keruh"), issue("r2", "x")]})
    assert (first, third) == ("r1", "r2") and second not in ("r1", "r2")


def test_an_id_pasted_into_another_table_of_the_exercise_is_a_new_item() -> None:
    values = {"keywords": [keyword("r1", "cepat")], "missions": [{"id": "r1", "statement": "Mempercepat"}]}
    done = with_ids(PROPOSAL, values)
    assert done["keywords"][0]["id"] == "r1" != done["missions"][0]["id"]


def test_an_id_that_no_program_gave_is_replaced() -> None:
    assert all(
        row_id.startswith("r") for row_id in given_ids({"issues": [{"id": x} for x in (5, "../x", None, "a b")]})
    )


def test_rows_that_the_exercise_fixes_keep_their_ids() -> None:
    values = {"components": [{"id": "struktur.sdm", "rating": 3}, {"id": "struktur.sdm", "rating": 4}]}
    assert with_ids(READINESS, values) == values


def test_what_was_handed_in_is_not_changed() -> None:
    values = {"issues": [{"title": "Air keruh"}], "lain": [1]}
    before = copy.deepcopy(values)
    with_ids(ISSUES, values)["issues"][0]["title"] = "lain"
    assert values == before


@given(st.lists(rows, max_size=8))
def test_every_row_has_an_id_of_its_own_and_keeps_it(typed: list[Any]) -> None:
    once = with_ids(ISSUES, {"issues": typed})
    assert with_ids(ISSUES, once) == once
    found = [row["id"] for row in once["issues"] if isinstance(row, dict)]
    assert len(set(found)) == len(found)
    assert [row.get("title") if isinstance(row, dict) else row for row in once["issues"]] == [
        row.get("title") if isinstance(row, dict) else row for row in typed
    ]


@given(st.one_of(st.lists(rows, max_size=8), st.none(), st.integers(), st.text(), st.dictionaries(st.text(), rows)))
def test_stored_rows_have_ids_of_their_own_however_the_file_was_edited(typed: Any) -> None:
    once = list(stored_rows(TABLE, {"issues": typed}, "meja-living"))
    assert once == list(stored_rows(TABLE, {"issues": typed}, "meja-living"))
    assert len({row["id"] for row in once}) == len(once)


def test_ids_are_stable_over_saves(store: AnswerStore) -> None:
    """Type, move a row up, rename it, copy it: only the copy is new."""
    values: dict[str, Any] = {"issues": [{"title": "Air keruh"}, {"title": "Jalan putus"}]}
    store.save("meja-living", "vision.issues", values, revision=0, author="liv-1", time=NOW)
    file = store.load("meja-living", "vision.issues")
    assert file is not None
    first, second = file.values["issues"]
    changed = [second, {**first, "title": "Air keruh sekali"}, {**first}]
    store.save("meja-living", "vision.issues", {"issues": changed}, revision=1, author="liv-1", time=NOW)
    after = store.load("meja-living", "vision.issues")
    assert after is not None
    found = [row["id"] for row in after.values["issues"]]
    assert found[:2] == [second["id"], first["id"]] and found[2] not in found[:2]


def test_an_id_is_never_given_twice() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000


def test_a_derived_id_is_the_same_whenever_it_is_asked_for_and_differs_by_seat() -> None:
    assert derived_id("r1", "a") == derived_id("r1", "a")
    assert len({derived_id("r1", "a"), derived_id("r1", "b"), derived_id("r2", "a"), "r1"}) == 4
