"""Boundaries of a region's districts from a GeoJSON file, checked before anything is drawn (RFC 7946).

No boundaries come with the course: a region brings its own as boundaries.geojson, in its folder or in the cohort's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from bimtek.errors import DatasetError
from bimtek.region.model import District, Polygons, Ring

FILE_NAME = "boundaries.geojson"
LARGEST = 20 * 2**20
"""Bytes of a file."""
MOST_POINTS = 200_000
"""Of all rings together; more are slow to draw and no eye sees them."""
CODES = ("code", "kode", "kode_kec", "kode_kecamatan", "kdkec", "kdcpum")
NAMES = ("name", "nama", "kecamatan", "nama_kec", "nama_kecamatan", "nmkec", "wadmkc", "namobj")
"""Properties in which published files keep code and name of a district, without case."""
NEXT = "Minta berkas batas kecamatan (GeoJSON, WGS 84) kepada pengelola geospasial daerah, lalu ulangi."


def read_boundaries(path: Path, districts: Sequence[District]) -> dict[str, Polygons]:
    """Code of a district → its polygons, as (longitude, latitude) in degrees; for every district of the region.

    Features of other districts are left aside. Raises DatasetError that names the feature.
    """
    found: dict[str, Polygons] = {}
    strangers: list[str] = []
    points = 0
    for number, feature in enumerate(_features(path), 1):
        where = f"{path.as_posix()}, bagian (feature) ke-{number}"
        properties = feature.get("properties")
        if not isinstance(properties, Mapping):
            raise _refused("Bagian ini tidak punya keterangan (properties).", where)
        district = _district(properties, districts)
        if district is None:
            strangers.append(_called(properties) or f"ke-{number}")
            continue
        if district.code in found:
            raise _refused(f"Kecamatan {district.name} ada dua kali.", where)
        found[district.code] = _polygons(feature.get("geometry"), f"{where} ({district.name})")
        points += sum(len(ring) for polygon in found[district.code] for ring in polygon)
    missing = [district.name for district in districts if district.code not in found]
    if missing:
        others = f" Yang tidak dikenal: {', '.join(strangers[:8])}." if strangers else ""
        raise _refused(
            f"Batas kecamatan {', '.join(missing)} tidak ditemukan; kode atau nama harus seperti data daerah.{others}",
            path.as_posix(),
        )
    if points > MOST_POINTS:
        raise _refused(
            f"Garis batasnya terlalu rinci: {points} titik, paling banyak {MOST_POINTS}. Sederhanakan dulu.",
            path.as_posix(),
        )
    return found


def as_geojson(boundaries: Mapping[str, Polygons], districts: Sequence[District]) -> dict[str, Any]:
    """Boundaries as a FeatureCollection with code and name: what a cohort keeps."""
    names = {district.code: district.name for district in districts}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": code, "name": names[code]},
                "geometry": {"type": "MultiPolygon", "coordinates": polygons},
            }
            for code, polygons in boundaries.items()
        ],
    }


def _features(path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise _refused(f"Berkas batas {size / 2**20:.0f} MB; paling besar {LARGEST // 2**20} MB.", path.as_posix())
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _refused(f"Berkas batas tidak dapat dibuka ({error.strerror}).", path.as_posix()) from error
    except (ValueError, RecursionError) as error:
        raise _refused("Berkas batas bukan GeoJSON yang utuh (UTF-8).", path.as_posix()) from error
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise _refused("Berkas ini bukan GeoJSON berjenis FeatureCollection.", path.as_posix())
    features = content.get("features")
    if not isinstance(features, list) or not features:
        raise _refused("Berkas batas tidak memuat satu wilayah pun (features kosong).", path.as_posix())
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise _refused("Bagian ini bukan Feature.", f"{path.as_posix()}, bagian (feature) ke-{number}")
        yield feature


def _district(properties: Mapping[str, Any], districts: Sequence[District]) -> District | None:
    """By code where there is one, else by name."""
    told = {str(key).casefold(): str(value).strip() for key, value in properties.items() if value is not None}
    codes = {_digits(told[key]) for key in CODES if told.get(key)}
    if codes:
        return next((district for district in districts if _digits(district.code) in codes), None)
    names = {_plain(told[key]) for key in NAMES if told.get(key)}
    return next((district for district in districts if _plain(district.name) in names), None)


def _digits(code: str) -> str:
    """51.06.01 and 510601 are one."""
    return "".join(letter for letter in code if letter.isdigit())


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("kecamatan", "").replace("kec.", "").split())


def _called(properties: Mapping[str, Any]) -> str:
    named = {str(key).casefold(): str(value) for key, value in properties.items() if value}
    return next((named[key] for key in (*NAMES, *CODES) if key in named), "")


def _polygons(geometry: Any, where: str) -> Polygons:
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    coordinates = geometry.get("coordinates") if isinstance(geometry, Mapping) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise _refused(f"Bentuknya {kind or 'kosong'}; batas wilayah harus Polygon atau MultiPolygon.", where)
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not polygons or not all(isinstance(one, list) and one for one in polygons):
        raise _refused("Poligonnya kosong.", where)
    return tuple(tuple(_ring(ring, where) for ring in polygon) for polygon in polygons)


def _ring(ring: Any, where: str) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4:
        raise _refused("Garis batasnya punya kurang dari empat titik.", where)
    points = tuple(_point(point, where) for point in ring)
    if points[0] != points[-1]:
        raise _refused("Garis batasnya tidak tertutup: titik terakhir harus sama dengan titik pertama.", where)
    return points


def _point(point: Any, where: str) -> tuple[float, float]:
    numbers = point[:2] if isinstance(point, list) else []
    if len(numbers) < 2 or not all(type(each) in (int, float) and isfinite(each) for each in numbers):
        raise _refused("Ada titik yang bukan pasangan bujur dan lintang.", where)
    longitude, latitude = map(float, numbers)
    if abs(latitude) > 90 and abs(longitude) <= 90:
        raise _refused("Bujur dan lintang tertukar: GeoJSON menulis bujur dahulu, misalnya [115.35, -8.45].", where)
    if abs(longitude) > 180 or abs(latitude) > 90:
        raise _refused("Ada titik di luar bola bumi; pakai derajat (WGS 84), bukan meter (UTM).", where)
    return longitude, latitude


def _refused(what: str, where: str) -> DatasetError:
    return DatasetError(what, where=where, next_step=NEXT)
