"""Home says what to do next; the pages of the book, the feedback: one's own and nobody else's."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers import progress
from bimtek.answers.base import latest_base
from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.handin import hand_in
from bimtek.answers.store import AnswerStore, Saved
from bimtek.curriculum import SESSIONS, exercises
from bimtek.curriculum.exercise import Unit
from bimtek.plan.consolidate import consolidate
from bimtek.room import home, lessons
from bimtek.room.book_page import pages_of
from bimtek.room.classroom import Classroom, open_classroom
from bimtek.room.feedback_page import path, within
from bimtek.room.next_steps import Next, what_is_next
from tests.room.house import COHORT, ROSTER, Room, make_cohort

FIRST, SECOND = SESSIONS[0], SESSIONS[1]
WHEN = datetime.datetime(2024, 6, 11, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    """A cohort whose four meetings are all over, so that its dates say nothing about what comes next."""
    folder = tmp_path / "uji-2024"
    folder.mkdir()
    (folder / "cohort.yml").write_text(COHORT.replace("2099", "2024"), encoding="utf-8")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return open_classroom(folder)


def save(classroom: Classroom, seat: str, exercise: str, values: dict[str, Any]) -> None:
    store = classroom.store
    file = store.load(seat, exercise)
    saved = store.save(seat, exercise, values, revision=file.revision if file else 0, author="liv-1", time=WHEN)
    assert isinstance(saved, Saved)


def issues(*titles: str) -> dict[str, Any]:
    return {"issues": [{"id": f"i{n}", "title": title} for n, title in enumerate(titles)]}


def owed(*units: Unit) -> list[str]:
    """Exercises of meeting I that these units answer, in its order."""
    return [exercise.id for exercise in exercises(FIRST.id) if exercise.unit in units]


def next_of(classroom: Classroom, person_id: str) -> Next | None:
    told = home.told(classroom, classroom.cohort.person(person_id))
    found: Next | None = told["next"]
    return found


def test_before_the_first_word_one_reads_what_to_bring(classroom: Classroom) -> None:
    found = next_of(classroom, "liv-1")
    assert found is not None and found.session is FIRST
    assert [entry.exercise.id for entry in found.open] == [*owed(Unit.TABLE), *owed(Unit.PERSON)]
    assert found.bring is not None and found.bring.session is FIRST and "RPJMD" in found.bring.html
    assert found.do is None and found.to_hand_in == ()


def test_after_the_first_word_one_reads_what_is_left_and_what_comes(classroom: Classroom) -> None:
    save(classroom, "meja-living", "vision.issues", issues("Air jauh"))
    found = next_of(classroom, "liv-2")
    assert found is not None and found.bring is not None and found.do is not None
    assert (found.bring.session, found.do.session) == (SECOND, FIRST)
    assert found.do.title == "Tugas antarpertemuan"
    assert [entry.seat.id for entry in found.to_hand_in] == ["meja-living"]
    begun = next(entry for entry in found.open if entry.exercise.id == "vision.issues")
    assert begun.state is progress.State.STARTED and begun.missing


def test_the_running_meeting_comes_first_whatever_is_unfinished(classroom: Classroom) -> None:
    text = (classroom.cohort.folder / "cohort.yml").read_text(encoding="utf-8")
    running = text.replace('date: 2024-07-09, deadline: "2024', 'date: 2024-07-09, deadline: "2099')
    (classroom.cohort.folder / "cohort.yml").write_text(running, encoding="utf-8")
    classroom.look_again()
    found = next_of(classroom, "liv-1")
    assert found is not None and found.session is SECOND


def test_who_sits_at_no_table_is_asked_her_own_only(classroom: Classroom) -> None:
    found = next_of(classroom, "tamu-1")
    assert found is not None and found.session is FIRST
    assert [entry.exercise.id for entry in found.open] == owed(Unit.PERSON)


def test_who_owes_nothing_is_asked_nothing(classroom: Classroom) -> None:
    assert what_is_next(classroom, [(session, ()) for session in SESSIONS]) is None


def test_a_notebook_without_such_a_section_costs_nothing(tmp_path: Path) -> None:
    assert lessons.section(tmp_path, FIRST, "Bekal") is None  # no notebook at all


def agreed_cohort(classroom: Classroom) -> Cohort:
    save(classroom, "meja-living", "vision.issues", issues("Air jauh", "Jalan rusak"))
    save(classroom, "meja-society", "vision.issues", issues("Sekolah jauh"))
    save(classroom, "inti", "vision.statement", {"chosen": "Bangli melayani"})
    for seat in ("meja-living", "meja-society", "inti"):
        hand_in(classroom.cohort, seat, "01_vision", author="liv-1", time=WHEN)
    consolidate(classroom.cohort, "01_vision")
    return load_cohort(classroom.cohort.folder)


def test_what_was_agreed_is_told_in_figures(classroom: Classroom) -> None:
    cohort = classroom.cohort
    assert home.agreed(cohort, cohort.seat("meja-living")) is None
    cohort = agreed_cohort(classroom)
    found = home.agreed(cohort, cohort.seat("meja-living"))
    assert found is not None and found.session is FIRST
    assert found.counts == (("isu strategis", 3, 2),)
    base = latest_base(cohort.bases, "01_vision")
    assert base is not None
    (cohort.bases / f"{base.id}.json").write_text("{", encoding="utf-8")
    assert home.agreed(cohort, None) is None  # a broken base does not keep anybody from her home


def words(blocks: object) -> str:
    return str(blocks)


def test_the_page_of_the_book_before_and_after_the_plenary(classroom: Classroom) -> None:
    person = classroom.cohort.person("liv-1")
    save(classroom, "meja-living", "vision.issues", issues("Air jauh"))
    before = {page.exercise.id: page for page in pages_of(classroom.cohort, person, FIRST, classroom.store)}
    assert set(before) == set(owed(Unit.PERSON, Unit.TABLE))  # not the core's
    assert "Air jauh" in words(before["vision.issues"].own) and before["vision.issues"].agreed is None
    cohort = agreed_cohort(classroom)
    save(classroom, "meja-living", "vision.issues", issues("Sesudah pleno berubah"))
    after = {page.exercise.id: page for page in pages_of(cohort, person, FIRST, AnswerStore(cohort.work))}
    page = after["vision.issues"]
    assert "Sesudah pleno berubah" in words(page.own) and "Sesudah pleno" not in words(page.agreed)
    assert "Jalan rusak" in words(page.agreed) and "Sekolah jauh" not in words(page.agreed)


def test_a_broken_answer_is_said_on_its_page(classroom: Classroom) -> None:
    save(classroom, "meja-living", "vision.issues", issues("Air jauh"))
    classroom.store.path("meja-living", "vision.issues").write_text("{", encoding="utf-8")
    pages = pages_of(classroom.cohort, classroom.cohort.person("liv-1"), FIRST, classroom.store)
    assert "rusak" in next(page for page in pages if page.exercise.id == "vision.issues").trouble


def test_feedback_is_shown_to_the_person_whom_it_is_for(room: Room) -> None:
    file = path(room.cohort, room.cohort.person("liv-1"), "02_assessment")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        "<!DOCTYPE html><html><head><style>p {}</style></head><body><header><h1>Umpan balik</h1></header>"
        "<main><p>Rahasia Ni Made &lt;b&gt;</p></main></body></html>",
        encoding="utf-8",
    )
    try:
        visitor = room.participant("liv-1")
        assert "/bimtek/umpan-balik/02_assessment" in visitor.open("/bimtek/").text
        page = visitor.open("/bimtek/umpan-balik/02_assessment").text
        assert "Rahasia Ni Made &lt;b&gt;" in page and "<style" not in page
        assert page.count("<main") == page.count("<h1") == 1
        assert room.participant("liv-2").open("/bimtek/umpan-balik/02_assessment").status == 404
        assert "umpan-balik" not in room.participant("liv-2").open("/bimtek/").text
        assert room.facilitator().open("/bimtek/umpan-balik/02_assessment").status == 403
        file.write_text("broken", encoding="utf-8")
        assert "bimtek feedback" in visitor.open("/bimtek/umpan-balik/02_assessment").text
    finally:
        file.unlink()


def test_what_grading_writes_is_what_this_page_shows(tmp_path: Path) -> None:
    from bimtek.grading.feedback_pages import NAME

    cohort = make_cohort(tmp_path / "uji-2024")
    assert path(cohort, cohort.people[0], "01_vision").name == NAME
    template = Path(__file__).parents[2] / "src" / "bimtek" / "grading" / "templates" / "feedback.html.j2"
    copy = tmp_path / "page.html"
    copy.write_text(template.read_text(encoding="utf-8"), encoding="utf-8")
    assert '<section class="todo">' in within(copy) and "<script" not in within(copy)
    assert not any(f"<{landmark}>" in within(copy) for landmark in ("main", "header", "footer"))


def test_the_pages_answer_and_lead_on(room: Room) -> None:
    visitor = room.participant("soc-1")
    page = visitor.open("/bimtek/").text
    assert "Mulai mengisi" in page or "Lanjutkan mengisi" in page
    assert "Bekal" in page
    book = visitor.open("/bimtek/buku/01_vision")
    assert book.status == 200 and "Meja Smart Society" in book.text and "Tim inti" in book.text
    assert visitor.open("/bimtek/buku/99_x").status == 404
    assert room.facilitator().open("/bimtek/buku/01_vision").status == 403
