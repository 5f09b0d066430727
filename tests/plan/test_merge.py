"""Merging is a pure function: order does not matter, doing it again changes nothing, nothing anybody wrote is lost."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bimtek.answers.base import Base, BaseItem
from bimtek.answers.cohort import CORE, Seat
from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.fields import Merge, rating, text
from bimtek.plan.merge import Inputs, Same, SeatAnswer, merge
from bimtek.plan.similar import SIMILAR
from bimtek.plan.voices import Voiced, merge_field
from bimtek.region import load_region
from tests.cohorts import fact, gap, issue, keyword, programme, quickwin

NOW = datetime.datetime(2024, 6, 12, tzinfo=datetime.UTC)
CONTEXT = Context(region=load_region("51.06"))
A, B, C = (Seat(f"meja-{pillar}", Unit.TABLE, pillar, pillar) for pillar in ("branding", "economy", "living"))
CENTRE = Seat(CORE, Unit.CORE, "Tim inti")
SEATS = {seat.id: seat for seat in (A, B, C, CENTRE)}


def said(seat: Seat, exercise_id: str, revision: int = 1, **values: Any) -> SeatAnswer:
    """A seat's answer as handed in."""
    return SeatAnswer(seat, exercise_id, f"pena {seat.id}", revision, values)


def merged(
    *answers: SeatAnswer,
    session: str = "01_vision",
    previous: Base | None = None,
    former: Base | None = None,
    same: Sequence[Same] = (),
) -> Base:
    base = merge(Inputs("uji", session, answers, previous, former, same, CONTEXT, NOW))
    return base.model_copy(update={"id": f"{session}-{base.content_hash()[:12]}"})


def ids(base: Base, source: str) -> list[str]:
    return [item.id for item in base.items[source]]


def everything(items: Sequence[BaseItem]) -> Iterator[BaseItem]:
    """The items and whatever they absorbed."""
    for item in items:
        yield item
        yield from everything(item.absorbed)


def codes(base: Base) -> list[str]:
    return [point.code for point in base.open]


# Answers made up by hypothesis. A row's words name its seat and number, so that it can be found again; its id comes
# from a small pool, so that seats and exercises collide as they do when people paste rows from each other.

POOL = ["r1", "r2", "r3", "r4"]
quick = settings(max_examples=40, deadline=None)


@st.composite
def answers_of(draw: st.DrawFn, seat: Seat) -> list[SeatAnswer]:
    def rows(make: Any, refers: bool) -> list[dict[str, Any]]:
        chosen = draw(st.lists(st.sampled_from(POOL), unique=True, max_size=4))
        return [
            make(row_id, f"{seat.id} {make.__name__} {row_id}", *(draw(references) if refers else ()))
            for row_id in chosen
        ]

    references = st.lists(st.sampled_from([*POOL, "tak-ada"]), max_size=3)
    revision = draw(st.integers(1, 5))
    return [
        said(seat, "vision.facts", revision, facts=rows(fact, False)),
        said(seat, "vision.issues", revision, issues=rows(issue, True)),
        said(seat, "vision.proposal", revision, keywords=rows(keyword, True), vision=f"Visi {seat.id}"),
    ]


def words(row: Mapping[str, Any]) -> str:
    """What names a row in these tests."""
    return str(row.get("title") or row.get("indicator") or row.get("word"))


meetings = st.tuples(answers_of(A), answers_of(B), answers_of(C)).map(
    lambda parts: [one for part in parts for one in part]
)
decisions = st.lists(
    st.builds(
        Same,
        into=st.sampled_from(POOL),
        absorbs=st.lists(st.sampled_from(POOL), min_size=1, max_size=3).map(tuple),
        who=st.just("Pleno"),
    ),
    max_size=3,
)


@quick
@given(meetings, decisions, st.randoms(use_true_random=False))
def test_the_order_of_seats_does_not_matter(
    answers: list[SeatAnswer], same: list[Same], shuffle: random.Random
) -> None:
    shuffled = answers.copy()
    shuffle.shuffle(shuffled)
    assert merged(*answers, same=same).id == merged(*shuffled, same=same).id


