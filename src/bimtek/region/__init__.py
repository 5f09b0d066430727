"""One region: its facts, offices, districts and development plan, as datasets/regions/<code>/ holds them."""

from bimtek.region.contested import contested, key_of
from bimtek.region.load import load_region, region_codes
from bimtek.region.model import (
    ComplaintService,
    District,
    Fact,
    Mission,
    Opd,
    Region,
    ServiceStandard,
)

__all__ = [
    "ComplaintService",
    "District",
    "Fact",
    "Mission",
    "Opd",
    "Region",
    "ServiceStandard",
    "contested",
    "key_of",
    "load_region",
    "region_codes",
]
