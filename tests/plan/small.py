"""A small workshop for the tests of the plan: two tables and a core team, all exercises answered.

People and answers are made up for the tests; figures of the region are those of its data.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bimtek.answers.base import Base
from bimtek.answers.cohort import CORE, Cohort, load_cohort
from bimtek.answers.handin import hand_in
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import SESSIONS, exercise
from bimtek.curriculum.components import COMPONENTS
from bimtek.curriculum.exercise import Unit
from bimtek.datasets import sub_dimensions
from bimtek.plan.consolidate import consolidate
from tests.plan import small_1, small_2, small_3, small_4

GOV, LIV = "meja-governance", "meja-living"
START = datetime(2024, 6, 12, 8, 0, tzinfo=UTC)

SETTINGS = """\
id: uji
title: Bimtek uji
region: "51.06"
start_year: 2025
data_cutoff: 2023-12-31
training: true
notice: Dokumen uji; nama dan isian dibuat untuk uji.
meetings:
  01_vision: {date: 2024-06-11, deadline: "2024-06-28T16:00"}
  02_assessment: {date: 2024-07-09, deadline: "2024-07-26T16:00"}
  03_masterplan: {date: 2024-08-06, deadline: "2024-08-23T16:00"}
  04_roadmap: {date: 2024-09-10, deadline: "2024-09-27T16:00"}
tables:
  - {id: meja-governance, name: Meja Governance, pillar: governance}
  - {id: meja-living, name: Meja Living, pillar: living}