@quick
@given(meetings, decisions)
def test_merging_again_changes_nothing(answers: list[SeatAnswer], same: list[Same]) -> None:
    once = merged(*answers, same=same)
    again = merged(*answers, same=same, former=once)
    assert again.id == once.id
    assert merged(*answers, same=same, former=again).id == once.id


@quick
@given(meetings, decisions)
def test_no_contribution_disappears(answers: list[SeatAnswer], same: list[Same]) -> None:
    base = merged(*answers, same=same)
    found = {
        (part.seat, part.author, part.revision, word)
        for items in base.items.values()
        for item in everything(items)
        for part in item.by
        for word in item.values.values()
        if isinstance(word, str)
    }
    voices = {(voice.by.seat, voice.value) for voice in base.values["vision.proposal"]["vision"].voices}
    for answer in answers:
        for values in answer.values.values():
            for row in values if isinstance(values, list) else ():
                assert (answer.seat.id, answer.author, answer.revision, words(row)) in found
        if answer.exercise == "vision.proposal":
            assert (answer.seat.id, answer.values["vision"]) in voices


@quick
@given(meetings, decisions)
def test_every_item_has_an_id_of_its_own(answers: list[SeatAnswer], same: list[Same]) -> None:
    base = merged(*answers, same=same)
    found = [item.id for items in base.items.values() for item in everything(items)]
    assert len(set(found)) == len(found)
    alive = {item.id for items in base.items.values() for item in items}
    assert alive.isdisjoint(base.aliases) and alive.isdisjoint(base.tombstones)
    assert set(base.aliases.values()) <= alive | base.aliases.keys()


@quick
@given(meetings, decisions)
def test_every_reference_is_right_or_named_as_broken(answers: list[SeatAnswer], same: list[Same]) -> None:
    """Right: it leads to the row that this seat meant, or to whatever that row was decided to be the same as."""
    base = merged(*answers, same=same)
    alive = {source: {item.id for item in items} for source, items in base.items.items()}
    named = {(point.items[0], point.items[1]) for point in base.open if point.code == "RUJUK"}
    for source, field, target in (("issues", "evidence", "chosen_facts"), ("keywords", "issues", "issues")):
        for item in everything(base.items[source]):
            for entry in item.values[field]:
                assert entry in alive[target] or (item.id, entry) in named


@quick
@given(meetings)
def test_a_seats_own_references_lead_to_its_own_rows(answers: list[SeatAnswer]) -> None:
    base = merged(*answers)
    title = {item.id: item.values["title"] for item in base.items["issues"]}
    word = {item.values["word"]: item for item in base.items["keywords"]}
    own = {words(row) for answer in answers for row in answer.values.get("issues", ())}
    for answer in answers:
        for row in answer.values.get("keywords", ()):
            led = [title[entry] for entry in word[row["word"]].values["issues"] if entry in title]
            meant = [f"{answer.seat.id} issue {entry}" for entry in dict.fromkeys(row["issues"])]
            assert [each for each in led if each.startswith(answer.seat.id)] == [each for each in meant if each in own]


@quick
@given(meetings, meetings, st.sets(st.sampled_from([A.id, B.id, C.id])), decisions)
def test_a_late_hand_in_changes_nobodys_ids(
    first: list[SeatAnswer], second: list[SeatAnswer], late: set[str], same: list[Same]
) -> None:
    """Whoever is in both bases with a row has it under the same id, whatever the others added, copied or deleted."""

    def by_words(base: Base) -> dict[str, str]:
        found = [item for items in base.items.values() for item in everything(items)]
        return {f"{item.table} {words(item.values)}": item.id for item in found}

    before = merged(*(answer for answer in first if answer.seat.id not in late), same=same)
    after = merged(*second, same=same, former=before)
    old, new = by_words(before), by_words(after)
    assert {word: new[word] for word in old.keys() & new.keys()} == {
        word: old[word] for word in old.keys() & new.keys()
    }
    gone = set(old.values()) - set(new.values())
    assert all(item_id in after.tombstones or item_id in after.aliases for item_id in gone)


