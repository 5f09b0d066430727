"""Pembiayaan: sums that must be equal, programmes without a source, and what is worth a second look."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.roadmap_financing import SOURCES, Share, budget_by_year, by_source, due, paid
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, only_advice, programme, red_codes, world

EXERCISE = exercise("roadmap.financing")
PROGRAMMES = (
    programme("p1", "Aturan hitung", start=2025, pagu_1=200, funding=["apbd"]),
    programme("p2", "Papan waktu", start=2026, pagu_2=300, pagu_3=100, pagu_later=50, funding=["apbd", "tjsl"]),
    programme("p3", "Tanpa biaya", start=2025, funding=["swadaya"]),
)
CONTEXT = world(seat="inti", pillar="", items={"programmes": PROGRAMMES})


def share(number: int, name: str, source: str, **more: Any) -> dict[str, Any]:
    return {"id": f"d{number}", "programme": name, "source": source, "certainty": "pasti", "proof": "DPA 12", **more}


FIRST = share(1, "p1", "apbd-pad", year_1=200)
SECOND = share(2, "p2", "tjsl", year_2=100)
THIRD = share(3, "p2", "apbd-transfer", year_2=200, year_3=100, later=50)


def answer(*shares: dict[str, Any], **more: Any) -> dict[str, Any]:
    rows = list(shares or (FIRST, SECOND, THIRD))
    return {"apbd": 100_000, "apbd_document": "Perda (contoh)", "shares": rows, **more}


def test_equal_sums_have_no_finding() -> None:
    assert assessed(EXERCISE, answer(), CONTEXT).findings == ()


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (answer(SECOND, THIRD), "BIA-01"),
        (answer(FIRST, SECOND), "BIA-02"),
        (answer(FIRST, {**SECOND, "year_2": None, "year_3": 100}, THIRD), "BIA-02"),
        (answer(FIRST, SECOND, {**THIRD, "later": 49}), "BIA-02"),
        (answer(FIRST, SECOND, {**THIRD, "certainty": ""}), "ISI-01"),
        (answer(FIRST, SECOND, {**THIRD, "source": ""}), "ISI-01"),
        (answer(FIRST, SECOND, THIRD, share(4, "", "hibah", year_1=1)), "ISI-01"),
        (answer(apbd=None), "ISI-01"),
    ],
)
def test_what_the_core_must_mend(values: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values, CONTEXT)
    assert red_codes(result) == set(found.split())
    assert advice_codes(result) <= {"BIA-04"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"year_2": 1}, "2026 perlu Rp300, terbagi Rp101."),
        ({"later": 1}, "2030–2034 perlu Rp50, terbagi Rp1."),
        ({"year_2": 1, "year_3": 1}, "2026 perlu Rp300, terbagi Rp101; 2027 perlu Rp100, terbagi Rp1."),
        (
            {"year_2": 1, "year_3": 1, "later": 1},
            "2026 perlu Rp300, terbagi Rp101; 2027 perlu Rp100, terbagi Rp1; dan 1 tahun lain.",
        ),
    ],
)
def test_the_first_two_years_are_named_and_the_others_counted(changed: dict[str, int], said: str) -> None:
    (finding,) = assessed(EXERCISE, answer(FIRST, SECOND, {**THIRD, **changed}), CONTEXT).red
    assert finding.message.partition("pagunya: ")[2] == said


def test_what_pays_no_programme_is_paid_to_none() -> None:
    read = EXERCISE.read(answer(FIRST, share(4, "", "hibah", year_1=1)))
    assert paid(read, CONTEXT) == {"p1": (200, 0, 0, 0, 0, 0)}  # type: ignore[arg-type]


def test_the_message_names_the_year_and_both_sums() -> None:
    (finding,) = assessed(EXERCISE, answer(FIRST, SECOND, {**THIRD, "year_3": 40}), CONTEXT).red
    assert finding.message.endswith("2027 perlu Rp100, terbagi Rp40.")
    assert finding.place.row == "d2"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (answer(FIRST, {**SECOND, "source": "hibah"}, THIRD), "BIA-03"),
        (answer(FIRST, {**SECOND, "source": "apbd-pad"}, THIRD), "BIA-04"),
        (answer(FIRST, {**SECOND, "source": "apbd-pad"}, THIRD, share(4, "p2", "tjsl")), "BIA-04"),  # a row of nothing
        (answer(apbd=3999), "BIA-05"),
        (answer(apbd=4000), ""),  # five percent
        (answer(FIRST, {**SECOND, "source": "apbd-pad"}, {**THIRD, "source": "tjsl"}, apbd=3999), "BIA-05"),
        (answer({**FIRST, "certainty": "dijajaki"}, SECOND, THIRD), "BIA-06"),
        (answer(FIRST, {**SECOND, "certainty": "dijajaki"}, THIRD), ""),  # there is time until year 2
    ],
)
def test_advice(values: dict[str, Any], code: str) -> None:
    assert only_advice(assessed(EXERCISE, values, CONTEXT)) == set(code.split())


def test_the_budget_is_own_revenue_transfers_and_special_allocations() -> None:
    assert "apbd" not in [value for value, *_ in SOURCES], "here it is told apart"
    free = replace(PROGRAMMES[0], values={**PROGRAMMES[0].values, "funding": []})
    context = world(seat="inti", pillar="", items={"programmes": (free,)})
    parts = [("apbd-pad", 100), ("apbd-transfer", 50), ("apbd-dak", 50)]
    rows = [share(nth, "p1", source, year_1=amount) for nth, (source, amount) in enumerate(parts)]
    assert only_advice(assessed(EXERCISE, answer(*rows), context)) == {"BIA-04"}
    assert only_advice(assessed(EXERCISE, answer(*rows[:2], {**rows[2], "source": "hibah"}), context)) == set()
    undecided = assessed(EXERCISE, answer(*rows[:2], {**rows[2], "source": ""}), context)
    assert (red_codes(undecided), advice_codes(undecided)) == ({"ISI-01"}, {"BIA-04"})


def test_where_nobody_named_a_candidate_any_source_is_good() -> None:
    free = programme("p1", "Aturan hitung", start=2025, pagu_1=200)
    context = world(seat="inti", pillar="", items={"programmes": (free,)})
    assert only_advice(assessed(EXERCISE, answer(share(1, "p1", "hibah", year_1=200)), context)) == set()


def test_without_any_money_nothing_is_asked() -> None:
    context = world(seat="inti", pillar="", items={})
    assert codes(assessed(EXERCISE, {"apbd": 1, "apbd_document": "x"}, context)) == set()


@pytest.mark.parametrize(
    ("years", "fits"),
    [
        ({"year_3": 300, "year_4": 100, "later": 50}, True),  # as it was, a year later
        ({"year_3": 100, "year_4": 100, "year_5": 250}, True),  # spread anew
        ({"year_3": 100, "year_4": 100, "year_5": 249}, False),  # not the whole sum
        ({"year_2": 100, "year_3": 100, "year_5": 250}, False),  # before it starts
    ],
)
def test_the_money_of_a_moved_programme_may_be_spread_anew(years: dict[str, int], fits: bool) -> None:
    decided = Item("p2", "Papan waktu", "capacity", values={"id": "p2", "start": 2027})
    context = world(seat="inti", pillar="", items={"programmes": PROGRAMMES, "capacity": (decided,)})
    result = assessed(EXERCISE, answer(FIRST, share(2, "p2", "tjsl", **years)), context)
    told = [finding.message for finding in result.red if finding.code == "BIA-02"]
    assert (told == []) is fits
    assert all("Program ini sekarang mulai 2027" in message for message in told)


def test_money_follows_a_start_that_was_moved() -> None:
    decided = Item("p2", "Papan waktu", "capacity", values={"id": "p2", "start": 2028})
    context = world(items={"programmes": PROGRAMMES, "capacity": (decided,)})
    assert due(PROGRAMMES[1], context) == (0, 0, 0, 300, 100, 50)
    later = Item("p2", "Papan waktu", "capacity", values={"id": "p2", "start": 2029})
    context = world(items={"programmes": PROGRAMMES, "capacity": (later,)})
    assert due(PROGRAMMES[1], context) == (0, 0, 0, 0, 300, 150)
    assert sum(due(PROGRAMMES[1], context)) == 450


def test_rows_are_begun_and_nothing_is_asked_twice() -> None:
    assert EXERCISE.defaults is not None
    rows = {row["programme"]: row for row in EXERCISE.defaults(CONTEXT)["shares"]}
    assert set(rows) == {"p1", "p2"}, "what costs nothing needs no source"
    assert (rows["p2"]["year_2"], rows["p2"]["year_3"], rows["p2"]["later"]) == (300, 100, 50)
    assert "source" not in rows["p1"] and "source" not in rows["p2"]
    assert rows["p1"].keys() == {"id", "programme", "year_1"}
    one = programme("p4", "Sumbangan", start=2025, pagu_1=5, funding=["tjsl"])
    [row] = EXERCISE.defaults(world(items={"programmes": (one,)}))["shares"]
    assert row == {"id": "dana-p4", "programme": "p4", "source": "tjsl", "year_1": 5}
    two = programme("p5", "Dua sumber", start=2025, pagu_1=5, funding=["tjsl", "hibah"])
    [row] = EXERCISE.defaults(world(items={"programmes": (two,)}))["shares"]
    assert "source" not in row
    assert EXERCISE.defaults(world(items={"programmes": PROGRAMMES[2:]})) == {}


def test_sums_by_source() -> None:
    read = EXERCISE.read(answer())
    assert by_source(read) == {  # type: ignore[arg-type]
        "apbd-pad": (200, 0, 0, 0, 0, 0),
        "apbd-transfer": (0, 200, 100, 0, 0, 50),
        "tjsl": (0, 100, 0, 0, 0, 0),
    }
    assert budget_by_year(read) == (200, 200, 100, 0, 0, 50)  # type: ignore[arg-type]
    only_own = EXERCISE.read(answer(FIRST))
    assert budget_by_year(only_own) == (200, 0, 0, 0, 0, 0)  # type: ignore[arg-type]
    assert budget_by_year(EXERCISE.read(answer(SECOND))) == (0,) * 6  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (FIRST, "Aturan hitung: APBD: PAD"),
        ({**FIRST, "source": ""}, "Aturan hitung: sumber belum dipilih"),
        ({**FIRST, "programme": ""}, "d1: APBD: PAD"),
    ],
)
def test_a_share_is_named_by_programme_and_source(row: dict[str, Any], label: str) -> None:
    assert Share.read(row).label_in(CONTEXT) == label
