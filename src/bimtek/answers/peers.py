"""Who reads whose programmes: the tables of other pillars, dealt out in turn, as they stand while all still write."""

from __future__ import annotations

from collections.abc import Iterator

from bimtek.answers.cohort import Cohort, Seat
from bimtek.curriculum.exercise import Unit


def tables_in_turn(cohort: Cohort, reader: Seat) -> Iterator[Seat]:
    """The tables of other pillars, first the one that is dealt to this person.

    The people of a table begin one further each, so that its two readers read two pillars; the core team, who sit at
    no table, are dealt out over all.
    """
    tables = [seat for seat in cohort.seats if seat.unit is Unit.TABLE]
    own = cohort.person(reader.id).table
    together = [person.id for person in cohort.people if person.table == own]
    place = next((nth for nth, seat in enumerate(tables) if seat.id == own), -1)
    first = place + 1 + together.index(reader.id)
    for nth in range(len(tables)):
        seat = tables[(first + nth) % len(tables)]
        if seat.pillar != reader.pillar:
            yield seat