@quick
@given(meetings)
def test_what_the_meeting_before_agreed_is_not_touched(answers: list[SeatAnswer]) -> None:
    first = merged(*answers)
    before = first.model_dump_json()
    second = merged(
        said(A, "assessment.gap", gaps=[gap("g1", "Jadwal", "r1")]), session="02_assessment", previous=first
    )
    assert first.model_dump_json() == before
    assert second.items["issues"] == first.items["issues"]
    assert second.items["issues"] is not first.items["issues"]


class TestIds:
    def test_a_renamed_issue_keeps_its_id_and_its_references(self) -> None:
        before = merged(
            said(A, "vision.issues", issues=[issue("r1", "Air keruh")]),
            said(A, "vision.proposal", keywords=[keyword("k1", "jernih", "r1")]),
        )
        after = merged(
            said(A, "vision.issues", 2, issues=[issue("r1", "Sumber air tercemar")]),
            said(A, "vision.proposal", keywords=[keyword("k1", "jernih", "r1")]),
            former=before,
        )
        assert ids(after, "issues") == ids(before, "issues") == ["r1"]
        assert after.items["issues"][0].label == "Sumber air tercemar"
        assert after.items["keywords"][0].values["issues"] == ["r1"] and "RUJUK" not in codes(after)

    def test_a_row_with_another_seats_id_is_an_item_of_its_own_and_its_references_follow(self) -> None:
        base = merged(
            *(
                answer
                for seat in (A, B)
                for answer in (
                    said(seat, "vision.issues", issues=[issue("r1", f"Air keruh di {seat.name}")]),
                    said(seat, "vision.proposal", keywords=[keyword(f"k-{seat.name}", "jernih", "r1")]),
                )
            )
        )
        first, second = ids(base, "issues")
        assert first == "r1" != second
        assert [item.values["issues"] for item in base.items["keywords"]] == [["r1"], [second]]

    def test_a_derived_id_stays_when_the_owner_deletes_his_row(self) -> None:
        b = said(B, "vision.issues", issues=[issue("r1", "Jalan putus")])
        before = merged(said(A, "vision.issues", issues=[issue("r1", "Air keruh")]), b)
        derived = ids(before, "issues")[1]
        after = merged(said(A, "vision.issues", 2, issues=[issue("r2", "Lain")]), b, former=before)
        assert ids(after, "issues") == ["r2", derived]
        assert after.tombstones == {"r1": "Air keruh"}
        assert ids(merged(b, former=after), "issues") == [derived]

    def test_whoever_was_first_keeps_an_id_also_when_the_other_is_late(self) -> None:
        late = said(A, "vision.issues", issues=[issue("r1", "Air keruh")])
        early = said(B, "vision.issues", issues=[issue("r1", "Jalan putus")])
        before = merged(early)
        after = merged(early, late, former=before)
        assert {item.id: item.by[0].seat for item in after.items["issues"]}["r1"] == B.id

    def test_an_id_of_an_earlier_meeting_is_not_given_again(self) -> None:
        """A row of issues pasted into the gaps."""
        first = merged(said(A, "vision.issues", issues=[issue("r1", "Air keruh")]))
        gaps = [gap("r1", "Jadwal", "r1"), gap("g2", "Aturan", "r1")]
        second = merged(said(A, "assessment.gap", gaps=gaps), session="02_assessment", previous=first)
        assert ids(second, "issues") == ["r1"]
        assert ids(second, "gaps")[0] != "r1" and ids(second, "gaps")[1] == "g2"
        assert [item.values["issues"] for item in second.items["gaps"]] == [["r1"], ["r1"]]

    def test_an_id_that_this_meeting_gave_to_another_table_is_not_given_again(self) -> None:
        before = merged(said(C, "vision.proposal", keywords=[keyword("r1", "jernih")]))
        after = merged(said(A, "vision.facts", facts=[fact("r1")]), former=before)
        assert "r1" not in ids(after, "chosen_facts") and after.tombstones == {"r1": "jernih"}

    def test_a_row_that_came_back_rises_from_its_tombstone(self) -> None:
        answer = said(A, "vision.issues", issues=[issue("r1", "Air keruh")])
        before = merged(answer)
        without = merged(said(A, "vision.issues", 2, issues=[issue("r2", "Lain")]), former=before)
        assert without.tombstones == {"r1": "Air keruh"}
        assert merged(answer, former=without).tombstones == {"r2": "Lain"}

    @pytest.mark.parametrize("bad", [None, "", 5, "../x", "r9"])
    def test_rows_that_somebody_edited_by_hand_get_ids_that_stay(self, bad: Any) -> None:
        rows = [{**issue("", "Air keruh"), "id": bad}, issue("r9", "Jalan putus"), None, "x", {"title": "Tanpa id"}]
        base = merged(said(A, "vision.issues", issues=rows))
        assert [item.label for item in base.items["issues"]] == ["Air keruh", "Jalan putus", "Tanpa id"]
        assert len(set(ids(base, "issues"))) == 3
        assert merged(said(A, "vision.issues", issues=rows), former=base).id == base.id

    @pytest.mark.parametrize("rows", [None, 5, "x", {"id": "r1"}, [[], None]])
    def test_what_is_no_table_has_no_rows(self, rows: Any) -> None:
        assert merged(said(A, "vision.issues", issues=rows)).items["issues"] == []

    def test_a_row_of_which_nothing_can_be_read_is_kept(self) -> None:
        base = merged(said(A, "vision.issues", issues=[{"id": "r1", "urgency": "sangat"}, {"id": "r2"}]))
        assert ids(base, "issues") == ["r1"]
        assert base.items["issues"][0].values == {"urgency": "sangat"}

    def test_nobody_can_sign_for_another_seat(self) -> None:
        row = {**issue("r1", "Air keruh"), "_by": ["meja-lain"], "_pillar": "living"}
        item = merged(said(A, "vision.issues", issues=[row])).items["issues"][0]
        assert [part.seat for part in item.by] == [A.id]
        assert item.pillar == A.pillar and not {"_by", "_pillar"} & item.values.keys()


