"""Guessing is slow, and nobody can lock out somebody else."""

from __future__ import annotations

from bimtek.room.throttle import PER_ADDRESS, PER_PERSON, WINDOW, Throttle


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def guess(throttle: Throttle, address: str, person: str, times: int) -> None:
    for _ in range(times):
        assert throttle.wait(address, person) == 0
        throttle.failed(address, person)


def test_after_some_wrong_codes_a_person_waits_at_that_place_only() -> None:
    throttle = Throttle(Clock())
    guess(throttle, "10.0.0.1", "liv-1", PER_PERSON)
    assert throttle.wait("10.0.0.1", "liv-1") > 0
    assert throttle.wait("10.0.0.1", "liv-2") == 0
    assert throttle.wait("10.0.0.2", "liv-1") == 0


def test_one_place_cannot_try_all_persons() -> None:
    throttle = Throttle(Clock())
    for number in range(PER_ADDRESS):
        guess(throttle, "10.0.0.1", f"p-{number}", 1)
    assert throttle.wait("10.0.0.1", "liv-1") > 0
    assert throttle.wait("10.0.0.2", "liv-1") == 0


def test_the_wait_ends_when_it_said() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    guess(throttle, "10.0.0.1", "liv-1", PER_PERSON)
    clock.now += throttle.wait("10.0.0.1", "liv-1")
    assert throttle.wait("10.0.0.1", "liv-1") == 0


def test_the_right_code_forgets_the_slips_before_it() -> None:
    throttle = Throttle(Clock())
    for _ in range(PER_ADDRESS):  # many who type right do not use up what the address may
        guess(throttle, "10.0.0.1", "liv-1", 1)
        throttle.succeeded("10.0.0.1", "liv-1")
    assert throttle.wait("10.0.0.1", "liv-1") == 0


def test_what_expired_is_forgotten() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    guess(throttle, "10.0.0.1", "liv-1", 1)
    clock.now += WINDOW
    assert throttle.wait("10.0.0.1", "liv-1") == 0
    assert not throttle.wrong
