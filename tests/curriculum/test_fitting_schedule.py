"""Schedules that fit: checked against every possible schedule where there are few."""

from __future__ import annotations

import itertools
import random

import pytest

from bimtek.curriculum.capacity import BEYOND, MONEY, Excess, Limits, Work, excesses, loads, too_early
from bimtek.curriculum.fitting_schedule import Fit, fit


def work(name: str, wanted: int = 0, **more: object) -> Work:
    return Work(id=name, label=name.upper(), wanted=wanted, **{"length": 1, **more})  # type: ignore[arg-type]


def test_what_all_take_together() -> None:
    works = [work("a", cost=(10, 20), length=2, opd="x", months=3.0), work("b", 1, cost=(5,), opd="x", months=2.0)]
    assert loads(works, {"a": 0, "b": 1}) == {
        (MONEY, 0): 10,
        (MONEY, 1): 25,
        ("x", 0): 3,
        ("x", 1): 5,
    }
    assert loads(works, {"a": BEYOND, "b": 4}) == {(MONEY, 4): 5, ("x", 4): 2}


def test_what_takes_nothing_is_not_counted() -> None:
    works = [work("a", cost=(0, 5), opd="x"), work("b", months=3.0)]
    assert loads(works, {"a": 0, "b": 0}) == {(MONEY, 1): 5}
    plain = Work(id="a", label="A", wanted=0, length=1)
    assert (plain.months, plain.priority, plain.earliest, plain.movable) == (0, 1, 0, True)


@pytest.mark.parametrize(("used", "is_over"), [(10**9, False), (10**9 + 1, False), (10**9 + 2, True)])
def test_a_billionth_is_a_matter_of_rounding(used: int, is_over: bool) -> None:
    found = excesses([work("a", cost=(used,))], {"a": 0}, {MONEY: (1e9, None, None, None, None)})
    assert [(each.resource, each.over) for each in found] == ([(MONEY, 2)] if is_over else [])


def test_what_is_just_rounding_is_not_over() -> None:
    works = [work("a", opd="x", months=1 + 1e-9)]
    assert excesses(works, {"a": 0}, {"x": (1.0, None, None, None, None)}) == []


def test_what_is_passed_is_told_by_year_and_money_first() -> None:
    works = [work("a", cost=(5, 5), length=2, opd="b", months=5.0), work("c", opd="a", months=5.0)]
    none: Limits = dict.fromkeys((MONEY, "a", "b"), (0, 0, 0, 0, 0))
    told = [(each.year, each.resource) for each in excesses(works, {"a": 0, "c": 0}, none)]
    assert told == [(0, MONEY), (0, "a"), (0, "b"), (1, MONEY), (1, "b")]


def test_only_what_has_not_started_is_too_early() -> None:
    waits = work("a", 1, needs=("b", "c", "d", "gone"))
    assert too_early(waits, 1, {"a": 1, "b": 0, "c": 1, "d": 2}) == ("d",)


def test_only_a_known_limit_can_be_passed() -> None:
    works = [work("a", cost=(10, 20), length=2)]
    assert excesses(works, {"a": 0}, {MONEY: (None, 15, None, None, None)}) == [Excess(MONEY, 1, 20, 15)]
    assert excesses(works, {"a": 0}, {MONEY: (10, 20, 0, 0, 0)}) == []
    assert excesses(works, {"a": 0}, {}) == []


def test_what_fits_stays_where_it_was_wanted() -> None:
    found = fit([work("a", cost=(10,)), work("b", 2, cost=(10,))], {MONEY: (10, 0, 10, 0, 0)})
    assert found == Fit({"a": 0, "b": 2})
    assert found.fits


def test_the_less_important_waits_and_it_is_said_for_what() -> None:
    limits: Limits = {MONEY: (10, 10, 10, 10, 10)}
    found = fit([work("a", cost=(8,), priority=1), work("b", cost=(8,), priority=5)], limits)
    assert found.starts == {"a": 1, "b": 0}
    (moved,) = found.moved
    assert (moved.work.id, moved.start, moved.passed) == ("a", 1, (Excess(MONEY, 0, 16, 10),))


def test_people_of_one_office_are_no_help_to_another() -> None:
    works = [work("a", opd="x", months=6, length=2), work("b", opd="x", months=6, length=1)]
    found = fit(works, {"x": (6, 6, 6, 6, 6), "y": (99, 99, 99, 99, 99)})
    assert sorted(found.starts.values()) == [0, 1]  # the short one first: the long one would make it wait two years
    assert found.starts["b"] == 0