class TestSame:
    ISSUES = (
        said(A, "vision.issues", issues=[issue("r1", "Air keruh")]),
        said(B, "vision.issues", issues=[issue("r2", "Air yang keruh")]),
        said(B, "vision.proposal", keywords=[keyword("k1", "jernih", "r2")]),
    )

    def test_references_point_to_the_one_that_is_kept(self) -> None:
        base = merged(*self.ISSUES, same=[Same("r1", ("r2",), "Pleno")])
        assert ids(base, "issues") == ["r1"] and base.aliases == {"r2": "r1"}
        kept = base.items["issues"][0]
        assert [part.seat for part in kept.by] == [A.id, B.id]
        assert [other.id for other in kept.absorbed] == ["r2"] and kept.absorbed[0].label == "Air yang keruh"
        assert base.items["keywords"][0].values["issues"] == ["r1"] and codes(base) == []

    def test_two_references_to_what_is_now_one_become_one(self) -> None:
        both = said(C, "vision.proposal", keywords=[keyword("k2", "bersih", "r2", "r1")])
        base = merged(*self.ISSUES, both, same=[Same("r1", ("r2",), "Pleno")])
        assert base.items["keywords"][1].values["issues"] == ["r1"]

    def test_what_was_absorbed_is_not_dead(self) -> None:
        """The meeting was closed before the plenary decided."""
        base = merged(*self.ISSUES, same=[Same("r1", ("r2",), "Pleno")], former=merged(*self.ISSUES))
        assert (base.aliases, base.tombstones) == ({"r2": "r1"}, {})

    def test_a_decision_that_is_taken_back_gives_the_item_back(self) -> None:
        joined = merged(*self.ISSUES, same=[Same("r1", ("r2",), "Pleno")])
        again = merged(*self.ISSUES, former=joined)
        assert ids(again, "issues") == ["r1", "r2"] and again.aliases == {}
        assert again.items["keywords"][0].values["issues"] == ["r2"]

    def test_it_gives_the_fixed_rows_about_both_back_too(self) -> None:
        rows = [said(A, "vision.alignment", links=[{"id": "r1", "rtrw": "Hulu"}])]
        rows.append(said(B, "vision.alignment", links=[{"id": "r2", "rtrw": "Hilir"}]))
        joined = merged(*self.ISSUES, *rows, same=[Same("r1", ("r2",), "Pleno")])
        assert ids(joined, "alignments") == ["r1"]
        again = merged(*self.ISSUES, *rows, former=joined)
        assert again.items == merged(*self.ISSUES, *rows).items and ids(again, "alignments") == ["r1", "r2"]

    def test_a_decision_that_is_turned_round_leads_nobody_in_a_circle(self) -> None:
        joined = merged(*self.ISSUES, same=[Same("r1", ("r2",), "Pleno")])
        turned = merged(*self.ISSUES, same=[Same("r2", ("r1",), "Pleno")], former=joined)
        assert ids(turned, "issues") == ["r2"] and turned.aliases == {"r1": "r2"}

    @pytest.mark.parametrize("turn", [1, -1])
    def test_decisions_may_build_on_each_other_in_any_order(self, turn: int) -> None:
        third = said(C, "vision.issues", issues=[issue("r3", "Airnya keruh")])
        same = [Same("r1", ("r2",), "Pleno"), Same("r2", ("r3",), "Pleno")][::turn]
        base = merged(*self.ISSUES, third, same=same)
        assert ids(base, "issues") == ["r1"]
        assert {item.id for item in everything(base.items["issues"])} == {"r1", "r2", "r3"}
        assert [part.seat for part in base.items["issues"][0].by] == [A.id, B.id, C.id]

    def test_the_alias_stays_when_the_absorbed_row_is_deleted_later(self) -> None:
        same = [Same("r1", ("r2",), "Pleno")]
        joined = merged(*self.ISSUES, same=same)
        after = merged(self.ISSUES[0], self.ISSUES[2], same=same, former=joined)
        assert after.aliases == {"r2": "r1"} and after.items["keywords"][0].values["issues"] == ["r1"]
        assert codes(after) == []

    def test_when_the_kept_row_is_deleted_the_absorbed_one_stands_again(self) -> None:
        same = [Same("r1", ("r2",), "Pleno")]
        joined = merged(*self.ISSUES, same=same)
        after = merged(*self.ISSUES[1:], same=same, former=joined)
        assert ids(after, "issues") == ["r2"] and after.aliases == {} and after.tombstones == {"r1": "Air keruh"}
        assert codes(after) == ["KEPUTUSAN"]

    @pytest.mark.parametrize(
        "same", [Same("r1", ("r7",), "Pleno"), Same("r7", ("r1",), "Pleno"), Same("r1", ("k1",), "P")]
    )
    def test_a_decision_that_cannot_be_carried_out_is_named(self, same: Same) -> None:
        base = merged(*self.ISSUES, same=[same])
        point = next(point for point in base.open if point.code == "KEPUTUSAN")
        assert same.who in point.message and ("r7" in point.message or "k1" in point.message)
        assert ids(base, "issues") == ["r1", "r2"]


