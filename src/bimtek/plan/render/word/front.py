"""The pages before the first chapter: cover, contents, lists of tables and figures.

The lists are Word's own fields, filled with their entries, so that they are not empty when the file is opened and no
question is asked. Page numbers come when somebody updates a field; a line inside the first says how, and goes then.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.shared import Cm

from bimtek.plan.blocks import Cover
from bimtek.plan.characters import keepable
from bimtek.plan.numbering import Entry
from bimtek.plan.render.pages import Pages
from bimtek.plan.render.word.elements import element, field_mark, field_start, link, paragraph, run
from bimtek.plan.render.word.sections import section_end
from bimtek.region.emblem import HEIGHT, WIDTH

if TYPE_CHECKING:
    from docx.document import Document

HINT = "Nomor halaman: klik kanan pada setiap daftar, lalu pilih “Perbarui Bidang” (Update Field)."


def add_front(word: Document, pages: Pages) -> None:
    """Insert cover and lists, each closed as a section of its own."""
    ids = {style.name: style.style_id for style in word.styles}
    made = [_emblem(word, pages.book.cover, ids), *_cover(pages, ids), section_end()]
    made += _list("Daftar Isi", 'TOC \\o "1-3" \\h \\z \\u', pages.headings, ids, HINT)
    if pages.tables:
        made += _list("Daftar Tabel", 'TOC \\h \\z \\c "Tabel"', pages.tables, ids)
    if pages.figures:
        made += _list("Daftar Gambar", 'TOC \\h \\z \\c "Gambar"', pages.figures, ids)
    made.append(section_end())
    body = word.element.body
    for place, part in enumerate(made):
        body.insert(place, part)


def _cover(pages: Pages, ids: dict[str, str]) -> list[Any]:
    cover = pages.book.cover
    lines = (
        ("Sampul Wilayah", cover.region),
        ("Title", cover.title),
        ("Subtitle", cover.subtitle),
        ("Sampul Tahun", str(cover.year)),
        ("Sampul Status", cover.status),
        ("Sampul Keterangan", cover.notice),
    )
    return [paragraph(ids[style], run(" ".join(keepable(text).split()))) for style, text in lines if text]


def _emblem(word: Document, cover: Cover, ids: dict[str, str]) -> Any:
    """The picture, or the empty place, where the office puts its own."""
    if not cover.emblem:
        return paragraph(ids["Sampul Lambang Kosong"], run(cover.emblem_place))
    inline = word.part.new_pic_inline(BytesIO(cover.emblem), Cm(WIDTH), Cm(HEIGHT))
    for named in (inline.docPr, inline.find(f".//{qn('pic:cNvPr')}")):
        named.set("name", "Lambang daerah")
        named.set("descr", keepable(cover.emblem_alt))
    drawing = element("w:drawing")
    drawing.append(inline)
    holder = element("w:r")
    holder.append(drawing)
    return paragraph(ids["Sampul Lambang"], holder)


def _list(title: str, instruction: str, entries: tuple[Entry, ...], ids: dict[str, str], hint: str = "") -> list[Any]:
    lines = [paragraph(ids[_style(entry)], link(entry.anchor, _words(entry))) for entry in entries]
    if hint:
        lines.append(paragraph(ids["Petunjuk Daftar"], run(hint)))
    first = lines[0]
    for place, part in enumerate(field_start(instruction)):
        first.insert(1 + place, part)  # after the properties
    lines[-1].append(field_mark("end"))
    return [paragraph(ids["TOC Heading"], run(title)), *lines]


def _style(entry: Entry) -> str:
    return f"toc {entry.level}" if entry.level else "table of figures"


def _words(entry: Entry) -> str:
    return " ".join(keepable(entry.label).split())
