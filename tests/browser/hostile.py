"""A cohort in which every text that somebody may type is an attack: names, titles, answers, reasons, remarks."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.handin import hand_in
from bimtek.answers.remarks import Remarks
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import SESSIONS, exercises
from bimtek.curriculum.describe import describe_field
from bimtek.grading import collect, feedback, grade, release
from bimtek.room.classroom import own_folder
from bimtek.room.notes import Notes
from tests.room.house import COHORT, ROSTER

SCRIPT = "<script>window.__pwned='script'</script>"
ATTACK = " ".join(
    (
        f"Air bersih {SCRIPT}",
        "<img src=x onerror=\"window.__pwned='img'\">",
        "<a href=\"javascript:window.__pwned='link'\">di sini</a>",
        "[tautan](javascript:window.__pwned='md')",
        "\"' onfocus=window.__pwned='attr' autofocus='",
        "{{ 7*7 }} ${window.__pwned=1}",
    )
)
NAME = "<img src=x onerror=window.__pwned='name'>"
WHEN = datetime.datetime(2024, 6, 11, 4, tzinfo=datetime.UTC)
PERSON, TABLE = "soc-1", "meja-society"


def make_hostile(folder: Path) -> Cohort:
    """Everything is filled in, handed in, graded and given back for all meetings."""
    folder.mkdir(parents=True)
    quoted = ATTACK.replace("'", "''")
    settings = COHORT.replace("title: Angkatan uji", f"title: 'Angkatan {quoted}'")
    settings = settings.replace("name: Meja Smart Society", f'name: "Meja {NAME}"')
    (folder / "cohort.yml").write_text(settings, encoding="utf-8", newline="\n")
    roster = ROSTER.replace("I Putu Contoh", f"I Putu {NAME}").replace("Ni Nengah Contoh", f"Ni Nengah {NAME}")
    (folder / "roster.csv").write_text(roster, encoding="utf-8", newline="\n")
    cohort = load_cohort(folder)
    store, person = AnswerStore(cohort.work), cohort.person(PERSON)
    for session in SESSIONS:
        seats = set()
        for entry in exercises(session.id):
            seat = cohort.seat_of(person, entry)
            if seat is None:
                continue
            fields = [describe_field(field) for field in entry.answer.fields.values()]
            store.save(seat.id, entry.id, hostile(fields), revision=0, author=PERSON, time=WHEN)
            seats.add(seat.id)
        for seat_id in sorted(seats):
            hand_in(cohort, seat_id, session.id, author=PERSON, time=WHEN)
    Remarks(cohort.work).add(TABLE, "vision.issues", author="soc-2", time=WHEN, text=ATTACK)
    Notes(own_folder(cohort)).send(cohort, TABLE, ATTACK, WHEN)
    return cohort


def give_back(cohort: Cohort, session: str) -> None:
    """Feedback pages of a meeting, as the facilitator makes them."""
    release(cohort, session)
    collect(cohort, session)
    grade(cohort, session)
    feedback(cohort, session)


def hostile(fields: list[dict[str, Any]]) -> dict[str, Any]:
    """The attack in every field, also where a number or a choice is asked."""
    values: dict[str, Any] = {}
    for field in fields:
        if field["kind"] == "table":
            values[field["name"]] = [{"id": "r1", **hostile(field["columns"])}]
        else:
            several = field["kind"] in ("choices", "references")
            values[field["name"]] = [ATTACK] if several else ATTACK
    return values
