"""Certificates: only by the rule, with a reason for whoever gets none; what people are called is only ever text."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from bimtek.answers.attendance import attendance_path, read_attendance, write_attendance_list
from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.certificates import issue
from bimtek.certificates.printing import OWN, TEMPLATE
from bimtek.certificates.rule import standings
from bimtek.certificates.skills import NO_SKILL, SKILLS
from bimtek.certificates.written import written_by
from bimtek.curriculum import SESSIONS, exercises
from bimtek.curriculum.outline import PACKAGED
from bimtek.errors import CohortError, PlanError
from bimtek.grading import collect
from bimtek.grading.reports import Graded
from bimtek.region.emblem import read_emblem
from tests.cohorts import LIVING, ROSTER, SETTINGS, fact, give, save, write_cohort
from tests.cohorts import issue as an_issue

RULE = """\
certificate:
  hours: {01_vision: 10, 02_assessment: 10, 03_masterplan: 10, 04_roadmap: 10}
  attendance: 80
  points: 60
  signer: "I Nyoman #read(\\"/etc/passwd\\")"
"""
SWAPPED = "{chapter: gaps, title: Kesenjangan}\n      - {chapter: situation, title: Gambaran Umum"
HOSTILE = '"Ni #eval(""1/0"") *tebal* $x$ = \\ @a <b> ᬩᬮᬶ 🌋",'


@pytest.fixture
def cohort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cohort:
    """Everybody was there and has 70 of her 100 points in each meeting; one has a name that would be code."""
    roster = ROSTER.replace("I Ketut Uji,", HOSTILE)
    cohort = load_cohort(write_cohort(tmp_path / "uji", SETTINGS + RULE, roster))
    for meeting in SESSIONS:
        there(cohort, meeting.id)
    points(monkeypatch, cohort)
    return cohort


def there(cohort: Cohort, session_id: str, **days: str) -> None:
    """An attendance list; days: person → her cells, where she was not there on both."""
    path = attendance_path(cohort, session_id)
    path.parent.mkdir(exist_ok=True)
    rows = [f"{person.id};{days.get(person.id.replace('-', '_'), 'ya;ya')}" for person in cohort.people]
    path.write_text("\n".join(["person;day_1;day_2", *rows]), encoding="utf-8")


def points(monkeypatch: pytest.MonkeyPatch, cohort: Cohort, *, to_judge: int = 0, **others: float) -> None:
    graded = {
        (meeting.id, person.id): Graded(
            person.id, meeting.id, others.get(person.id.replace("-", "_"), 70.0), 100, to_judge, 0
        )
        for meeting in SESSIONS
        for person in cohort.people
    }
    monkeypatch.setattr("bimtek.certificates.rule.read_points", lambda cohort: graded)


def reasons(cohort: Cohort) -> dict[str, str]:
    return {one.person.id: " ".join(one.reasons) for one in standings(cohort)}


def text_of(path: Path) -> str:
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_who_reaches_the_rule_gets_one_and_the_others_hear_why(
    cohort: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there(cohort, "01_vision", gov_2="ya;tidak", liv_1="tidak;tidak")
    there(cohort, "02_assessment", gov_2="tidak;tidak")
    points(monkeypatch, cohort, gov_1=59.9, to_judge=2)
    told = reasons(cohort)
    assert told["liv-1"].startswith("Hadir 30 dari 40 JP (75%)")
    assert told["gov-2"].startswith("Hadir 25 dari 40 JP (62,5%); aturannya sedikitnya 80%.")
    assert told["gov-1"] == (
        "Nilai 59,9% dari yang dapat dicapai; aturannya sedikitnya 60%. 8 jawaban masih menunggu penilai."
    )
    issued = issue(cohort, tmp_path / "hasil")
    assert [path.name for path in issued.paths] == ["inti-1.pdf"]
    assert {one.person.id for one in issued.without} == {"gov-1", "gov-2", "liv-1"}


def test_a_page_that_is_earned_no_more_is_taken_away(
    cohort: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "hasil"
    assert len(issue(cohort, out).paths) == 4
    points(monkeypatch, cohort, gov_1=10)
    issue(cohort, out)
    assert sorted(path.name for path in out.iterdir()) == ["gov-2.pdf", "inti-1.pdf", "liv-1.pdf"]


def test_names_are_text_and_what_no_font_has_is_seen(cohort: Cohort, tmp_path: Path) -> None:
    issue(cohort, tmp_path / "hasil")
    text = text_of(tmp_path / "hasil" / "liv-1.pdf")
    assert 'Ni #eval("1/0") *tebal* $x$ = \\ @a <b> [U+1B29 U+1B2E U+1B36] [U+1F30B]' in text
    assert 'I Nyoman #read("/etc/passwd")' in text and "root:" not in text
    assert "Bimtek uji" in text and "selama 40 dari 40 jam pelajaran (JP)" in text
    assert "bukan sertifikat resmi" in text, "a training cohort says so"
    again = (tmp_path / "hasil" / "liv-1.pdf").read_bytes()
    issue(cohort, tmp_path / "hasil")
    assert (tmp_path / "hasil" / "liv-1.pdf").read_bytes() == again, "the same bytes every time"


@pytest.mark.parametrize("training", [True, False])
def test_the_emblem_has_its_place(
    cohort: Cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, training: bool
) -> None:
    """Empty, with a word about it in training alone; else the region's own, with words for screen readers."""
    settings = cohort.settings.model_copy(update={"training": training})
    cohort = replace(cohort, settings=settings)
    issue(cohort, tmp_path / "tanpa")
    page = PdfReader(tmp_path / "tanpa" / "liv-1.pdf").pages[0]
    assert ("lambang daerah" in " ".join(page.extract_text().split())) is training
    assert "/XObject" not in page["/Resources"].get_object()
    shield = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 13"><path d="M0 0h10v8L5 13 0 8z"/></svg>'
    (tmp_path / "emblem.svg").write_text(shield, encoding="utf-8")
    region = replace(cohort.region, emblem=read_emblem(tmp_path))
    issue(replace(cohort, region=region), tmp_path / "dengan")
    page = PdfReader(tmp_path / "dengan" / "liv-1.pdf").pages[0]
    assert "lambang" not in page.extract_text()
    assert "/XObject" in page["/Resources"].get_object()


