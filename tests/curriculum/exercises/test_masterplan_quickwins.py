"""Quick win: each check passes a sound one and finds the fault that it is there for."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise, exercises
from tests.curriculum.exercises.planning import assessed, codes, only_advice, programme, red_codes, world

EXERCISE = exercise("masterplan.quickwins")
CONTEXT = world(items={"programmes": (programme("p1", "Layanan darurat 2 jam"),)})

GOOD: dict[str, Any] = {
    "id": "q1",
    "name": "Papan waktu tanggap",
    "programme": "p1",
    "service": "Pengaduan 24 jam",
    "action": "Petugas mencatat jam masuk dan jam tuntas; daftar yang lewat waktu dibaca pimpinan setiap pagi",
    "months": 6,
    "impact": "Bagian laporan darurat yang ditangani dalam 2 jam",
    "unit": "%",
    "before": 40,
    "after": 80,
    "status": 20,
    "budget": "tanpa-biaya",
    "owner": "diskominfosan",
    "announcer": "Kepala desa, lewat papan pengumuman dan radio",
}


def values(**changes: Any) -> dict[str, Any]:
    return {"quickwins": [{**GOOD, **changes}]}


def test_a_sound_quick_win_earns_everything_and_finds_nothing() -> None:
    result = assessed(EXERCISE, values(), CONTEXT)
    assert (result.points, result.maximum, result.findings) == (12, 12, ())


@pytest.mark.parametrize("empty", [{}, {"quickwins": []}, {"quickwins": [{"id": "q1"}]}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    result = assessed(EXERCISE, empty, CONTEXT)
    assert result.points == 0
    assert "ISI-03" in red_codes(result)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"budget": ""}, "ISI-01"),
        ({"budget": "sponsor"}, "ISI-01"),
        ({"programme": "p7"}, "ISI-01"),
        ({"months": "setengah tahun"}, "ISI-02 QWN-02"),
        ({"programme": "", "service": ""}, "QWN-01"),
        ({"months": None}, "QWN-02"),
        ({"owner": ""}, "ISI-01"),
        ({"before": None}, "QWN-05"),
        ({"after": None}, "QWN-05"),
        ({"after": 40}, "QWN-06"),
        ({"status": None}, "QWN-07"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert codes(result) == red_codes(result) == set(found.split())
    assert 0 < result.points < 12


@pytest.mark.parametrize(
    "changes",
    [
        {"programme": ""},
        {"service": ""},
        {"status": 0, "readiness": "SK"},
        {"status": 100, "novelty": "Warga melihat waktunya"},
    ],
)
def test_what_is_allowed_finds_nothing(changes: dict[str, Any]) -> None:
    assert assessed(EXERCISE, values(**changes), CONTEXT).findings == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"action": "Pengadaan layar besar"}, "QWN-10"),
        ({"name": "Pembangunan command center"}, "QWN-10"),
        ({"owner": "Dinas Kelautan"}, "QWN-11"),
    ],
)
def test_advice_costs_nothing(changes: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert only_advice(result) == {code}
    assert result.points == 12


@pytest.mark.parametrize(
    ("months", "found"), [("0", "QWN-04"), ("0.5", ""), ("1", ""), ("12", ""), ("12.5", "QWN-03"), ("13", "QWN-03")]
)
def test_people_feel_it_within_a_year(months: str, found: str) -> None:
    result = assessed(EXERCISE, values(months=months), CONTEXT)
    assert codes(result) == red_codes(result) == set(found.split())


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (-1, "QWN-07 QWN-08"),
        (0, "QWN-08"),
        (5, "QWN-08"),
        (6, ""),
        (94, ""),
        (95, "QWN-09"),
        (100, "QWN-09"),
        (101, "QWN-07 QWN-09"),
    ],
)
def test_neither_what_is_not_ready_nor_what_is_nearly_done_is_new(status: int, found: str) -> None:
    result = assessed(EXERCISE, values(status=status), CONTEXT)
    assert codes(result) == set(found.split())
    assert red_codes(result) == codes(result) & {"QWN-07"}  # the others are advice


@pytest.mark.parametrize(
    ("numbers", "field"),
    [({"before": None}, "before"), ({"after": None}, "after"), ({"before": None, "after": None}, "before")],
)
def test_the_open_number_is_marked(numbers: dict[str, Any], field: str) -> None:
    (finding,) = assessed(EXERCISE, values(**numbers), CONTEXT).findings
    assert (finding.code, finding.place.field) == ("QWN-05", field)


def test_evidence_or_novelty_answers_the_advice() -> None:
    assert "QWN-08" not in codes(assessed(EXERCISE, values(status=1, readiness="DPA nomor 1"), CONTEXT))
    assert "QWN-09" not in codes(assessed(EXERCISE, values(status=99, novelty="Warga melihat waktunya"), CONTEXT))


def test_people_judge_sixteen_points_of_the_meeting() -> None:
    assert EXERCISE.rubric is not None and EXERCISE.rubric.points == 16
    for criterion in EXERCISE.rubric.criteria:
        levels = [points for points, _ in criterion.levels]
        assert levels == sorted(levels) and levels[0] == 0 and levels[-1] == criterion.points
    meeting = exercises("03_masterplan")
    assert sum(entry.points + (entry.rubric.points if entry.rubric else 0) for entry in meeting) == 100
