"""The bupati's presentation: few words, the figures of the books, sources for the speaker, nothing that overflows."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import wrap
from zipfile import ZipFile

import pytest
from lxml import etree

from bimtek.curriculum.outline import course_outline
from bimtek.plan.blocks import Bullets, Column, Figure, Missing, Table
from bimtek.plan.books import make_books, missing_parts
from bimtek.plan.chapters import CHAPTERS
from bimtek.plan.chapters.decisions import decisions
from bimtek.plan.chapters.money import costs
from bimtek.plan.model import Plan
from bimtek.plan.phrases import short_rupiah
from bimtek.plan.slides import Deck, make_deck, write_slides
from bimtek.plan.slides.short import BULLET, HEIGHT, LINE, MARGIN, ROWS, TITLE, fitted, short
from bimtek.plan.world import context_of
from tests.plan.render.sample import HOSTILE

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
ACROSS, DOWN = 9_144_000, 5_143_500


def deck_of(plan: Plan) -> Deck:
    books = make_books(plan, course_outline())
    return make_deck(plan, context_of(plan), books[0].cover, tuple(missing_parts(books)))


@pytest.fixture(scope="module")
def deck(full_plan: Plan) -> Deck:
    return deck_of(full_plan)


@pytest.fixture(scope="module")
def file(deck: Deck, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_slides(deck, tmp_path_factory.mktemp("paparan") / "paparan.pptx")


@pytest.fixture(scope="module")
def slides(file: Path) -> list[etree._Element]:
    return [etree.fromstring(xml) for xml in parts(file, r"ppt/slides/slide(\d+)\.xml")]


def parts(file: Path, pattern: str) -> list[bytes]:
    with ZipFile(file) as packed:
        found = {int(match.group(1)): name for name in packed.namelist() if (match := re.fullmatch(pattern, name))}
        return [packed.read(found[nth]) for nth in sorted(found)]


def said(element: etree._Element) -> str:
    return " ".join(text.text or "" for text in element.iter(f"{A}t"))


def test_there_are_sixteen_slides_and_each_title_carries_a_number_or_a_decision(deck: Deck) -> None:
    titles = [slide.title for slide in deck.slides]
    assert len(titles) == 15  # and the cover
    number = re.compile(r"\d|Satu|Dua|Tiga|Empat|Lima|Enam|Tujuh|Delapan|Sembilan|Sepuluh|Sebelas|Tidak ada")
    assert all(number.search(title) for title in titles), titles
    assert all(len(title) <= TITLE for title in titles)


def test_figures_are_those_of_the_plan(deck: Deck, full_plan: Plan) -> None:
    agreed = sum(not each.proposal for each in full_plan.programmes)
    cost = short_rupiah(sum(each.pagu for each in full_plan.programmes))
    title = f"Dari {len(full_plan.programmes)} program senilai {cost}, {agreed} disetujui OPD"
    assert title in [slide.title for slide in deck.slides]
    table = next(slide.body[0] for slide in deck.slides if slide.title == title)
    assert isinstance(table, Table)
    assert table.rows[-1][1] == str(len(full_plan.programmes))


def test_the_first_slide_asks_for_what_buku_3_asks_for(deck: Deck, full_plan: Plan) -> None:
    """One list: the book says each decision whole, the slide begins it."""
    context = context_of(full_plan)
    asked = decisions(full_plan, context, costs(full_plan, context))
    (bullets,) = deck.slides[0].body
    assert isinstance(bullets, Bullets) and bullets.items == tuple(each.short for each in asked)
    page = next(block for block in CHAPTERS["summary_decision"](full_plan, context) if isinstance(block, Bullets))
    assert page.items == tuple(each.text for each in asked)
    assert deck.slides[0].title == "Tujuh keputusan dimohonkan kepada Bupati"
    for short_form, whole in zip(bullets.items, page.items, strict=True):
        assert short_form.split()[:2] == whole.split()[:2]


def test_every_slide_says_to_its_speaker_where_the_figures_come_from(deck: Deck, file: Path) -> None:
    spoken = [said(etree.fromstring(xml)) for xml in parts(file, r"ppt/notesSlides/notesSlide(\d+)\.xml")]
    assert len(spoken) == len(deck.slides)
    for slide, words in zip(deck.slides[:-1], spoken, strict=False):
        assert "Dari latihan “" in words and "hasil sepakat" in words, slide.title
        assert all(" ".join(note.split()) in " ".join(words.split()) for note in slide.notes if note)


def test_few_words(deck: Deck) -> None:
    for slide in deck.slides:
        for block in slide.body:
            if isinstance(block, Bullets):
                assert len(block.items) <= 7 and all(len(item) <= BULLET for item in block.items), slide.title
                assert sum(len(wrap(item, BULLET // 2)) for item in block.items) <= 12, slide.title
            if isinstance(block, Table):
                assert len(block.rows) <= ROWS + 1, slide.title
        assert len(slide.body) <= 2


def test_nothing_leaves_the_slide(slides: list[etree._Element]) -> None:
    """Frames stand inside, and a table's rows are together no higher than the place above the footer."""
    assert len(slides) == 16
    for nth, slide in enumerate(slides, 1):
        for place in slide.iter(f"{A}xfrm", f"{P}xfrm"):
            offset, extent = place.find(f"{A}off"), place.find(f"{A}ext")
            assert int(offset.get("x")) + int(extent.get("cx")) <= ACROSS, nth
            assert int(offset.get("y")) + int(extent.get("cy")) <= DOWN, nth
        for table in slide.iter(f"{A}tbl"):
            columns = [int(column.get("w")) for column in table.iter(f"{A}gridCol")]
            assert sum(columns) <= ACROSS
            assert lines_high(table, columns) <= HEIGHT, nth


