"""What home says first: what was handed in, where the table is, and every exercise of the meeting in one list."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers import progress
from bimtek.answers.handin import hand_in
from bimtek.answers.progress import State
from bimtek.answers.store import Saved
from bimtek.curriculum import SESSIONS, exercise, exercises
from bimtek.curriculum.exercise import Unit
from bimtek.room import home
from bimtek.room.classroom import Classroom, open_classroom
from bimtek.room.next_steps import Meetings, Next, what_is_next, writers
from bimtek.room.pens import Place, Window
from tests.room.house import make_cohort

FIRST = SESSIONS[0].id
WHEN = datetime.datetime(2024, 6, 11, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
ISSUES, PROPOSAL = "vision.issues", "vision.proposal"
TABLE = [one for one in exercises(FIRST) if one.unit is Unit.TABLE]
OWN = [one for one in exercises(FIRST) if one.unit is Unit.PERSON]


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    """The first meeting runs; the others are far away."""
    cohort = make_cohort(tmp_path / "uji-2024")
    text = (cohort.folder / "cohort.yml").read_text(encoding="utf-8")
    later = re.sub(r"date: 2024-(0[789])", r"date: 2098-\1", text)
    (cohort.folder / "cohort.yml").write_text(later, encoding="utf-8")
    return open_classroom(cohort.folder)


def save(classroom: Classroom, seat: str, name: str, values: dict[str, Any], minute: int = 0) -> None:
    file = classroom.store.load(seat, name)
    time = WHEN + datetime.timedelta(minutes=minute)
    revision = file.revision if file else 0
    assert isinstance(classroom.store.save(seat, name, values, revision=revision, author="liv-1", time=time), Saved)


def issues(*titles: str) -> dict[str, Any]:
    return {"issues": [{"id": f"i{n}", "title": title} for n, title in enumerate(titles)]}


def next_of(classroom: Classroom, person: str, **more: Any) -> Next:
    found = home.told(classroom, classroom.cohort.person(person), **more)["next"]
    assert isinstance(found, Next)
    return found


def shown(classroom: Classroom, person_id: str, **more: Any) -> str:
    """The page as HTML, its white space made single."""
    person = classroom.cohort.person(person_id)
    values = home.told(classroom, person, **more)
    page = classroom.templates.get_template("home.html").render(
        cohort=classroom.cohort, person=person, is_facilitator=False, xsrf="", prefix="/bimtek", **values
    )
    return re.sub(r"\s+", " ", page)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page)).replace(" .", ".").replace(" ,", ",")


def box(page: str, name: str) -> str:
    """The section of this class."""
    found = re.search(rf'<section class="card {name}".*?</section>', page)
    return found[0] if found else ""


def test_the_first_step_is_the_tables_and_ones_own_test_is_named_beside_it(classroom: Classroom) -> None:
    found = next_of(classroom, "liv-1")
    assert found.now is not None and found.now.exercise.id == TABLE[0].id
    assert [entry.exercise for entry in found.beside] == OWN
    page = box(shown(classroom, "liv-1"), "next")
    main = re.search(r'<a class="button main" href="([^"]+)">Mulai mengisi', page)
    assert main and main[1] == f"/bimtek/pertemuan/{FIRST}#latihan-{TABLE[0].cell}"
    assert f"Untuk Anda sendiri masih terbuka: {OWN[0].title}." in words(page)


def test_the_first_step_is_what_the_table_saved_last(classroom: Classroom) -> None:
    save(classroom, "meja-living", PROPOSAL, {"vision": "Bangli tangguh air"}, minute=5)
    save(classroom, "meja-living", ISSUES, issues("Air jauh"), minute=9)
    save(classroom, "liv-1", OWN[0].id, {}, minute=12)  # her own is not the table's
    found = next_of(classroom, "liv-2")
    assert found.now is not None and found.now.exercise.id == ISSUES and found.writer == ""
    assert "Lanjutkan Isu strategis" in words(box(shown(classroom, "liv-2"), "next"))


def as_finished(classroom: Classroom, person: str, *names: str) -> Meetings:
    """A person's meetings, with these exercises complete."""
    told = [(one, progress.of_person(classroom.cohort, classroom.cohort.person(person), one)) for one in SESSIONS]
    return [
        (
            session,
            tuple(
                replace(
                    seat,
                    exercises=tuple(
                        replace(entry, state=State.COMPLETE) if entry.exercise.id in names else entry
                        for entry in seat.exercises
                    ),
                )
                for seat in seats
            ),
        )
        for session, seats in told
    ]


def test_after_what_is_finished_comes_the_next_open_one(classroom: Classroom) -> None:
    save(classroom, "meja-living", ISSUES, issues("Air jauh"))
    found = what_is_next(classroom, as_finished(classroom, "liv-1", ISSUES))
    following = TABLE[TABLE.index(exercise(ISSUES)) + 1]
    assert found is not None and found.now is not None and found.now.exercise.id == following.id
    last = TABLE[-1].id
    save(classroom, "meja-living", last, {}, minute=3)
    found = what_is_next(classroom, as_finished(classroom, "liv-1", last))
    assert found is not None and found.now is not None and found.now.exercise.id == TABLE[0].id