"""
ROSTER = """\
person,name,opd,table,core,coordinator,substitute_for
gov-1,Ni Made Uji,diskominfosan,meja-governance,tidak,ya,
liv-1,I Ketut Uji,dinkes,meja-living,tidak,ya,
inti-1,I Gede Uji,bappeda,,ya,tidak,
"""
PENS = {GOV: "gov-1", LIV: "liv-1", CORE: "inti-1"}


def facts(seat: str) -> dict[str, Any]:
    chosen = {
        GOV: ("standar-darurat-bangli-2024", "blankspot-kintamani-2020"),
        LIV: ("sanitasi-bangli-2021", "air-minum-bangli-2021"),
    }[seat]
    rows = [
        {"id": f"{seat}-f{n}", "kind": "data", "fact": fact, "meaning": "Warga desa jauh menunggu paling lama"}
        for n, fact in enumerate(chosen)
    ]
    own = {
        "id": f"{seat}-opd",
        "kind": "opd",
        "indicator": "Laporan selesai tepat waktu",
        "value": 61.5,
        "unit": "%",
        "year": 2023,
        "document": "Laporan kinerja 2023",
        "custodian": "diskominfosan",
        "meaning": "Empat dari sepuluh pelapor menunggu terlalu lama",
    }
    unmeasured = {
        "id": f"{seat}-belum",
        "kind": "belum",
        "indicator": "Waktu tunggu di loket",
        "collector": "dinkes",
        "how": "Catatan loket setiap bulan",
        "meaning": "Belum ada yang tahu berapa lama warga menunggu",
    }
    return {"facts": [*rows, own, unmeasured]}


def issues(seat: str) -> dict[str, Any]:
    sub = {GOV: "governance.service", LIV: "living.health"}[seat]
    return {
        "issues": [
            {
                "id": f"{seat}-i1",
                "title": f"Warga desa tanpa sinyal terlambat ditolong ({seat})",
                "affected": "Delapan desa di Kintamani; lansia paling tertinggal",
                "evidence": [f"{seat}-f0", f"{seat}-opd"],
                "sub_dimension": sub,
                "urgency": 5,
                "seriousness": 5,
                "growth": 4 if seat == GOV else 3,
            },
            {
                "id": f"{seat}-i2",
                "title": f"Antrean loket panjang ({seat})",
                "affected": "Warga yang bekerja harian",
                "evidence": [],
                "sub_dimension": sub,
                "urgency": 3,
                "seriousness": 2,
                "growth": 3,
            },
        ]
    }


def proposal(seat: str) -> dict[str, Any]:
    return {
        "keywords": [
            {
                "id": f"{seat}-k1",
                "word": "cepat",
                "issues": [f"{seat}-i1"],
                "meaning": "Ditolong pada jam yang dijanjikan",
            },
        ],
        "vision": f"2034: setiap keluarga ditolong dengan cepat ({seat})",
        "horizon": 2034,
        "motto": "Malu bila terlambat menolong",
        "missions": [{"id": f"{seat}-m1", "statement": "Mempercepat pertolongan sampai desa terjauh"}],
    }


STATEMENT = {
    "candidates": [
        {"id": "c1", "sentence": "2034: setiap keluarga ditolong dengan cepat", "drawn_from": [GOV, LIV], "votes": 41},
        {"id": "c2", "sentence": "Bangli yang tangguh", "drawn_from": [LIV], "votes": 12},
    ],
    "chosen": "2034: setiap keluarga ditolong dengan cepat",
    "missions": [f"{GOV}-m1"],
    "decided_by": "Pleno, dipimpin Sekda",
    "decided_on": "2024-06-12",
    "dissent": "Meja Living meminta kata “sehat” ditinjau lagi",
}


def readiness(seat: str) -> dict[str, Any]:
    high = 4 if seat == GOV else 1
    rows = [
        {"id": component.id, "rating": 2 if n else high, "evidence": "belum", "note": "Bergantung pada dua orang"}
        for n, component in enumerate(COMPONENTS)
    ]
    rows[1] |= {"rating": 3, "evidence": "ada", "document": "DPA", "number": "12", "year": 2024}
    rows[2] |= {"rating": 3, "evidence": "menyusul", "owner": "bappeda", "due": "2024-08-01"}
    return {"components": rows, "nature": "Kaldera Batur dan jalan curam", "culture": ""}


def gaps(seat: str) -> dict[str, Any]:
    pillar = seat.removeprefix("meja-")
    subs = [sub.id for sub in sub_dimensions(pillar)]
    return {
        "gaps": [
            {
                "id": f"{seat}-g1",
                "sub_dimension": subs[0],
                "status": "gap",
                "indicator": f"{seat}-opd",
                "wanted": 95,
                "whys": "Petugas terlambat tahu\nBelum disepakati penerima pertama",
                "need": "Satu aturan hitung waktu",
                "issues": [f"{seat}-i1"],
            },
            {
                "id": f"{seat}-g2",
                "sub_dimension": subs[1],
                "status": "gap",
                "own_indicator": "Waktu tunggu",
                "now": 90,
                "wanted": 30,
                "unit": "menit",
                "whys": "Berkas diperiksa dua kali; tidak ada jadwal",
                "need": "Jadwal layanan",
                "issues": [f"{seat}-i2"],
            },
            {"id": f"{seat}-g3", "sub_dimension": subs[2], "status": "bukan-prioritas", "reason": "Ditunda lima tahun"},
        ]
    }


def programmes(seat: str) -> dict[str, Any]:
    pillar = seat.removeprefix("meja-")
    sub = sub_dimensions(pillar)[0].id
    first = {
        "id": f"{seat}-p1",
        "name": f"Satu pintu laporan darurat ({pillar})",
        "innovation": "tik",
        "sub_dimension": sub,
        "strategies": [f"{seat}-s1"],
        "strategy": "Menyatukan penerima laporan",
        "gaps": [f"{seat}-g1"],
        "origin": "renstra",
        "result": "Laporan selesai tepat waktu",
        "unit": "%",
        "baseline": 61.5,
        "target": 95,
        "target_year": 2027,
        "coding": "kode",
        "sub_activities": ["2.16.03.2.02.0038"],
        "opd": "diskominfosan",
        "supporting_opd": ["bpbd"],
        "missions": ["9"],
        "start": 2025,
        "end": 2027,
        "pagu_1": 250000000,
        "pagu_2": 500000000,
        "pagu_3": 1250500000,
        "pagu_total": 2000500000,
        "funding": ["apbd", "tjsl"],
        "districts": ["51.06.04"],
        "left_behind": "Desa tanpa sinyal lewat radio dan balai banjar",
        "integrated_with": "Layanan pengaduan",
        "confirmation": "setuju" if seat == GOV else "belum",
        "confirmed_by": "Kepala Diskominfosan",
        "confirmed_on": "2024-08-07",
    }
    second = {
        **first,
        "id": f"{seat}-p2",
        "name": f"Loket keliling ({pillar})",
        "innovation": "non-tik",
        "gaps": [],
        "coding": "adat",
        "sub_activities": [],
        "without_code": "Dikelola desa adat",
        "start": 2026,
        "end": 2034,
        "pagu_1": None,
        "pagu_2": 100000000,
        "pagu_3": None,
        "pagu_total": 100000000,
        "funding": ["apbd"],
        "confirmation": "setuju",
    }
    return {"programmes": [first, second]}


def quickwins(seat: str) -> dict[str, Any]:
    return {
        "quickwins": [
            {
                "id": f"{seat}-q1",
                "name": "Nomor darurat di setiap balai banjar",
                "programme": f"{seat}-p1",
                "service": "Layanan pengaduan",
                "action": "Memasang papan nomor dan melatih petugas jaga",
                "months": 6,
                "impact": "Lama menunggu",
                "unit": "jam",
                "before": 5,
                "after": 2,
                "status": 20,
                "readiness": "SK tim 12/2024",
                "budget": "dpa",
                "owner": "diskominfosan",
                "announcer": "Kelian banjar lewat sangkep",
            }
        ]
    }


def schedule(seat: str) -> dict[str, Any]:
    return {
        "steps": [
            {"id": f"{seat}-p1", "start": 2025, "end": 2025, "needs": []},
            {"id": f"{seat}-p2", "start": 2026, "end": 2034, "needs": [f"{seat}-p1"]},
        ]
    }


GOVERNANCE = {
    "council_head": "Bupati",
    "council": [{"id": "d1", "position": "Sekretaris Daerah", "organisation": "Setda"}],
    "team_head": "Kepala Bappeda",
    "team": [{"id": "t1", "position": "Sekretaris Dinas", "organisation": "Diskominfosan", "task": "Menyiapkan data"}],
    "coordinators": [
        {"id": "governance", "opd": "diskominfosan", "contact": "Sekretaris"},
        {"id": "living", "opd": "dinkes", "contact": "Sekretaris"},
    ],
    "forum": "triwulan",
    "forum_agenda": "Bappeda mengundang; program yang macet diputuskan",
    "legal_form": "perbup",
    "legal_status": "rancangan",
    "legal_next": "Bagian Hukum menyiapkan, ditetapkan Desember 2024",
}

ANSWERS: dict[str, Any] = {
    # exercise           values of a seat
    "vision.facts": facts,
    "vision.issues": issues,
    "vision.proposal": proposal,
    "vision.statement": lambda seat: STATEMENT,
    "assessment.readiness": readiness,
    "assessment.gap": gaps,
    "masterplan.programmes": programmes,
    "masterplan.quickwins": quickwins,
    "roadmap.schedule": schedule,
    "roadmap.governance": lambda seat: GOVERNANCE,
    **small_1.ANSWERS,
    **small_2.ANSWERS,
    **small_3.ANSWERS,
    **small_4.ANSWERS,
}


def small_cohort(folder: Path) -> Cohort:
    """The cohort without any answer."""
    folder.mkdir(parents=True)
    (folder / "cohort.yml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8", newline="\n")
    return load_cohort(folder)


def play(
    cohort: Cohort,
    sessions: int = 4,
    *,
    changes: dict[tuple[str, str], dict[str, Any]] | None = None,
    silent: tuple[str, ...] = (),
) -> Base | None:
    """Answer, hand in and close the first `sessions` meetings; the last base, None for 0.

    changes: (exercise, seat) → values that replace those of this module. silent: seats that hand nothing in.
    """
    store, base = AnswerStore(cohort.work), None
    for meeting in SESSIONS[:sessions]:
        for seat in (GOV, LIV, CORE):
            unit = Unit.CORE if seat == CORE else Unit.TABLE
            wanted = [name for name in ANSWERS if exercise(name).session == meeting.id and exercise(name).unit is unit]
            if seat in silent or not wanted:
                continue
            for name in wanted:
                values = {**ANSWERS[name](seat), **(changes or {}).get((name, seat), {})}
                store.save(seat, name, values, revision=0, author=PENS[seat], time=START)
            hand_in(cohort, seat, meeting.id, author=PENS[seat], time=START)
        closed = START + timedelta(days=28 * meeting.number)
        base = consolidate(cohort, meeting.id, now=lambda closed=closed: closed).base
    return base
