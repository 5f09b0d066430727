"""From means and programmes to works, and from a computed schedule to words; each value by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bimtek.curriculum import workload
from bimtek.curriculum.capacity import BEYOND, MONEY, Excess, Work
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.exercise import Proposal
from bimtek.curriculum.fitting_schedule import Fit, Moved
from bimtek.curriculum.means import CapacityAnswer
from bimtek.curriculum.workload import (
    excess_words,
    propose,
    scheduled,
    starts_of,
    works_of,
    year_index,
    year_words,
)
from tests.curriculum.exercises.planning import programme, world

RADIO = programme("p1", "Radio", opd="diskominfosan", start=2026, end=2027, pagu_2=10, needs=["p2"])
LOKET = programme("p2", "Loket")


def agreed(
    *, programmes: tuple[Item, ...] = (RADIO, LOKET), step: dict[str, Any] | None = None, **more: Any
) -> Context:
    items = {"programmes": programmes, **({"schedule": (Item("p1", "", "schedule", values=step),)} if step else {})}
    return world(seat="inti", pillar="", sub_dimensions=(), items={**items, **more.pop("items", {})}, **more)


def read(**values: Any) -> CapacityAnswer:
    return CapacityAnswer.read(values)


def work(context: Context, **values: Any) -> Work:
    return works_of(read(**values), context)[0]


def test_what_nobody_wrote_takes_nothing_and_waits_for_nothing() -> None:
    first, second = works_of(read(), agreed())
    assert first == Work("p1", "Radio", 1, 2, (10, 0, 0, 0), "diskominfosan", 0.0, (), 1.0, True, 0)
    assert (second.wanted, second.length, second.cost) == (BEYOND, 1, ())


@pytest.mark.parametrize(
    ("need", "months", "movable"),
    [
        ({"months": 6, "movable": "ya"}, 6.0, True),
        ({"months": None, "movable": "tidak"}, 0.0, False),
        ({"months": 6, "movable": ""}, 6.0, True),
    ],
)
def test_a_need_says_how_many_months_and_whether_it_may_move(
    need: dict[str, Any], months: float, movable: bool
) -> None:
    found = work(agreed(), needs=[{"id": "p1", "start": 2026, **need}])
    assert (found.months, found.movable) == (months, movable)


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [(2026, 2025, 1), (2026, 2026, 1), (2026, 2027, 2), (2026, None, 1), (None, 2027, 1), (None, None, 1)],
)
def test_a_programme_lasts_a_year_at_least(start: int | None, end: int | None, length: int) -> None:
    assert work(agreed(programmes=(programme("p1", "Radio", start=start, end=end),))).length == length


@pytest.mark.parametrize(
    ("step", "found"),
    [
        (None, (2026, 2027, ())),
        ({"start": 2028, "end": 2029, "needs": ["p2"]}, (2028, 2029, ("p2",))),
        ({"start": None, "end": 2029}, (2026, 2029, ("p2",))),  # what the step leaves open is as it was
        ({"start": "segera", "end": None, "needs": []}, (None, 2027, ("p2",))),
    ],
)
def test_the_schedule_comes_before_the_action_plan(step: dict[str, Any] | None, found: Any) -> None:
    assert scheduled(RADIO, agreed(step=step)) == found


def test_a_step_that_names_nothing_waits_for_nothing() -> None:
    step = Item("p2", "", "schedule", values={"start": 2026})
    assert scheduled(LOKET, agreed(items={"schedule": (step,)})) == (2026, None, ())


def test_only_other_known_programmes_are_waited_for() -> None:
    context = agreed(step={"start": 2026, "needs": ["p1", "old", "gone"]}, aliases={"old": "p2"})
    assert work(context).needs == ("p2",)


@pytest.mark.parametrize(
    ("start", "index"), [(None, 5), (2024, 0), (2025, 0), (2026, 1), (2029, 4), (2030, 5), (2040, 5)]
)
def test_years_are_counted_from_nought_and_end_after_year_five(start: int | None, index: int) -> None:
    assert year_index(start, agreed()) == index


def test_a_year_is_said_as_people_say_it() -> None:
    assert [year_words(index, agreed()) for index in (0, 4, 5)] == ["2025", "2029", "sesudah 2029"]


def test_a_decided_start_holds_and_otherwise_the_wanted_one() -> None:
    answer = read(needs=[{"id": "p1", "months": 1}, {"id": "p2", "start": 2028}])
    assert starts_of(answer, works_of(answer, agreed()), agreed()) == {"p1": 1, "p2": 3}


def facility(status: str, available: int | None, *programmes: str) -> dict[str, Any]:
    return {"id": f"{status}{available}", "name": "Jaringan", "status": status, "available": available, "programmes": list(programmes)}  # fmt: skip  # noqa: E501


@pytest.mark.parametrize(
    ("facilities", "earliest"),
    [
        ([facility("kurang", 2027, "p1")], 2),
        ([facility("tidak-ada", 2027, "p1"), facility("kurang", 2026, "p1")], 2),  # the last of them
        ([facility("tersedia", 2027, "p1")], 0),
        ([facility("kurang", None, "p1")], 0),
        ([facility("kurang", 2027, "p2")], 0),
        ([facility("kurang", 2020, "p1")], 0),
    ],
)
def test_it_waits_for_the_last_of_its_means(facilities: list[dict[str, Any]], earliest: int) -> None:
    assert work(agreed(), facilities=facilities).earliest == earliest


def test_priority_is_the_score_by_the_agreed_weights_or_by_equal_ones() -> None:
    ratings = {"impact": 5, "urgency": 4, "readiness": 2, "cost": 4, "alignment": 3}
    rated = {"priorities": (Item("p1", "", "priorities", values=ratings),)}
    weights = {"impact": 35, "urgency": 20, "readiness": 20, "cost": 10, "alignment": 15}
    assert work(agreed(items=rated, agreed={"masterplan.weights": weights})).priority == 3.6
    assert work(agreed(items=rated)).priority == 3.2
    open_one = {"priorities": (Item("p1", "", "priorities", values={**ratings, "cost": None}),)}
    assert work(agreed(items=open_one)).priority == 1.0


@pytest.mark.parametrize(
    ("excess", "said"),
    [
        (Excess(MONEY, 1, 12e9, 10e9), "anggaran 2026 perlu Rp12.000.000.000, batasnya Rp10.000.000.000"),
        (Excess("bpbd", 0, 18.0, 12.0), "orang BPBD 2025 perlu 18 orang-bulan, batasnya 12"),
        (Excess("bpbd", 0, 1.25, 0.5), "orang BPBD 2025 perlu 1,2 orang-bulan, batasnya 0,5"),
    ],
)
def test_what_is_too_much_is_said_with_its_unit(excess: Excess, said: str) -> None:
    assert excess_words(excess, agreed()) == said


def proposed(monkeypatch: pytest.MonkeyPatch, found: Fit, context: Context | None = None) -> Proposal:
    monkeypatch.setattr(workload, "fit", lambda works, limits: found)
    return propose(read(), context or agreed())


ONE = Work("p1", "Radio", 1, 2)
MONEY_2026, PEOPLE_2026 = Excess(MONEY, 1, 2, 1), Excess("bpbd", 1, 2, 1)


@pytest.mark.parametrize(
    ("moved", "why"),
    [
        (Moved(ONE, 3), "yang lebih penting didahulukan"),
        (Moved(ONE, 3, lacks_means=True), "sarananya belum ada"),
        (Moved(ONE, 3, waits_for=("p2",)), "menunggu “Loket”"),
        (Moved(ONE, 3, (MONEY_2026,)), "anggaran 2026 perlu Rp2, batasnya Rp1"),
        (
            Moved(ONE, 3, (MONEY_2026, PEOPLE_2026, Excess("dinkes", 1, 2, 1)), ("p2",), True),
            "anggaran 2026 perlu Rp2, batasnya Rp1; orang BPBD 2026 perlu 2 orang-bulan, batasnya 1; "
            "menunggu “Loket”; sarananya belum ada",
        ),
    ],
)
def test_whoever_moves_is_told_why(monkeypatch: pytest.MonkeyPatch, moved: Moved, why: str) -> None:
    found = proposed(monkeypatch, Fit({"p1": 3, "p2": 0}, (moved,)))
    assert found.said == (
        "Dari 2 program, 1 perlu bergeser supaya semuanya muat:",
        f"“Radio”: 2026 → 2028, karena {why}.",
    )
    assert found.values == {"needs": [{"id": "p1", "start": 2028, "reason": why}, {"id": "p2", "start": 2025}]}


def test_a_name_may_hold_the_word_that_gives_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = Moved(Work("p1", "Desa gelap karena banjir", 1, 2), 3, lacks_means=True)
    found = proposed(monkeypatch, Fit({"p1": 3}, (moved,)))
    assert found.values["needs"][0]["reason"] == "sarananya belum ada"


def test_what_begins_after_year_five_is_taken_over_only_where_it_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = (Moved(ONE, BEYOND),)
    both = proposed(monkeypatch, Fit({"p1": BEYOND, "p2": BEYOND}, moved)).values["needs"]
    assert [(row["id"], row["start"]) for row in both] == [("p1", 2030)]


def test_a_schedule_that_is_not_proven_the_best_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    sure = proposed(monkeypatch, Fit({"p1": 1, "p2": BEYOND}))
    assert sure.said == ("Semua 2 program muat tanpa bergeser.",)
    unsure = proposed(monkeypatch, Fit({"p1": 1, "p2": BEYOND}, is_best=False))
    assert unsure.said[1:] == ("Waktu hitung habis; jadwal ini muat, tetapi mungkin ada yang lebih baik.",)


def test_what_fits_nowhere_names_limits_and_contradictions(monkeypatch: pytest.MonkeyPatch) -> None:
    found = proposed(monkeypatch, Fit(to_blame=(MONEY_2026,), early=(("p1", "p2"),)))
    assert found.values == {}
    assert found.said == (
        "Tidak ada jadwal yang muat selama program yang tidak boleh digeser tetap di tempatnya. Penyebabnya:",
        "Perlu lebih dari batas: anggaran 2026 perlu Rp2, batasnya Rp1. Naikkan, atau izinkan satu program bergeser.",
        "“Radio” tidak boleh digeser, tetapi perlu “Loket” yang tidak dapat mulai secepat itu.",
    )


def test_before_any_programme_there_is_nothing_to_schedule(monkeypatch: pytest.MonkeyPatch) -> None:
    said = proposed(monkeypatch, Fit(), agreed(programmes=())).said
    assert said == ("Belum ada program yang disepakati, jadi belum ada yang dapat dijadwalkan.",)


def test_limits_are_those_that_were_written() -> None:
    staff = [{"id": "s1", "opd": "bpbd", "months_2": 30, "months_4": 12}, {"id": "s2", "months_1": 5}]
    limits = read(budget_1=5, budget_3=7, staff=staff).limits()
    assert limits == {MONEY: (5.0, None, 7.0, None, None), "bpbd": (None, 30.0, 30.0, 12.0, 12.0)}
    rows = read(staff=staff).staff
    assert [row.label_in(agreed()) for row in rows] == ["BPBD", "s2"]
    assert rows[0].by_year == (None, Decimal(30), Decimal(30), Decimal(12), Decimal(12))
