"""Decisions on a real cohort: the base carries them, and the next meeting starts from them."""

from __future__ import annotations

import datetime

import pytest

from bimtek.answers.base import Base
from bimtek.answers.cohort import CORE, Cohort
from bimtek.answers.context import context_for
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from bimtek.curriculum.exercises.assessment_vision import defaults
from bimtek.plan.agreed import readiness, vision
from bimtek.plan.consolidate import consolidate
from bimtek.plan.entries import Entries
from bimtek.plan.plenary.decisions import Decision
from bimtek.plan.plenary.log import DecisionLog
from tests.cohorts import GOVERNANCE, LIVING, give, issue, save
from tests.plan.plenary.scene import (
    DAY,
    FIRST,
    II,
    III,
    SECOND,
    I,
    decided,
    second_meeting,
    third_meeting,
)


def decide(cohort: Cohort, session: str, *decisions: Decision) -> Base:
    """Put down and close."""
    log = DecisionLog(cohort, session)
    for decision in decisions:
        log.add(decision, datetime.datetime.now(datetime.UTC))
    return consolidate(cohort, session).base


VOTE = decided(
    "vote",
    exercise="vision.statement",
    chosen=SECOND,
    why="Menyebut warga",
    dissent="Meja Governance meminta kata cepat",
    candidates=[
        {"sentence": FIRST, "votes": 12, "drawn_from": [GOVERNANCE]},
        {"sentence": SECOND, "votes": 41, "drawn_from": [LIVING]},
    ],
)


def test_the_vision_that_people_chose_holds_with_votes_and_dissent(cohort: Cohort) -> None:
    base = decide(cohort, I, VOTE)
    chosen = base.values["vision.statement"]["chosen"]
    assert chosen.value == SECOND and chosen.decision and chosen.decision.who == "Pleno uji"
    assert [(voice.by.author, voice.value) for voice in chosen.voices] == [("gov-1", FIRST), ("liv-1", SECOND)]
    shown = vision(Entries(cohort, base))
    assert (shown.text, shown.dissent) == (SECOND, "Meja Governance meminta kata cepat")
    assert shown.decision and (shown.decision.who, shown.decision.when) == ("Pleno uji", "2024-06-12")
    assert [(entry.label, entry.values["votes"]) for entry in shown.candidates] == [(FIRST, 12), (SECOND, 41)]
    (noted,) = base.decided
    assert "41 suara" in noted.what and FIRST in noted.what and noted.why == "Menyebut warga"


def test_the_next_meeting_begins_with_it(cohort: Cohort) -> None:
    decide(cohort, I, VOTE)
    entry = exercise("assessment.vision")
    assert defaults(context_for(cohort, cohort.seat(CORE), entry, AnswerStore(cohort.work)))["vision"] == SECOND


def test_taken_back_and_closed_again_it_is_as_if_it_had_never_been(cohort: Cohort) -> None:
    never = consolidate(cohort, I).base
    assert decide(cohort, I, VOTE).id != never.id
    again = decide(cohort, I, decided("undo", of="1", why="Salah hitung"))
    assert again.id == never.id and again.tombstones == {}


def test_meeting_ii_keeps_or_revises(cohort: Cohort) -> None:
    decide(cohort, I, VOTE)
    second_meeting(cohort)
    keep = {"exercise": "assessment.vision", "candidates": [{"sentence": SECOND}]}
    base = decide(cohort, II, decided("vote", chosen=SECOND, **keep))
    assert base.values["assessment.vision"]["verdict"].value == "tetap"
    revised = [{"sentence": SECOND}, {"sentence": "2034: Bangli sehat dan cepat"}]
    base = decide(
        cohort, II, decided("vote", exercise="assessment.vision", chosen=revised[1]["sentence"], candidates=revised)
    )
    assert base.values["assessment.vision"]["verdict"].value == "ubah"
    assert vision(Entries(cohort, base)).text == "2034: Bangli sehat dan cepat"