def test_skills_and_chapters_come_from_what_was_handed_in(cohort: Cohort) -> None:
    save(cohort, LIVING, "vision.facts", {"facts": [fact("f1")]})
    save(cohort, LIVING, "vision.issues", {"issues": [an_issue("i1", "Air keruh", "f1")]})
    save(cohort, "liv-1", "vision.pretest", {"swot": "c"})
    assert written_by(cohort, cohort.person("liv-1")).chapters == (), "saved is not handed in"
    give(cohort, LIVING, "01_vision")
    collect(cohort, "01_vision")
    written = written_by(cohort, cohort.person("liv-1"))
    assert written.chapters == ("Buku 1 Bab 2 Gambaran Umum dan Analisis Masa Depan",)
    assert written.skills == (), "a single half row shows no skill"
    assert written_by(cohort, cohort.person("gov-1")).chapters == ()
    (cohort.folder / "outline.yml").write_text(
        PACKAGED.read_text(encoding="utf-8").replace("{chapter: situation, title: Gambaran Umum", SWAPPED),
        encoding="utf-8",
    )
    moved = load_cohort(cohort.folder)
    assert written_by(moved, moved.person("liv-1")).chapters == ("Buku 1 Bab 3 Gambaran Umum dan Analisis Masa Depan",)


def test_every_exercise_shows_a_skill() -> None:
    named = [name for skill in SKILLS for name in skill.exercises]
    assert sorted([*named, *NO_SKILL]) == sorted(entry.id for entry in exercises())


def test_a_cohort_has_a_page_of_its_own(cohort: Cohort, tmp_path: Path) -> None:
    own = cohort.folder / OWN
    own.parent.mkdir()
    own.write_text(TEMPLATE.read_text(encoding="utf-8").replace("SERTIFIKAT", "PIAGAM"), encoding="utf-8")
    issue(cohort, tmp_path / "hasil")
    assert "PIAGAM" in text_of(tmp_path / "hasil" / "gov-1.pdf")
    own.write_text('#read("../cohort.yml")', encoding="utf-8")
    with pytest.raises(PlanError, match="Sertifikat tidak dapat dicetak"):
        issue(cohort, tmp_path / "hasil")