def test_what_somebody_of_the_table_fills_in_now_comes_before_all(classroom: Classroom) -> None:
    save(classroom, "meja-living", PROPOSAL, {"vision": "Bangli tangguh air"})
    pens, cohort = classroom.live.pens, classroom.cohort
    pens.take(Place("meja-living", ISSUES), Window("liv-2", "jendela"))
    pens.take(Place("meja-society", PROPOSAL), Window("soc-1", "jendela"))
    at_work = writers(classroom, cohort.person("liv-1"))
    found = next_of(classroom, "liv-1", at_work=at_work)
    assert found.now is not None and found.now.exercise.id == ISSUES and found.writer == "I Wayan Contoh"
    page = words(box(shown(classroom, "liv-1", at_work=at_work), "next"))
    assert "Meja Anda sedang mengisi Isu strategis" in page
    assert page.count("oleh I Wayan Contoh") == 2  # above, and in its line of the list
    assert "I Putu Contoh" not in page
    assert ("meja-living", ISSUES) not in writers(classroom, cohort.person("liv-2"))


def test_a_table_that_has_finished_hands_in_before_anybody_goes_on_alone(classroom: Classroom) -> None:
    for number, one in enumerate(TABLE):
        save(classroom, "meja-living", one.id, {}, minute=number)
    found = what_is_next(classroom, as_finished(classroom, "liv-1", *(one.id for one in TABLE)))
    assert found is not None and found.now is None
    assert [seat.seat.id for seat in found.to_hand_in] == ["meja-living"]
    assert [entry.exercise for entry in found.beside] == OWN


def test_every_exercise_of_the_meeting_stands_open_and_other_meetings_are_folded(classroom: Classroom) -> None:
    page = shown(classroom, "soc-1")
    now = box(page, "next")
    for one in exercises(FIRST):
        assert f"#latihan-{one.cell}" in re.sub("<details.*?</details>", "", now), one.id
    assert now.count('aria-current="step"') == 1
    others = re.findall(r'<section class="card meeting".*?</section>', page)
    assert len(others) == 3
    for other in others:
        assert "#latihan-" in other and "#latihan-" not in re.sub("<details.*?</details>", "", other)
        assert re.search(r"<details class=\"fold\"><summary>Latihan .*?0 dari \d+ lengkap", other)
        assert ">Buka pertemuan I" in other
    assert "hanya untuk dibaca" in box(shown(classroom, "liv-1"), "next")  # of the core team, folded for the others


def test_what_was_handed_in_is_confirmed_at_the_top(classroom: Classroom) -> None:
    assert box(shown(classroom, "liv-2"), "handed") == ""
    save(classroom, "meja-living", ISSUES, issues("Air jauh"))
    receipt = hand_in(classroom.cohort, "meja-living", FIRST, author="liv-1", time=WHEN)
    page = shown(classroom, "liv-2")
    assert page.index('class="card handed"') < page.index('class="card next"')
    told = words(box(page, "handed"))
    assert "Pertemuan I sudah dikumpulkan" in told
    assert "Meja Smart Living : dikumpulkan 11 Juni 2024 pukul 10.00 WITA oleh Ni Made Contoh." in told
    assert "Tanda terima ke-1" in told and receipt.sha256[:8] in told
    assert f'href="/bimtek/tanda-terima/{FIRST}/meja-living/1"' in page
    assert "Isinya 1 latihan: Isu strategis." in told
    left_out = ", ".join(one.title for one in TABLE if one.id != ISSUES)
    assert f"Belum ikut: {left_out}." in told
    assert "Sejak itu tidak ada perubahan" in told and "Kumpulkan lagi" not in told


def test_what_changed_since_is_named_and_can_be_handed_in_again(classroom: Classroom) -> None:
    save(classroom, "meja-living", ISSUES, issues("Air jauh"))
    hand_in(classroom.cohort, "meja-living", FIRST, author="liv-1", time=WHEN)
    save(classroom, "meja-living", ISSUES, issues("Air jauh", "Jalan rusak"), minute=5)
    save(classroom, "liv-1", OWN[0].id, {}, minute=6)
    page = box(shown(classroom, "liv-1"), "handed")
    told = words(page)
    assert "Berubah sesudah dikumpulkan: Isu strategis. Yang dinilai masih versi ke-1." in told
    assert re.search(rf'href="/bimtek/pertemuan/{FIRST}/kumpulkan">Kumpulkan lagi', page)
    assert "tidak ada perubahan" not in told
    hand_in(classroom.cohort, "meja-living", FIRST, author="liv-2", time=WHEN + datetime.timedelta(minutes=9))
    told = words(box(shown(classroom, "liv-1"), "handed"))
    assert "Tanda terima ke-2" in told and "oleh I Wayan Contoh" in told and "tidak ada perubahan" in told


def test_another_meeting_is_confirmed_on_the_day_that_it_was_handed_in(classroom: Classroom) -> None:
    second = SESSIONS[1].id
    save(classroom, "meja-living", "assessment.readiness", {"nature": "Danau dan gunung."})
    hand_in(classroom.cohort, "meja-living", second, author="liv-1", time=classroom.now())
    assert "Pertemuan II sudah dikumpulkan" in shown(classroom, "liv-1")
    hand_in(classroom.cohort, "meja-living", second, author="liv-1", time=WHEN)
    assert "Pertemuan II sudah dikumpulkan" not in shown(classroom, "liv-1")
