"""Lessons take their examples from one region; a cohort of another one is told which words are such an example.

The notebook names its region (`metadata.bimtek.case`, a Kemendagri code), so no code does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bimtek.errors import UnknownRegion
from bimtek.region import Region, load_region
from bimtek.room.lessons import FormPlace, Part, StoredFigure


@dataclass(frozen=True, slots=True)
class Case:
    """The region that lessons speak of, for people of another one."""

    name: str
    words: re.Pattern[str]

    def speaks_in(self, part: Part) -> bool:
        """Whether a lesson or a picture names the region, its province or one of its districts."""
        if isinstance(part, FormPlace):
            return False
        return bool(self.words.search(part.alt if isinstance(part, StoredFigure) else part.html))


def case_for(code: str, own: Region) -> Case | None:
    """What people of `own` have to be told about lessons from region `code`; None for people of that region itself."""
    if code in ("", own.code):
        return None
    try:
        told = load_region(code)
    except UnknownRegion:  # somebody took that region's data away: nothing is known by which to find its examples
        return None
    names = {told.short_name, told.province, *(district.name for district in told.districts)}
    return Case(told.name, re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b"))
