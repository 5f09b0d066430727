"""What a cohort brought that the course does not ship: official nomenclature, boundaries, counted tickets, outline."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from bimtek.curriculum.outline import Outline
from bimtek.datasets import Nomenclature, SubActivity, nomenclature
from bimtek.plan.complaints import ComplaintFindings
from bimtek.region.model import Polygons


class Codes(BaseModel):
    """The nomenclature that the programmes' codes stand in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str
    whole: bool
    """The official file as a whole, not the course's own selection."""
    used: list[SubActivity]
    """The rows that the programmes use."""


class Brought(BaseModel):
    """Carried by plan.json, so that the books are views of it alone."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    codes: Codes | None = None
    boundaries: dict[str, Polygons] = {}
    """By the code of the district, as (longitude, latitude) in degrees; empty where the cohort has none."""
    complaints: ComplaintFindings | None = None
    """What its real tickets gave; training tickets never stand here."""
    outline: Outline | None = None
    """Its own books and chapters; None for those of the course."""


def used_codes(known: Nomenclature, codes: Iterable[str]) -> Codes:
    """The version that a cohort uses, and the rows that stand behind some codes, each once."""
    used = [known[code] for code in dict.fromkeys(codes) if code in known]
    return Codes(version=known.version, whole=known.is_whole, used=used)


def carried(brought: Brought) -> Nomenclature:
    """The nomenclature as a plan carries it."""
    codes = brought.codes
    return Nomenclature(codes.used, is_whole=codes.whole, version=codes.version) if codes else nomenclature()
