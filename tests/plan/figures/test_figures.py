from __future__ import annotations

import warnings
from xml.etree import ElementTree

import pytest

from bimtek.plan.blocks import Figure
from bimtek.plan.figures import draw
from bimtek.plan.figures.labels import width, wrapped
from tests.plan.render.sample import GANTT, RADAR, bars

MAP = Figure(
    "Peta",
    "Peta",
    "quadrants",
    {
        "x": {"label": "Kepentingan", "low": 1, "high": 5},
        "y": {"label": "Pengaruh", "low": 1, "high": 5},
        "corners": ["Jaga", "Kelola", "Pantau", "Beri kabar"],
        "groups": ["Pemerintah", "_$Media"],
        "points": [
            {"number": str(n), "group": ("Pemerintah", "_$Media")[n % 2], "x": 5 - n % 3 % 2, "y": 5}
            for n in range(1, 25)
        ],
    },
)
PNG = b"\x89PNG\r\n"


@pytest.mark.parametrize("figure", [RADAR, GANTT, MAP], ids=["radar", "gantt", "map"])
def test_same_data_same_bytes_without_the_time(figure: Figure) -> None:
    for suffix in ("svg", "png"):
        first = draw(figure, suffix)  # type: ignore[arg-type]
        assert first == draw(figure, suffix)  # type: ignore[arg-type]
        assert b"dc:date" not in first.data


def test_svg_is_whole_and_asks_for_no_font_and_no_file() -> None:
    drawn = draw(RADAR, "svg").data
    tree = ElementTree.fromstring(drawn)
    assert tree.tag.endswith("svg")
    assert not [each for each in tree.iter() if each.tag.endswith(("}text", "}image", "}script"))]
    assert b"font-family" not in drawn


@pytest.mark.parametrize(
    "figure",
    [
        Figure("kosong", "kosong", "gantt", {"years": [2025], "bars": []}),
        Figure("kosong", "kosong", "radar", {"axes": ["a", "b", "c"], "series": {}}),
        Figure("belum", "belum", "radar", {"axes": ["a", "b", "c"], "series": {"x": [None, None, None]}}),
        Figure("satu", "satu", "radar", {"axes": ["a"], "series": {"x": [3]}}),
        Figure("banyak", "banyak", "gantt", {"years": [2025, 2030], "bars": bars(80)}, landscape=True),
        MAP,
        Figure("aneh", "aneh", "radar", {"axes": ["$x^", "ᬩ", "🎉" * 30, "\\frac{"], "series": {"_x": [1, 2, 3, 4]}}),
    ],
    ids=lambda figure: figure.caption,
)
def test_any_data_is_drawn_without_a_warning(figure: Figure) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw(figure, "png").data.startswith(PNG)


def test_it_fits_on_the_page() -> None:
    assert draw(RADAR, "png").width <= 15.5
    assert draw(GANTT, "png").width <= 25.7


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Layanan satu pintu", 1),
        ("BKPSDM DAN DISKOMINFOSAN MEMBANGUN SIMPUL LAYANAN TERPADU DESA", 2),
        ("kata " * 60, 2),
        ("panjangsekali" * 30, 1),
        ("", 1),
    ],
)
def test_labels_are_cut_to_their_room(text: str, lines: int) -> None:
    shown = wrapped(text, 200, 8, 2)
    assert len(shown.split("\n")) == lines
    assert all(width(line, 8) <= 200 for line in shown.split("\n"))
    assert shown.replace("\n", " ") == text or shown.endswith("…")