def lines_high(table: etree._Element, columns: list[int]) -> float:
    """Points that a table takes when a letter is 0.58 as wide as high, as in DejaVu Sans."""
    height = 0.0
    for row in table.iter(f"{A}tr"):
        lines = 1
        for cell, width in zip(row.iter(f"{A}tc"), columns, strict=True):
            size = int(next(cell.iter(f"{A}rPr")).get("sz")) / 100 if list(cell.iter(f"{A}rPr")) else 13
            letters = (width / 12_700 - 12) / (size * 0.58)
            lines = max(lines, -(-len(said(cell)) // max(int(letters), 1)))
        height += lines * size * 1.2 + 6
    return height


def test_every_slide_but_the_cover_has_number_and_footer_in_indonesian(slides: list[etree._Element]) -> None:
    assert not list(slides[0].iter(f"{A}fld"))
    for nth, slide in enumerate(slides[1:], 2):
        [number] = slide.iter(f"{A}fld")
        assert (number.get("type"), said(number)) == ("slidenum", str(nth))
        assert "Kabupaten Bangli · DRAF" in said(slide)
        assert {run.get("lang") for run in slide.iter(f"{A}rPr")} == {"id-ID"}


def test_pictures_are_those_of_the_books_with_words_for_who_cannot_see_them(
    deck: Deck, slides: list[etree._Element]
) -> None:
    alts = [block.alt for slide in deck.slides for block in slide.body if isinstance(block, Figure)]
    described = [each.get("descr") for slide in slides for each in slide.iterfind(f".//{P}pic/{P}nvPicPr/{P}cNvPr")]
    assert len(alts) == 2 and described == alts
    assert alts[0].startswith("Diagram radar") and alts[1].startswith("Bagan waktu program")


def test_a_plan_without_answers_says_on_each_slide_what_is_missing(empty_plan: Plan, tmp_path: Path) -> None:
    deck = deck_of(empty_plan)
    marks = [block for slide in deck.slides for block in slide.body if isinstance(block, Missing)]
    assert len(deck.slides) == 15 and len(marks) >= 11
    assert all(mark.exercise for mark in marks)
    words = [
        said(etree.fromstring(xml))
        for xml in parts(write_slides(deck, tmp_path / "a.pptx"), r"ppt/slides/slide(\d+)\.xml")
    ]
    assert sum("Belum terisi." in each for each in words) == len(marks)


def test_whatever_people_type_is_text_and_short(full_plan: Plan, tmp_path: Path) -> None:
    texts = [*HOSTILE, "panjang " * 6000]
    quickwins = [
        full_plan.quickwins[0].model_copy(
            update={"id": f"h{nth}", "values": {**full_plan.quickwins[0].values, "name": text}}
        )
        for nth, text in enumerate(texts)
    ]
    plan = full_plan.model_copy(
        update={"quickwins": quickwins, "vision": full_plan.vision.model_copy(update={"text": texts[-1]})}
    )
    file = write_slides(deck_of(plan), tmp_path / "a.pptx")
    words = [said(etree.fromstring(xml)) for xml in parts(file, r"ppt/slides/slide(\d+)\.xml")]
    assert any("#read" in each or "`#read" in each for each in words)
    assert all(len(each) < 1800 for each in words)
    with ZipFile(file) as packed:
        assert not [name for name in packed.namelist() if name.startswith("ppt/media") and not name.endswith(".png")]
        assert all(b"root:" not in packed.read(name) for name in packed.namelist())


def test_same_deck_same_bytes(deck: Deck, file: Path, tmp_path: Path) -> None:
    assert write_slides(deck, tmp_path / "paparan.pptx").read_bytes() == file.read_bytes()


def test_a_table_keeps_its_words_whole_and_stays_on_its_slide() -> None:
    columns = (Column("Pilar", width=1), Column("Kesenjangan", width=5))
    rows = [("Smart Environment", "kata " * nth) for nth in (1, 20, 60, 200)]
    table = fitted(columns, rows)
    assert [row[0] for row in table.rows] == ["Smart Environment"] * 4
    assert table.rows[0][1] == "kata" and table.rows[3][1].endswith("kata…")
    assert sum(len(wrap(row[1], 68)) * LINE + MARGIN for row in table.rows) <= HEIGHT
    assert len(fitted(columns, rows * 5).rows) == ROWS


@pytest.mark.parametrize(
    ("text", "letters", "shown"),
    [
        ("satu dua", 10, "satu dua"),
        ("satu\n\ndua  tiga", 40, "satu dua tiga"),
        ("Meja, kursi, dan papan", 14, "Meja, kursi…"),
        ("Takterpotongpotongpanjang", 10, "Takterpot…"),
    ],
)
def test_long_texts_are_cut_after_a_word(text: str, letters: int, shown: str) -> None:
    assert short(text, letters) == shown
