"""`feedback`: a page that tells a person what she has, what to mend and what comes next."""

import re
from html import unescape

from bimtek.grading import collect, feedback, grade, judge
from tests.grading.course import SESSION, Course, proposal


def page(course: Course, person: str) -> str:
    """The words of a person's page."""
    markup = (course.cohort.feedback / person / SESSION / "umpan-balik.html").read_text(encoding="utf-8")
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup.split("<body>")[1])).split())


def test_everybody_who_was_graded_gets_a_page(course: Course) -> None:
    grade(course.cohort)
    paths = feedback(course.cohort, SESSION)
    tables = ["meja-governance", "meja-economy", "meja-living"]
    assert [path.parts[-3] for path in paths] == ["gov-1", "eco-1", "liv-1", "inti-1", *tables]
    assert feedback(course.cohort, "02_assessment") == ()


def test_it_says_points_findings_and_the_next_step(course: Course) -> None:
    grade(course.cohort)
    feedback(course.cohort, SESSION)
    words = page(course, "liv-1")
    assert "Dikumpulkan 27 Juni 2024 pukul 16.00." in words
    assert "Baris 2 · Mendesak (U)" in words
    assert "Jawaban ini menunggu penilai (sampai 15)." in words
    assert re.search(r"Gambaran umum : perbaiki \d+ hal yang ditandai, lalu kumpulkan lagi\.", words)
    late = page(course, "eco-1")
    assert "(terlambat 2 hari)" in late
    assert "Analisis masa depan : belum diisi; isi bersama meja Anda, lalu kumpulkan lagi." in late
    assert "menunggu penilai" not in late, "nothing was written to judge"


def test_the_judge_s_words_stand_there_and_the_note_for_the_judge_does_not(course: Course) -> None:
    grade(course.cohort)
    judge(course.cohort, SESSION, "gov-1", "vision.proposal", 12.5, "Bagus, <b>lanjutkan</b>.")
    feedback(course.cohort, SESSION)
    assert "Kata penilai (12,5 dari 15) Bagus, <b>lanjutkan</b>." in page(course, "gov-1")
    course.answer("meja-governance", "vision.proposal", proposal("Lain"))
    course.hand_in("meja-governance")
    collect(course.cohort, SESSION)
    grade(course.cohort)
    feedback(course.cohort, SESSION)
    assert "Jawaban berubah" not in page(course, "gov-1")
    assert "menunggu penilai" in page(course, "gov-1")


def test_what_was_typed_stays_text(course: Course) -> None:
    course.answer(
        "meja-governance", "vision.issues", {"issues": [{"id": "i1", "title": "<script>x()</script> {{7*7}}"}]}
    )
    course.hand_in("meja-governance")
    collect(course.cohort, SESSION)
    grade(course.cohort)
    (path, *_) = feedback(course.cohort, SESSION)
    markup = path.read_text(encoding="utf-8")
    assert "<script" not in markup
    assert "&lt;script&gt;x()&lt;/script&gt; {{7*7}}" in markup
    assert "http" not in markup, "nothing is loaded from anywhere"


def test_a_broken_answer_is_told(course: Course) -> None:
    (course.submitted("gov-1") / "answers" / "vision.facts.json").write_text("{", encoding="utf-8")
    grade(course.cohort)
    feedback(course.cohort, SESSION)
    words = page(course, "gov-1")
    assert "Jawaban ini tidak dapat dibaca." in words
    assert "Gambaran umum : jawaban tidak terbaca; minta bantuan fasilitator, lalu kumpulkan lagi." in words


def test_completeness_and_quality_stand_apart_and_nobody_is_compared(course: Course) -> None:
    grade(course.cohort)
    judge(course.cohort, SESSION, "gov-1", "vision.proposal", 12.5, "")
    feedback(course.cohort, SESSION)
    words = page(course, "gov-1")
    assert re.search(r"Kelengkapan \(diperiksa program\) [\d,]+ dari 85 Mutu \(dinilai orang\) 12,5 dari 15", words)
    assert "Mutu (dinilai orang) menunggu penilai" in page(course, "liv-1")
    assert "peringkat" not in words and "I Ketut Contoh" not in words and "Meja Smart Economy" not in words


def test_a_table_s_page_tells_what_its_members_share(course: Course) -> None:
    grade(course.cohort)
    feedback(course.cohort, SESSION)
    words = page(course, "meja-governance")
    assert "Meja Smart Governance" in words and "Ni Wayan Contoh" not in words
    assert "Gambaran umum 20 dari 20 –" in words and "Tes awal" not in words
    assert "Langkah berikutnya, sebelum pertemuan II" in words


def test_long_lists_are_folded(course: Course) -> None:
    grade(course.cohort)
    feedback(course.cohort, SESSION)
    markup = (course.cohort.feedback / "gov-1" / SESSION / "umpan-balik.html").read_text(encoding="utf-8")
    assert re.search(r"<summary>dan \d+ lagi</summary>", markup), "a test has twelve questions"
