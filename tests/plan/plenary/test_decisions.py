"""Which decision holds: the last on a matter that nobody took back; an undo restores exactly; nothing disappears."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bimtek.answers.base import Base
from bimtek.plan.merge import Inputs, merge
from bimtek.plan.plenary.decisions import Decision, Recorded, Undo, active, read_decision, standing, superseded
from tests.cohorts import issue
from tests.plan.plenary.scene import DAY, FIRST, SECOND, decided, recorded
from tests.plan.test_merge import CONTEXT, NOW, A, B, C, codes, everything, said

quick = settings(max_examples=60, deadline=None)
ROWS = {A: ("a1", "a2"), B: ("b1", "b2"), C: ("c1", "c2")}
ALL = [row for rows in ROWS.values() for row in rows]
ANSWERS = [
    said(
        seat,
        "vision.issues",
        issues=[issue(row, f"Warga mengeluh: air sumur keruh sampai jauh ke hulu {row}") for row in rows],
    )
    for seat, rows in ROWS.items()
] + [said(A, "vision.proposal", vision=FIRST), said(B, "vision.proposal", vision=SECOND)]

several = st.lists(st.sampled_from([*ALL, "hilang"]), min_size=2, max_size=3, unique=True)
one = st.one_of(
    several.map(lambda rows: decided("same", into=rows[0], absorbs=rows[1:])),
    several.map(lambda rows: decided("different", of=rows)),
    several.map(lambda rows: decided("open", about="mirip", of=rows, why="Menunggu data")),
    st.tuples(st.sampled_from([*ALL, "hilang"]), st.sampled_from([1, 5, 9])).map(
        lambda said: decided("value", exercise="vision.issues", rows=[said[0]], field="urgency", value=said[1])
    ),
    st.sampled_from([FIRST, SECOND]).map(
        lambda chosen: decided(
            "vote", exercise="vision.statement", chosen=chosen, candidates=[{"sentence": FIRST}, {"sentence": SECOND}]
        )
    ),
)


@st.composite
def logs(draw: st.DrawFn) -> list[Recorded]:
    """A log of decisions, some of which take back an earlier entry, be it a decision or an undo."""
    decisions: list[Decision] = []
    for nth in range(draw(st.integers(0, 8))):
        if nth and draw(st.integers(0, 2)) == 0:
            decisions.append(decided("undo", of=str(draw(st.integers(1, nth)))))
        else:
            decisions.append(draw(one))
    return recorded(*decisions)


def merged(entries: list[Recorded] | tuple[Recorded, ...]) -> Base:
    return merge(Inputs("uji", "01_vision", ANSWERS, None, None, (), CONTEXT, NOW, standing(entries)))


def content(base: Base) -> Base:
    """What was agreed, without the numbers under which it was decided."""
    open_points = sorted((point.code, tuple(point.items)) for point in base.open)
    return base.model_copy(update={"decided": sorted(each.what for each in base.decided), "open": open_points})


@quick
@given(logs(), one)
def test_an_undo_restores_exactly(log: list[Recorded], decision: Decision) -> None:
    longer = recorded(*(entry.decision for entry in log), decision)
    taken_back = recorded(*(entry.decision for entry in longer), decided("undo", of=str(len(longer))))
    assert standing(taken_back) == standing(log)
    assert merged(taken_back) == merged(log)
    again = recorded(*(entry.decision for entry in taken_back), decided("undo", of=str(len(taken_back))))
    assert standing(again) == standing(longer), "an undo that is undone gives the decision back"


@quick
@given(st.lists(one, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_decisions_on_different_matters_does_not_matter(decisions: list[Decision], chance: Any) -> None:
    apart = [
        decision
        for nth, decision in enumerate(decisions)
        if not any(decision.is_about(other) for other in decisions[:nth])
    ]
    shuffled = list(apart)
    chance.shuffle(shuffled)
    assert content(merged(recorded(*shuffled))) == content(merged(recorded(*apart)))


@quick
@given(logs())
def test_nothing_disappears(log: list[Recorded]) -> None:
    """Every entry stands, was replaced by one that stands, was taken back, or takes back; what stands is carried out
    or named; and every row that somebody wrote is still there."""
    holding, alive = standing(log), active(log)
    undone = {entry.decision.of for entry in log if isinstance(entry.decision, Undo)}
    for entry in log:
        if isinstance(entry.decision, Undo):
            continue
        if entry in alive:
            assert (entry in holding) is (superseded(log, entry) is None)
        else:
            assert entry.ref in undone
    base = merged(log)
    noted = {each.ref for each in base.decided}
    named = " ".join(point.message for point in base.open)
    for entry in holding:
        assert entry.ref in noted or f"Keputusan {entry.ref} " in named or "butir hilang" in named
    assert {item.id for item in everything(base.items["issues"])} == set(ALL)


def test_what_cannot_be_carried_out_is_named_with_what_it_was() -> None:
    log = recorded(decided("value", exercise="vision.issues", rows=["hilang"], field="urgency", value=3))
    (point,) = [point for point in merged(log).open if point.code == "KEPUTUSAN"]
    assert "Keputusan 1 (Pleno uji)" in point.message and "butir hilang tidak ada lagi" in point.message


def test_a_later_decision_on_the_same_two_takes_the_place_of_the_earlier() -> None:
    log = recorded(decided("same", into="a1", absorbs=["b1"]), decided("different", of=["b1", "a1"]))
    base = merged(log)
    assert [entry.ref for entry in standing(log)] == ["2"] and base.aliases == {}
    assert superseded(log, log[0]) == log[1] and superseded(log, log[1]) is None


def test_what_people_looked_at_is_proposed_no_more() -> None:
    before = merged([])
    pairs = [point.items for point in before.open if point.code == "MIRIP"]
    assert ["a1", "b1"] in pairs
    after = merged(recorded(decided("different", of=["a1", "b1"])))
    assert [point.items for point in after.open if point.code == "MIRIP"] == [
        each for each in pairs if each != ["a1", "b1"]
    ]


def test_left_open_on_purpose_is_open_with_its_reason() -> None:
    base = merged(recorded(decided("open", about="mirip", of=["a1", "b1"], why="Data menyusul", owed_by="Bappeda")))
    (point,) = [point for point in base.open if point.code == "DITUNDA"]
    assert "Data menyusul" in point.message and "Bappeda" in point.message and "12 Juni 2024" in point.message
    assert "MIRIP" in codes(base), "the other pairs are still proposed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "same", "into": "a", "absorbs": []},
        {"kind": "different", "of": ["a"]},
        {"kind": "open", "about": "x", "why": "  "},
        {"kind": "confirm", "programme": "p", "confirmation": "mungkin", "name": "x"},
        {"kind": "vote", "exercise": "vision.statement", "chosen": "B", "candidates": [{"sentence": "A"}]},
        {"kind": "vote", "exercise": "vision.statement", "chosen": "A", "candidates": [{"sentence": "A", "votes": -1}]},
        {
            "kind": "vote",
            "exercise": "vision.statement",
            "chosen": "A",
            "candidates": [{"sentence": "A", "votes": "2"}],
        },
        {"kind": "value", "exercise": "x", "rows": [], "field": "y", "value": 1},
        {"kind": "value", "exercise": "x", "rows": ["a"], "field": "y", "value": {"a": 1}},
        {"kind": "entah"},
        {"kind": "different", "of": ["a", "b"], "lain": 1},
    ],
)
def test_a_decision_that_says_too_little_or_too_much_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read_decision({"who": "Pleno", "when": DAY, **wrong})
    assert read_decision({"who": "Pleno", "when": DAY, "kind": "different", "of": ["a", "b"]}).when == datetime.date(
        2024, 6, 12
    )