class TestVoices:
    def readiness(self, *ratings: Any) -> Base:
        rows = [
            said(seat, "assessment.readiness", components=[{"id": "struktur.sdm", "rating": value, "note": seat.name}])
            for seat, value in zip((A, B, C), ratings, strict=False)
        ]
        return merged(*rows, session="02_assessment")

    def test_ratings_meet_in_the_median_with_their_spread_and_who_differs(self) -> None:
        item = self.readiness(1, 4, 4).items["assessment.readiness.components"][0]
        agreed = item.merged["rating"]
        assert (agreed.value, agreed.spread, agreed.differs) == (4, 3, [A.id])
        assert [(voice.by.seat, voice.value) for voice in agreed.voices] == [(A.id, 1), (B.id, 4), (C.id, 4)]
        assert item.values["rating"] == 4 and item.label == "Sumber daya manusia" and item.pillar == ""

    def test_between_two_ratings_the_median_lies_between(self) -> None:
        agreed = self.readiness(2, 3).items["assessment.readiness.components"][0].merged["rating"]
        assert (agreed.value, agreed.spread, agreed.differs) == (2.5, 1, [])

    def test_what_is_no_rating_is_kept_and_not_counted(self) -> None:
        agreed = self.readiness(2, "baik", None).items["assessment.readiness.components"][0].merged["rating"]
        assert agreed.value == 2 and [voice.value for voice in agreed.voices] == [2, "baik"]

    def test_who_said_nothing_signs_nothing(self) -> None:
        open_row = said(B, "assessment.readiness", components=[{"id": "struktur.sdm", "rating": None, "note": ""}])
        full = said(A, "assessment.readiness", components=[{"id": "struktur.sdm", "rating": 3}])
        item = merged(full, open_row, session="02_assessment").items["assessment.readiness.components"][0]
        assert [part.seat for part in item.by] == [A.id]

    def test_other_words_stand_side_by_side(self) -> None:
        note = self.readiness(1, 2, 3).items["assessment.readiness.components"][0].merged["note"]
        assert note.value == A.name and [voice.value for voice in note.voices] == [A.name, B.name, C.name]

    @given(st.lists(st.one_of(st.integers(1, 5), st.none(), st.text(max_size=2)), max_size=7))
    def test_an_average_lies_among_the_ratings(self, ratings: list[Any]) -> None:
        field = rating("Nilai", merge=Merge.AVERAGE).named("nilai")
        agreed = merge_field(field, [Voiced(said(A, "x").by, value) for value in ratings])
        numbers = sorted(float(value) for value in ratings if str(value) in ("1", "2", "3", "4", "5"))
        if numbers:
            assert numbers[0] <= agreed.value <= numbers[-1] and agreed.spread == numbers[-1] - numbers[0]
        else:
            assert (agreed.value, agreed.spread, agreed.differs) == (None, None, [])

    def test_between_candidates_people_choose_not_the_machine(self) -> None:
        base = merged(*(said(seat, "vision.proposal", vision=f"Visi {seat.name}") for seat in (A, B)))
        vision = base.values["vision.proposal"]["vision"]
        assert (vision.value, vision.decision) == (None, None)
        assert [voice.value for voice in vision.voices] == ["Visi branding", "Visi economy"]
        alone = merged(said(A, "vision.proposal", vision="Visi")).values["vision.proposal"]["vision"]
        assert (alone.value, alone.decision) == (None, None)  # a single candidate is no decision either

    def test_what_the_plenary_chose_carries_who_and_when(self) -> None:
        base = merged(said(CENTRE, "vision.statement", chosen="Visi", decided_by=" Pleno ", decided_on="2024-06-12"))
        chosen = base.values["vision.statement"]["chosen"]
        assert chosen.decision is not None
        assert (chosen.value, chosen.decision.who, chosen.decision.when) == ("Visi", "Pleno", "2024-06-12")

    def test_without_a_name_it_was_whoever_held_the_pen(self) -> None:
        chosen = merged(said(CENTRE, "vision.statement", chosen="Visi")).values["vision.statement"]["chosen"]
        assert chosen.decision is not None and (chosen.decision.who, chosen.decision.when) == ("pena inti", "")

    def test_nothing_said_is_nothing_agreed(self) -> None:
        base = merged(said(CENTRE, "vision.statement", chosen="  ", dissent=None))
        for name in ("chosen", "dissent"):
            agreed = base.values["vision.statement"][name]
            assert (agreed.value, agreed.voices, agreed.decision) == (None, [], None)

    def test_collected_texts_are_a_list_of_voices(self) -> None:
        field = text("Apa saja").named("apa")
        agreed = merge_field(
            field, [Voiced(said(seat, "x").by, value) for seat, value in ((A, "a"), (B, ""), (C, "c"))]
        )
        assert agreed.value == ["a", "c"] and [voice.by.seat for voice in agreed.voices] == [A.id, C.id]


