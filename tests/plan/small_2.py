"""Answers of the small workshop to the exercises of meeting II that `Plan.given` holds. Made up for the tests."""

from __future__ import annotations

from typing import Any

from bimtek.curriculum.position import QUADRANTS


def inventory(seat: str) -> dict[str, Any]:
    first = {
        "id": f"{seat}-n1",
        "name": f"Layanan Cepat ({seat})",
        "kind": "program",
        "purpose": "Warga melapor lewat telepon",
        "owner": "diskominfosan",
        "users": "Warga yang punya sinyal",
        "since": 2021,
        "linked": "belum",
        "care": "dipakai",
        "decision": "lanjut",
        "reason": "Satu-satunya pintu yang dikenal",
    }
    second = {
        **first,
        "id": f"{seat}-n2",
        "name": f"Buku tamu ({seat})",
        "kind": "inovasi",
        "purpose": "Petugas mencatat siapa yang datang",
        "decision": "gabung",
        "merged_with": "Layanan Cepat",
        "reason": "Dua catatan untuk orang yang sama",
    }
    return {"initiatives": [first, second]}


def swot(seat: str) -> dict[str, Any]:
    """By hand: x = 0,6·4 − 0,4·3 = 1,2; y = 0,5·2 − 0,5·3 = −0,5."""
    weighed = {"s": (0.6, 4), "w": (0.4, 3), "o": (0.5, 2), "t": (0.5, 3)}
    factors = [
        {
            "id": f"{seat}-{kind}",
            "kind": kind,
            "title": f"Faktor {kind} ({seat})",
            "components": ["struktur.sdm"],
            "issues": [f"{seat}-i1"],
            "weight": weight,
            "rating": rating,
        }
        for kind, (weight, rating) in weighed.items()
    ]
    strategies = [
        {
            "id": f"{seat}-tows-{key}",
            "quadrant": key,
            "strategy": f"Petugas desa menyambungkan laporan ({key}, {seat})",
            "factors": [f"{seat}-{inside}", f"{seat}-{outside}"],
        }
        for key, (inside, outside, _) in QUADRANTS.items()
    ]
    return {"factors": factors, "strategies": strategies}


def goals(seat: str) -> dict[str, Any]:
    measured = {
        "id": f"{seat}-s1",
        "purpose": "Warga ditolong pada waktunya",
        "objective": f"Meningkatnya laporan yang selesai tepat waktu ({seat})",
        "gaps": [f"{seat}-g1"],
        "indicator": "Laporan selesai tepat waktu",
        "unit": "%",
        "kind": "hasil",
        "direction": "naik",
        "counting": "tahunan",
        "measured": "ada",
        "baseline": 61.5,
        "baseline_year": 2023,
        "target_1": 70,
        "target_5": 90,
        "target_10": 95,
        "source": "Catatan layanan",
        "owner": "diskominfosan",
    }
    unmeasured = {
        **measured,
        "id": f"{seat}-s2",
        "objective": f"Berkurangnya waktu tunggu ({seat})",
        "gaps": [f"{seat}-g2"],
        "indicator": "Waktu tunggu di loket",
        "unit": "menit",
        "direction": "turun",
        "measured": "belum",
        "baseline": None,
        "baseline_year": None,
        "baseline_plan": "Loket mencatat selama sebulan",
        "baseline_due": "2024-08-30",
        "target_1": 60,
        "target_5": 40,
        "target_10": 30,
    }
    return {"objectives": [measured, unmeasured]}


SPBE = {
    "result": "ada",
    "official": 2.5,
    "official_year": 2023,
    "document": "Surat hasil pemantauan (uji)",
    "first": [
        {
            "id": f"spbe-{number}",
            "indicator": str(number),
            "level": 2,
            "cause": "Belum dicatat seragam",
            "action": "Menyamakan pencatatan",
            "owner": "diskominfosan",
            "until": 2025,
        }
        for number in range(42, 47)
    ],
}
VISION = {
    "verdict": "ubah",
    "vision": "2034: setiap keluarga ditolong dengan cepat dan sehat",
    "missions": ["meja-governance-m1"],
    "factors": ["meja-governance-s", "meja-living-t"],
    "reason": "Kesehatan belum terbaca",
    "decided_by": "Pleno II, dipimpin Sekda",
    "decided_on": "2024-07-10",
    "dissent": "tidak ada",
    "confirmed": "sudah",
    "confirmed_on": "2024-07-20",
    "document": "Nota dinas (uji)",
}


ANSWERS: dict[str, Any] = {
    # exercise           values of a seat
    "assessment.inventory": inventory,
    "assessment.swot": swot,
    "assessment.goals": goals,
    "assessment.spbe": lambda seat: SPBE,
    "assessment.vision": lambda seat: VISION,
}
