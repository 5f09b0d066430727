"""The agenda: what agrees is counted, what does not stands side by side, the weightiest first and within the time."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bimtek.answers.cohort import Cohort
from bimtek.errors import PlanError
from bimtek.plan.consolidate import consolidate
from bimtek.plan.plenary.agenda import LONGEST, Agenda, agenda
from bimtek.plan.plenary.decisions import Decision
from bimtek.plan.plenary.log import DecisionLog
from bimtek.plan.plenary.matter import Piece, differing
from bimtek.plan.plenary.wall import FUNDED
from bimtek.plan.plenary.words import told
from tests.cohorts import GOVERNANCE, LIVING, give, issue, programme, save
from tests.plan.plenary.scene import (
    FIRST,
    II,
    III,
    SECOND,
    I,
    core_hands_in,
    decided,
    rated_programmes,
    second_meeting,
    third_meeting,
)


def decide(cohort: Cohort, session: str, *decisions: Decision) -> Agenda:
    log = DecisionLog(cohort, session)
    for decision in decisions:
        log.add(decision, datetime.datetime.now(datetime.UTC))
    return agenda(cohort, session)


def kinds(found: Agenda) -> list[tuple[str, bool]]:
    return [(entry.matter.kind, entry.settled) for entry in found.matters]


def side(found: Agenda, kind: str, nth: int = 0) -> list[str]:
    entry = [entry for entry in found.matters if entry.matter.kind == kind][nth]
    return ["".join(piece.text for piece in side.text) for side in entry.matter.sides]


def test_meeting_i_has_a_vision_a_pair_and_a_number_to_settle(cohort: Cohort) -> None:
    found = agenda(cohort, I)
    assert kinds(found) == [("visi", False), ("mirip", False), ("nilai", False)]
    assert side(found, "visi") == [FIRST, SECOND]
    assert side(found, "mirip") == ["Air keruh di hulu", "Air yang keruh di hulu"]
    assert side(found, "nilai") == ["61,5 %", "72 %"]
    assert (3, "isu strategis") in [(count.number, count.what) for count in found.agreed]
    assert found.missing == ("Tim inti",) and found.lost == () and 0 < found.minutes <= LONGEST


def test_the_differing_words_are_marked(cohort: Cohort) -> None:
    (pair,) = [entry.matter for entry in agenda(cohort, I).matters if entry.matter.kind == "mirip"]
    assert [piece.text.strip() for piece in pair.sides[1].text if piece.marked] == ["yang"]
    assert "Mirip" in pair.note and pair.sides[0].by == ("Meja Governance (Ni Made Uji)",)


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_marking_loses_no_character(one: str, other: str) -> None:
    assert "".join(piece.text for piece in differing(one, other)) == one
    assert not any(piece.marked for piece in differing(one, one))


def test_a_word_that_both_have_is_not_marked_wherever_it_stands() -> None:
    pieces = differing("antar-jemput tamu dan parkir bersama", "parkir bersama, antar-jemput akhir pekan")
    assert [piece.text for piece in pieces if piece.marked] == ["tamu", "dan"]


def test_targets_side_by_side_say_of_what(cohort: Cohort) -> None:
    third_meeting(second_meeting(cohort))
    for seat, row, name, target in (
        (GOVERNANCE, "p1", "Loket keliling untuk desa", 60),
        (LIVING, "p2", "Loket keliling untuk desa jauh", 45),
    ):
        said = {**programme(row, name), "target": target, "unit": "menit", "result": "Waktu tempuh"}
        save(cohort, seat, "masterplan.programmes", {"programmes": [said]})
        give(cohort, seat, III)
    (pair,) = [entry.matter for entry in agenda(cohort, III).matters if entry.matter.kind == "mirip"]
    targets = [detail.text for one in pair.sides for detail in one.details if detail.label == "Target"]
    assert targets == ["60 menit (Waktu tempuh)", "45 menit (Waktu tempuh)"]


def test_a_very_long_text_holds_up_nobody() -> None:
    one, other = ("air keruh " * 10_000, "jalan air putus " * 10_000)
    assert differing(one, other) == (Piece(one),)


def test_candidates_of_the_core_team_come_before_those_of_the_tables(cohort: Cohort) -> None:
    core_hands_in(cohort, candidates=[{"id": "c1", "sentence": "2034: Bangli", "drawn_from": [LIVING], "votes": 3}])
    (entry,) = [entry for entry in agenda(cohort, I).matters if entry.matter.kind == "visi"]
    assert [one.value for one in entry.matter.sides] == [
        {"sentence": "2034: Bangli", "votes": 3, "drawn_from": [LIVING]}
    ]
    assert entry.matter.sides[0].by == ("Meja Living",) and not entry.settled


def test_a_candidate_drawn_from_no_seat_at_all_disturbs_nobody(cohort: Cohort) -> None:
    core_hands_in(cohort, candidates=[{"id": "c1", "sentence": FIRST, "drawn_from": ["../x", "tidak-ada"]}])
    (entry,) = [entry for entry in agenda(cohort, I).matters if entry.matter.kind == "visi"]
    assert entry.matter.sides[0].by == ("../x", "tidak-ada")


def test_what_the_core_team_wrote_as_chosen_needs_no_second_vote(cohort: Cohort) -> None:
    row = {"id": "c1", "sentence": FIRST, "votes": 3}
    core_hands_in(cohort, candidates=[row], chosen=FIRST, decided_by="Pleno", decided_on="2024-06-12")
    (entry,) = [entry for entry in agenda(cohort, I).matters if entry.matter.kind == "visi"]
    assert entry.settled and entry.agreed == FIRST


def test_ratings_far_apart_are_a_matter_and_near_ones_are_counted(cohort: Cohort) -> None:
    found = agenda(second_meeting(cohort), II)
    (entry,) = [entry for entry in found.matters if entry.matter.kind == "nilai"]
    assert entry.matter.question.startswith("Sumber daya manusia")
    assert [(one.id, one.value) for one in entry.matter.sides] == [(GOVERNANCE, 4), (LIVING, 1)]
    assert "rentang 3" in entry.matter.note and entry.matter.asks["anchors"]
    assert (1, "penilaian berdekatan, dipakai nilai tengahnya") in [(each.number, each.what) for each in found.agreed]


def test_one_opd_is_asked_once_for_all_its_programmes(cohort: Cohort) -> None:
    found = agenda(third_meeting(second_meeting(cohort)), III)
    (entry,) = [entry for entry in found.matters if entry.matter.kind == "opd"]
    assert set(entry.matter.items) == {"p1", "p2"} and "2 program" in entry.matter.question
    half = decide(cohort, III, decided("confirm", programme="p1", confirmation="tolak", name="Kadis"))
    (entry,) = [entry for entry in half.matters if entry.matter.kind == "opd"]
    assert not entry.settled and len(entry.decisions) == 1
    whole = decide(cohort, III, decided("confirm", programme="p2", confirmation="setuju", name="Kadis"))
    assert ("opd", True) in kinds(whole)


def test_a_programme_that_another_absorbed_is_not_asked_about(cohort: Cohort) -> None:
    third_meeting(second_meeting(cohort))
    found = decide(cohort, III, decided("same", into="p1", absorbs=["p2"]))
    assert kinds(found) == [("mirip", True), ("opd", False)]
    assert [entry.matter.items for entry in found.matters if entry.matter.kind == "opd"] == [("p1",)]


def test_a_merge_that_makes_ratings_clash_asks_for_them_with_their_steps_and_the_new_words(cohort: Cohort) -> None:
    rated_programmes(second_meeting(cohort))
    assert "nilai" not in [kind for kind, _ in kinds(agenda(cohort, III))]
    words = {"exercise": "masterplan.programmes", "rows": ["p2"], "field": "name", "value": "Loket sampai ke desa"}
    found = decide(cohort, III, decided("same", into="p2", absorbs=["p1"]), decided("value", **words))
    (entry,) = [entry for entry in found.matters if entry.matter.kind == "nilai"]
    assert entry.matter.question == "Loket sampai ke desa: Kesiapan?"
    assert [(one.value, one.by[0].partition(" (")[0]) for one in entry.matter.sides] == [
        (2, "Meja Governance"),
        (4, "Meja Living"),
    ]
    asks = entry.matter.asks
    assert (asks["input"], asks["low"], asks["high"]) == ("rating", 1, 5)
    assert [value for value, _ in asks["anchors"]] == ["1", "3", "5"]
    assert entry.matter.note == "Dipakai sementara, belum diputuskan: 2 (Meja Governance)."
    value = {name: asks[name] for name in ("exercise", "rows", "field")} | {"value": 4}
    settled = decide(cohort, III, decided("value", **value)).find(entry.matter.key)
    assert settled and settled.settled and settled.matter.note == ""


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("mirip", {"kind": "same", "into": "g1", "absorbs": ["l1"]}),
        ("mirip", {"kind": "different", "of": ["g1", "l1"]}),
        ("mirip", {"kind": "open", "about": "mirip", "of": ["l1", "g1"], "why": "Data"}),
        ("nilai", {"kind": "value", "exercise": "vision.facts", "rows": ["f2", "f1"], "field": "value", "value": 72}),
        ("visi", {"kind": "open", "about": "visi:vision.statement", "why": "Bupati belum hadir"}),
        (
            "visi",
            {"kind": "vote", "exercise": "vision.statement", "chosen": FIRST, "candidates": [{"sentence": FIRST}]},
        ),
    ],
)
def test_a_decision_settles_its_matter_and_an_undo_opens_it_again(
    cohort: Cohort, kind: str, more: dict[str, Any]
) -> None:
    before = agenda(cohort, I)
    found = decide(cohort, I, decided(**more))
    assert [entry.matter.kind for entry in found.matters if entry.settled] == [kind]
    assert decide(cohort, I, decided("undo", of="1")).matters == before.matters


def test_a_decision_on_what_is_gone_is_told(cohort: Cohort) -> None:
    different = decided("different", of=["g1", "l1"])
    words = told(different, agenda(cohort, I).base)
    DecisionLog(cohort, I).add(different, datetime.datetime.now(datetime.UTC), words)
    save(cohort, LIVING, "vision.issues", {"issues": [issue("l9", "Jalan putus")]})
    give(cohort, LIVING, I)
    (lost,) = agenda(cohort, I).lost
    assert "Keputusan 1" in lost and "Air yang keruh di hulu" in lost


def test_what_does_not_fit_into_the_time_is_marked_and_stays_in_sight(cohort: Cohort) -> None:
    titles = [f"{word} yang dirasakan warga setiap hari di desa" for word in map("masalah{}".format, range(60))]
    for seat, mark in ((GOVERNANCE, "a"), (LIVING, "b")):
        rows = [issue(f"{mark}{nth}", f"{title} {chr(97 + nth % 26) * 12}") for nth, title in enumerate(titles)]
        save(cohort, seat, "vision.issues", {"issues": rows})
        give(cohort, seat, I)
    found = agenda(cohort, I)
    assert found.minutes <= LONGEST and {entry.fits for entry in found.matters} == {True, False}
    left_out = [entry.matter.importance for entry in found.matters if not entry.fits]
    assert found.matters[0].matter.kind == "visi" and found.matters[0].fits
    assert [entry.fits for entry in found.matters] == sorted((entry.fits for entry in found.matters), reverse=True)
    assert max(left_out) <= max(entry.matter.importance for entry in found.matters if entry.fits)


def test_issues_climb_the_wall_from_red_to_funded(cohort: Cohort) -> None:
    def stages(session: str) -> dict[str, int]:
        return {brick.id: brick.stage for brick in agenda(cohort, session).wall.bricks}

    assert stages(I) == {"g1": 0, "g2": 0, "l1": 0}
    second_meeting(cohort)
    assert stages(II)["g1"] == 1
    third_meeting(cohort)
    assert stages(III)["g1"] == FUNDED and stages(III)["g2"] == 0
    refused = decide(cohort, III, decided("confirm", programme="p1", confirmation="tolak", name="Kadis"))
    assert {brick.id: brick.stage for brick in refused.wall.bricks}["g1"] == FUNDED - 1
    save(
        cohort, GOVERNANCE, "masterplan.programmes", {"programmes": [{**programme("p1", "Loket", "k1"), "funding": []}]}
    )
    give(cohort, GOVERNANCE, III)
    assert stages(III)["g1"] == FUNDED - 1


def test_the_meeting_before_has_to_be_closed(cohort: Cohort) -> None:
    with pytest.raises(PlanError, match="Pertemuan I belum ditutup"):
        agenda(cohort, II)


def test_looking_writes_nothing(cohort: Cohort) -> None:
    before = sorted(path for path in cohort.folder.rglob("*"))
    agenda(cohort, I)
    assert sorted(path for path in cohort.folder.rglob("*")) == before
    assert consolidate(cohort, I).base.decided == []
