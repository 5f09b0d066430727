"""What real tickets give, as data for a plan. Training tickets are refused here, and only here a plan gets numbers."""

from __future__ import annotations

import datetime
from dataclasses import asdict
from typing import Any

from bimtek.errors import DatasetError
from bimtek.tickets.analysis import Measures, Result
from bimtek.tickets.real import Loaded
from bimtek.tickets.rule import Rule

FILE = "tickets.json"
"""In the folder of a cohort."""
SCHEMA_VERSION = 1


def for_plan(loaded: Loaded, rule: Rule, result: Result, as_of: datetime.datetime) -> dict[str, Any]:
    """The result as JSON. `DatasetError` for training tickets: nothing made up enters a plan (decision 10)."""
    if loaded.training:
        raise DatasetError(
            "Tiket latihan tidak masuk rencana.",
            where=loaded.file,
            next_step="Pakai daftar tiket daerah yang sebenarnya; tanpa --into hasil latihan dapat dilihat saja.",
        )
    received = sorted(ticket.received for ticket in loaded.tickets)
    return {
        "schema_version": SCHEMA_VERSION,
        "file": loaded.file,
        "as_of": as_of.isoformat(timespec="minutes"),
        "first": received[0].date().isoformat() if received else None,
        "last": received[-1].date().isoformat() if received else None,
        "rule": asdict(rule),
        "emergency": _numbers(result.emergency),
        "administration": _numbers(result.administration),
        **{name: getattr(result, name) for name in ("slowest_category", "slowest_district")},
        **{name: getattr(result, name) for name in ("tickets", "wrong", "duplicates", "still_open")},
    }


def _numbers(measures: Measures) -> dict[str, Any]:
    return {name: value if isinstance(value, int) else _plain(value) for name, value in asdict(measures).items()}


def _plain(value: object) -> float | None:
    return None if value is None else float(str(value))
