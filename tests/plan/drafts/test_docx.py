"""A Word document from outside: refused with a reason, or read as the office left it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from bimtek.errors import DraftError
from bimtek.plan.drafts.docx import safe
from bimtek.plan.drafts.docx.read import read_docx
from bimtek.plan.drafts.docx.story import Grid, Line, story, tracked_by
from bimtek.plan.drafts.passages import text_of
from bimtek.plan.drafts.returned import edits
from bimtek.plan.render import render_book
from tests.plan.render.sample import BOOK

TYPES = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument"/></Types>'
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(**parts: str | bytes) -> bytes:
    """An archive; `word_document` stands for word/document.xml."""
    names = {"types": "[Content_Types].xml", "word_document": "word/document.xml", "word_styles": "word/styles.xml"}
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(names.get(name, name), content)
    return target.getvalue()


def body(inside: str) -> str:
    return f"<w:document {NAMESPACE}><w:body>{inside}</w:body></w:document>"


WHOLE = {"types": TYPES, "word_document": body("<w:p/>")}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "bukan dokumen Word"),
        (b"PK\x03\x04 half a file", "bukan dokumen Word"),
        (packed(**WHOLE)[:-40], "bukan dokumen Word"),
        (packed(types=TYPES, **{"xl/workbook.xml": "<x/>"}), "bukan dokumen Word"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "terkunci dengan sandi"),
        (packed(**{**WHOLE, "types": TYPES.replace("officedocument", "ms-word.document.macroEnabled")}), "makro"),
        (packed(**WHOLE, **{"word/vbaProject.bin": b"x"}), "makro"),
        (packed(types=TYPES, word_document='<!DOCTYPE x [<!ENTITY a "b">]><x/>'), "tidak ditulis oleh Word"),
        (packed(types=TYPES, word_document=body("<w:p/>").encode("utf-16")), "tidak ditulis oleh Word"),
        (packed(types=TYPES, word_document="<w:document"), "bukan dokumen Word"),
        (packed(**WHOLE, bomb=b"\0" * (safe.LARGEST_UNPACKED + 1)), "terlalu besar bila dibuka"),
        (packed(types=TYPES, word_document=b" " * (safe.LARGEST_PART + 1)), "terlalu besar bila dibuka"),
        (packed(types=TYPES, word_document=body("<w:p/>" * (safe.MOST_PARAGRAPHS + 1))), "terlalu banyak paragraf"),
        (packed(types=TYPES, word_document=body("<w:sdt>" * 9000 + "</w:sdt>" * 9000)), "bersarang terlalu dalam"),
        (packed(types=TYPES, word_document="<x/>"), "Strict Open XML"),
        (packed(**WHOLE, **{f"part{n}": b"" for n in range(safe.MOST_PARTS)}), "terlalu besar bila dibuka"),
        (b"PK" + b"\0" * safe.LARGEST, "paling besar 40 MB"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_is_no_clean_document_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "kiriman.docx"
    path.write_bytes(content)
    with pytest.raises(DraftError) as caught:
        read_docx(path)
    assert said in caught.value.what
    assert caught.value.where == "kiriman.docx" and caught.value.next_step


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="tidak dapat dibuka"):
        read_docx(tmp_path / "hilang.docx")


@pytest.mark.parametrize(
    ("xml", "texts"),
    [
        ("<w:p><w:r><w:t>Satu</w:t><w:tab/><w:t>dua</w:t></w:r></w:p>", ["Satu dua"]),
        ("<w:p><w:r><w:t>Lama </w:t></w:r><w:ins><w:r><w:t>baru</w:t></w:r></w:ins></w:p>", ["Lama baru"]),
        ("<w:p><w:del><w:r><w:delText>Lama</w:delText></w:r></w:del><w:r><w:t>Tetap</w:t></w:r></w:p>", ["Tetap"]),
        ("<w:p><w:moveFrom><w:r><w:t>Pergi</w:t></w:r></w:moveFrom><w:r><w:t>Tetap</w:t></w:r></w:p>", ["Tetap"]),
        ("<w:p><w:moveTo><w:r><w:t>Datang</w:t></w:r></w:moveTo></w:p>", ["Datang"]),
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Setengah </w:t></w:r></w:p>"
            "<w:p><w:r><w:t>lagi</w:t></w:r></w:p>",
            ["Setengah lagi"],
        ),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>Dalam kotak isian</w:t></w:r></w:p></w:sdtContent></w:sdt>",
         ["Dalam kotak isian"]),
        ('<w:p><w:hyperlink><w:r><w:t>Tautan</w:t></w:r></w:hyperlink></w:p>', ["Tautan"]),
        (
            '<w:p><w:r><w:t>Tabel </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SEQ Tabel'
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r>'
            '<w:fldChar w:fldCharType="end"/></w:r></w:p>',
            ["Tabel 3"],
        ),
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Bab 1 … 3</w:t></w:r></w:p>'
            '<w:p><w:r><w:t>Bab 2 … 9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
            "<w:p><w:r><w:t>Isi</w:t></w:r></w:p>",
            ["Isi"],
        ),
    ],
)  # fmt: skip
def test_text_is_what_everybody_accepted(xml: str, texts: list[str]) -> None:
    found = list(story(fromstring(f"<w:body {NAMESPACE}>{xml}</w:body>")))
    assert [line.text for line in found if isinstance(line, Line)] == texts


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def test_rows_and_cells_are_those_that_stay() -> None:
    rows = (
        f"<w:tr>{cell('Isu')}{cell('Jumlah')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('Dihapus')}{cell('1')}</w:tr>"
        f"<w:tr><w:trPr><w:ins/></w:trPr>{cell('Air')}{cell('2')}{cell('x', '<w:cellDel/>')}</w:tr>"
        f"""<w:tr>{cell("Gabung", '<w:gridSpan w:val="2"/>')}</w:tr>"""
    )
    (grid,) = story(fromstring(f"<w:body {NAMESPACE}><w:tbl>{rows}</w:tbl></w:body>"))
    assert isinstance(grid, Grid)
    assert grid.rows == [["Isu", "Jumlah"], ["Air", "2"], ["Gabung", ""]]


def test_a_table_inside_of_a_cell_is_text_of_that_cell() -> None:
    inner = f"<w:tbl><w:tr>{cell('dalam')}{cell('sekali')}</w:tr></w:tbl>"
    (grid,) = story(fromstring(f"<w:body {NAMESPACE}><w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl></w:body>"))
    assert isinstance(grid, Grid)
    assert [row[0].split() for row in grid.rows] == [["dalam", "sekali"]]


def test_who_tracked_is_named_once() -> None:
    xml = '<w:ins w:author="Sekda"/><w:del w:author="Sekda"/><w:ins w:author="Kabag Hukum"/><w:del/>'
    assert tracked_by(fromstring(f"<w:body {NAMESPACE}>{xml}</w:body>")) == ("Sekda", "Kabag Hukum")


def test_an_untouched_document_says_what_the_book_says(tmp_path: Path) -> None:
    """Also with strange answers in it: markup, emoji, other scripts, long words."""
    (path,) = render_book(BOOK, tmp_path, ("docx",))
    document = read_docx(path)
    assert [chapter.title for chapter in document.chapters] == [chapter.title for chapter in text_of(BOOK).chapters]
    assert list(edits(text_of(BOOK), document.chapters)) == []
    assert list(document.cover[:2]) == [BOOK.cover.emblem_place, BOOK.cover.region]
