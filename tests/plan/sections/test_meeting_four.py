"""The sections of targets, risks and the benang merah where they compute or judge."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context, Item
from bimtek.plan.blocks import Block, Figure, Paragraph, Table
from bimtek.plan.sections import risks, targets, thread
from tests.curriculum.exercises.planning import programme, world

PROMISE = {"result": "Aduan tepat waktu", "unit": "%", "baseline": 61, "target": 80, "target_year": 2026}
CONTEXT = world(
    items={"programmes": (programme("p1", "Satu pintu", name="Satu pintu", start=2025, end=2026, **PROMISE),)}
)


def drawn(module: Any, values: dict[str, Any], context: Context = CONTEXT) -> list[Block]:
    return list(module.section(exercise(module.EXERCISE).read(values), context))


def prose(blocks: list[Block]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Paragraph))


def table(blocks: list[Block], caption: str) -> Table:
    return next(block for block in blocks if isinstance(block, Table) and block.caption.startswith(caption))


def risk(number: int, likelihood: int | None, impact: int | None, **more: str) -> dict[str, Any]:
    return {"id": f"r{number}", "risk": f"Risiko {number}", "likelihood": likelihood, "impact": impact, **more}


def test_the_highest_risk_stands_first_and_bears_its_number_on_the_map() -> None:
    rows = [risk(1, 2, 2), risk(2, 5, 4, mitigation="BPBD melatih", owner="bpbd"), risk(3, 3, 5), risk(4, None, 5)]
    blocks = drawn(risks, {"risks": rows})
    register = table(blocks, "Daftar risiko").rows
    assert [row[1].split("\n")[0] for row in register] == ["Risiko 2.", "Risiko 3.", "Risiko 1.", "Risiko 4."]
    assert register[0][3] == "5 × 4 = 20\ntinggi"
    assert register[0][4:] == ("BPBD melatih.", "BPBD")
    assert register[1][4:] == ("belum diisi", "belum diisi")
    assert register[2][4:] == ("Ditanggung: tanpa mitigasi khusus.", "–")
    assert register[0][2] == "Semua program Smart Governance"
    figure = next(block for block in blocks if isinstance(block, Figure))
    assert figure.data["points"][:2] == [{"number": "1", "x": 5, "y": 4}, {"number": "2", "x": 3, "y": 5}]
    assert len(figure.data["points"]) == 3
    said = prose(blocks)
    assert "Empat risiko dicatat: 2 tinggi dan 1 rendah." in said
    assert "Satu risiko tinggi belum punya mitigasi atau pemilik." in said


def test_targets_stand_by_year_beside_the_baseline() -> None:
    row = {"id": "p1", "direction": "naik", "year_1": 70.5, "year_2": 80, "measurer": "bpbd", "source": "Buku laporan"}
    found = table(drawn(targets, {"targets": [{**row, "frequency": "bulan"}]}), "Target indikator").rows[0]
    assert found[0] == "Satu pintu\nAduan tepat waktu."
    assert found[1:8] == ("61", "70,5", "80", "–", "–", "–", "–")
    assert found[8:] == ("%", "BPBD\nBulanan", "Buku laporan")


SCORES = {"baseline": 3.60, "output": 3.21, "outcome": 3.23, "impact": 3.07, "quickwin": 3.65}


def test_the_simulation_says_that_it_is_one_and_what_another_weighting_gives() -> None:
    blocks = drawn(targets, SCORES)
    assert "3,32 dari 4" in prose(blocks) and "Yang paling rendah Impact (3,07)." in prose(blocks)
    assert "laman Sleman, nilainya 3,26" in prose(blocks)
    found = table(blocks, "Simulasi")
    assert found.rows[-1][-1] == "3,315"
    assert found.note.startswith("Simulasi, bukan nilai resmi")


@pytest.mark.parametrize("missing", SCORES)
def test_with_one_dimension_open_nothing_is_simulated(missing: str) -> None:
    assert drawn(targets, {**SCORES, missing: None}) == []


def test_evidence_stands_in_the_order_of_the_evaluation() -> None:
    rows = [
        {"id": "b1", "dimension": "quickwin", "evidence": "Foto papan", "ready": "2025-04-30", "keeper": "bpbd"},
        {"id": "b2", "dimension": "output", "evidence": "SK Dewan", "ready": "2025-03-31", "keeper": "bappeda"},
    ]
    blocks = drawn(targets, {"evidence": rows})
    assert [row[:3] for row in table(blocks, "Bukti menurut").rows] == [
        ("Output (20%)", "SK Dewan", "31 Maret 2025"),
        ("Quick Win (20%)", "Foto papan", "30 April 2025"),
    ]
    assert "Yang pertama tersedia 31 Maret 2025: “SK Dewan”." in prose(blocks)
    assert "Belum ada bukti untuk dimensi Baseline, Outcome, dan Impact." in prose(blocks)


def test_a_table_sees_its_own_strands_and_what_its_word_did() -> None:
    items = {
        **CONTEXT.items,
        "issues": (Item("i1", "Warga menunggu", "issues", "governance"), Item("i2", "Macet", "issues", "living")),
        "gaps": (Item("g1", "Aduan 61 → 80%", "gaps", "governance", values={"issues": ["i1"]}),),
        "schedule": (programme("p1", "Satu pintu", start=2026, end=2027),),
    }
    context = world(items=items)
    before = drawn(thread, {"story": "Satu benang"}, context)
    assert "Tiga hal masih menggantung; belum satu pun mendapat alasan." in prose(before)
    ends = [
        {"id": "kesenjangan.g1", "action": "sambung", "link": "p1"},
        {"id": "dana.p1", "action": "lengkapi", "words": "APBDes delapan desa"},
    ]
    after = drawn(thread, {"story": "Satu benang", "ends": ends}, context)
    (row,) = table(after, "Benang merah Smart Governance").rows
    assert row[:2] == ("Warga menunggu", "Aduan 61 → 80%")
    assert row[4:] == ("Aduan tepat waktu.\n61 → 80% (2026)", "APBDes delapan desa", "2026–2027")
    assert "menggantung;" not in prose(after)
    assert "“Satu benang”" in prose(after)


def test_a_median_between_two_numbers_is_kept() -> None:
    blocks = targets.evidence_section([], dict.fromkeys(SCORES, Decimal("2.5")), CONTEXT)
    assert table(blocks, "Simulasi").rows[0][3:] == ("2,50", "0,250")
