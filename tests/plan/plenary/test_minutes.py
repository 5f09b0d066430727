"""Berita acara: what it must say, in Word and PDF, with hostile words as words."""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.errors import PlanError
from bimtek.plan.blocks import Bullets, Missing, Paragraph, Table
from bimtek.plan.consolidate import consolidate
from bimtek.plan.plenary.agenda import agenda
from bimtek.plan.plenary.log import DecisionLog
from bimtek.plan.plenary.minutes import minutes, printed, write_minutes
from bimtek.plan.plenary.remaining import remaining
from tests.cohorts import GOVERNANCE, LIVING, give, issue, save
from tests.plan.plenary.scene import FIRST, III, SECOND, I, decided, second_meeting, third_meeting

HOSTILE = '=HYPERLINK("x") #pagebreak() <script>alert(1)</script> *tebal* {{7*7}} $x$ \\input{a}'


def held(cohort: Cohort) -> Cohort:
    """The plenary played: opened, voted, one decision taken back, one matter left open."""
    log = DecisionLog(cohort, I)
    for decision in (
        decided(
            "held", venue="Aula Bappeda", chair="Ni Putu Uji", present=["gov-1", "liv-1"], guests=f"Sekda\n{HOSTILE}"
        ),
        decided("same", into="g1", absorbs=["l1"], why="Sumbernya satu"),
        decided("undo", of="2", why="Ternyata dua sungai"),
        decided("open", about="mirip", of=["g1", "l1"], why="Menunggu hasil uji air", owed_by="DLH, Juli"),
        decided(
            "vote",
            exercise="vision.statement",
            chosen=SECOND,
            dissent=HOSTILE,
            candidates=[{"sentence": FIRST, "votes": 12}, {"sentence": SECOND, "votes": 1041}],
        ),
    ):
        log.add(decision, datetime.datetime.now(datetime.UTC))
    return cohort


def texts(cohort: Cohort) -> str:
    said: list[str] = []
    for block in minutes(cohort, agenda(cohort, I)).chapters[0].blocks:
        if isinstance(block, Table):
            said += [block.caption, block.note, *(cell for row in block.rows for cell in row)]
        elif isinstance(block, Bullets):
            said += block.items
        elif isinstance(block, Paragraph | Missing):
            said.append(block.text)
    return "\n".join(said)


def test_they_say_who_was_there_what_was_decided_and_what_stays_open(cohort: Cohort) -> None:
    text = texts(held(cohort))
    for words in (
        "Dua kursi mengumpulkan jawaban Pertemuan I.",
        "Ni Putu Uji",
        "Aula Bappeda", "12 Juni 2024", "Pleno uji", "Ni Made Uji", "I Ketut Uji", "Sekda",
        "Empat orang hadir",
        f"Visi ditetapkan: “{SECOND}”", "1.041", "12", "dipilih",
        "Dibatalkan Pleno uji, 12 Juni 2024: Ternyata dua sungai.",
        "sengaja dibiarkan terbuka", "Menunggu hasil uji air.", "DLH, Juli",
        "Tim inti belum mengumpulkan", "angka mana yang dipakai?", "belum ditutup",
    ):  # fmt: skip
        assert words in text, words
    assert "Tiga hal menjadi acara pleno: 1 diputuskan, 1 sengaja dibiarkan terbuka, dan 1 belum dibahas" in text
    assert "Tiga hal masih terbuka, dan yang menanggungnya" in text and "ttd." not in text
    assert "Belum terisi" not in text and "None" not in text
    base = consolidate(cohort, I).base
    assert f"kode {base.id.rpartition('-')[2]}" in texts(cohort) and "01_vision" not in texts(cohort)


def test_before_anything_was_typed_there_are_places_to_fill_in(cohort: Cohort) -> None:
    text = texts(cohort)
    assert "Daftar hadir belum dicatat" in text and "Pleno belum mencatat keputusan" in text and "......" in text


def test_an_opd_left_open_is_told_by_its_programmes_not_by_its_id(cohort: Cohort) -> None:
    third_meeting(second_meeting(cohort))
    (entry,) = [entry for entry in agenda(cohort, III).matters if entry.matter.kind == "opd"]
    left = decided("open", about=entry.matter.key, why="Kadis belum hadir")
    DecisionLog(cohort, III).add(left, datetime.datetime.now(datetime.UTC))
    found = agenda(cohort, III)
    (deferred,) = [one for one in remaining(found) if one.why == "sengaja dibiarkan terbuka"]
    assert deferred.what.startswith(
        "Konfirmasi program “Loket keliling untuk desa” dan “Loket keliling untuk desa jauh”"
    )
    assert "dinkes" not in deferred.what


def test_word_and_pdf_open_and_hostile_words_are_words(cohort: Cohort, tmp_path: Path) -> None:
    import docx

    save(cohort, LIVING, "vision.issues", {"issues": [issue("l1", f"Air keruh di hulu {HOSTILE}")]})
    save(cohort, GOVERNANCE, "vision.issues", {"issues": [issue("g1", f"Air keruh di hulu {HOSTILE} x")]})
    for seat in (LIVING, GOVERNANCE):
        give(cohort, seat, I)
    held(cohort)
    word = docx.Document(BytesIO(printed(cohort, agenda(cohort, I), ".docx")))
    cells = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert HOSTILE in cells and "1.041" in cells
    assert word.paragraphs[0].text == "Berita Acara Pleno Pertemuan I" and len(word.sections) == 1
    assert word.sections[0].footer.paragraphs[0].text.startswith("Kabupaten Bangli 2024")
    path = write_minutes(cohort, I, tmp_path / "hasil" / "berita-acara.pdf")
    assert path.read_bytes().startswith(b"%PDF")


def test_no_page_ends_below_a_heading_and_there_is_room_to_sign(cohort: Cohort) -> None:
    import docx

    word = docx.Document(BytesIO(printed(held(cohort), agenda(cohort, I), ".docx")))
    parts = list(word.iter_inner_content())
    for heading in ("Yang hadir", "Keputusan", "Yang masih terbuka"):
        place = next(nth for nth, part in enumerate(parts) if getattr(part, "text", "") == heading)
        above, caption, table = parts[place : place + 3]
        assert isinstance(table, docx.table.Table), heading
        for line in (above, caption):
            assert line.style.paragraph_format.keep_with_next, line.text
    signatures = word.tables[-1]
    assert all(cell.text.count("\n") == 2 for cell in signatures.columns[2].cells[1:])


def test_another_suffix_is_refused(cohort: Cohort, tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"tidak dapat ditulis sebagai “.html”"):
        write_minutes(cohort, I, tmp_path / "berita.html")
