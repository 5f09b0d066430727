"""Make the training tickets of the 24-hour service and what every counting rule gives on them.

    python scripts/make_tickets.py 51.06

Writes tickets.csv and ticket_results.csv into datasets/training/: those of the course when it is the region whose
districts they name, else those of the region, in a folder of its code. The same bytes on every run and machine. Nothing
in them was ever reported by anybody. Only the standard generator's `random()` is used, which Python keeps the same for
good.
"""

from __future__ import annotations

import csv
import datetime
import io
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from bimtek.datasets import course_root
from bimtek.region import Region, load_region
from bimtek.tickets.analysis import analyse
from bimtek.tickets.kinds import ADMINISTRATION, CHANNELS, COMPLAINT, EMERGENCY, KINDS
from bimtek.tickets.rule import Rule, every_rule
from bimtek.tickets.ticket import Ticket
from bimtek.tickets.training import (
    AS_OF,
    FIRST_DAY,
    LABEL,
    NUMBER,
    RESULTS,
    RULE_COLUMNS,
    TICKETS,
    of_region,
    result_cells,
    training_districts,
)

SEED = 20240709
ORIGINALS, DUPLICATES, WRONG = 1940, 60, 14
DAYS = 366
BUSY_MONTHS = {12: 1.35, 1: 1.5, 2: 1.4, 7: 1.1, 8: 1.15}
"""Rain and holidays bring more work."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How a kind of ticket usually goes. Medians in hours, spread of the logarithm, share that stays open."""

    weight: float
    assigned: float
    response: float
    closed: float
    spread: float
    open: float
    categories: tuple[tuple[float, float], ...]
    """(weight, slowness) of each category, in the order of KINDS."""


PACES = {
    EMERGENCY: Pace(0.2, 0.12, 0.45, 0.85, 0.75, 0.035, ((3, 1.15), (2, 0.9), (5, 1.0), (1, 0.95))),
    ADMINISTRATION: Pace(0.42, 2.2, 5.5, 9.5, 0.95, 0.035, ((5, 1.0), (4, 0.8), (4, 1.25), (2, 0.95), (3, 1.7))),
    COMPLAINT: Pace(0.38, 2.5, 6.0, 13.0, 1.0, 0.06, ((5, 0.7), (3, 0.9), (3, 1.3), (3, 1.1), (3, 4.5))),
}
CHANNEL_WEIGHTS = {EMERGENCY: (6, 3, 1), ADMINISTRATION: (2, 6, 2), COMPLAINT: (2, 5, 4)}
HOURS = {kind: [1.0 if kind == EMERGENCY else 0.15] * 7 + [2.0] * 14 + [1.0 if kind == EMERGENCY else 0.4] * 3
         for kind in KINDS}  # fmt: skip
"""Weight of each hour of the day: emergencies do not sleep."""


class Chance(Random):
    """Draws that use `random()` alone."""

    def weighed(self, weights: Sequence[float]) -> int:
        """An index, by weight."""
        left = self.random() * sum(weights)
        for nth, weight in enumerate(weights):
            left -= weight
            if left < 0:
                return nth
        return len(weights) - 1

    def around(self, median: float, spread: float) -> float:
        """A log-normal draw."""
        normal = math.sqrt(-2 * math.log(1 - self.random())) * math.cos(2 * math.pi * self.random())
        return median * math.exp(spread * normal)


def made(region: Region) -> list[Ticket]:
    """All tickets in the order in which they came in, numbered."""
    chance = Chance(SEED)
    found = [_original(chance, region) for _ in range(ORIGINALS)]
    found = [_spoiled(chance, ticket) if nth < WRONG else ticket for nth, ticket in enumerate(found)]
    found.sort(key=lambda ticket: ticket.received)
    pairs: list[tuple[Ticket, Ticket | None]] = [(ticket, None) for ticket in found]
    for _ in range(DUPLICATES):
        first = found[int(chance.random() * len(found))]
        pairs.append((_repeated(chance, first), first))
    pairs.sort(key=lambda pair: pair[0].received)
    numbers = {id(ticket): NUMBER.format(nth) for nth, (ticket, _) in enumerate(pairs, 1)}
    return [
        replace(ticket, number=numbers[id(ticket)], duplicate_of=numbers[id(first)] if first else "")
        for ticket, first in pairs
    ]


