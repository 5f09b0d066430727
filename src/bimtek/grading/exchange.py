"""This course has no nbgrader exchange: hand-ins come from the room. Loaded by nbgrader alone."""

from __future__ import annotations

from nbgrader.exchange import ExchangeError
from nbgrader.exchange.abc import ExchangeList


class NoExchange(ExchangeList):  # type: ignore[misc]  # nbgrader carries no types
    """Says so without a line in the log for every click in formgrader, which then hides what would need one."""

    def start(self) -> None:
        raise ExchangeError("Kursus ini tidak memakai exchange nbgrader. Pakai `bimtek release` dan `bimtek collect`.")
