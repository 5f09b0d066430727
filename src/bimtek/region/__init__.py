"""One region: its facts, offices, districts and development plan, as datasets/regions/<code>/ holds them."""

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
    "load_region",
    "region_codes",
]