def test_whoever_waits_for_another_moves_with_it() -> None:
    works = [work("a", cost=(20,)), work("b", cost=(1,), needs=("a",))]
    found = fit(works, {MONEY: (10, 30, 0, 0, 0)})
    assert found.starts == {"a": 1, "b": 1}
    assert found.moved[1].waits_for == ("a",)
    assert too_early(works[1], 0, found.starts) == ("a",)


def test_it_waits_for_its_means() -> None:
    found = fit([work("a", earliest=2)], {})
    assert found.starts == {"a": 2}
    assert found.moved[0].lacks_means


def test_what_fits_nowhere_is_put_off_past_year_five() -> None:
    found = fit([work("a", cost=(20,))], {MONEY: (10, 10, 10, 10, 10)})
    assert found.starts == {"a": BEYOND}


def test_of_what_cannot_move_the_limit_to_blame_is_named() -> None:
    works = [work("a", cost=(8,), movable=False), work("b", cost=(7,), movable=False), work("c", cost=(5,))]
    found = fit(works, {MONEY: (10, 10, 10, 10, 10)})
    assert not found.fits
    assert found.starts == {}
    assert found.to_blame == (Excess(MONEY, 0, 15, 10),)


def test_two_that_cannot_move_and_contradict_each_other() -> None:
    works = [work("a", 0, movable=False, needs=("b",)), work("b", 1, movable=False)]
    found = fit(works, {})
    assert (found.fits, found.early) == (False, (("a", "b"),))


def test_nothing_to_do() -> None:
    assert fit([], {MONEY: (0, 0, 0, 0, 0)}) == Fit()


def waiting(works: list[Work], starts: dict[str, int]) -> float:
    return sum(each.priority * (starts[each.id] - each.wanted) for each in works)


@pytest.mark.parametrize("seed", range(40))
def test_no_schedule_is_better(seed: int) -> None:
    """Against all schedules, one by one."""
    dice = random.Random(seed)
    works = [
        work(
            name,
            dice.randrange(3),
            length=dice.randint(1, 3),
            cost=tuple(dice.randrange(0, 9) for _ in range(dice.randint(1, 3))),
            opd=dice.choice("xy"),
            months=float(dice.randrange(0, 6)),
            needs=tuple(other for other in "abcd"[:nth] if dice.random() < 0.3),
            priority=float(dice.randint(1, 5)),
            movable=dice.random() < 0.8,
        )
        for nth, name in enumerate("abcd")
    ]
    limits: Limits = {
        MONEY: tuple(float(dice.randrange(4, 16)) for _ in range(5)),
        "x": tuple(float(dice.randrange(3, 9)) for _ in range(5)),
    }
    open_to = [range(each.wanted, BEYOND + 1 if each.movable else each.wanted + 1) for each in works]
    fitting = []
    for choice in itertools.product(*open_to):
        starts = dict(zip("abcd", choice, strict=True))
        if not excesses(works, starts, limits) and not any(too_early(each, starts[each.id], starts) for each in works):
            fitting.append(waiting(works, starts))
    found = fit(works, limits)
    if fitting:
        assert waiting(works, dict(found.starts)) == pytest.approx(min(fitting))
        assert not excesses(works, found.starts, limits)
        assert all(each.passed or each.waits_for for each in found.moved)
    else:
        assert not found.fits
        assert found.to_blame or found.early


def test_sixty_programmes_in_five_years_are_soon_done() -> None:
    dice = random.Random(7)
    works = [
        work(
            f"p{nth:02}",
            dice.randrange(4),
            length=dice.randint(1, 4),
            cost=tuple(dice.randrange(100, 3000) * 1_000_000 for _ in range(dice.randint(1, 4))),
            opd=f"opd{dice.randrange(12)}",
            months=float(dice.randint(2, 12)),
            needs=tuple({f"p{dice.randrange(nth):02}"} if nth and dice.random() < 0.3 else ()),
            priority=float(dice.randint(1, 100)),
        )
        for nth in range(60)
    ]
    limits: Limits = {MONEY: (2e10,) * 5, **{f"opd{nth}": (24.0,) * 5 for nth in range(12)}}
    found = fit(works, limits, seconds=60.0)  # enough on a busy machine; tests.bench measures how long it takes
    assert found.is_best
    assert not excesses(works, found.starts, limits)
    assert found.moved