def test_a_rating_is_settled_and_every_voice_stays(cohort: Cohort) -> None:
    second_meeting(cohort)
    settle = decided(
        "value", exercise="assessment.readiness", rows=["struktur.sdm"], field="rating", value=3, why="Bukti"
    )
    base = decide(cohort, II, settle)
    item = next(item for item in base.items["assessment.readiness.components"] if item.id == "struktur.sdm")
    merged = item.merged["rating"]
    assert item.values["rating"] == merged.value == 3 and merged.decision and merged.decision.why == "Bukti"
    assert [(voice.by.seat, voice.value) for voice in merged.voices] == [(GOVERNANCE, 4), (LIVING, 1)]
    shown = next(entry for entry in readiness(Entries(cohort, base)) if entry.component == "struktur.sdm")
    assert shown.median == 3 and [rating.value for rating in shown.ratings] == [4, 1]


def test_a_rating_of_a_single_table_keeps_its_evidence(cohort: Cohort) -> None:
    second_meeting(cohort)
    save(cohort, LIVING, "assessment.readiness", {"components": [], "nature": "Kaldera"})
    give(cohort, LIVING, II)
    settle = decided("value", exercise="assessment.readiness", rows=["struktur.sdm"], field="rating", value=2)
    base = decide(cohort, II, settle)
    shown = next(entry for entry in readiness(Entries(cohort, base)) if entry.component == "struktur.sdm")
    assert shown.median == 2 and shown.evidence[0].values["document"] == f"Laporan {GOVERNANCE}"


@pytest.mark.parametrize("value", [9, "tinggi", 2.5])
def test_a_value_that_is_none_of_its_field_is_named_and_changes_nothing(cohort: Cohort, value: object) -> None:
    second_meeting(cohort)
    settle = decided("value", exercise="assessment.readiness", rows=["struktur.sdm"], field="rating", value=value)
    base = decide(cohort, II, settle)
    (point,) = [point for point in base.open if point.code == "KEPUTUSAN"]
    assert "bilangan bulat 1 sampai 5" in point.message and base.decided == []


def test_new_words_for_two_that_became_one(cohort: Cohort) -> None:
    base = decide(
        cohort,
        I,
        decided("same", into="g1", absorbs=["l1"]),
        decided(
            "value", exercise="vision.issues", rows=["l1"], field="title", value="Air keruh dari hulu sampai hilir"
        ),
    )
    (item,) = [item for item in base.items["issues"] if item.id == "g1"]
    assert item.label == item.values["title"] == "Air keruh dari hulu sampai hilir"
    assert [(other.id, other.label) for other in item.absorbed] == [("l1", "Air yang keruh di hulu")]
    assert base.items["keywords"][0].values["issues"] == ["g1"]


def test_an_opd_confirms_and_the_programme_is_no_proposal_any_more(cohort: Cohort) -> None:
    third_meeting(second_meeting(cohort))
    base = decide(cohort, III, decided("confirm", programme="p1", confirmation="setuju", name="Kepala Dinas Kesehatan"))
    (item,) = [item for item in base.items["programmes"] if item.id == "p1"]
    said = {name: item.values[name] for name in ("confirmation", "confirmed_by", "confirmed_on")}
    assert said == {"confirmation": "setuju", "confirmed_by": "Kepala Dinas Kesehatan", "confirmed_on": DAY.isoformat()}
    voice = item.merged["confirmation"].voices[0]
    assert (voice.by.seat, voice.value) == (GOVERNANCE, "belum"), "what the table wrote stays behind it"


def test_a_decision_whose_item_is_gone_is_named(cohort: Cohort) -> None:
    decide(cohort, I, decided("different", of=["g1", "l1"]))
    save(cohort, LIVING, "vision.issues", {"issues": [issue("l9", "Jalan putus")]})
    give(cohort, LIVING, I)
    base = consolidate(cohort, I).base
    (point,) = [point for point in base.open if point.code == "KEPUTUSAN"]
    assert "l1 tidak ada lagi (“Air yang keruh di hulu”)" in point.message and base.decided == []
