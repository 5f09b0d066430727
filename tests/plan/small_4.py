"""Answers of the small workshop to the exercises of meeting IV that `Plan.given` holds. Made up for the tests."""

from __future__ import annotations

from typing import Any

CAPACITY = {
    "budget_1": 1_000_000_000,
    "budget_2": 900_000_000,
    "budget_3": 3_000_000_000,
    "budget_4": 3_000_000_000,
    "budget_5": 3_000_000_000,
    "budget_basis": "dokumen",
    "budget_document": "Rancangan KUA-PPAS 2025",
    "staff": [{"id": "s1", "opd": "diskominfosan", "months_1": 24, "months_2": 12, "basis": "asumsi"}],
    "facilities": [
        {
            "id": "f1",
            "name": "Radio komunikasi desa",
            "status": "kurang",
            "available": 2026,
            "action": "BPBD meminjam dari provinsi",
            "programmes": ["meja-living-p1"],
        }
    ],
    "needs": [
        {"id": "meja-governance-p1", "months": 6, "movable": "tidak", "start": 2025},
        {"id": "meja-governance-p2", "months": 6, "movable": "ya", "start": 2026},
        {"id": "meja-living-p1", "months": 6, "movable": "ya", "start": 2026, "reason": "radio belum ada"},
        {"id": "meja-living-p2", "months": 6, "movable": "ya", "start": 2026},
    ],
    "note": "Batas tahun 2027 menunggu pagu DPRD",
}


def _share(number: int, programme: str, source: str, **amounts: int) -> dict[str, Any]:
    held = {"certainty": "diusulkan", "proof": "Surat Bappeda 12/2024"}
    return {"id": f"d{number}", "programme": programme, "source": source, **held, **amounts}


FIRST = {"year_1": 250_000_000, "year_2": 500_000_000, "year_3": 1_250_500_000}
MOVED = {"year_2": 250_000_000, "year_3": 500_000_000, "year_4": 1_250_500_000}
FINANCING = {
    "apbd": 1_100_000_000_000,
    "apbd_document": "Rancangan APBD 2025 (contoh)",
    "shares": [
        _share(1, "meja-governance-p1", "apbd-pad", **FIRST),
        _share(2, "meja-living-p1", "tjsl", **MOVED),
        _share(3, "meja-governance-p2", "apbd-transfer", year_2=100_000_000),
    ],
}

ANSWERS: dict[str, Any] = {
    # exercise           values of a seat
    "roadmap.capacity": lambda seat: CAPACITY,
    "roadmap.financing": lambda seat: FINANCING,
}
