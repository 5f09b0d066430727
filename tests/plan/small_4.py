"""Answers of the small workshop to the exercises of meeting IV that `Plan.given` holds. Made up for the tests."""

from __future__ import annotations

from typing import Any

from bimtek.curriculum.outline import course_outline

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


def targets(seat: str) -> dict[str, Any]:
    measured = {"measurer": "diskominfosan", "frequency": "triwulan", "source": "Buku laporan"}
    years = {"year_1": 70, "year_2": 80, "year_3": 95}
    return {
        "targets": [
            {"id": f"{seat}-p1", "direction": "naik", **years, **measured},
            {"id": f"{seat}-p2", "direction": "naik", "year_2": 75, "year_3": 95, **measured},
        ],
        "evidence": [
            {
                "id": f"{seat}-b{n}",
                "dimension": dimension,
                "evidence": f"Laporan {dimension} ({seat})",
                "ready": f"2025-0{n}-15",
                "keeper": "bappeda",
            }
            for n, dimension in enumerate(("baseline", "output", "outcome", "impact", "quickwin"), 1)
        ],
        "baseline": 1 if seat == "meja-governance" else 2,
        "output": 2,
        "outcome": 1,
        "impact": 1,
        "quickwin": 3,
    }


def risks(seat: str) -> dict[str, Any]:
    return {
        "risks": [
            {
                "id": f"{seat}-r1",
                "risk": f"Petugas terlatih pindah ({seat})",
                "cause": "Mutasi setiap tahun",
                "programmes": [f"{seat}-p1"],
                "likelihood": 4,
                "impact": 5,
                "mitigation": "BPSDM melatih dua orang setiap desa",
                "owner": "bpsdm",
            },
            {
                "id": f"{seat}-r2",
                "risk": f"Anggaran digeser ({seat})",
                "cause": "Pendapatan di bawah target",
                "programmes": [],
                "likelihood": 3,
                "impact": 3,
            },
        ]
    }


def thread(seat: str) -> dict[str, Any]:
    """The second programme answers no gap, and the second gap has no programme: one is linked, the other left open."""
    return {
        "story": "Pelapor menunggu terlalu lama; satu pintu menerima laporannya mulai 2025",
        "ends": [
            {"id": f"kesenjangan.{seat}-g2", "action": "sambung", "link": f"{seat}-p2"},
            {
                "id": f"program.{seat}-p2",
                "action": "terbuka",
                "reason": "jadwal loket belum disepakati desa",
                "owner": "dispmd",
                "until": "2025-03-31",
            },
        ],
    }


CHAPTERS = {
    "held_on": "2024-09-11",
    "venue": "Ruang rapat Bappeda",
    "led_by": "Sekretaris Daerah",
    "present": ["governance", "living"],
    "words": [
        *(
            {"id": chapter.id, "word": "sepakat"}
            for chapter in course_outline().discussed("Bupati")
            if chapter.id != "actions"
        ),
        {
            "id": "actions",
            "word": "perubahan",
            "note": "Pagu mengikuti KUA-PPAS",
            "pillars": ["living"],
            "owner": "bkad",
            "due": "2024-09-30",
        },
    ],
    "dissent": "Smart Living meminta jamban didahulukan",
}

ANSWERS: dict[str, Any] = {
    # exercise           values of a seat
    "roadmap.targets": targets,
    "roadmap.risks": risks,
    "roadmap.thread": thread,
    "roadmap.chapters": lambda seat: CHAPTERS,
    "roadmap.capacity": lambda seat: CAPACITY,
    "roadmap.financing": lambda seat: FINANCING,
}
