"""What a lesson says about the books: chapters by number and title, as the course's outline has them."""

from __future__ import annotations

import json
import re

import pytest

from bimtek.curriculum import SESSIONS, Session, exercises
from bimtek.curriculum.outline import course_outline
from bimtek.datasets import course_root

NAMED = re.compile(r"Buku (\d) Bab (\d)")


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.id)
def test_the_chapters_of_a_lesson_are_those_of_its_exercises(session: Session) -> None:
    path = course_root() / "sessions" / session.id / session.notebook
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    told = {f"Buku {book} Bab {number}" for cell in cells for book, number in NAMED.findall("".join(cell["source"]))}
    keys = {place.chapter for entry in exercises(session.id) for place in entry.places}
    discussed = course_outline().discussed("Bupati")
    assert told == {f"{each.book} Bab {each.number}" for each in discussed if each.id in keys}
