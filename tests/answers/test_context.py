"""What a seat may refer to: what earlier meetings agreed, and before that its own rows."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.answers.base import Base, BaseItem, Contribution, MergedValue, Voice, write_base
from bimtek.answers.cohort import CORE, Cohort
from bimtek.answers.context import asked_of, base_before, context_for, items_of
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercises.masterplan_review import PEERS
from bimtek.curriculum.fields import Merge
from bimtek.curriculum.programme import Programme
from bimtek.curriculum.rows import Row
from tests.cohorts import GOVERNANCE, LIVING, NOON, fact, issue, programme, save

BY = Contribution(seat=GOVERNANCE, author="gov-1", revision=1)


def context(cohort: Cohort, seat: str, exercise_id: str) -> Context:
    return context_for(cohort, cohort.seat(seat), exercise(exercise_id), AnswerStore(cohort.work))


def ids(found: Context, source: str) -> list[str]:
    return [item.id for item in found.items[source]]


def base(cohort: Cohort, session: str, **changes: Any) -> Base:
    return write_base(cohort.bases, Base(cohort="uji", session=session, created=NOON, **changes))


def test_before_anything_is_agreed_a_table_sees_its_own_rows_and_the_core_all(cohort: Cohort) -> None:
    for seat in (GOVERNANCE, LIVING):
        save(cohort, seat, "vision.facts", {"facts": [fact(f"{seat}-f"), {"id": "kosong"}]})
        save(cohort, seat, "vision.proposal", {"vision": f"Visi {seat}"})
    assert ids(context(cohort, LIVING, "vision.issues"), "chosen_facts") == [f"{LIVING}-f"]
    core = context(cohort, CORE, "vision.statement")
    assert [(item.id, item.label) for item in core.items["visions"]] == [
        (GOVERNANCE, f"Visi {GOVERNANCE}"),
        (LIVING, f"Visi {LIVING}"),
    ]
    assert "issues" in core.items and "gaps" not in core.items  # later meetings have published nothing yet


def test_only_what_is_asked_for_is_made(cohort: Cohort) -> None:
    save(cohort, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh")]})
    found = context(cohort, LIVING, "vision.proposal")
    items = asked_of(found)
    assert (items.asked, items.exercises) == (frozenset(), ())
    assert found.label("issues", "i1") == "Air keruh"
    assert (items.asked, items.exercises) == ({"issues"}, ("vision.issues",))
    assert found.items.get("gaps") is None
    assert dict(found.items)["issues"][0].id == "i1"
    assert "vision.facts" in items.exercises


def test_a_person_sees_her_tables_rows(cohort: Cohort) -> None:
    save(cohort, GOVERNANCE, "vision.issues", {"issues": [issue("i1", "Air keruh")]})
    assert ids(context(cohort, "gov-2", "vision.proposal"), "issues") == ["i1"]
    assert ids(context(cohort, "inti-1", "vision.proposal"), "issues") == []


def test_what_is_agreed_takes_the_place_of_what_the_table_wrote(cohort: Cohort) -> None:
    save(cohort, GOVERNANCE, "vision.issues", {"issues": [issue("i1", "Air keruh"), issue("i2", "Lain")]})
    item = BaseItem(id="i1", exercise="vision.issues", table="issues", label="Air keruh", by=[BY], values={"growth": 3})
    said = MergedValue(value=None, rule=Merge.CHOOSE, voices=[Voice(by=BY, value=" Visi meja ")])
    closed = base(
        cohort,
        "01_vision",
        items={"issues": [item]},
        values={"vision.proposal": {"vision": said}},
        aliases={"i2": "i1"},
    )
    found = context(cohort, GOVERNANCE, "assessment.gap")
    assert found.base == closed.id
    assert ids(found, "issues") == ["i1"] and found.label("issues", "i2") == "Air keruh"
    assert found.items["issues"][0].values == {"growth": 3}
    assert [(item.id, item.label) for item in found.items["visions"]] == [(GOVERNANCE, "Visi meja")]


def test_a_programme_is_made_once_for_all_its_readers(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(*place: Any) -> Any:
        made.append(place[4].id)
        return items_of(*place)

    monkeypatch.setattr("bimtek.answers.context.items_of", counted)
    save(cohort, LIVING, "masterplan.programmes", {"programmes": [programme("p1", "Air sampai ke rumah")]})
    seen = [context(cohort, reader, "masterplan.review").items[PEERS] for reader in ("gov-1", "gov-2", "inti-1")]
    assert [item.label for item in seen[0]] == ["Air sampai ke rumah"] and seen == [seen[0]] * 3
    assert made == [LIVING]
    save(cohort, LIVING, "masterplan.programmes", {"programmes": [programme("p1", "Air sampai ke dusun")]})
    assert context(cohort, "gov-1", "masterplan.review").label(PEERS, "p1") == "Air sampai ke dusun"
    assert Programme.label_in is Row.label_in  # which is why one for all is enough


def test_a_meeting_that_was_not_closed_is_passed_over(cohort: Cohort) -> None:
    first = base(cohort, "01_vision")
    assert base_before(cohort, exercise("vision.issues")) is None
    assert base_before(cohort, exercise("assessment.gap")) == first
    assert base_before(cohort, exercise("roadmap.schedule")) == first


def test_a_broken_file_of_one_table_does_not_blind_the_core(cohort: Cohort) -> None:
    for seat in (GOVERNANCE, LIVING):
        save(cohort, seat, "vision.issues", {"issues": [issue(f"{seat}-i", "Air keruh")]})
    AnswerStore(cohort.work).path(GOVERNANCE, "vision.issues").write_text("{", encoding="utf-8")
    assert ids(context(cohort, CORE, "vision.statement"), "issues") == [f"{LIVING}-i"]


@pytest.mark.parametrize("rows", [None, 5, "x", [None, 5, "x", []], {"id": "i1"}])
def test_whatever_stands_where_rows_should_be_is_passed_over(cohort: Cohort, rows: Any) -> None:
    save(cohort, GOVERNANCE, "vision.issues", {"issues": rows})
    assert ids(context(cohort, GOVERNANCE, "vision.proposal"), "issues") == []


def test_dates_and_years_are_the_cohorts(cohort: Cohort) -> None:
    found = context(cohort, LIVING, "assessment.gap")
    assert (found.start_year, found.today, found.data_cutoff) == (
        2025,
        cohort.today("02_assessment"),
        cohort.data_cutoff,
    )
    assert (found.seat, found.pillar) == (LIVING, "living")
