"""Answers of the small workshop to the exercises of meeting III that `Plan.given` holds. Made up for the tests."""

from __future__ import annotations

from typing import Any

from bimtek.datasets import sub_dimensions


def strategy(seat: str) -> dict[str, Any]:
    subs = [sub.id for sub in sub_dimensions(seat.removeprefix("meja-"))]
    return {
        "strategies": [
            {
                "id": f"{seat}-s1",
                "sub_dimension": subs[0],
                "direction": "Satu aturan sebelum satu aplikasi",
                "strategy": f"Menyepakati penerima laporan pertama ({seat})",
                "gaps": [f"{seat}-g1"],
            }
        ],
        "postponed": [
            {"id": f"{seat}-t1", "gap": f"{seat}-g2", "reason": "Menunggu jadwal layanan yang baru", "until": 2027}
        ],
    }


ENABLERS: dict[str, Any] = {
    "enablers": [
        {
            "id": "pgk-1",
            "kind": "kebijakan",
            "name": "Perbup rencana induk",
            "legal_form": "perbup",
            "status": "disusun",
            "content": "Menetapkan rencana ini dan pelaksananya",
            "owner": "bappeda",
            "year": 2025,
        },
        {
            "id": "pgk-2",
            "kind": "sdm",
            "name": "Analis data di setiap OPD",
            "trained": "Dua pegawai dari setiap OPD, didampingi setahun",
            "status": "belum",
            "content": "Membaca dan memeriksa angka layanan",
            "owner": "bpsdm",
            "year": 2026,
        },
    ]
}
WEIGHTS: dict[str, Any] = {
    "impact": 40,
    "urgency": 20,
    "readiness": 20,
    "cost": 10,
    "alignment": 10,
    "reason": "Warga yang paling jauh dari layanan didahulukan",
    "decided_by": "Sekda",
    "decided_on": "2024-08-07",
}


def priority(seat: str) -> dict[str, Any]:
    high = 5 if seat == "meja-governance" else 4
    first = {"impact": high, "urgency": 4, "readiness": 3, "cost": 3, "alignment": 4}
    second = {"impact": 2, "urgency": 2, "readiness": 4, "cost": 1, "alignment": 2}
    return {
        "scores": [
            {"id": f"{seat}-p1", **first, "reason": "Paling banyak warga yang menunggu"},
            {"id": f"{seat}-p2", **second, "reason": "Mudah dijalankan desa adat"},
        ]
    }


ANSWERS: dict[str, Any] = {
    # exercise           values of a seat
    "masterplan.strategy": strategy,
    "masterplan.enablers": lambda seat: ENABLERS,
    "masterplan.weights": lambda seat: WEIGHTS,
    "masterplan.priority": priority,
}
