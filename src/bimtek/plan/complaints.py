"""What a region's own tickets gave, as `bimtek tickets FILE --into <cohort>` left it in the cohort's folder.

Training tickets never come here: bimtek.tickets.findings refuses to write them.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from bimtek.errors import PlanError
from bimtek.tickets.findings import FILE, SCHEMA_VERSION
from bimtek.tickets.rule import Rule


class Group(BaseModel):
    """One kind of tickets: share in percent, median and mean in hours."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    counted: int
    share: float | None
    median: float | None
    mean: float | None


class RuleParts(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    start: str
    stop: str
    open: str
    duplicates: str

    @property
    def rule(self) -> Rule:
        return Rule(self.start, self.stop, self.open, self.duplicates)


class ComplaintFindings(BaseModel):
    """The result of one counting rule over one list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: int = SCHEMA_VERSION
    file: str
    as_of: datetime.datetime
    first: datetime.date | None
    last: datetime.date | None
    rule: RuleParts
    emergency: Group
    administration: Group
    slowest_category: str
    slowest_district: str
    tickets: int
    wrong: int
    duplicates: int
    still_open: int


def read_findings(folder: Path) -> ComplaintFindings | None:
    """What lies in a cohort's folder; None where nobody counted. `PlanError` when it cannot be used."""
    path = folder / FILE
    try:
        found = ComplaintFindings.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise _unusable(path) from error
    if not found.rule.rule.is_whole:
        raise _unusable(path)
    return found


def _unusable(path: Path) -> PlanError:
    return PlanError(
        "Hasil hitungan tiket tidak dapat dibaca.",
        where=path.as_posix(),
        next_step="Hitung lagi dengan `bimtek tickets FILE --into ANGKATAN`, atau hapus berkas itu.",
    )
