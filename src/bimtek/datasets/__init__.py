"""The reference tables in datasets/: pillars, sub-dimensions, benchmark, SPBE, nomenclature.

Figures are Decimal, never float: 5.09 in a table must be 5,09 in the plan. Every row keeps its source.
What belongs to one region is read by bimtek.region, with the same reader.
"""

from bimtek.datasets.folder import course_root
from bimtek.datasets.nomenclature import Nomenclature, SubActivity, nomenclature, read_nomenclature
from bimtek.datasets.reference import (
    PILLAR_IDS,
    BenchmarkValue,
    Pillar,
    SpbeIndicator,
    SubDimension,
    benchmark,
    pillars,
    spbe,
    sub_dimensions,
)

__all__ = [
    "PILLAR_IDS",
    "BenchmarkValue",
    "Nomenclature",
    "Pillar",
    "SpbeIndicator",
    "SubActivity",
    "SubDimension",
    "benchmark",
    "course_root",
    "nomenclature",
    "pillars",
    "read_nomenclature",
    "spbe",
    "sub_dimensions",
]
