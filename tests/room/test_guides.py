"""The guide and the list of terms: open to everybody, with their pictures, and nothing else of docs/."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bimtek.curriculum import SESSIONS, exercises
from bimtek.curriculum.describe import describe_field
from bimtek.datasets import course_root
from bimtek.errors import CurriculumError
from bimtek.room.guides import GUIDES, as_page, pictures
from tests.room.house import Room

DOCS = course_root() / "docs"
ABBREVIATION = re.compile(r"\b[A-Z][a-z]*[A-Z][A-Za-z]*\b")
"""Two capitals in a word: OPD, APBDes."""
NO_TERMS = {"II", "III", "IV", "JupyterLab", "LibreOffice", "MEDIAN"}
"""Numbers of the meetings, names of programs, and the name of a function in a spreadsheet."""


@pytest.mark.parametrize("name", GUIDES)
def test_everybody_can_read_it_also_before_signing_in(room: Room, name: str) -> None:
    for visitor in (room.stranger(), room.participant("liv-1"), room.facilitator()):
        answer = visitor.open(f"/bimtek/{name}")
        assert answer.status == 200
        assert GUIDES[name].title in answer.text


def test_every_page_leads_there(room: Room) -> None:
    for visitor, path in ((room.stranger(), "/bimtek/masuk"), (room.participant("liv-1"), "/bimtek/")):
        text = visitor.open(path).text
        assert 'href="/bimtek/bantuan"' in text and 'href="/bimtek/istilah"' in text


def test_only_where_code_is_allowed_a_page_leads_to_its_notebook(room: Room) -> None:
    link = "/lab/tree/sessions/01_vision/01_vision.ipynb"
    facilitator = room.facilitator()
    assert f'href="{link}"' in facilitator.open("/bimtek/pertemuan/01_vision").text
    assert facilitator.open(link).status == 200
    assert link not in room.participant("liv-1").open("/bimtek/pertemuan/01_vision").text


@pytest.mark.parametrize(("name", "pictures"), [("bantuan", 4), ("panduan-fasilitator", 2)])
def test_its_pictures_are_there_and_tell_what_they_show(room: Room, name: str, pictures: int) -> None:
    shown = re.findall(r'<img src="([^"]+)" alt="([^"]*)">', room.stranger().open(f"/bimtek/{name}").text)
    assert len(shown) == pictures
    for address, alt in shown:
        answer = room.stranger().get(address)
        assert (answer.status, answer.headers["Content-Type"]) == (200, "image/png")
        assert len(alt) > 20


@pytest.mark.parametrize(
    ("file", "link"), [("peserta.md", "istilah"), ("fasilitator.md", "panduan-penyusun"), ("penyusun.md", "")]
)
def test_its_links_stay_in_the_room(file: str, link: str) -> None:
    html = as_page(DOCS / file)
    assert not link or f'href="/bimtek/{link}"' in html
    assert all(address.startswith("/bimtek/") for address in re.findall(r'(?:href|src)="([^"]+)"', html))


@pytest.mark.parametrize(
    "path", ["/bimtek/gambar/../peserta.md", "/bimtek/gambar/%2e%2e%2fpeserta.md", "/bimtek/gambar/peserta.md",
             "/bimtek/gambar/", "/bimtek/gambar/tak-ada.png", "/bimtek/gambar/..%2fplan.schema.json"]
)  # fmt: skip
def test_no_other_file_is_served(room: Room, path: str) -> None:
    assert room.participant("liv-1").get(path).status == 404


def test_what_is_to_be_ticked_has_a_box() -> None:
    assert "☐ Kartu kode dibagikan" in as_page(DOCS / "fasilitator.md")


def test_a_guide_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(CurriculumError, match="Halaman bantuan tidak ada"):
        as_page(tmp_path / "peserta.md")


def test_pictures_are_small_enough_for_a_bad_connection() -> None:
    sizes = {path.name: path.stat().st_size for path in pictures().glob("*-*.png")}
    assert len(sizes) == 7
    assert {name: size for name, size in sizes.items() if size >= 150_000} == {}


def terms() -> set[str]:
    """Every word that the list explains."""
    lines = (DOCS / "istilah.md").read_text(encoding="utf-8").splitlines()
    heads = [found[1] for line in lines if (found := re.match(r"- \*\*(.+?)\*\*: .", line))]
    assert len(heads) > 40 and len(set(heads)) == len(heads)
    return {term.strip() for head in heads for term in head.split(",")}


def texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from texts(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from texts(value)


def told() -> Iterator[tuple[str, str]]:
    """(where, text) of everything that exercises and lessons say of themselves."""
    for entry in exercises():
        rubric = [entry.rubric.title, [(c.title, c.levels) for c in entry.rubric.criteria]] if entry.rubric else []
        fields = [describe_field(field) for field in entry.answer.fields.values()]
        said = [entry.title, entry.why, entry.how, entry.hints, entry.good.text, entry.good.reason, entry.weak.text,
                entry.weak.reason, fields, rubric, [check.title for check in entry.checks]]  # fmt: skip
        yield from ((entry.id, text) for text in texts(said))
    for session in SESSIONS:
        notebook = json.loads((course_root() / "sessions" / session.id / session.notebook).read_text(encoding="utf-8"))
        lessons = (cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown")
        yield from ((session.id, text) for lesson in lessons for text in texts(lesson))


def test_every_abbreviation_of_exercises_and_lessons_is_explained() -> None:
    known = terms() | NO_TERMS
    unknown = {(where, word) for where, text in told() for word in ABBREVIATION.findall(text) if word not in known}
    assert unknown == set()


def test_terms_stand_in_the_order_of_the_alphabet() -> None:
    """So that they are found, and entered once."""
    for section in (DOCS / "istilah.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        heads = re.findall(r"^- \*\*(.+?)\*\*", section, re.MULTILINE)
        assert heads == sorted(heads, key=str.casefold)
