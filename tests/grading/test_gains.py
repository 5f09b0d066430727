"""Gains: means before and after, nobody named, no group so small that a mean tells of somebody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bimtek.curriculum.question_bank import AFTER, BEFORE
from bimtek.grading.gains import LEAST, Gain, course_gains, gain_rows, gains
from tests.grading.course import Course

LETTERS = "abcdefghijklmnop"


def groups(**sizes: int) -> dict[str, str]:
    """People of tables: groups(a=5, b=2) gives seven people."""
    names = [name for name, size in sizes.items() for _ in range(size)]
    return {f"{name}-{n}": name for n, name in enumerate(names)}


def shown(people: dict[str, str]) -> list[tuple[str, int]]:
    found = gains(dict.fromkeys(people, 6), dict.fromkeys(people, 9), people)
    return [(gain.group, gain.people) for gain in found]


def test_means_and_normalised_gain_by_hand() -> None:
    people = groups(a=5)
    before = dict(zip(people, (4, 5, 6, 7, 8), strict=True))
    after = dict(zip(people, (8, 8, 9, 10, 10), strict=True))
    whole, table = gains(before, after, people)
    assert whole == Gain("", 5, 6.0, 9.0, 12)
    assert table == Gain("a", 5, 6.0, 9.0, 12)
    assert whole.normalised == 0.5  # three of the six that were still to be learnt


def test_where_nothing_was_left_to_learn_there_is_no_gain() -> None:
    assert Gain("", 5, 12.0, 12.0, 12).normalised is None
    assert Gain("", 5, 6.0, 5.0, 12).normalised == pytest.approx(-1 / 6)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (groups(a=LEAST - 1), []),
        (groups(a=LEAST), [("", 5), ("a", 5)]),
        (groups(a=3, b=3), [("", 6)]),
        (groups(a=6, b=5), [("", 11), ("a", 6), ("b", 5)]),
        (groups(a=7, b=6, c=5, d=5), [("", 23), ("a", 7), ("b", 6), ("c", 5), ("d", 5)]),
        (groups(a=7, b=6, c=2), [("", 15), ("a", 7)]),  # the two of c could be computed from the whole, a and b
        (groups(a=7, b=2), [("", 9)]),
        (groups(a=7, c=3, d=3), [("", 13), ("a", 7)]),
    ],
)
def test_only_groups_of_five_are_shown_and_none_can_be_computed(
    people: dict[str, str], expected: list[tuple[str, int]]
) -> None:
    assert shown(people) == expected


def test_only_who_took_both_tests_counts() -> None:
    people = groups(a=7)
    before = dict.fromkeys(list(people)[:6], 6)
    after = dict.fromkeys(list(people)[1:], 9)
    assert [gain.people for gain in gains(before, after, people)] == [5, 5]


def test_people_without_a_table_count_for_the_whole_only() -> None:
    people = {**groups(a=5), **{f"inti-{n}": "" for n in range(5)}}
    assert shown(people) == [("", 10), ("a", 5)]


def right(questions: dict, count: int) -> dict[str, str]:  # type: ignore[type-arg]
    return {topic: question.right for topic, question in list(questions.items())[:count]}


def test_the_first_hand_in_counts_and_small_cohorts_show_nothing(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for person in ("gov-1", "eco-1", "liv-1", "inti-1"):
        course.answer(person, "vision.pretest", right(BEFORE, 12))  # handed in before; by now the answers are known
        course.hand_in(person, after=timedelta(hours=1))
        course.answer(person, "roadmap.posttest", right(AFTER, 9))
        course.hand_in(person, "04_roadmap")
    assert course_gains(course.cohort) == ()
    monkeypatch.setattr("bimtek.grading.gains.LEAST", 4)
    found = course_gains(course.cohort)
    assert found == (Gain("", 4, 1.0, 9.0, 12),)
    head, *rows = gain_rows(course.cohort, found)
    assert rows == [("Seluruh angkatan", "4", "1,0", "9,0", "73%")]
    assert not [person for person in course.cohort.people if person.name in str((head, rows))]
