"""A test as an exercise: its form, what is said before the hand-in and after it, and how many answers are right.

What is right is said only when the context knows that the answer was handed in; until then no check, no text and no
description of the form carries it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bimtek.curriculum.checks import Check
from bimtek.curriculum.context import Context
from bimtek.curriculum.fields import Merge, choice
from bimtek.curriculum.findings import Finding, info
from bimtek.curriculum.questions import LETTERS, Question
from bimtek.curriculum.rows import Answer

Questions = Mapping[str, Question]
"""By the name of the field."""


def form_of(name: str, questions: Questions) -> type[Answer]:
    """The answer of a test: one choice for each question, none required; the letters are the stored values."""
    fields = {
        topic: choice(
            f"{number}. {question.text}",
            *zip(LETTERS, question.options, strict=True),
            required=False,
            merge=Merge.ONCE,
        )
        for number, (topic, question) in enumerate(questions.items(), 1)
    }
    return type(name, (Answer,), fields)


def checks_of(questions: Questions) -> tuple[Check, ...]:
    """What is still open, and after the hand-in what is right and why."""

    def open_questions(answer: Answer, context: Context) -> Iterator[Finding]:
        left = [topic for topic in questions if not getattr(answer, topic)]
        if left and not answer.is_open and not context.handed_in:
            yield info(
                "TES-01",
                f"{len(left)} soal belum dijawab. Kosongkan yang memang belum Anda ketahui; itu jawaban yang jujur.",
                field=left[0],
            )

    def explained(answer: Answer, context: Context) -> Iterator[Finding]:
        if answer.is_open or not context.handed_in:
            return
        for topic, question in questions.items():
            given = getattr(answer, topic)
            said = "Tepat." if given == question.right else f"Yang tepat: “{question.answer.rstrip('.?')}”."
            yield info("TES-02", f"{said} {question.why}", field=topic)

    return Check(open_questions), Check(explained)


def right_answers(questions: Questions, values: Mapping[str, Any]) -> int | None:
    """How many answers are right; what is open or unknown is not. None when nothing was answered at all."""
    given = {topic: values.get(topic) for topic in questions}
    if not any(given.values()):
        return None
    return sum(1 for topic, question in questions.items() if given[topic] == question.right)
