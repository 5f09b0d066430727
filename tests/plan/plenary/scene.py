"""A plenary to test with: two tables that contradict each other in every way, on a real cohort's folder."""

from __future__ import annotations

import datetime
from typing import Any

from bimtek.answers.cohort import CORE, Cohort
from bimtek.plan.consolidate import consolidate
from bimtek.plan.plenary.decisions import Decision, Recorded, read_decision
from tests.cohorts import GOVERNANCE, LIVING, fact, gap, give, issue, keyword, programme, save

I, II, III = "01_vision", "02_assessment", "03_masterplan"  # noqa: E741
DAY = datetime.date(2024, 6, 12)
NOON = datetime.datetime(2024, 6, 12, 12, tzinfo=datetime.UTC)
FIRST, SECOND = "2034: setiap keluarga cepat ditolong", "2034: Bangli yang sehat"


def decided(kind: str, **more: Any) -> Decision:
    return read_decision({"kind": kind, "who": "Pleno uji", "when": DAY, **more})


def recorded(*decisions: Decision) -> list[Recorded]:
    return [Recorded(str(nth), decision, NOON) for nth, decision in enumerate(decisions, 1)]


def first_meeting(cohort: Cohort) -> Cohort:
    """Meeting I handed in: an issue that two tables wrote, one indicator with two numbers, two visions."""
    save(cohort, GOVERNANCE, "vision.facts", {"facts": [fact("f1")]})
    save(cohort, LIVING, "vision.facts", {"facts": [{**fact("f2"), "value": 72, "document": "LKjIP 2023"}]})
    save(
        cohort,
        GOVERNANCE,
        "vision.issues",
        {"issues": [issue("g1", "Air keruh di hulu", "f1"), issue("g2", "Antrean")]},
    )
    save(cohort, LIVING, "vision.issues", {"issues": [issue("l1", "Air yang keruh di hulu", "f2")]})
    for seat, sentence, word in ((GOVERNANCE, FIRST, "cepat"), (LIVING, SECOND, "sehat")):
        save(cohort, seat, "vision.proposal", {"keywords": [keyword(f"{seat}-k", word, "g1")], "vision": sentence})
        give(cohort, seat, I)
    return cohort


def second_meeting(cohort: Cohort, low: int = 1, high: int = 4) -> Cohort:
    """Meeting II handed in on the base of meeting I: two ratings far apart."""
    consolidate(cohort, I)
    for seat, value in ((GOVERNANCE, high), (LIVING, low)):
        rows = [
            {
                "id": "struktur.sdm",
                "rating": value,
                "evidence": "ada",
                "document": f"Laporan {seat}",
                "note": "Dua orang",
            },
            {"id": "struktur.anggaran", "rating": 2, "evidence": "belum"},
        ]
        save(cohort, seat, "assessment.readiness", {"components": rows})
    save(cohort, GOVERNANCE, "assessment.gap", {"gaps": [gap("k1", "Jadwal layanan", "g1")]})
    for seat in (GOVERNANCE, LIVING):
        give(cohort, seat, II)
    return cohort


def third_meeting(cohort: Cohort) -> Cohort:
    """Meeting III handed in: nearly equal programmes of two tables, none confirmed."""
    consolidate(cohort, II)
    asked = {"opd": "dinkes", "confirmation": "belum", "pagu_1": 4_000_000_000, "pagu_total": 4_000_000_000}
    rows = {
        GOVERNANCE: [{**programme("p1", "Loket keliling untuk desa", "k1"), **asked}],
        LIVING: [
            {**programme("p2", "Loket keliling untuk desa jauh"), **asked, "pagu_total": 100},
            {**programme("p3", "Posyandu malam"), "confirmation": "setuju", "opd": "dinkes"},
        ],
    }
    for seat, programmes in rows.items():
        save(cohort, seat, "masterplan.programmes", {"programmes": programmes})
        give(cohort, seat, III)
    return cohort


def rated_programmes(cohort: Cohort) -> Cohort:
    """Meeting III handed in as in `third_meeting`, the nearly equal programmes rated differently."""
    third_meeting(cohort)
    for seat, row, readiness in ((GOVERNANCE, "p1", 2), (LIVING, "p2", 4)):
        rated = {"id": row, "impact": 3, "urgency": 3, "readiness": readiness, "cost": 3, "alignment": 3, "reason": "x"}
        save(cohort, seat, "masterplan.priority", {"scores": [rated]})
        give(cohort, seat, III)
    return cohort


def core_hands_in(cohort: Cohort, **values: Any) -> None:
    """The core team's own candidates."""
    save(cohort, CORE, "vision.statement", values)
    give(cohort, CORE, I)