class TestSimilar:
    def merged(self, one: str, other: str, seat: Seat = B) -> Base:
        return merged(
            said(A, "masterplan.programmes", programmes=[programme("p1", one)]),
            said(seat, "masterplan.programmes", programmes=[programme("p2", other)]),
            session="03_masterplan",
        )

    @pytest.mark.parametrize(
        "other",
        [
            "Satu pintu laporan darurat",
            "SATU PINTU LAPORAN DARURAT!",
            "Laporan darurat satu pintu",
            "Satu pintu laporan gawat darurat",
        ],
    )
    def test_near_duplicates_are_proposed_and_never_dropped(self, other: str) -> None:
        base = self.merged("Satu pintu laporan darurat", other)
        assert ids(base, "programmes") == ["p1", "p2"]
        point = next(point for point in base.open if point.code == "MIRIP")
        assert point.items == ["p1", "p2"] and point.seats == [A.id, B.id]
        assert "Satu pintu laporan darurat" in point.message and other in point.message

    @pytest.mark.parametrize("other", ["Loket keliling", "Satu pintu perizinan", ""])
    def test_others_are_not(self, other: str) -> None:
        assert "MIRIP" not in codes(self.merged("Satu pintu laporan darurat", other))

    def test_once_decided_it_is_proposed_no_more(self) -> None:
        answers = [
            said(seat, "masterplan.programmes", programmes=[programme(name, "Satu pintu laporan")])
            for seat, name in ((A, "p1"), (B, "p2"))
        ]
        base = merged(*answers, session="03_masterplan", same=[Same("p1", ("p2",), "Pleno")])
        assert codes(base) == []

    def test_fixed_rows_are_not_compared(self) -> None:
        rows = [{"id": "struktur.sdm", "rating": 3, "note": "Dua orang"}]
        base = merged(*(said(s, "assessment.readiness", components=rows) for s in (A, B)), session="02_assessment")
        assert codes(base) == [] and 0 < SIMILAR <= 100


