"""A notebook becomes a page: lessons escaped, forms in place, stored figures, never a line of code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bimtek.curriculum import SESSIONS, Session, exercises
from bimtek.datasets import course_root
from bimtek.errors import CurriculumError
from bimtek.room.lessons import FormPlace, Lesson, Part, StoredFigure, call, parts
from bimtek.room.markdown import as_html

FIRST = SESSIONS[0]


def page(folder: Path, *cells: dict[str, Any]) -> tuple[Part, ...]:
    path = folder / FIRST.id / FIRST.notebook
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return parts(folder, FIRST)


def code(source: str, *outputs: dict[str, Any]) -> dict[str, Any]:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": list(outputs)}


def markdown(source: str | list[str], **metadata: Any) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": source, "metadata": metadata}


def test_lessons_and_forms_stand_in_the_order_of_the_notebook(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        code("from bimtek.notebook import form, points, figure"),
        markdown(["# Isu\n", "Mari mulai."]),
        code('form("vision.issues")'),
        code('points("vision.issues")'),
        markdown("Sesudahnya."),
    )
    assert found == (
        Lesson("<h1>Isu</h1>\n<p>Mari mulai.</p>\n"),
        FormPlace("vision.issues"),
        Lesson("<p>Sesudahnya.</p>\n"),
    )


def test_a_stored_figure_keeps_its_description(tmp_path: Path) -> None:
    output = {
        "output_type": "display_data",
        "data": {"image/png": "aGFsbw==\n", "text/plain": ["<Figure>"]},
        "metadata": {"image/png": {"alt": "Batang: Bangli di bawah rata-rata Bali"}},
    }
    assert page(tmp_path, code('figure("benchmark")', output)) == (
        StoredFigure("data:image/png;base64,aGFsbw==", "Batang: Bangli di bawah rata-rata Bali"),
    )


def test_no_code_and_no_rubric_is_shown(tmp_path: Path) -> None:
    rubric = markdown("Rubrik", nbgrader={"task": True, "points": 20})
    secret = code("import os; os.listdir()", {"output_type": "stream", "text": ["rahasia"]})
    assert page(tmp_path, rubric, secret) == ()


@pytest.mark.parametrize("source", ["form(x)", "form('a'); form('b')", "x.form('a')", "form(", "form()", ""])
def test_only_one_plain_call_is_a_form(source: str) -> None:
    assert call(source) == ("", "")


def test_the_page_is_kept_until_the_notebook_changes(tmp_path: Path) -> None:
    before = page(tmp_path, markdown("Satu"))
    assert parts(tmp_path, FIRST) is before
    assert page(tmp_path, markdown("Satu, lalu dua")) == (Lesson("<p>Satu, lalu dua</p>\n"),)


def test_a_missing_notebook_says_which_one(tmp_path: Path) -> None:
    with pytest.raises(CurriculumError, match=r"01_vision\.ipynb"):
        parts(tmp_path, FIRST)


@pytest.mark.parametrize("text", ["{", "[]", '{"cells": [{"cell_type": "code"}]}', '{"cells": 3}'])
def test_a_broken_notebook_says_which_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / FIRST.id / FIRST.notebook
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CurriculumError, match=r"01_vision\.ipynb"):
        parts(tmp_path, FIRST)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
        ("[BPS](https://bps.go.id/x?a=1&b=2)", "<p>BPS (https://bps.go.id/x?a=1&amp;b=2)</p>\n"),
        ("[x](javascript:alert(1))", "<p>x (javascript:alert(1))</p>\n"),
        ("[ke atas](#isi)", '<p><a href="#isi">ke atas</a></p>\n'),
        ("![peta](https://example.org/peta.png)", "<p><em>peta</em></p>\n"),
        ('![a"b](data:image/svg+xml;base64,AAAA)', "<p><em>a&quot;b</em></p>\n"),
    ],
)
def test_markdown_leads_nowhere_and_runs_nothing(source: str, expected: str) -> None:
    assert as_html(source) == expected


def test_an_empty_corner_is_no_heading_and_no_cell_carries_a_style() -> None:
    html = as_html("| | Nilai |\n|---|---:|\n| U | 5 |")
    assert '<td></td><th class="right">Nilai</th>' in html
    assert '<td>U</td><td class="right">5</td>' in html


def test_an_attached_picture_is_shown() -> None:
    html = as_html("![Peta Bangli](attachment:peta.png)", {"peta.png": {"image/png": "aGFsbw=="}})
    assert html == '<p><img src="data:image/png;base64,aGFsbw==" alt="Peta Bangli"></p>\n'


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.id)
def test_every_exercise_of_a_meeting_has_its_place_on_the_page(session: Session) -> None:
    found = parts(course_root() / "sessions", session)
    places = [part.exercise for part in found if isinstance(part, FormPlace)]
    assert places == [entry.id for entry in exercises(session.id)]
    assert all(part.alt for part in found if isinstance(part, StoredFigure))
