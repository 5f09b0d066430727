"""A small course in a folder of its own: tiny notebooks of the four meetings, two tables, a core team."""

import json
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.handin import hand_in
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import SESSIONS, exercises
from bimtek.region import load_region

ROOT = Path(__file__).parents[2]
SESSION = "01_vision"

COHORT = """\
id: uji
title: Angkatan uji
region: "51.06"
start_year: 2025
data_cutoff: 2024-12-31
training: true
meetings:
  01_vision: {date: 2024-06-11, deadline: "2024-06-28T16:00"}
  02_assessment: {date: 2024-07-09, deadline: "2024-07-26T16:00"}
  03_masterplan: {date: 2024-08-06, deadline: "2024-08-23T16:00"}
  04_roadmap: {date: 2024-09-10, deadline: "2024-09-27T16:00"}
tables:
  - {id: meja-governance, name: Meja Smart Governance, pillar: governance}
  - {id: meja-economy, name: "Meja Smart Economy", pillar: economy}
  - {id: meja-living, name: Meja Smart Living, pillar: living}
"""
ROSTER = """\
person,name,opd,table,core,coordinator,substitute_for
gov-1,"Ni Wayan Contoh, S.Kom.",diskominfosan,meja-governance,tidak,ya,
eco-1,I Ketut Contoh,distan,meja-economy,tidak,ya,
liv-1,Ni Made Contoh,dinkes,meja-living,tidak,ya,
inti-1,I Gede Contoh,bappeda,,ya,tidak,
"""

HOSTILE = '<script>document.title="x"</script> {{7*7}} {% raw %} $\\alpha$ `#read("/etc/passwd")`{=typst} =1+1 ᬩᬮᬶ 🌋'