def test_labels_name_what_earlier_meetings_agreed() -> None:
    """A gap is called by its indicator; a step of the road map by its programme."""
    first = merged(said(A, "vision.facts", facts=[fact("f1", "Waktu tunggu loket")]))
    second = merged(
        said(A, "assessment.gap", gaps=[gap("g1", "Jadwal", indicator="f1")]), session="02_assessment", previous=first
    )
    assert "Waktu tunggu loket" in second.items["gaps"][0].label
    third = merged(
        said(A, "masterplan.programmes", programmes=[programme("p1", "Loket keliling", "g1")]),
        said(A, "masterplan.quickwins", quickwins=[quickwin("q1", "Nomor antrean", "p1")]),
        session="03_masterplan",
        previous=second,
    )
    steps = [{"id": "p1", "start": 2025, "end": 2026, "needs": []}]
    fourth = merged(said(A, "roadmap.schedule", steps=steps), session="04_roadmap", previous=third)
    assert fourth.items["schedule"][0].label == "Loket keliling"
    assert ids(fourth, "programmes") == ids(fourth, "schedule") == ["p1"]


def test_exercises_are_used_as_they_are_declared() -> None:
    """The tests above rest on these; whoever changes an exercise sees it here."""
    assert exercise("vision.proposal").answer.fields["vision"].merge is Merge.CHOOSE
    assert exercise("vision.statement").answer.fields["chosen"].merge is Merge.CHOOSE
    assert exercise("assessment.readiness").answer.fields["components"].row.fields["rating"].merge is Merge.AVERAGE
