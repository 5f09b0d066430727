"""The two tests: twelve pairs, fair options, and nothing right is told before its time."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from typing import Any

import pytest

from bimtek.curriculum import Exercise, exercise
from bimtek.curriculum.describe import describe
from bimtek.curriculum.findings import Weight
from bimtek.curriculum.question_bank import AFTER, BEFORE, PAIRS
from bimtek.curriculum.questions import LETTERS, Question
from bimtek.curriculum.testing import right_answers
from bimtek.curriculum.wording import words
from tests.curriculum.exercises.planning import assessed, only_advice, world

TESTS = {"vision.pretest": BEFORE, "roadmap.posttest": AFTER}
QUESTIONS = [question for pair in PAIRS for question in (pair.before, pair.after)]
GIVEN = {"ranking": "b", "issue": "c"}


@pytest.fixture(params=TESTS, ids=str)
def test_form(request: pytest.FixtureRequest) -> Exercise:
    return exercise(request.param)


def test_twelve_pairs_and_no_question_twice() -> None:
    assert len(PAIRS) == len(BEFORE) == len(AFTER) == 12
    assert len({question.text + question.options[0] for question in QUESTIONS}) == 24


@pytest.mark.parametrize("questions", TESTS.values(), ids=TESTS)
def test_every_letter_is_right_equally_often(questions: dict[str, Question]) -> None:
    assert Counter(question.right for question in questions.values()) == dict.fromkeys(LETTERS, 3)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.text[:40])
def test_a_question_has_four_different_options_and_one_sentence_of_reason(question: Question) -> None:
    assert len(set(question.options)) == 4
    assert question.text.endswith("?") and question.why.endswith(".")
    assert 6 <= words(question.why) <= 30


@pytest.mark.parametrize("questions", TESTS.values(), ids=TESTS)
def test_the_longest_option_is_not_usually_the_right_one(questions: dict[str, Question]) -> None:
    longest = [max(question.options, key=len) == question.answer for question in questions.values()]
    assert sum(longest) <= 6


def test_both_tests_are_about_equally_long_to_read() -> None:
    before, after = (
        sum(words(text) for question in side.values() for text in (question.text, *question.options))
        for side in (BEFORE, AFTER)
    )
    assert abs(before - after) <= 0.15 * max(before, after)


def test_nothing_right_is_told_before_the_hand_in(test_form: Exercise) -> None:
    told = json.dumps(describe(test_form, world()), ensure_ascii=False)
    found = assessed(test_form, GIVEN)
    told += " ".join(finding.message for finding in found.findings)
    assert not [question for question in TESTS[test_form.id].values() if question.why in told]
    assert '"right"' not in told and "Tepat" not in told and "Yang tepat:" not in told
    assert only_advice(found) == {"TES-01"}
    assert {finding.weight for finding in found.findings} == {Weight.INFO}
    assert "10 soal belum dijawab" in found.findings[0].message


def test_after_the_hand_in_every_question_is_explained(test_form: Exercise) -> None:
    context = dataclasses.replace(world(), handed_in=True)
    questions = TESTS[test_form.id]
    found = assessed(test_form, GIVEN, context).findings
    said = {finding.place.field: finding.message for finding in found}
    assert said.keys() == questions.keys()
    assert {(finding.code, finding.weight) for finding in found} == {("TES-02", Weight.INFO)}
    for topic, question in questions.items():
        assert question.why in said[topic]
        assert said[topic].startswith("Tepat.") is (GIVEN.get(topic) == question.right)
        assert (question.answer.rstrip(".?") in said[topic]) or said[topic].startswith("Tepat.")


def test_whoever_answered_nothing_is_told_nothing(test_form: Exercise) -> None:
    assert assessed(test_form, {}, dataclasses.replace(world(), handed_in=True)).findings == ()


def test_a_test_carries_no_points_and_stands_in_no_book(test_form: Exercise) -> None:
    assert (test_form.points, test_form.rubric, test_form.places) == (0, None, ())
    assert test_form.unplaced


def test_questions_are_numbered_and_none_has_to_be_answered(test_form: Exercise) -> None:
    fields = list(test_form.answer.fields.values())
    assert [field.label.partition(".")[0] for field in fields] == [str(number) for number in range(1, 13)]
    assert not any(field.required for field in fields)


def test_whoever_answered_all_is_asked_nothing_more(test_form: Exercise) -> None:
    whole = {topic: question.right for topic, question in TESTS[test_form.id].items()}
    assert assessed(test_form, whole).findings == ()
    assert assessed(test_form, {}).findings == ()


@pytest.mark.parametrize(
    ("values", "right"),
    [
        ({}, None),
        ({"ranking": ""}, None),
        ({"ranking": "b"}, 1),
        ({"ranking": "a"}, 0),
        ({"ranking": ["b"]}, 0),
        ({topic: question.right for topic, question in BEFORE.items()}, 12),
        ({**{topic: question.right for topic, question in BEFORE.items()}, "swot": "a", "lain": "a"}, 11),
    ],
)
def test_right_answers_are_counted(values: dict[str, Any], right: int | None) -> None:
    assert right_answers(BEFORE, values) == right
