"""The pen is held by signs of life, handed over in order, and never refuses a save."""

from __future__ import annotations

from bimtek.room.pens import GRACE, LEASE, Pens, Place, Window
from bimtek.room.presence import Presence

ISSUES = Place("meja-living", "vision.issues")
MADE, WAYAN = Window("liv-1", "laptop-1"), Window("liv-2", "telepon-2")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def holder(pens: Pens) -> Window | None:
    pen = pens.at(ISSUES)
    return pen.holder if pen else None


def test_whoever_types_first_holds_the_pen_and_others_do_not() -> None:
    pens = Pens(Clock())
    assert pens.hold(ISSUES, MADE) and pens.hold(ISSUES, MADE)
    assert not pens.hold(ISSUES, WAYAN)
    assert pens.hold(Place("meja-living", "vision.facts"), WAYAN)  # another form is another pen
    assert pens.hold(Place("meja-society", "vision.issues"), WAYAN)
    assert holder(pens) == MADE


def test_two_windows_of_one_person_are_two() -> None:
    pens = Pens(Clock())
    pens.hold(ISSUES, MADE)
    assert not pens.hold(ISSUES, Window("liv-1", "telepon-1"))


def test_a_pen_falls_down_when_nothing_is_heard_any_more() -> None:
    clock = Clock()
    pens = Pens(clock)
    pens.hold(ISSUES, MADE)
    clock.now += LEASE - 1
    pens.renew(MADE)
    clock.now += LEASE - 1
    assert holder(pens) == MADE and pens.lapsed() == []
    clock.now += 1
    assert holder(pens) is None
    pens.renew(MADE)  # too late: it lies on the table
    assert holder(pens) is None and pens.lapsed() == [ISSUES] and pens.lapsed() == []
    assert pens.hold(ISSUES, WAYAN)


def test_a_closed_page_drops_its_pens_sooner() -> None:
    clock = Clock()
    pens = Pens(clock)
    pens.hold(ISSUES, MADE)
    pens.leaving(MADE)
    clock.now += GRACE - 1
    pens.renew(MADE)  # it was only loaded again
    clock.now += GRACE
    assert holder(pens) == MADE
    pens.leaving(MADE)
    clock.now += GRACE
    assert holder(pens) is None


def test_taking_needs_no_consent_and_letting_go_only_ones_own() -> None:
    pens = Pens(Clock())
    pens.hold(ISSUES, MADE)
    assert not pens.let_go(ISSUES, WAYAN)
    pens.take(ISSUES, WAYAN)
    assert holder(pens) == WAYAN and not pens.let_go(ISSUES, MADE)
    assert pens.let_go(ISSUES, WAYAN) and holder(pens) is None


def test_who_asked_for_it_gets_it_from_the_hand() -> None:
    pens = Pens(Clock())
    assert not pens.want(ISSUES, WAYAN)  # nobody to ask
    pens.hold(ISSUES, MADE)
    assert not pens.want(ISSUES, MADE)
    assert pens.want(ISSUES, WAYAN) and holder(pens) == MADE
    pens.renew(MADE)  # a last save does not forget that somebody waits
    assert pens.let_go(ISSUES, MADE) and holder(pens) == WAYAN


def test_somebody_is_here_as_long_as_her_page_gives_signs_of_life() -> None:
    clock = Clock()
    presence = Presence(clock)
    presence.seen(MADE)
    presence.seen(WAYAN)
    clock.now += LEASE - 1
    presence.seen(WAYAN)
    clock.now += 1
    assert presence.people() == {"liv-2"} and presence.gone() == {"liv-1"} and presence.gone() == set()


def test_loading_a_page_again_is_no_coming_and_going() -> None:
    clock = Clock()
    presence = Presence(clock)
    presence.seen(MADE)
    presence.leaving(MADE)
    clock.now += GRACE - 1
    assert presence.is_here(MADE)
    presence.seen(MADE)
    clock.now += GRACE
    assert presence.people() == {"liv-1"}
    presence.leaving(MADE)
    clock.now += GRACE
    assert not presence.is_here(MADE) and presence.gone() == {"liv-1"}
    presence.leaving(WAYAN)  # never came
    assert presence.people() == set()
