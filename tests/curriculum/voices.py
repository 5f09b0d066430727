"""Three seats that answer every exercise in their own way, and what each of them knows when it does.

The answers are `good_answers/<exercise>/<voice>.yml`. They were written from what a participant sees (the form, the
steps, the examples), before the checks were read; a check that calls one of them wrong has to say why.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import yaml

from bimtek.answers.cohort import Seat
from bimtek.answers.context import items_of
from bimtek.curriculum import SESSIONS, Exercise, exercises, publishers
from bimtek.curriculum import exercise as find_exercise
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.exercises.masterplan_review import PEERS
from bimtek.curriculum.fields import Kind
from bimtek.region import load_region

FOLDER = Path(__file__).parent / "good_answers"


@dataclass(frozen=True)
class Voice:
    """A way of writing, and the table that writes so."""

    id: str
    pillar: str
    sub_dimensions: tuple[str, ...]

    def seat(self, exercise: Exercise) -> Seat:
        """The seat from which this voice answers: its table, itself, or the core team."""
        if exercise.unit is Unit.CORE:
            return Seat(self.id, Unit.CORE, self.id)
        return Seat(self.id, exercise.unit, self.id, self.pillar, self.sub_dimensions)


def _voice(voice: str, pillar: str, *names: str) -> Voice:
    return Voice(voice, pillar, tuple(f"{pillar}.{name}" for name in names))


VOICES = (
    # a terse planner of Bappeda, with numbers and documents
    _voice("planner", "governance", "service", "bureaucracy", "policy"),
    # an officer of a service OPD, who tells what happens
    _voice("narrator", "environment", "protection", "waste", "energy"),
    # a careful newcomer: "data belum tersedia", "bukti menyusul", "tanpa kode", reasons
    _voice("newcomer", "living", "harmony", "health", "mobility"),
)

MEETINGS = (
    datetime.date(2024, 6, 11),
    datetime.date(2024, 7, 9),
    datetime.date(2024, 8, 6),
    datetime.date(2024, 9, 10),
)


class _Json(yaml.SafeLoader):
    """YAML as JSON would hold it: a date stays the text that a form stores."""

    yaml_implicit_resolvers: ClassVar[Any] = {
        letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@cache
def answer_of(exercise_id: str, voice: Voice) -> dict[str, Any]:
    """What a voice answers to an exercise, as it is stored."""
    text = (FOLDER / exercise_id / f"{voice.id}.yml").read_text(encoding="utf-8")
    answer: dict[str, Any] = yaml.load(text, Loader=_Json)
    return answer


@cache
def context_of(exercise_id: str, voice: Voice) -> Context:
    """What the voice knows when it answers: the region, and what it wrote itself in this meeting and before."""
    exercise = find_exercise(exercise_id)
    seat = voice.seat(exercise)
    sessions = [session.id for session in SESSIONS]
    context = Context(
        region=load_region("51.06"),
        seat=seat.id,
        pillar=seat.pillar,
        sub_dimensions=seat.sub_dimensions,
        today=MEETINGS[sessions.index(exercise.session)],
        agreed=_agreed(exercise, voice),
    )
    items = {
        source: tuple(_items(source, voice, context))
        for source, (publisher, _) in publishers().items()
        if publisher.session <= exercise.session
    }
    others = [item for other in VOICES if other != voice for item in _items("programmes", other, context)]
    return replace(context, items={**items, PEERS: tuple(others)})


def _items(source: str, voice: Voice, context: Context) -> Iterator[Item]:
    publisher, field = publishers()[source]
    # a table stands behind what it wrote, also where the core team refers to it
    writer = Seat(voice.id, publisher.unit, voice.id, voice.pillar, voice.sub_dimensions)
    yield from items_of(source, publisher, field, answer_of(publisher.id, voice), writer, context)


def _agreed(exercise: Exercise, voice: Voice) -> dict[str, dict[str, Any]]:
    """The answers of earlier meetings that are no tables."""
    earlier = [other for other in exercises() if other.session < exercise.session]
    return {
        other.id: {
            name: value
            for name, value in answer_of(other.id, voice).items()
            if other.answer.fields[name].kind is not Kind.TABLE
        }
        for other in earlier
        if other.unit is not Unit.PERSON
    }
