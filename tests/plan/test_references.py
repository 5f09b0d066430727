"""After a consolidation a reference points to what it meant, or is named as broken with the seat that can mend it."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.answers.base import Base, BaseItem, Contribution, MergedValue, OpenPoint, Voice
from bimtek.curriculum.fields import Merge
from bimtek.plan.merge import Same
from bimtek.plan.references import References
from tests.cohorts import gap, issue, keyword, programme, quickwin
from tests.plan.test_merge import CENTRE, NOW, A, B, C, ids, merged, said


def broken(base: Base) -> list[OpenPoint]:
    return [point for point in base.open if point.code == "RUJUK"]


def meeting_one(*issues: dict[str, Any], former: Base | None = None, **more: Any) -> Base:
    return merged(said(A, "vision.issues", issues=list(issues)), former=former, **more)


def meeting_two(previous: Base, *gaps: dict[str, Any], former: Base | None = None) -> Base:
    return merged(said(A, "assessment.gap", gaps=list(gaps)), session="02_assessment", previous=previous, former=former)


def meeting_three(previous: Base, *programmes: dict[str, Any], former: Base | None = None, **more: Any) -> Base:
    answers = [said(A, "masterplan.programmes", programmes=list(programmes)), *more.pop("also", ())]
    return merged(*answers, session="03_masterplan", previous=previous, former=former, **more)


def test_a_deleted_gap_leaves_a_tombstone_and_names_the_programme_that_refers_to_it() -> None:
    first = meeting_one(issue("i1", "Air keruh"))
    second = meeting_two(first, gap("g1", "Jadwal", "i1"), gap("g2", "Aturan", "i1"))
    third = meeting_three(second, programme("p1", "Loket keliling", "g1", "g2"))
    assert broken(third) == []
    without = meeting_two(first, gap("g2", "Aturan", "i1"), former=second)
    label = second.items["gaps"][0].label
    assert without.tombstones == {"g1": label}
    again = meeting_three(without, programme("p1", "Loket keliling", "g1", "g2"), former=third)
    (point,) = broken(again)
    assert point.message == f"“Loket keliling”: Kesenjangan yang dijawab menunjuk butir yang sudah dihapus (“{label}”)."
    assert (point.exercise, point.items, point.seats) == ("masterplan.programmes", ["p1", "g1"], [A.id])
    assert again.items["programmes"][0].values["gaps"] == ["g1", "g2"]  # as written: mending is for people


def test_an_item_of_an_earlier_meeting_is_named_too() -> None:
    """The gap of meeting II loses its issue; nobody touches meeting II, and closing III says so."""
    first = meeting_one(issue("i1", "Air keruh"))
    second = meeting_two(first, gap("g1", "Jadwal", "i1"))
    later = meeting_one(issue("i2", "Lain"), former=first)
    rebased = second.model_copy(
        update={"items": {**second.items, "issues": later.items["issues"]}, "tombstones": later.tombstones}
    )
    third = meeting_three(rebased, programme("p1", "Loket", "g1"))
    (point,) = broken(third)
    assert point.items == ["g1", "i1"] and "“Air keruh”" in point.message
    assert second.items["gaps"][0].values["issues"] == ["i1"]


def test_what_nobody_ever_knew_is_named_by_its_id() -> None:
    base = merged(said(A, "vision.proposal", keywords=[keyword("k1", "jernih", "r-entah")]))
    assert [point.message for point in broken(base)] == [
        "“jernih”: Lahir dari isu menunjuk butir yang tidak dikenal (r-entah)."
    ]


def test_an_item_that_was_decided_to_be_another_is_followed_over_all_meetings() -> None:
    first = merged(
        said(A, "vision.issues", issues=[issue("i1", "Air keruh")]),
        said(B, "vision.issues", issues=[issue("i2", "Air yang keruh")]),
    )
    second = meeting_two(first, gap("g1", "Jadwal", "i2"))
    joined = merged(
        said(A, "vision.issues", issues=[issue("i1", "Air keruh")]),
        said(B, "vision.issues", issues=[issue("i2", "Air yang keruh")]),
        former=first,
        same=[Same("i1", ("i2",), "Pleno")],
    )
    again = meeting_two(joined, gap("g1", "Jadwal", "i2"), former=second)
    assert again.items["gaps"][0].values["issues"] == ["i1"] and broken(again) == []
    third = meeting_three(again, programme("p1", "Loket", "g1"))
    assert third.aliases == {"i2": "i1"} and broken(third) == []


def test_one_reference_is_followed_like_several() -> None:
    first = merged(said(A, "vision.issues", issues=[]))
    programmes = [
        said(seat, "masterplan.programmes", programmes=[programme(name, "Loket keliling")])
        for seat, name in ((A, "p1"), (B, "p2"))
    ]
    win = said(B, "masterplan.quickwins", quickwins=[quickwin("q1", "Nomor antrean", "p2"), quickwin("q2", "Lain", "")])
    base = merged(*programmes, win, session="03_masterplan", previous=first, same=[Same("p1", ("p2",), "Pleno")])
    assert [item.values["programme"] for item in base.items["quickwins"]] == ["p1", ""]
    assert broken(base) == []


def test_a_copied_row_is_what_its_own_seat_refers_to() -> None:
    answers = [
        answer
        for seat in (A, B)
        for answer in (
            said(seat, "masterplan.programmes", programmes=[programme("p1", f"Loket {seat.name}")]),
            said(seat, "masterplan.quickwins", quickwins=[quickwin(f"q-{seat.name}", "Antrean", "p1")]),
        )
    ]
    base = merged(*answers, session="03_masterplan")
    label = {item.id: item.label for item in base.items["programmes"]}
    led = {item.id: label[item.values["programme"]] for item in base.items["quickwins"]}
    assert led == {f"q-{seat.name}": f"Loket {seat.name}" for seat in (A, B)}


class TestFieldsOfAnAnswer:
    """The missions that the plenary chose stand in a field of the answer, not in a row."""

    PROPOSED = said(A, "vision.proposal", vision="Visi A", missions=[{"id": "m1", "statement": "Mempercepat"}])
    OTHER = said(B, "vision.proposal", vision="Visi B", missions=[{"id": "m2", "statement": "Percepat"}])
    CHOSEN = said(
        CENTRE,
        "vision.statement",
        chosen="Visi A",
        missions=["m1", "m2"],
        candidates=[{"id": "c1", "sentence": "Visi A", "drawn_from": [A.id, B.id], "votes": 3}],
    )

    def test_are_followed(self) -> None:
        base = merged(self.PROPOSED, self.OTHER, self.CHOSEN, same=[Same("m1", ("m2",), "Pleno")])
        missions = base.values["vision.statement"]["missions"]
        assert missions.value == ["m1"] and broken(base) == []
        assert missions.voices[0].value == ["m1", "m2"]  # what was said stays as it was said

    def test_are_named_when_they_lead_nowhere(self) -> None:
        before = merged(self.PROPOSED, self.OTHER, self.CHOSEN)
        gone = said(B, "vision.proposal", 2, vision="Visi B", missions=[])
        after = merged(self.PROPOSED, gone, self.CHOSEN, former=before)
        (point,) = broken(after)
        assert point.message == "“Misi (sementara)” menunjuk butir yang sudah dihapus (“Percepat”)."
        assert (point.exercise, point.seats) == ("vision.statement", [CENTRE.id])

    def test_of_an_earlier_meeting_are_followed_too(self) -> None:
        first = merged(self.PROPOSED, self.OTHER, self.CHOSEN)
        items = {**first.items, "proposed_missions": first.items["proposed_missions"][:1]}
        aliased = first.model_copy(update={"aliases": {"m2": "m1"}, "items": items})
        second = meeting_two(aliased, gap("g1", "Jadwal"))
        assert second.values["vision.statement"]["missions"].value == ["m1"]
        assert first.values["vision.statement"]["missions"].value == ["m1", "m2"]

    def test_a_text_is_named_by_its_seat(self) -> None:
        base = merged(self.PROPOSED, self.CHOSEN)
        points = [point for point in broken(base) if point.items[0] == "c1"]
        assert [point.items for point in points] == [["c1", B.id]]

    def test_of_several_seats_each_follows_its_own_rows(self) -> None:
        """No exercise has such a field yet; a collected one must not mix up two seats' copies."""
        base = Base(cohort="uji", session="01_vision", created=NOW)
        by = [Contribution(seat=seat.id, author="x", revision=1) for seat in (A, B)]
        base.items["proposed_missions"] = [
            BaseItem(id=name, exercise="vision.proposal", table="missions", label=name, by=by[:1], values={})
            for name in ("m1", "m1-b")
        ]
        voices = [Voice(by=part, value=["m1"]) for part in by]
        merged_value = MergedValue(value=[["m1"], ["m1"]], rule=Merge.COLLECT, voices=voices)
        base.values["vision.statement"] = {"missions": merged_value}
        References(base, {("proposed_missions", B.id, "m1"): "m1-b"}).rewrite()
        assert base.values["vision.statement"]["missions"].value == [["m1"], ["m1-b"]]


