"""What the office changed in a printed book is found, with whose exercise it is."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from bimtek.errors import DraftError
from bimtek.plan.drafts.passages import Origin
from bimtek.plan.drafts.returned import Edit, compare_returned
from bimtek.plan.drafts.returned_page import returned_book, summary

SendBack = Callable[[Callable[[Any], None]], Path]
CAPTION = "Pembagian sumber dana setiap program (juta rupiah)"


def paragraph(document: Any, words: str) -> Any:
    return next(each for each in document.paragraphs if words in each.text)


def table(document: Any, *titles: str) -> Any:
    return next(each for each in document.tables if set(titles) <= {cell.text.strip() for cell in each.rows[0].cells})


def found(home: Path, path: Path) -> tuple[Edit, ...]:
    return compare_returned(home, path).edits


@pytest.mark.parametrize("name", ["buku2", "lampiran"])
def test_nothing_is_told_of_an_untouched_book(home: Path, name: str) -> None:
    back = compare_returned(home, home / "cetak" / f"{name}.docx")
    assert back.edits == () and back.draft.number == 1 and back.book.name == name
    assert list(summary(back)) == ["Tidak ada yang berubah terhadap Draf 1."]


def test_a_changed_cell_is_told_with_column_and_seat(home: Path, sent_back: SendBack) -> None:
    def edit(document: Any) -> None:
        money = table(document, "Program", "Sumber", "Kepastian")
        place = [cell.text for cell in money.rows[0].cells].index("2025")
        assert money.rows[1].cells[place].text == "250"
        money.rows[1].cells[place].text = "275"

    (change,) = found(home, sent_back(edit))
    assert (change.kind, change.old, change.new) == ("diubah", "250", "275")
    assert change.chapter == "Bab 5 Peta Jalan, Kapasitas, dan Pembiayaan"
    assert change.place == f"Tabel “{CAPTION}”, kolom “2025”"
    assert change.origins == (Origin("roadmap.financing", ("inti",)),)


def test_words_of_a_table_lead_to_that_table(home: Path, sent_back: SendBack) -> None:
    def edit(document: Any) -> None:
        cells = [cell for row in table(document, "Risiko dan penyebab", "Mitigasi").rows for cell in row.cells]
        next(cell for cell in cells if "BPSDM melatih dua orang" in cell.text).text = "BPSDM melatih tiga orang"

    (change,) = found(home, sent_back(edit))
    assert change.old.startswith("BPSDM melatih dua orang")
    assert {origin.exercise for origin in change.origins} == {"roadmap.risks"}


def test_paragraphs_come_and_go(home: Path, sent_back: SendBack) -> None:
    def edit(document: Any) -> None:
        gone = paragraph(document, "Forum bertemu setiap tiga bulan")
        new = deepcopy(gone._p)
        gone._p.addnext(new)
        for run in list(new.iter(qn("w:t"))):
            run.text = ""
        next(new.iter(qn("w:t"))).text = "Inspektorat mengawasi 3 program."
        gone._p.getparent().remove(gone._p)

    told = found(home, sent_back(edit))
    assert [(each.kind, each.old[:14], each.new) for each in told] == [
        ("dihapus", "Forum bertemu ", ""),
        ("ditambah", "", "Inspektorat mengawasi 3 program."),
    ]
    assert told[0].origins[0].exercise == "roadmap.governance"
    assert told[1].near and told[1].origins


def test_tracked_changes_are_read_as_accepted(home: Path, sent_back: SendBack) -> None:
    def edit(document: Any) -> None:
        run = paragraph(document, "Forum bertemu setiap tiga bulan").runs[0]._r
        gone = OxmlElement("w:del")
        came = OxmlElement("w:ins")
        for mark in (gone, came):
            mark.set(qn("w:id"), "900")
            mark.set(qn("w:author"), "Sekretaris Bappeda")
        run.addprevious(gone)
        gone.addnext(came)
        new = deepcopy(run)
        came.append(new)
        gone.append(run)
        for text in run.iter(qn("w:t")):
            text.tag = qn("w:delText")
        for text in new.iter(qn("w:t")):
            text.text = (text.text or "").replace("setiap tiga bulan", "setiap bulan")

    path = sent_back(edit)
    (change,) = found(home, path)
    assert "setiap tiga bulan" in change.old and "setiap bulan" in change.new and change.kind == "diubah"
    assert "Perubahan terlacak oleh Sekretaris Bappeda" in " ".join(summary(compare_returned(home, path)))


def test_a_row_and_a_comment_are_told(home: Path, sent_back: SendBack) -> None:
    def edit(document: Any) -> None:
        rows = table(document, "Risiko dan penyebab", "Mitigasi").rows
        rows[1]._tr.getparent().remove(rows[1]._tr)
        line = paragraph(document, "Forum bertemu setiap tiga bulan")
        document.add_comment(line.runs, text="Apakah cukup?", author="Kabag Hukum", initials="KH")

    back = compare_returned(home, sent_back(edit))
    (gone,) = back.edits
    assert gone.kind == "dihapus" and "Petugas terlatih pindah" in gone.old and gone.place.startswith("Tabel “")
    (remark,) = back.remarks
    assert (remark.who, remark.text) == ("Kabag Hukum", "Apakah cukup?")
    assert remark.passage.startswith("Forum bertemu") and remark.chapter.startswith("Bab 6")


def test_the_page_says_who_has_to_look(home: Path, sent_back: SendBack) -> None:
    def edit(document: Any) -> None:
        cells = [cell for row in table(document, "Risiko dan penyebab", "Mitigasi").rows for cell in row.cells]
        next(cell for cell in cells if "Mutasi setiap tahun" in cell.text).text = "Mutasi dua kali setahun"

    book = returned_book(compare_returned(home, sent_back(edit)))
    assert book.name == "kembali-buku2-draf-1"
    assert [chapter.title for chapter in book.chapters] == ["Ringkasan", "Perubahan per bab"]
    said = repr(book.chapters)
    assert "Mutasi setiap tahun" in said and "Mutasi dua kali setahun" in said and "Risiko (Meja " in said


def test_a_file_of_another_cohort_is_refused(home: Path, sent_back: SendBack) -> None:
    def edit(document: Any) -> None:
        words = document.core_properties.keywords
        document.core_properties.keywords = words.replace("angkatan=uji", "angkatan=lain")

    with pytest.raises(DraftError, match="angkatan “lain”"):
        compare_returned(home, sent_back(edit))


def test_a_draft_that_is_not_kept_is_named(home: Path, sent_back: SendBack) -> None:
    def edit(document: Any) -> None:
        words = document.core_properties.keywords
        document.core_properties.keywords = words.replace("draf=1", "draf=9")

    with pytest.raises(DraftError, match="Draf 9 tidak ada"):
        compare_returned(home, sent_back(edit))


def test_without_properties_the_cover_says_the_number(home: Path, sent_back: SendBack) -> None:
    def edit(document: Any) -> None:
        document.core_properties.keywords = ""

    back = compare_returned(home, sent_back(edit))
    assert (back.draft.number, back.book.name, back.edits) == (1, "buku2", ())


def test_without_both_the_number_is_asked_for_and_the_book_is_recognised(home: Path, sent_back: SendBack) -> None:
    def edit(document: Any) -> None:
        document.core_properties.keywords = ""
        for line in document.paragraphs[:6]:
            line._p.getparent().remove(line._p)

    path = sent_back(edit)
    with pytest.raises(DraftError, match="--draft NOMOR"):
        compare_returned(home, path)
    back = compare_returned(home, path, 1)
    assert (back.book.name, back.edits) == ("buku2", ())


def test_a_document_about_something_else_is_refused(home: Path, tmp_path: Path) -> None:
    import docx

    foreign = docx.Document()
    foreign.add_heading("Undangan rapat", 1)
    foreign.add_paragraph("Mohon kehadiran Bapak dan Ibu.")
    foreign.save(str(tmp_path / "undangan.docx"))
    with pytest.raises(DraftError, match="bukan buku dari Draf 1"):
        compare_returned(home, tmp_path / "undangan.docx", 1)


def test_libreoffice_saves_it_and_only_the_change_is_told(
    home: Path, sent_back: SendBack, soffice: str, tmp_path: Path
) -> None:
    def edit(document: Any) -> None:
        paragraph(document, "Forum bertemu setiap tiga bulan").add_run(" Notulanya diumumkan.")

    out = tmp_path / "lo"
    command = [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "docx", "--outdir", str(out), str(sent_back(edit))], check=True, capture_output=True, timeout=240
    )
    (change,) = found(home, out / "kembali.docx")
    assert change.new == f"{change.old} Notulanya diumumkan."
