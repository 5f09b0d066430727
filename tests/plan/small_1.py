"""Answers of the small workshop to the exercises of meeting I that `Plan.given` holds. Made up for the tests."""

from __future__ import annotations

from typing import Any

TERRITORY = {
    "figures": [
        {"id": "luas-wilayah", "fact": "luas-bangli-2009-rpijm", "reason": "Satu-satunya angka bertahun sebelum 2024"},
        {
            "id": "jumlah-penduduk",
            "fact": "penduduk-bangli-2023-dukcapil",
            "reason": "Layanan dihitung menurut warga yang tercatat",
            "revisit": "BIG menerbitkan angka baru",
        },
    ],
    "decided_by": "Pleno, dipimpin Sekda",
    "decided_on": "2024-06-12",
}


def trends(seat: str) -> dict[str, Any]:
    return {
        "trends": [
            {
                "id": f"{seat}-t1",
                "title": f"Warga melapor lewat telepon genggam ({seat})",
                "scope": "nasional",
                "chance": "Laporan sampai lebih cepat",
                "threat": "Yang tanpa sinyal makin tertinggal",
                "felt_by": "Keluarga di desa tanpa sinyal",
                "facts": [f"{seat}-f0"],
            },
            {
                "id": f"{seat}-t2",
                "title": f"Penduduk menua ({seat})",
                "scope": "lokal",
                "chance": "Pengalaman tetap di desa",
                "threat": "Makin banyak lansia hidup sendiri",
                "felt_by": "Lansia di dusun tinggi",
                "document": "Laporan kinerja 2023, hlm. 4",
            },
        ]
    }


def stakeholders(seat: str) -> dict[str, Any]:
    rows = (
        ("pemerintah", "Dinas Kesehatan", 5, 5, "sanggup"),
        ("usaha", "Bank daerah", 4, 2, "dijajaki"),
        ("akademisi", "Perguruan tinggi", 2, 3, "dijajaki"),
        ("masyarakat", "Desa adat", 5, 5, "belum"),
        ("media", "Radio desa", 2, 4, "belum"),
    )
    return {
        "stakeholders": [
            {
                "id": f"{seat}-s{n}",
                "name": f"{name} ({seat})",
                "kind": kind,
                "influence": influence,
                "interest": interest,
                "role": "Penghubung",
                "contribution": "Dua orang setiap minggu",
                "state": state,
                "agreed_by": "Sekretaris, 11 Juni 2024" if state == "sanggup" else "",
            }
            for n, (kind, name, influence, interest, state) in enumerate(rows)
        ]
    }


def alignment(seat: str) -> dict[str, Any]:
    return {
        "links": [
            {"id": f"{seat}-i1", "missions": ["9", "3"], "rtrw": "Kawasan rawan bencana, pasal 5", "priorities": ["2"]},
            {"id": f"{seat}-i2", "reason": "Muncul sesudah RPJMD ditetapkan"},
        ]
    }


ANSWERS: dict[str, Any] = {
    # exercise           values of a seat
    "vision.territory": lambda seat: TERRITORY,
    "vision.trends": trends,
    "vision.stakeholders": stakeholders,
    "vision.alignment": alignment,
}
