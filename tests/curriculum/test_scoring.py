"""Points follow from findings: by share of rows or all or nothing, and only red ones of this seat count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bimtek.curriculum import assess
from bimtek.curriculum.checks import Check
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.exercise import Example, Exercise, Unit
from bimtek.curriculum.fields import table, text
from bimtek.curriculum.findings import Finding, Scope, Weight, amber, for_pillar, for_plan, info, red
from bimtek.curriculum.rows import Answer, Row
from tests.curriculum.exercises.planning import world


class Line(Row):
    name: str = text("Nama")


class Form(Answer):
    lines: tuple[Line, ...] = table("Baris", Line, min_rows=2)


class Nine(Answer):
    lines: tuple[Line, ...] = table("Baris", Line, rows_from="components")


def wrong_rows(answer: Any, context: Context) -> Iterator[Finding]:
    return (red("UJI-01", "salah", row, field="name") for row in answer.lines if row.name == "salah")


def exercise(*checks: Check, answer: type[Answer] = Form) -> Exercise:
    example = Example("a", "b")
    return Exercise(
        id="x.y", session="01_vision", order=1, unit=Unit.TABLE, minutes=1, title="T", why="W", how=(), good=example,
        weak=example, hints=(), answer=answer, checks=checks,
    )  # fmt: skip


def rows(*names: str) -> dict[str, Any]:
    return {"lines": [{"id": str(number), "name": name} for number, name in enumerate(names)]}


@pytest.mark.parametrize(
    ("names", "points"),
    [
        (("a", "b"), 10),
        (("a", "salah"), 5),
        (("salah", "salah"), 0),
        (("a",), 5),  # two are asked
        (("a", "b", "salah"), 6.67),
        (("a", "", "b"), 10),  # an empty row is no row
        ((), 0),
    ],
)
def test_a_table_earns_the_share_of_its_sound_rows(names: tuple[str, ...], points: float) -> None:
    assert assess(exercise(Check(wrong_rows, 10, "lines", "T")), rows(*names), world()).points == points


def test_what_a_check_earned_is_kept_to_four_decimals() -> None:
    (line,) = assess(exercise(Check(wrong_rows, 10, "lines", "T")), rows("a", "salah", "salah"), world()).lines
    assert line.earned == 3.3333


class Ends(Answer):
    story: str = text("Cerita")
    ends: tuple[Line, ...] = table("Yang menggantung", Line, rows_from="own_loose_ends")
    extras: tuple[Line, ...] = table("Tambahan", Line, min_rows=0)


ISSUE = Item("i1", "Air tidak sampai", "issues", pillar="governance")
LEFT = {"id": "isu.i1", "name": "ada"}


@pytest.mark.parametrize(
    ("over", "issues", "given", "points"),
    [
        ("ends", (), [], 10),  # nothing hangs: there is nothing to mend
        ("ends", (ISSUE,), [], 0),
        ("ends", (ISSUE,), [LEFT], 10),
        ("ends", (), [{**LEFT, "name": "salah"}], 0),  # what is left from before is judged
        ("extras", (), [], 0),  # nobody owes a row, and none was written
        ("extras", (), [LEFT], 10),
    ],
)
def test_where_no_row_is_owed(over: str, issues: tuple[Item, ...], given: list[dict[str, Any]], points: float) -> None:
    def wrong(answer: Any, context: Context) -> Iterator[Finding]:
        return (red("UJI-01", "salah", row) for row in answer.rows(over) if row.name == "salah")

    entry = exercise(Check(wrong, 10, over, "T"), answer=Ends)
    assert assess(entry, {"story": "Satu benang", over: given}, world(items={"issues": issues})).points == points


def test_fixed_rows_are_owed_all_of_them() -> None:
    entry = exercise(Check(wrong_rows, 9, "lines", "T"), answer=Nine)
    untouched = {"id": "struktur.anggaran"}
    for more in ([], [untouched]):
        assert assess(entry, {"lines": [{"id": "struktur.sdm", "name": "ada"}, *more]}, world()).points == 1
    assert assess(entry, {"lines": [{"id": "struktur.sdm"}]}, world()).points == 0


def test_all_or_nothing_without_a_table() -> None:
    entry = exercise(Check(wrong_rows, 10, "", "T"))
    assert assess(entry, rows("a", "b"), world()).points == 10
    assert assess(entry, rows("a", "salah"), world()).points == 0


@pytest.mark.parametrize("make", [amber, info, for_pillar, for_plan])
def test_advice_and_what_others_must_mend_cost_nothing(make: Any) -> None:
    entry = exercise(Check(lambda answer, context: [make("UJI-02", "saran")], 10, "", "T"))
    result = assess(entry, rows("a", "b"), world())
    assert result.points == 10
    assert result.red == ()
    assert [finding.code for finding in result.findings] == ["UJI-02"]


@pytest.mark.parametrize("scope", [Scope.PILLAR, Scope.PLAN])
def test_what_the_seat_cannot_mend_alone_never_costs_points(scope: Scope) -> None:
    entry = exercise(Check(lambda answer, context: [Finding("X-01", "x", Weight.RED, scope)], 10, "", "T"))
    assert assess(entry, rows("a", "b"), world()).points == 10


def test_the_same_finding_of_two_checks_is_shown_once_and_costs_both() -> None:
    entry = exercise(Check(wrong_rows, 10, "lines", "Satu"), Check(wrong_rows, 6, "lines", "Dua"))
    result = assess(entry, rows("a", "salah"), world())
    assert len(result.findings) == 1
    assert [(line.title, line.earned, line.points) for line in result.lines] == [("Satu", 5, 10), ("Dua", 3, 6)]


def test_an_empty_or_unreadable_field_hears_one_reproach_and_both_checks_cost() -> None:
    def says(code: str, make: Any = red) -> Check:
        return Check(lambda answer, context: [make(code, code, answer.lines[0], field="name")], 5, "lines", code)

    entry = exercise(says("ISI-02"), says("UJI-01"), says("UJI-02", info))
    result = assess(entry, rows("a", "b"), world())
    assert [finding.code for finding in result.told] == ["ISI-02", "UJI-02"]
    assert [finding.code for finding in result.red] == ["ISI-02", "UJI-01"]
    assert result.points == 2.5 + 2.5 + 5
    alone = assess(exercise(says("UJI-01")), rows("a", "b"), world())
    assert [finding.code for finding in alone.told] == ["UJI-01"]


def test_checks_without_points_are_no_line() -> None:
    result = assess(exercise(Check(wrong_rows)), rows("salah"), world())
    assert (result.lines, result.points, result.maximum) == ((), 0, 0)


@pytest.mark.parametrize("values", [{}, {"lines": []}, {"lines": [{"id": "1"}]}])
def test_an_open_answer_earns_nothing_and_says_so(values: dict[str, Any]) -> None:
    result = assess(exercise(Check(wrong_rows, 10, "", "T")), values, world())
    assert (result.points, result.is_open) == (0, True)


def test_only_advice_to_this_seat_is_closed_by_a_reason() -> None:
    def check(answer: Any, context: Context) -> Iterator[Finding]:
        yield red("A", "merah", answer.lines[0], field="name")
        yield amber("B", "saran", answer.lines[0], field="name")
        yield for_pillar("C", "pilar", field="lines")

    found = assess(exercise(Check(check, 10, "", "T")), rows("a", "b"), world())
    keys = [finding.key for finding in found.findings]
    assert keys == ["A:0:name", "B:0:name", "C::lines"]
    assert [finding.code for finding in found.closed(dict.fromkeys(keys, "karena"))] == ["B"]
    assert found.closed({"B:0:name": ""}) == ()
    assert found.points == 0, "a reason earns nothing"