def test_without_a_list_nobody_was_there(cohort: Cohort) -> None:
    attendance_path(cohort, "03_masterplan").unlink()
    assert reasons(cohort)["gov-1"].endswith("Daftar hadir pertemuan III belum ada.")


def test_without_a_rule_there_are_none(tmp_path: Path) -> None:
    with pytest.raises(CohortError, match="belum punya aturan sertifikat") as told:
        issue(load_cohort(write_cohort(tmp_path / "uji")), tmp_path / "hasil")
    assert "certificate: {hours:" in told.value.next_step


BAD_RULES = [
    # the rule                                                                 what is said
    ("certificate: {}", "certificate → hours” belum diisi"),
    ("certificate: {hours: {01_vision: 16}}", "JP pertemuan 02_assessment"),
    (RULE.replace("04_roadmap: 10", "04_roadmap: 900"), "JP pertemuan 04_roadmap"),
    (RULE.replace("04_roadmap: 10", "04_roadmap: 10, 05_x: 3"), "05_x"),
    (RULE.replace("attendance: 80", "attendance: 120"), "attendance” terlalu besar"),
    (RULE.replace("points: 60", "points: banyak"), "points” harus bilangan bulat"),
    (RULE.replace("points: 60", "nilai: 60"), "nilai” tidak dikenal"),
]


@pytest.mark.parametrize(("rule", "said"), BAD_RULES, ids=[said for _, said in BAD_RULES])
def test_a_rule_with_a_mistake_is_told(rule: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CohortError, match=said.replace("(", r"\(")) as told:
        load_cohort(write_cohort(tmp_path / "uji", SETTINGS + rule))
    assert "cohort.yml, baris" in told.value.where


BAD_LISTS = [
    # the list                                  what is said                            where
    ("person,name\ngov-1,x\n", "Kolom “day_1” tidak ada dalam daftar hadir", "baris 1"),
    ("person,day_1\nhantu,ya\n", "“hantu” tidak ada dalam daftar peserta", "baris 2, kolom person"),
    ("person,day_1\ngov-1,ya\ngov-1,ya\n", "“gov-1” ditulis dua kali", "baris 3, kolom person"),
    ("person,day_1\ngov-1,mungkin\n", "“mungkin” bukan ya atau tidak", "baris 2, kolom day_1"),
    ("person,day_1\ngov-1,ya,ya\n", "3 kolom, seharusnya 2", "baris 2"),
]


@pytest.mark.parametrize(("content", "said", "where"), BAD_LISTS, ids=[said for _, said, _ in BAD_LISTS])
def test_a_list_with_a_mistake_is_told(content: str, said: str, where: str, cohort: Cohort) -> None:
    attendance_path(cohort, "01_vision").write_text(content, encoding="utf-8")
    with pytest.raises(CohortError, match=said) as told:
        read_attendance(cohort, "01_vision")
    assert told.value.where.endswith(where)


def test_an_empty_list_to_fill_in(cohort: Cohort) -> None:
    attendance_path(cohort, "01_vision").unlink()
    path = write_attendance_list(cohort, "01_vision", days=3)
    assert read_attendance(cohort, "01_vision") == dict.fromkeys([person.id for person in cohort.people], 0.0)
    assert path.read_text(encoding="utf-8-sig").splitlines()[0] == "person,name,day_1,day_2,day_3"
    with pytest.raises(CohortError, match="tidak ditimpa"):
        write_attendance_list(cohort, "01_vision")


def test_the_command_tells_all(bimtek: Callable[..., Any], cohort: Cohort, tmp_path: Path) -> None:
    attendance_path(cohort, "01_vision").unlink()
    assert "01_vision.csv" in bimtek("attendance", cohort.folder, "1").text
    there(cohort, "02_assessment", gov_1="tidak;tidak")
    done = bimtek("certificates", cohort.folder, "--out", tmp_path / "hasil")
    assert done.code == 0 and "Sertifikat: 0 berkas" in done.text
    assert "Ni Made Uji (gov-1) belum mendapat sertifikat: • Hadir 20 dari 40 JP (50%)" in done.text
    report = (cohort.folder / "reports" / "certificates.txt").read_text(encoding="utf-8")
    assert "Hadir 20 dari 40 JP" in report
