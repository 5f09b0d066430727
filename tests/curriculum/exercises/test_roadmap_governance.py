"""Kelembagaan: the core team names who leads, works and coordinates."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.exercises.roadmap_governance import Coordinator
from tests.curriculum.exercises.planning import assessed, codes, only_advice, red_codes, world

EXERCISE = exercise("roadmap.governance")
CONTEXT = world(seat="inti", pillar="", sub_dimensions=())
OPD = {
    "governance": "diskominfosan",
    "branding": "disparbud",
    "economy": "diskopperindag",
    "living": "pupr-perkim",
    "society": "disdikpora",
    "environment": "dlh",
}

GOOD: dict[str, Any] = {
    "council_head": "Bupati",
    "council": [{"id": "c1", "position": "Kepala Bappeda", "organisation": "Bappeda"}],
    "team_head": "Sekretaris Daerah",
    "team": [{"id": "t1", "position": "Sekretaris dinas", "organisation": "DLH", "task": "Pilar lingkungan"}],
    "coordinators": [{"id": pillar, "opd": opd} for pillar, opd in OPD.items()],
    "forum": "triwulan",
    "forum_agenda": "Bappeda mengundang; program yang macet diputuskan",
    "legal_form": "perbup",
    "legal_status": "rancangan",
    "legal_next": "Bagian Hukum, akhir 2024",
}


def test_a_whole_answer_finds_nothing_and_carries_no_points() -> None:
    result = assessed(EXERCISE, GOOD, CONTEXT)
    assert (result.findings, result.points, result.maximum) == ((), 0, 0)
    assert EXERCISE.unit is Unit.CORE


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"council_head": ""}, "ISI-01"),
        ({"team": [{"id": "t1", "position": "Sekretaris dinas"}]}, "ISI-01"),
        ({"council": [{"id": "c1", "position": "Kepala Bappeda"}]}, "ISI-01"),
        ({"forum": "kadang-kadang"}, "ISI-01"),
        ({"legal_next": ""}, "ISI-01"),
        ({"legal_status": "ditetapkan", "legal_number": ""}, "ISI-01"),
        ({"council": []}, "ISI-03"),
        ({"team": []}, "ISI-03"),
        ({"coordinators": []}, "KLB-01"),
    ],
)
def test_what_is_missing_is_red(changes: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, {**GOOD, **changes}, CONTEXT)
    assert codes(result) == red_codes(result) == set(found.split())


def test_each_pillar_without_a_coordinator_is_named_at_its_row() -> None:
    two_open = [{**row, "opd": ""} if row["id"] in ("living", "society") else row for row in GOOD["coordinators"]]
    result = assessed(EXERCISE, {**GOOD, "coordinators": two_open}, CONTEXT)
    assert [finding.place.row for finding in result.findings] == ["living", "society"]
    assert not any(field.required for field in Coordinator.fields.values()), "the check above says it once"
    assert "Smart Living" in result.red[0].message


def test_an_opd_outside_the_list_is_told() -> None:
    rows = [{**row, "opd": "Dinas Kelautan"} for row in GOOD["coordinators"]]
    assert only_advice(assessed(EXERCISE, {**GOOD, "coordinators": rows}, CONTEXT)) == {"KLB-02"}


def test_a_decree_alone_gets_advice() -> None:
    assert only_advice(assessed(EXERCISE, {**GOOD, "legal_form": "sk"}, CONTEXT)) == {"KLB-03"}


def test_a_number_is_asked_only_of_a_regulation_in_force() -> None:
    in_force = {**GOOD, "legal_status": "ditetapkan", "legal_number": "Perbup 1/2025", "legal_next": ""}
    assert assessed(EXERCISE, in_force, CONTEXT).findings == ()
