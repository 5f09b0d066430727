"""The first page in JupyterLab: who you are, where you stand in the four meetings, and the way to their notebooks."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from bimtek.answers import progress
from bimtek.answers.base import latest_base
from bimtek.answers.context import base_before
from bimtek.curriculum import SESSIONS, Session, exercises
from bimtek.errors import BimtekError
from bimtek.formats import date_id, moment_id, points_id
from bimtek.notebook.place import Place, here
from bimtek.notebook.shown import Shown

if TYPE_CHECKING:
    import jinja2

STYLE = Path(__file__).parent / "static" / "home.css"


def home() -> Shown:
    """The page for whoever sits here. What keeps it from being shown is said in its place."""
    try:
        return _page(here())
    except BimtekError as error:
        return Shown(f'<p lang="id" role="alert"><b>{escape(str(error))}</b></p>', str(error))


def _page(place: Place) -> Shown:
    cohort, person = place.cohort, place.person
    table = cohort.seat(person.table) if person.table else None
    colleagues = [member.name for member in cohort.members(table) if member != person] if table else []
    meetings = [(session, progress.of_person(cohort, person, session)) for session in SESSIONS]
    html = _template().render(
        style=STYLE.read_text(encoding="utf-8"), cohort=cohort, person=person, table=table, colleagues=colleagues,
        meetings=meetings, agreed={session.id: _agreed(place, session) for session in SESSIONS},
    )  # fmt: skip
    return Shown(html, _as_text(place, meetings))


def _agreed(place: Place, session: Session) -> str:
    """What a meeting starts from and whether it is closed, in a sentence; empty for the first before its plenary."""
    if latest_base(place.cohort.bases, session.id):
        return "Pertemuan ini sudah ditutup; hasilnya menjadi dasar pertemuan berikutnya."
    if session == SESSIONS[0]:
        return ""
    if base_before(place.cohort, exercises(session.id)[0]):
        return "Dimulai dari hasil sepakat pertemuan sebelumnya."
    return "Hasil sepakat pertemuan sebelumnya belum ada; meja Anda memakai isiannya sendiri."


def _as_text(place: Place, meetings: list[tuple[Session, tuple[progress.SeatProgress, ...]]]) -> str:
    lines = [f"Selamat datang, {place.person.name}"]
    for session, seats in meetings:
        lines.append(f"Pertemuan {session.roman}: {session.title}")
        lines += [
            f"  {seat.seat.name}: {entry.exercise.title}, {entry.word}" for seat in seats for entry in seat.exercises
        ]
    return "\n".join(lines)


@cache
def _template() -> jinja2.Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = Path(__file__).parent / "templates"
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters.update(points=points_id, moment=moment_id, day=date_id)
    return templates.get_template("home.html")
