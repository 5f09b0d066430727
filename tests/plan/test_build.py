"""From the base to plan.json."""

import copy
import json
from datetime import UTC, datetime
from typing import Any

import jsonschema

from bimtek.answers.cohort import CORE, Cohort
from bimtek.answers.handin import hand_in
from bimtek.answers.store import AnswerStore
from bimtek.datasets import course_root
from bimtek.plan.build import agreed_base, build_plan
from bimtek.plan.consolidate import consolidate
from bimtek.plan.model import Mark, Plan
from bimtek.plan.schema import SCHEMA_FILE, schema_text
from tests.plan.small import GOV, LIV, PENS, START, gaps, play, programmes, small_cohort
from tests.plan.small_4 import CAPACITY

LATER = datetime(2024, 12, 1, tzinfo=UTC)


def as_json(plan: Plan) -> dict[str, Any]:
    content: dict[str, Any] = plan.model_dump(mode="json")
    return content


def test_the_published_schema_is_current() -> None:
    published = (course_root() / SCHEMA_FILE).read_text(encoding="utf-8")
    assert published == schema_text(), "run: python -m bimtek.plan.schema"


def test_plan_json_is_valid_with_and_without_answers(full_plan: Plan, half_plan: Plan, empty_plan: Plan) -> None:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    for plan in (full_plan, half_plan, empty_plan):
        content = json.loads(json.dumps(as_json(plan)))
        jsonschema.Draft202012Validator(schema).validate(content)
        assert Plan.model_validate(content) == plan


def test_the_same_base_gives_the_same_plan_but_for_created(full_cohort: Cohort, full_plan: Plan) -> None:
    again = build_plan(full_cohort, agreed_base(full_cohort), now=lambda: LATER)
    assert as_json(again) != as_json(full_plan)
    assert {**as_json(again), "created": ""} == {**as_json(full_plan), "created": ""}


def test_the_latest_closed_meeting_counts(new_cohort: Cohort) -> None:
    assert agreed_base(new_cohort) is None
    base = play(new_cohort, 2)
    assert agreed_base(new_cohort) == base
    plan = build_plan(new_cohort, base)
    assert [meeting.closed is not None for meeting in plan.meetings] == [True, True, False, False]
    assert str(plan.agreed_on) == "2024-08-07"
    assert plan.gaps and not plan.programmes


def test_readiness_keeps_every_voice(full_plan: Plan) -> None:
    people = full_plan.readiness[0]
    assert (people.median, people.spread, people.differs) == (2.5, 3, [])
    assert {(each.seat, each.value) for each in people.ratings} == {(GOV, 4), (LIV, 1)}
    promised = full_plan.readiness[2].evidence
    assert [entry.values["owner"] for entry in promised] == ["bappeda", "bappeda"]


def test_one_seat_alone_is_its_own_median(half_plan: Plan) -> None:
    assert (half_plan.readiness[0].median, half_plan.readiness[0].spread) == (4, 0)
    assert half_plan.readiness[0].evidence[0].by[0].person == "Ni Made Uji"


def test_figures_carry_source_year_and_what_is_unsure(full_plan: Plan) -> None:
    found = {fact.id: fact.figure for fact in full_plan.facts}
    assert str(found[f"{LIV}-f0"].value) == "87.01" and found[f"{LIV}-f0"].marks == [Mark.SECONDARY]
    assert found[f"{GOV}-f0"].marks == [Mark.AFTER_CUTOFF, Mark.SECONDARY]
    assert found[f"{GOV}-opd"].marks == [Mark.UNVERIFIED] and found[f"{GOV}-opd"].source_kind == "opd"
    assert found[f"{GOV}-belum"].value is None
    numbers = [source.number for source in full_plan.sources]
    assert numbers == list(range(1, len(numbers) + 1))
    assert found[f"{GOV}-opd"].source in {source.text for source in full_plan.sources}


def test_who_answered_and_who_owes(half_plan: Plan) -> None:
    issues = next(answer for answer in half_plan.answers if answer.exercise == "vision.issues")
    assert [writer.person for writer in issues.answered] == ["Ni Made Uji"] and issues.owed == [LIV]
    assert half_plan.owed("vision.issues") == ("Meja Living",)
    assert half_plan.owed("vision.issues", "governance") == ()
    assert half_plan.owed("roadmap.governance") == ("Tim inti",)


def test_what_cannot_be_read_is_an_open_point_and_lost_from_nothing(new_cohort: Cohort) -> None:
    typed = programmes(GOV)
    typed["programmes"][0]["pagu_1"] = "dua ratus juta"
    base = play(new_cohort, 3, changes={("masterplan.programmes", GOV): typed})
    plan = build_plan(new_cohort, base)
    assert any(point.code == "TAK-TERBACA" and "dua ratus juta" in point.message for point in plan.open)
    assert "pagu_1" not in plan.programmes[0].values and plan.programmes[0].values["pagu_2"] == 500000000
    assert base is not None
    assert any(item.values.get("pagu_1") == "dua ratus juta" for item in base.items["programmes"])


def test_a_reference_that_leads_nowhere_is_named(new_cohort: Cohort) -> None:
    typed = gaps(GOV)
    typed["gaps"][0]["issues"] = ["tidak-ada"]
    plan = build_plan(new_cohort, play(new_cohort, 2, changes={("assessment.gap", GOV): typed}))
    assert any(point.code == "RUJUK" and "tidak-ada" in point.message for point in plan.open)


def test_a_meeting_closed_anew_under_a_later_one_is_named(new_cohort: Cohort) -> None:
    base = play(new_cohort, 2)
    store = AnswerStore(new_cohort.work)
    store.save(GOV, "vision.issues", {"issues": []}, revision=1, author=PENS[GOV], time=START)
    hand_in(new_cohort, GOV, "01_vision", author=PENS[GOV], time=START)
    consolidate(new_cohort, "01_vision", now=lambda: LATER)
    plan = build_plan(new_cohort, base)
    assert any(point.code == "BASIS-LAMA" and "02_assessment" in point.message for point in plan.open)


def test_an_unknown_author_and_a_wordless_core_do_not_stop_it(new_cohort: Cohort) -> None:
    play(new_cohort, 1, silent=(CORE,))
    plan = build_plan(new_cohort, agreed_base(new_cohort))
    assert plan.vision.text == "" and plan.owed("vision.statement") == ("Tim inti",)


def test_the_small_workshop_is_the_same_everywhere(full_plan: Plan, tmp_path_factory: Any) -> None:
    """Nothing of the machine or of the moment gets into the plan."""
    other = small_cohort(tmp_path_factory.mktemp("lain") / "uji")
    play(other)
    plan = build_plan(other, agreed_base(other))
    assert {**as_json(plan), "created": ""} == {**as_json(full_plan), "created": ""}


def test_what_the_core_moved_takes_its_end_along_but_not_past_the_plan(new_cohort: Cohort) -> None:
    capacity: dict[str, Any] = copy.deepcopy(CAPACITY)
    for row in capacity["needs"][:2]:
        row["start"] = 2028
    play(new_cohort, 4, changes={("roadmap.capacity", CORE): capacity})
    plan = build_plan(new_cohort, agreed_base(new_cohort))
    years = {each.id: (each.start, each.end) for each in plan.programmes}
    assert years["meja-governance-p1"] == (2028, 2028)
    assert years["meja-governance-p2"] == (2028, 2034)