def notebook(session_id: str) -> dict[str, Any]:
    """A meeting's notebook with nothing but its cells of work."""
    cells = [_code("setup", "from bimtek.notebook import form, points", {"grade": False})]
    for entry in exercises(session_id):
        cells.append(
            {"cell_type": "markdown", "id": f"title_{entry.cell}", "metadata": {}, "source": f"## {entry.title}"}
        )
        cells.append(_code(f"form_{entry.cell}", f'form("{entry.id}")', {"grade": False}))
        if entry.points:
            cells.append(_code(entry.cell, f'points("{entry.id}")', {"grade": True, "points": entry.points}))
        if entry.rubric:
            mark = _mark(entry.judged_cell, {"grade": False, "task": True, "points": entry.rubric.points})
            metadata = {"nbgrader": mark | {"cell_type": "markdown"}}
            source = f"**Rubrik: {entry.rubric.title}**"
            cells.append({"cell_type": "markdown", "id": entry.judged_cell, "metadata": metadata, "source": source})
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def _code(name: str, source: str, marks: dict[str, Any]) -> dict[str, Any]:
    metadata = {"jupyter": {"source_hidden": True}, "nbgrader": _mark(name, marks)}
    return {
        "cell_type": "code",
        "id": name,
        "metadata": metadata,
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def _mark(name: str, marks: dict[str, Any]) -> dict[str, Any]:
    return {"schema_version": 3, "grade_id": name, "solution": False, "locked": True, "task": False} | marks


@dataclass
class Course:
    """The course's folder and its cohort."""

    root: Path
    cohort: Cohort

    def answer(self, seat: str, exercise_id: str, values: dict[str, Any]) -> None:
        """Save an answer as the form does, over whatever is there."""
        store, author = AnswerStore(self.cohort.work), self.cohort.members(self.cohort.seat(seat))[0].id
        now = store.load(seat, exercise_id)
        moment = self.moment(SESSION)
        store.save(seat, exercise_id, values, revision=now.revision if now else 0, author=author, time=moment)

    def hand_in(self, seat: str, session_id: str = SESSION, *, after: timedelta = timedelta()) -> None:
        """Hand in a day before the deadline, or so much after that."""
        author = self.cohort.members(self.cohort.seat(seat))[0].id
        hand_in(self.cohort, seat, session_id, author=author, time=self.moment(session_id) + after)

    def moment(self, session_id: str) -> datetime:
        return self.cohort.deadlines[session_id] - timedelta(days=1)

    def submitted(self, person: str, session_id: str = SESSION) -> Path:
        return self.cohort.submitted / person / session_id

    def beside(self, name: str) -> "Course":
        """The same course with a copy of the cohort as it stands."""
        folder = self.cohort.folder.with_name(name)
        shutil.copytree(self.cohort.folder, folder)
        return Course(self.root, load_cohort(folder))


def make_course(root: Path) -> Course:
    """Write the course. Set BIMTEK_COURSE to its folder before anything is done with it."""
    shutil.copytree(ROOT / "datasets", root / "datasets")
    for entry in SESSIONS:
        folder = root / "sessions" / entry.id
        folder.mkdir(parents=True)
        (folder / entry.notebook).write_text(json.dumps(notebook(entry.id)), encoding="utf-8")
    folder = root / "grading" / "cohorts" / "uji"
    folder.mkdir(parents=True)
    shutil.copyfile(ROOT / "grading" / "nbgrader_config.py", root / "grading" / "nbgrader_config.py")
    (folder / "cohort.yml").write_text(COHORT, encoding="utf-8")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return Course(root, load_cohort(folder))


def work(course: Course) -> None:
    """Everybody's first hand-ins: one whole and hostile, one late and half empty, one odd, the core's."""
    course.answer("meja-governance", "vision.facts", facts(5))
    course.answer("meja-governance", "vision.issues", issues(HOSTILE, "Aduan lama selesai", "Sinyal putus"))
    course.answer("meja-governance", "vision.proposal", proposal(f"Bangli tangguh {HOSTILE}"))
    course.answer("meja-economy", "vision.facts", facts(2))
    course.answer("meja-economy", "vision.issues", {"issues": []})
    course.answer("meja-living", "vision.facts", facts(3))
    course.answer("meja-living", "vision.issues", issues("Puskesmas jauh", "Air keruh", urgency="tinggi", growth=[3]))
    course.answer("meja-living", "vision.proposal", proposal("Bangli sehat") | {"horizon": "dua ribu"})
    course.answer("inti", "vision.statement", {"decided_by": "Pleno"})
    for person in course.cohort.people:
        course.answer(person.id, "vision.pretest", {"swot": "c", "ranking": "a"})
    for seat in ("meja-governance", "meja-living", "inti", *(person.id for person in course.cohort.people)):
        course.hand_in(seat)
    course.hand_in("meja-economy", after=timedelta(days=3, hours=1))


def facts(count: int = 2) -> dict[str, Any]:
    """An answer to vision.facts: so many rows of the data, "f1", "f2" …; five are asked for."""
    chosen = [fact.id for fact in load_region("51.06").facts[:count]]
    meaning = "Warga desa harus menempuh perjalanan yang jauh."
    return {
        "facts": [{"id": f"f{n}", "kind": "data", "fact": fact, "meaning": meaning} for n, fact in enumerate(chosen, 1)]
    }


def issues(*titles: str, **odd: Any) -> dict[str, Any]:
    """An answer to vision.issues: complete rows but for the sub-dimension, and for what is odd in the last."""
    whole = {"affected": "Warga desa", "evidence": ["f1"], "urgency": 4, "seriousness": 3, "growth": 3}
    rows = [{"id": f"i{n}", "title": title, **whole} for n, title in enumerate(titles, 1)]
    return {"issues": [*rows[:-1], rows[-1] | odd]}


def proposal(sentence: str) -> dict[str, Any]:
    """An answer to vision.proposal, which is judged."""
    keywords = [{"id": "k1", "word": "tangguh", "issues": ["i1"], "meaning": "Cepat pulih sesudah bencana."}]
    return {"vision": sentence, "horizon": 2035, "keywords": keywords}
