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
    assert assessed(EXERCISE, empty, CONTEXT).points == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"budget": ""}, "ISI-01"),
        ({"budget": "sponsor"}, "ISI-01"),
        ({"programme": "p7"}, "ISI-01"),
        ({"months": "setengah tahun"}, "ISI-02"),
        ({"programme": "", "service": ""}, "QWN-01"),
        ({"months": None}, "QWN-02"),
        ({"months": 13}, "QWN-03"),
        ({"months": 0}, "QWN-04"),
        ({"before": None}, "QWN-05"),
        ({"after": None}, "QWN-05"),
        ({"after": 40}, "QWN-06"),
        ({"status": None}, "QWN-07"),
        ({"status": 101}, "QWN-07"),
        ({"status": -1}, "QWN-07"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert code in red_codes(result)
    assert 0 < result.points < 12


@pytest.mark.parametrize(
    "changes", [{"programme": ""}, {"service": ""}, {"months": 12}, {"status": 0, "readiness": "SK"}]
)
def test_what_is_allowed_finds_nothing(changes: dict[str, Any]) -> None:
    assert assessed(EXERCISE, values(**changes), CONTEXT).findings == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"status": 5}, "QWN-08"),
        ({"status": 95}, "QWN-09"),
        ({"action": "Pengadaan layar besar"}, "QWN-10"),
        ({"name": "Pembangunan command center"}, "QWN-10"),
        ({"owner": "Dinas Kelautan"}, "QWN-11"),
    ],
)
def test_advice_costs_nothing(changes: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert only_advice(result) == {code}
    assert result.points == 12


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