class TestFixedRows:
    """A step of the road map has no id of its own: it is named by its programme."""

    def roadmap(self, third: Base, *steps: dict[str, Any], former: Base | None = None) -> Base:
        answer = said(A, "roadmap.schedule", steps=list(steps))
        return merged(answer, session="04_roadmap", previous=third, former=former)

    STEPS = (
        {"id": "p1", "start": 2025, "end": 2026, "needs": []},
        {"id": "p2", "start": 2027, "end": 2028, "needs": ["p1"]},
    )

    def third(self, *names: str, former: Base | None = None, same: tuple[Same, ...] = ()) -> Base:
        first = merged(said(A, "vision.issues", issues=[]))
        programmes = [said(A, "masterplan.programmes", programmes=[programme(name, f"Loket {name}") for name in names])]
        return merged(*programmes, session="03_masterplan", previous=first, former=former, same=same)

    def test_a_deleted_programme_is_named_at_its_step_and_where_it_is_needed(self) -> None:
        before = self.third("p1", "p2")
        fourth = self.roadmap(before, *self.STEPS)
        assert broken(fourth) == []
        again = self.roadmap(self.third("p2", former=before), *self.STEPS, former=fourth)
        assert again.tombstones == {"p1": "Loket p1"}
        messages = [point.message for point in broken(again)]
        assert len(messages) == 2 and all("sudah dihapus (“Loket p1”)" in message for message in messages)
        assert any(message.startswith("“Loket p1” dalam Jadwal program") for message in messages)  # no bare id
        assert ids(again, "schedule") == ["p1", "p2"]  # what was typed stays

    def test_the_step_of_an_absorbed_programme_joins_that_of_the_kept_one(self) -> None:
        third = self.third("p1", "p2", same=(Same("p2", ("p1",), "Pleno"),))
        fourth = self.roadmap(third, *self.STEPS)
        (step,) = fourth.items["schedule"]
        assert step.id == "p2" and step.label == "Loket p2" and broken(fourth) == []
        assert [voice.value for voice in step.merged["start"].voices] == [2025, 2027]
        assert [part.seat for part in step.by] == [A.id]

    def test_components_are_no_items(self) -> None:
        rows = [{"id": "struktur.sdm", "rating": 3}]
        base = merged(said(C, "assessment.readiness", components=rows), session="02_assessment")
        again = merged(session="02_assessment", former=base)
        assert broken(base) == [] and again.tombstones == {}


@pytest.mark.parametrize("raw", [None, "", [], [""], ["  "], [None]])
def test_nothing_chosen_is_nothing_broken(raw: Any) -> None:
    base = merged(said(A, "vision.proposal", keywords=[{"id": "k1", "word": "jernih", "issues": raw}]))
    assert broken(base) == []


@pytest.mark.parametrize("raw", [5, {"a": 1}, [5, {"a": 1}], [["x"]], "x", True])
def test_whatever_stands_where_a_reference_should_be_is_named(raw: Any) -> None:
    base = merged(said(A, "vision.proposal", keywords=[{"id": "k1", "word": "jernih", "issues": raw}]))
    assert broken(base) and all("tidak dikenal" in point.message for point in broken(base))


def test_a_circle_of_aliases_ends() -> None:
    base = Base(cohort="uji", session="01_vision", created=NOW, aliases={"a": "b", "b": "a"})
    assert References(base, {}).resolve("issues", "a", A.id) in ("a", "b")
