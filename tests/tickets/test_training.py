"""The training tickets: made again byte for byte, labelled in every row, and counted as the stored table says."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from bimtek.datasets import course_root
from bimtek.region import load_region
from bimtek.tickets.analysis import analyse
from bimtek.tickets.kinds import KINDS
from bimtek.tickets.rule import CHOICES, Rule, every_rule
from bimtek.tickets.training import (
    AS_OF,
    LABEL,
    RESULTS,
    TICKETS,
    Expected,
    expected,
    of_region,
    result_cells,
    training_districts,
    training_tickets,
)

CODE, OTHER = "51.06", "33.03"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_tickets", course_root() / "scripts" / "make_tickets.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def shipped(name: str) -> bytes:
    return (course_root() / "datasets" / name).read_bytes()


@pytest.mark.parametrize(
    ("code", "table", "results"),
    [(CODE, TICKETS, RESULTS), (OTHER, of_region(TICKETS, OTHER), of_region(RESULTS, OTHER))],
)
def test_the_generator_makes_exactly_the_shipped_bytes(maker: ModuleType, code: str, table: str, results: str) -> None:
    region = load_region(code)
    tickets = maker.made(region)
    assert maker.tickets_csv(tickets).encode() == shipped(table)
    assert maker.results_csv(tickets).encode() == shipped(results)
    assert tuple(tickets) == training_tickets(code)
    assert set(training_districts(code)) == {district.name for district in region.districts}
    assert result_cells(analyse(tickets, Rule(), AS_OF))["slowest_district"] == found(code).slowest_district


def found(code: str) -> Expected:
    known = expected(Rule(), code)
    assert known is not None
    return known


def test_a_region_without_tickets_of_its_own_practises_on_those_of_the_course() -> None:
    assert training_tickets("99.01") == training_tickets() == training_tickets(CODE)
    assert training_tickets(OTHER) != training_tickets()
    assert found("99.01") == found("") != found(OTHER)


def test_the_script_writes_each_region_into_its_own_place(
    maker: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(course_root() / "datasets", tmp_path / "datasets")
    for name in (TICKETS, of_region(TICKETS, OTHER)):
        (tmp_path / "datasets" / of_region(RESULTS, OTHER)).unlink(missing_ok=True)
        before = (tmp_path / "datasets" / name).read_bytes()
        with (tmp_path / "datasets" / name).open("ab") as table:
            table.write(before.splitlines(keepends=True)[-1].replace(b"LATIHAN-2000", b"LATIHAN-2001"))
        monkeypatch.setenv("BIMTEK_COURSE", str(tmp_path))
        maker.main(CODE if name == TICKETS else OTHER)
        assert (tmp_path / "datasets" / name).read_bytes() == before
    assert (tmp_path / "datasets" / of_region(RESULTS, OTHER)).is_file()


def test_every_row_says_that_it_is_training_data() -> None:
    for name in (TICKETS, RESULTS):
        lines = shipped(name).decode("utf-8").splitlines()[1:]
        assert lines and all(line.endswith(f'"{LABEL}"') for line in lines)
    assert all(ticket.number.startswith("LATIHAN-") for ticket in training_tickets())


def test_twelve_months_with_everything_that_real_lists_have() -> None:
    tickets = training_tickets()
    assert len(tickets) == len({ticket.number for ticket in tickets}) == 2000
    assert len({ticket.received.strftime("%Y-%m") for ticket in tickets}) == 12
    assert {ticket.kind for ticket in tickets} == set(KINDS)
    assert {ticket.category for ticket in tickets} == {name for kind in KINDS.values() for name in kind.categories}
    assert all(ticket.category in KINDS[ticket.kind].categories for ticket in tickets)
    assert set(training_districts()) == {district.name for district in load_region(CODE).districts}
    counts = analyse(tickets, Rule(), AS_OF)
    assert (counts.tickets, counts.duplicates, counts.wrong) == (2000, 60, 14)
    assert 60 <= counts.still_open <= 150
    assert Counter(ticket.assigned is None for ticket in tickets)[True] > 5


def test_the_stored_table_is_what_the_analysis_gives_for_every_rule() -> None:
    rules = list(every_rule())
    assert len(rules) == 2 ** len(CHOICES)
    for rule in rules:
        known = expected(rule)
        assert known is not None
        cells = {name: str(value) for name, value in known.numbers.items()}
        cells |= {"slowest_category": known.slowest_category, "slowest_district": known.slowest_district}
        assert cells == result_cells(analyse(training_tickets(), rule, AS_OF)), rule


def test_an_open_rule_has_no_result() -> None:
    assert expected(Rule(stop="")) is None


def test_asking_for_a_result_imports_no_pandas() -> None:
    code = (
        "import sys; from bimtek.tickets.rule import Rule; from bimtek.tickets.training import expected;"
        "assert expected(Rule()); print([name for name in ('pandas', 'numpy', 'openpyxl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
