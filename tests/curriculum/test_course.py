"""The exercises of the course together: their order, what they publish, and that any JSON can be assessed."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bimtek import curriculum
from bimtek.curriculum import SESSIONS, Exercise, assess, before, exercise, exercises, publishers, session
from bimtek.curriculum.fields import Field, Kind
from bimtek.errors import CurriculumError, UnknownExercise
from tests.curriculum.exercises.planning import world

ALL = pytest.mark.parametrize("entry", exercises(), ids=lambda entry: entry.id)
CONTEXT = world()


def test_exercises_stand_in_the_order_of_the_meetings() -> None:
    ids = [entry.id for entry in exercises()]
    first = ["pretest", "facts", "territory", "trends", "stakeholders", "issues", "alignment", "proposal", "statement"]
    assert ids[:9] == [f"vision.{name}" for name in first]
    assert [entry.id for entry in exercises("01_vision")] == ids[:9]
    assert ids[-1] == "roadmap.posttest"
    assert exercise("vision.issues").title == "Isu strategis"


def test_the_function_keeps_its_name_beside_the_package_of_exercises() -> None:
    import bimtek.curriculum.exercises.vision_issues  # noqa: F401 -- a subpackage's import may take the name

    assert callable(curriculum.exercises)


def test_an_unknown_exercise_or_meeting_names_those_that_exist() -> None:
    with pytest.raises(UnknownExercise, match=r"vision\.facts"):
        exercise("vision.wishes")
    with pytest.raises(CurriculumError, match="04_roadmap"):
        session("05_party")


def test_each_meeting_follows_the_one_before() -> None:
    assert before("01_vision") is None
    assert [before(entry.id) for entry in SESSIONS[1:]] == list(SESSIONS[:-1])


def test_what_later_exercises_refer_to_is_published_by_earlier_ones() -> None:
    published = publishers()
    assert {"chosen_facts", "issues", "visions", "keywords", "gaps", "programmes", "quickwins"} <= set(published)
    for entry in exercises():
        for field in columns(entry):
            if field.source in published:
                publisher, _ = published[field.source]
                is_before = (publisher.session, publisher.order) <= (entry.session, entry.order)
                # What may stay open may also be filled in later in the same meeting.
                may_wait = publisher.session == entry.session and not field.required
                assert is_before or may_wait, f"{entry.id}: {field.name}"


def test_a_finding_code_is_used_by_one_check_only() -> None:
    """It is what a person reads out when asking for help."""
    users: dict[str, set[str]] = defaultdict(set)
    for path in Path(curriculum.__file__).parent.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for code in codes_in(function):
                    users[code].add(f"{path.stem}.{function.name}")
    outer = {"complete", "enough_rows", "decided", "checks_of"}  # their inner function is the check
    single = {code: {name for name in names if name.split(".")[1] not in outer} for code, names in users.items()}
    assert len(single) > 40
    assert {code: names for code, names in single.items() if len(names) > 1} == {}


def codes_in(function: ast.FunctionDef) -> set[str]:
    makers = {"red", "amber", "info", "for_pillar", "for_plan"}
    return {
        str(constant.value)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in makers and call.args
        for constant in ast.walk(call.args[0])
        if isinstance(constant, ast.Constant)
    }


@ALL
@pytest.mark.parametrize("values", [{}, None, [], "x", 7])
def test_nothing_is_worth_nothing(entry: Exercise, values: Any) -> None:
    result = assess(entry, values, CONTEXT)
    assert (result.points, result.is_open) == (0, True)


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(["1E+9999999", "2024", "2024-06-11", "data", "gap", "ada", "menyusul", "3", "0", "-1"]),
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def columns(entry: Exercise) -> list[Field]:
    """Every field of an exercise, those of its tables too."""
    found: list[Field] = []
    for field in entry.answer.fields.values():
        found += [field, *(field.row.fields.values() if field.row else ())]
    return found


def plausible(field: Field) -> st.SearchStrategy[Any]:
    """What somebody might store in a field, mostly of its kind."""
    if field.kind is Kind.TABLE:
        assert field.row is not None
        row = {name: plausible(column) for name, column in field.row.fields.items()}
        ids = st.sampled_from(["r1", "r2", "struktur.sdm", ""]) | JSON
        made = st.fixed_dictionaries({"id": ids, "_by": JSON}, optional=row)
        return st.lists(made | JSON, max_size=4) | JSON
    values = [option.value for option in field.options]
    return (st.sampled_from(values) if values else SCALARS) | JSON


@ALL
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_json_is_assessed_within_bounds(entry: Exercise, data: st.DataObject) -> None:
    fields = {name: plausible(field) for name, field in entry.answer.fields.items()}
    values = data.draw(st.fixed_dictionaries({}, optional=fields) | JSON)
    result = assess(entry, values, CONTEXT)
    assert 0 <= result.points <= result.maximum
    assert all(finding.message and finding.code for finding in result.findings)
    assert not (result.is_open and result.points)
    for line in result.lines:
        assert 0 <= line.earned <= line.points
