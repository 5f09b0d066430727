"""Maps of Buku 1: where the region has boundaries, from whole and primary figures alone; else nothing is missing."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path

import pytest

from bimtek.plan.blocks import Figure
from bimtek.plan.figures import draw
from bimtek.plan.maps import book_maps, map_data, map_figure
from bimtek.region import Region, by_district, load_region
from bimtek.region.boundaries import read_boundaries
from tests.four_squares import square, write_squares


@pytest.fixture
def region(tmp_path: Path) -> Region:
    bare = load_region("51.06")
    path = write_squares(tmp_path / "batas.geojson", bare.districts)
    return replace(bare, boundaries=read_boundaries(path, bare.districts))


def test_without_boundaries_there_is_no_map() -> None:
    assert book_maps(load_region("51.06")) == ()


def test_a_book_draws_what_is_whole_primary_and_differs(region: Region) -> None:
    assert [shown.title for shown in book_maps(region)] == ["Jumlah desa, 2025 (desa)"]
    assert len(by_district(region)) > 1


def test_the_words_of_a_map_say_every_value_the_highest_first(region: Region) -> None:
    figure = map_figure(book_maps(region)[0], region)
    assert figure.caption == "Jumlah desa per kecamatan, 2025"
    assert figure.alt.endswith("Kintamani 48; Susut 9; Tembuku 6; Bangli 5.")


def test_every_indicator_by_district_is_drawn_the_same_each_time_without_a_warning(region: Region) -> None:
    for shown in by_district(region):
        figure = map_figure(shown, region)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            first = draw(figure, "png")
        assert first == draw(figure, "png")
        assert first.width <= 15.5


@pytest.mark.parametrize(
    ("values", "polygons"),
    [
        ((None, None), (square(0), square(1))),
        ((3.0, 3.0), (square(0), square(1))),
        ((0.0, -5.0), (square(0, hole=True), square(1))),
        ((1.0, 2.0), ([[[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [0.0, 0.0]]], square(3))),  # a line has no inside
    ],
)
def test_any_values_and_shapes_are_drawn(values: tuple[float | None, ...], polygons: tuple[object, ...]) -> None:
    districts = [
        {"name": f"Kecamatan $ {nth}", "value": value, "shown": str(value), "polygons": [polygon]}
        for nth, (value, polygon) in enumerate(zip(values, polygons, strict=True))
    ]
    figure = Figure("peta", "peta", "map", {"unit": "desa", "districts": districts})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw(figure, "png").data.startswith(b"\x89PNG\r\n")


def test_a_district_without_a_value_says_so(region: Region) -> None:
    [partial] = [shown for shown in by_district(region) if shown.when == "Sensus Penduduk 2010"]
    data = map_data(partial, region)
    assert [each["name"] for each in data["districts"] if each["value"] is None] == ["Kintamani"]
    assert "Kintamani belum ada angka" in map_figure(partial, region).alt
