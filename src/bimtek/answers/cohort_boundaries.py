"""The boundaries that a cohort brings: checked, then kept in its folder for the notebooks and the books."""

from __future__ import annotations

from pathlib import Path

from bimtek.answers.files import as_text, write_atomic
from bimtek.region import Region
from bimtek.region.boundaries import FILE_NAME, as_geojson, read_boundaries


def take_boundaries(file: Path, folder: Path, region: Region) -> Path:
    """Check a GeoJSON and keep the region's districts of it as <folder>/boundaries.geojson.

    `DatasetError` says what is the matter with it; then nothing is written.
    """
    boundaries = read_boundaries(file, region.districts)
    path = folder / FILE_NAME
    write_atomic(path, as_text(as_geojson(boundaries, region.districts)))
    return path
