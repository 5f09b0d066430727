"""When a seat is stuck, with a clock that the test moves."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bimtek.curriculum import assess, exercise
from bimtek.room.watch.cell import faults_of
from bimtek.room.watch.stuck import Fault, Limits, Stuck, Track
from tests.cohorts import NOON, make_cohort

LIMITS = Limits()
SHORT, WRONG = Fault("Terlalu pendek", "a"), Fault("Salah tahun", "2031")


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def track(*looks: tuple[float, dict[str, Fault]]) -> Track:
    """A track after these looks: (minutes after noon, faults)."""
    made = Track()
    for minutes, faults in looks:
        made.look(at(minutes), faults, LIMITS)
    return made


def stuck(made: Track, minutes: float, *, is_held: bool = False) -> Stuck | None:
    return made.stuck(at(minutes), LIMITS, is_held=is_held)


def test_who_never_saved_is_not_stuck() -> None:
    assert stuck(Track(), 60) is None


def test_work_without_a_finding_mended_for_fifteen_minutes_is_stuck() -> None:
    made = track(*((minute, {"a": SHORT}) for minute in range(0, 16, 5)))
    assert stuck(made, 14.9) is None
    found = stuck(made, 15)
    assert found == Stuck("long", "Terlalu pendek", at(0))


def test_a_finding_mended_starts_the_clock_anew() -> None:
    made = track((0, {"a": SHORT, "b": WRONG}), (10, {"a": SHORT}), (20, {"a": SHORT}))
    assert stuck(made, 24.9) is None
    found = stuck(made, 25)
    assert found is not None and found.since == at(10)


def test_a_new_finding_is_no_progress() -> None:
    made = track((0, {"a": SHORT}), (8, {"a": SHORT, "b": WRONG}), (14, {"a": SHORT, "b": WRONG}))
    assert stuck(made, 15) is not None


def test_a_finding_that_was_renamed_by_its_message_is_the_same() -> None:
    made = track((0, {"a": SHORT}), (14, {"a": Fault("Masih terlalu pendek", "a")}))
    found = stuck(made, 15)
    assert found is not None and found.fault == "Masih terlalu pendek"


def test_without_findings_nobody_is_stuck() -> None:
    assert stuck(track((0, {"a": SHORT}), (14, {})), 28) is None


def test_who_went_to_lunch_is_not_stuck_and_begins_anew_afterwards() -> None:
    made = track((0, {"a": SHORT}), (10, {"a": SHORT}))
    assert stuck(made, 24.9) is not None
    assert stuck(made, 25) is None  # nobody has typed for fifteen minutes
    made.look(at(60), {"a": SHORT}, LIMITS)
    assert stuck(made, 70) is None
    assert stuck(made, 74.9) is None


def test_who_thinks_with_the_pen_in_hand_works_for_twice_as_long() -> None:
    made = track((0, {"a": SHORT}))
    assert stuck(made, 16) is None
    assert stuck(made, 16, is_held=True) == Stuck("long", "Terlalu pendek", at(0))
    assert stuck(made, 29.9, is_held=True) is not None
    assert stuck(made, 30, is_held=True) is None  # the page was left open


def test_the_same_finding_back_for_the_third_time_is_stuck_at_once() -> None:
    looks = [(minute, {"b": WRONG} | ({"a": SHORT} if minute % 2 == 0 else {})) for minute in range(7)]
    assert stuck(track(*looks[:5]), 5) is None  # back twice
    assert stuck(track(*looks), 6.5) == Stuck("returns", "Terlalu pendek", at(5), 3)


def test_a_place_tried_four_times_in_vain_is_stuck_and_typing_on_is_one_try() -> None:
    def tries(gap: float) -> Track:
        return track(*((number * gap, {"a": Fault("Terlalu pendek", "x" * number)}) for number in range(5)))

    assert stuck(tries(0.2), 1) is None
    assert stuck(tries(1.5), 6.1) == Stuck("attempts", "Terlalu pendek", at(0), 4)


def test_other_work_is_no_try_at_a_finding() -> None:
    made = track(*((number * 2, {"a": SHORT, f"b{number}": WRONG}) for number in range(6)))
    assert stuck(made, 11) is None


def test_what_is_mended_is_forgotten_after_a_pause() -> None:
    looks = [(minute, {"a": SHORT} if minute % 2 == 0 else {}) for minute in range(6)]
    made = track(*looks, (30, {"a": SHORT}))
    assert stuck(made, 31) is None


@pytest.mark.parametrize("minutes", [3, 15, 45])
def test_the_limit_is_a_setting(minutes: int) -> None:
    limits = Limits(after=timedelta(minutes=minutes))
    made = Track()
    for part in (0, 0.9):
        made.look(at(part * minutes), {"a": SHORT}, limits)
    assert made.stuck(at(minutes * 0.99), limits) is None
    assert made.stuck(at(minutes), limits) is not None


def test_the_faults_of_an_answer_know_what_stands_at_their_place(tmp_path: object) -> None:
    from pathlib import Path

    from bimtek.answers.context import context_for
    from bimtek.answers.store import AnswerStore

    cohort = make_cohort(Path(str(tmp_path)))
    entry, seat = exercise("vision.issues"), cohort.seat("meja-living")
    context = context_for(cohort, seat, entry, AnswerStore(cohort.work))

    def faults(values: dict[str, object]) -> dict[str, Fault]:
        return faults_of(values, assess(entry, values, context))

    assert faults({}) == {}  # nothing begun, nothing at fault
    begun = faults({"issues": [{"id": "i1", "title": "Air keruh", "urgency": 9}]})
    assert begun["ISI-02:i1:urgency"].value == "9"
    assert begun["ISI-01:i1:affected"].value is None  # nobody has tried yet
    assert all(fault.message for fault in begun.values())
