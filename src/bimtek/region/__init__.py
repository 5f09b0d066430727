"""One region: its facts, offices, districts and development plan, as datasets/regions/<code>/ holds them."""

from bimtek.region.by_district import DistrictFacts, by_district
from bimtek.region.contested import contested, key_of
from bimtek.region.load import load_region, region_codes
from bimtek.region.model import (
    ComplaintService,
    District,
    Fact,
    Mission,
    Opd,
    Region,
    Regulation,
    ServiceStandard,
)

__all__ = [
    "ComplaintService",
    "District",
    "DistrictFacts",
    "Fact",
    "Mission",
    "Opd",
    "Region",
    "Regulation",
    "ServiceStandard",
    "by_district",
    "contested",
    "key_of",
    "load_region",
    "region_codes",
]