def _original(chance: Chance, region: Region) -> Ticket:
    kind = list(PACES)[chance.weighed([pace.weight for pace in PACES.values()])]
    pace = PACES[kind]
    nth = chance.weighed([weight for weight, _ in pace.categories])
    slowness = pace.categories[nth][1]
    units = [district.villages + district.kelurahan for district in region.districts]
    where = chance.weighed([8 + count for count in units])
    received = _moment(chance, kind)
    # The road is long where a district has many villages; an office is closed in the evening and on Sunday.
    far = 1 + 0.8 * units[where] / max(units) if kind == EMERGENCY else 1.0
    shut = 1.5 if kind != EMERGENCY and (received.hour >= 16 or received.weekday() == 6) else 1.0
    assigned = chance.around(pace.assigned * shut, 0.8)
    response = assigned + chance.around((pace.response - pace.assigned) * slowness * far * shut, 0.8)
    closed = response + chance.around((pace.closed - pace.response) * slowness * far * shut, pace.spread)
    reach = chance.random()  # how far an open ticket came
    stays_open = chance.random() < pace.open * (2.5 if received > AS_OF - datetime.timedelta(days=20) else 1)
    ticket = Ticket(
        number="",
        kind=kind,
        category=KINDS[kind].categories[nth],
        district=region.districts[where].name,
        received=received,
        assigned=_later(received, assigned),
        first_response=_later(received, response),
        closed=_later(received, closed),
        channel=CHANNELS[chance.weighed(CHANNEL_WEIGHTS[kind])],
    )
    if stays_open:
        ticket = replace(ticket, closed=None)
        ticket = replace(ticket, first_response=None) if reach < 0.6 else ticket
        ticket = replace(ticket, assigned=None) if reach < 0.25 else ticket
    return ticket


def _moment(chance: Chance, kind: str) -> datetime.datetime:
    days = [FIRST_DAY + datetime.timedelta(days=nth) for nth in range(DAYS)]
    day = days[chance.weighed([BUSY_MONTHS.get(day.month, 1.0) for day in days])]
    hour = chance.weighed(HOURS[kind])
    return datetime.datetime(day.year, day.month, day.day, hour, int(chance.random() * 60))


def _later(received: datetime.datetime, hours: float) -> datetime.datetime | None:
    """Rounded to minutes; None when it lies after the day on which the list was taken."""
    moment = received + datetime.timedelta(minutes=round(hours * 60))
    return moment if moment <= AS_OF else None


def _spoiled(chance: Chance, ticket: Ticket) -> Ticket:
    """A wrong time stamp as people make them: another year, or day and month taken for one another."""
    closed = ticket.closed or ticket.received
    if chance.random() < 0.5:
        return replace(ticket, closed=closed.replace(year=closed.year + 1, day=min(closed.day, 28)))
    return replace(ticket, closed=ticket.received - datetime.timedelta(minutes=1 + int(chance.random() * 3000)))


def _repeated(chance: Chance, first: Ticket) -> Ticket:
    """The same matter reported again through another channel; closed together with the first."""
    received = first.received + datetime.timedelta(minutes=2 + int(chance.random() * 240))
    channel = CHANNELS[chance.weighed([0 if name == first.channel else 1 for name in CHANNELS])]
    return replace(
        first,
        received=received,
        channel=channel,
        assigned=_not_before(first.assigned, received),
        first_response=_not_before(first.first_response, received),
        closed=_not_before(first.closed, received),
    )


def _not_before(stamp: datetime.datetime | None, received: datetime.datetime) -> datetime.datetime | None:
    return None if stamp is None else max(stamp, received)


def tickets_csv(tickets: Sequence[Ticket]) -> str:
    """The table of the Data Package."""
    columns = ["number", "channel", "kind", "category", "district", "received", "assigned", "first_response", "closed",
               "duplicate_of"]  # fmt: skip
    rows = [[_cell(getattr(ticket, column)) for column in columns] + [LABEL] for ticket in tickets]
    return _csv([[*columns, "source"], *rows])


def _cell(value: str | datetime.datetime | None) -> str:
    return value.isoformat(timespec="minutes") if isinstance(value, datetime.datetime) else value or ""


def results_csv(tickets: Sequence[Ticket]) -> str:
    """One row a counting rule."""
    found = [(rule, result_cells(analyse(tickets, rule, AS_OF))) for rule in every_rule()]
    heads = ["id", *RULE_COLUMNS, *found[0][1], "source"]
    return _csv([heads, *(["-".join(_rule(rule)), *_rule(rule), *cells.values(), LABEL] for rule, cells in found)])


def _rule(rule: Rule) -> list[str]:
    return [getattr(rule, column) for column in RULE_COLUMNS]


def _csv(rows: list[list[str]]) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows(rows)
    return target.getvalue()


def main(code: str) -> None:
    region = load_region(code)
    tickets = made(region)
    is_case = {district.name for district in region.districts} == set(training_districts())
    folder = course_root() / "datasets"
    for table, text in ((TICKETS, tickets_csv(tickets)), (RESULTS, results_csv(tickets))):
        name = table if is_case else of_region(table, code)
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {text.count(chr(10)) - 1} rows")


if __name__ == "__main__":
    main(sys.argv[1])
