"""One ticket, as it was written down."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket with its four time stamps in local time, without a zone; None where nothing was stamped yet."""

    number: str
    kind: str
    category: str
    district: str
    received: datetime.datetime
    assigned: datetime.datetime | None = None
    first_response: datetime.datetime | None = None
    closed: datetime.datetime | None = None
    duplicate_of: str = ""
    """Number of the ticket that this one repeats."""
    channel: str = ""
