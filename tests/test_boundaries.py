"""Boundaries of districts: read, or refused in words that name the feature and what to mend."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.cohort import load_cohort
from bimtek.answers.cohort_boundaries import take_boundaries
from bimtek.errors import DatasetError
from bimtek.region import Fact, Region, by_district, load_region
from bimtek.region.boundaries import LARGEST, read_boundaries
from tests.cohorts import write_cohort
from tests.four_squares import square, squares, write_squares

Change = Callable[[dict[str, Any]], Any]


@pytest.fixture
def region() -> Region:
    return load_region("51.06")


def read(tmp_path: Path, region: Region, change: Change = lambda content: None) -> dict[str, Any]:
    content = squares(region.districts)
    path = tmp_path / "batas.geojson"
    path.write_text(json.dumps(change(content) or content), encoding="utf-8")
    return read_boundaries(path, region.districts)


def test_the_course_itself_has_no_boundaries(region: Region) -> None:
    assert region.boundaries == {}


def test_districts_are_told_by_code_or_by_name(tmp_path: Path, region: Region) -> None:
    plain = read(tmp_path, region)
    assert list(plain) == [district.code for district in region.districts]
    assert plain[region.districts[1].code] == (tuple(tuple(map(tuple, ring)) for ring in square(1)),)

    def other_properties(content: dict[str, Any]) -> None:
        for feature, district in zip(content["features"], region.districts, strict=True):
            feature["properties"] = {"WADMKC": f"Kecamatan {district.name.upper()}", "luas": 3}
        content["features"][0]["properties"] = {"KDCPUM": region.districts[0].code.replace(".", "")}

    assert read(tmp_path, region, other_properties) == plain


def test_holes_islands_and_strangers_are_welcome(tmp_path: Path, region: Region) -> None:
    def change(content: dict[str, Any]) -> None:
        content["features"][0]["geometry"] = {"type": "MultiPolygon", "coordinates": [square(0, hole=True), square(9)]}
        stranger = {"kode": "99.99.01", "nama": region.districts[0].name}
        content["features"].append({**content["features"][1], "properties": stranger})

    found = read(tmp_path, region, change)
    assert len(found) == len(region.districts)
    assert [len(polygon) for polygon in found[region.districts[0].code]] == [2, 1]


def geometry(**parts: Any) -> Change:
    return lambda content: content["features"][2].update(geometry={"type": "Polygon", **parts})


RING = square(2)[0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda content: {"type": "Topology"}, "bukan GeoJSON berjenis FeatureCollection"),
        (lambda content: {**content, "features": []}, "tidak memuat satu wilayah pun"),
        (lambda content: content["features"].pop(2) and None, "Batas kecamatan Tembuku tidak ditemukan"),
        (lambda content: content["features"].append(content["features"][2]), "ada dua kali"),
        (lambda content: content["features"][2].update(type="Batas"), "bukan Feature"),
        (lambda content: content["features"][2].update(properties=None), "tidak punya keterangan"),
        (geometry(type="Point", coordinates=[1, 2]), "Bentuknya Point"),
        (lambda content: content["features"][2].update(geometry=None), "Bentuknya kosong"),
        (geometry(coordinates=[]), "Poligonnya kosong"),
        (geometry(coordinates=[RING[:3]]), "kurang dari empat titik"),
        (geometry(coordinates=[[*RING[:-1], [0.5, 0.5]]]), "tidak tertutup"),
        (geometry(coordinates=[["a", *RING[1:]]]), "bukan pasangan bujur dan lintang"),
        (geometry(coordinates=[[[-8.4, 115.3]] * 4]), "Bujur dan lintang tertukar"),
        (geometry(coordinates=[[[318000.0, 9070000.0]] * 4]), "bukan meter"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, region: Region, change: Change, said: str) -> None:
    with pytest.raises(DatasetError, match=said) as caught:
        read(tmp_path, region, change)
    assert "batas.geojson" in caught.value.where
    assert "GeoJSON" in caught.value.next_step


def test_files_that_are_none_or_too_large_are_refused(tmp_path: Path, region: Region) -> None:
    path = tmp_path / "batas.geojson"
    with pytest.raises(DatasetError, match="tidak dapat dibuka"):
        read_boundaries(path, region.districts)
    path.write_bytes(b'{"type": ')
    with pytest.raises(DatasetError, match="bukan GeoJSON yang utuh"):
        read_boundaries(path, region.districts)
    path.write_bytes(b" " * (LARGEST + 1))
    with pytest.raises(DatasetError, match="paling besar"):
        read_boundaries(path, region.districts)


def test_a_cohort_keeps_the_districts_of_its_region_alone(tmp_path: Path, region: Region) -> None:
    folder = write_cohort(tmp_path / "uji")
    assert load_cohort(folder).region.boundaries == {}
    content = squares(region.districts)
    content["features"].append({**content["features"][0], "properties": {"kode": "99.99.01"}})
    (tmp_path / "semua.geojson").write_text(json.dumps(content), encoding="utf-8")
    kept = take_boundaries(tmp_path / "semua.geojson", folder, region)
    assert len(json.loads(kept.read_text(encoding="utf-8"))["features"]) == len(region.districts)
    assert load_cohort(folder).region.boundaries == read_boundaries(tmp_path / "semua.geojson", region.districts)


def test_a_bad_file_leaves_what_the_cohort_has(tmp_path: Path, region: Region) -> None:
    folder = write_cohort(tmp_path / "uji")
    kept = take_boundaries(write_squares(tmp_path / "baik.geojson", region.districts), folder, region)
    before = kept.read_bytes()
    (tmp_path / "buruk.geojson").write_text("{}", encoding="utf-8")
    with pytest.raises(DatasetError):
        take_boundaries(tmp_path / "buruk.geojson", folder, region)
    assert kept.read_bytes() == before


def test_facts_by_district_are_grouped_by_indicator_and_year(region: Region) -> None:
    found = {each.title: each for each in by_district(region)}
    people = found["Jumlah penduduk, Sensus Penduduk 2020 (jiwa)"]
    assert people.is_whole(region)
    assert not people.is_primary
    assert not found["Jumlah penduduk, Sensus Penduduk 2010 (jiwa)"].is_whole(region)
    assert found["Jumlah desa, 2025 (desa)"].is_primary
    assert not any("sinyal" in title for title in found), "one district alone is no map"


def test_of_two_facts_about_one_district_and_year_the_first_is_shown(region: Region) -> None:
    def desa(each: Region) -> Fact:
        [shown] = [found for found in by_district(each) if found.title.startswith("Jumlah desa")]
        return shown.facts[each.districts[0].code]

    first = desa(region)
    doubled = replace(region, facts=(*region.facts, replace(first, id="lain", value=first.value + 1)))
    assert desa(doubled) == first
