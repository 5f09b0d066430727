"""A counting rule over a handful of tickets, against numbers counted by hand."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from bimtek.tickets.analysis import analyse, as_frame, is_wrong
from bimtek.tickets.rule import Rule
from bimtek.tickets.ticket import Ticket

DAY = datetime.datetime(2024, 5, 1, 8, 0)
AS_OF = datetime.datetime(2024, 5, 10, 8, 0)


def ticket(
    number: str, hours: float | None, kind: str = "darurat", where: str = "Utara", what: str = "Api", **more: object
) -> Ticket:
    """Passed on after 30 minutes, answered after an hour, closed after so many hours; None: still open."""
    stamps = {"assigned": DAY + datetime.timedelta(minutes=30), "first_response": DAY + datetime.timedelta(hours=1)}
    closed = None if hours is None else DAY + datetime.timedelta(hours=hours)
    return replace(Ticket(number, kind, what, where, DAY, **stamps, closed=closed), **more)  # type: ignore[arg-type]


TICKETS = [
    ticket("1", 1.5),
    ticket("2", 2),  # exactly on the standard: in time
    ticket("3", 9, where="Selatan", what="Banjir"),
    ticket("4", None),
    ticket("5", 1, duplicate_of="1", first_response=None),
    ticket("6", -3),  # closed before it came in
    ticket("7", 24 * 365),  # closed after the list was taken
    ticket("8", 20, kind="administrasi", what="KTP"),
    ticket("9", 40, kind="administrasi", what="KTP"),
]


@pytest.mark.parametrize(
    ("rule", "counted", "share", "median", "mean"),
    [
        (Rule(), 4, "50.00", "2.00", "4.17"),  # 1, 2 of 1, 2, 3, 4
        (Rule(open="left_out"), 3, "66.67", "2.00", "4.17"),
        (Rule(duplicates="kept"), 5, "60.00", "1.75", "3.38"),
        (Rule(start="assigned"), 4, "50.00", "1.50", "3.67"),
        (Rule(stop="first_response"), 4, "100.00", "1.00", "1.00"),
    ],
)
def test_emergencies_by_each_rule(rule: Rule, counted: int, share: str, median: str, mean: str) -> None:
    found = analyse(TICKETS, rule, AS_OF).emergency
    assert (found.counted, found.share, found.median, found.mean) == (
        counted,
        Decimal(share),
        Decimal(median),
        Decimal(mean),
    )


def test_kinds_have_standards_of_their_own() -> None:
    found = analyse(TICKETS, Rule(), AS_OF)
    assert (found.administration.share, found.administration.median) == (Decimal("50.00"), Decimal("30.00"))
    assert found.all_by_emergency.share == Decimal("33.33")


def test_what_was_left_out_is_counted() -> None:
    found = analyse(TICKETS, Rule(), AS_OF)
    assert (found.tickets, found.wrong, found.duplicates, found.still_open) == (9, 2, 1, 1)


def test_the_slowest_by_median_and_districts_by_emergencies_alone() -> None:
    found = analyse(TICKETS, Rule(), AS_OF)
    assert (found.slowest_category, found.slowest_district) == ("KTP", "Selatan")


def test_an_open_ticket_is_late_only_once_it_is_older_than_the_standard() -> None:
    young = [ticket("1", 1), ticket("2", None)]
    assert analyse(young, Rule(), DAY + datetime.timedelta(minutes=90)).emergency.counted == 1
    assert analyse(young, Rule(), DAY + datetime.timedelta(minutes=150)).emergency.counted == 2


def test_a_ticket_that_nobody_passed_on_has_no_clock_when_passing_on_starts_it() -> None:
    forgotten = [ticket("1", 1), ticket("2", None, assigned=None, first_response=None)]
    assert analyse(forgotten, Rule(start="assigned"), AS_OF).emergency.counted == 1
    assert analyse(forgotten, Rule(), AS_OF).emergency.counted == 2


def test_stamps_out_of_order_are_wrong_and_missing_ones_are_not() -> None:
    rows = [
        ticket("1", 3),
        ticket("2", 3, assigned=None),
        ticket("3", None, assigned=None, first_response=None),
        ticket("4", 0.75),  # closed before it was answered
        ticket("5", None, first_response=DAY - datetime.timedelta(minutes=1)),
    ]
    assert list(is_wrong(as_frame(rows), AS_OF)) == [False, False, False, True, True]


def test_nothing_to_count_gives_nothing() -> None:
    found = analyse([], Rule(), AS_OF)
    assert (found.tickets, found.emergency.counted, found.emergency.share) == (0, 0, None)
    assert (found.emergency.median, found.slowest_category) == (None, "")
