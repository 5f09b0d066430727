"""A workshop in which nothing is left open, for the tests of the final print: six tables, a core team, a region.

The region and everything in it is made up for the tests; its figures name their owner, so that none is second-hand.
"""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from bimtek.answers.base import Base
from bimtek.answers.cohort import CORE, Cohort, load_cohort
from bimtek.answers.handin import hand_in
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import SESSIONS, exercise
from bimtek.curriculum.components import COMPONENTS
from bimtek.curriculum.exercise import Unit
from bimtek.datasets import PILLAR_IDS, course_root, sub_dimensions
from bimtek.plan.consolidate import consolidate
from tests.plan import small

CODE = "99.01"
TABLES = tuple(f"meja-{pillar}" for pillar in PILLAR_IDS)
FIRST_YEAR = 2025

PROFILE = {
    "code": CODE,
    "name": "Kabupaten Uji",
    "province": "Provinsi Uji",
    "head_title": "Bupati",
    "tagline": {"text": "Uji maju", "source": "Situs pemerintah daerah (uji)"},
    "rpjmd": {
        "period": "2021–2026",
        "vision": "Warga yang ditolong pada waktunya",
        "source": "RPJMD (uji)",
        "missions": [
            {"number": 1, "text": "Layanan yang tepat waktu", "source": "RPJMD (uji), halaman 4"},
            {"number": 2, "text": "Ekonomi warga yang tumbuh", "source": "RPJMD (uji), halaman 4"},
        ],
    },
    "provincial_priorities": {"fields": ["Pangan", "Kesehatan"], "source": "RPJMD provinsi (uji)"},
    "regulations": {
        "rpjpd": {"name": "Peraturan Daerah Nomor 1 Tahun 2024 tentang RPJPD (uji)", "source": "JDIH (uji)"},
        "rpjmd": {"name": "Peraturan Daerah Nomor 2 Tahun 2021 tentang RPJMD (uji)", "source": "JDIH (uji)"},
        "rtrw": {"name": "Peraturan Daerah Nomor 3 Tahun 2023 tentang RTRW (uji)", "source": "JDIH (uji)"},
    },
    "sources": ["Profil daerah (uji)"],
}
FACTS = """\
id,group,indicator,place,value,qualifier,unit,year,period,source,source_kind,note,related_pillars
luas-uji,wilayah,Luas wilayah,Kabupaten Uji,500,,km²,2023,,Surat BIG (uji),primary,,governance
penduduk-uji,penduduk,Jumlah penduduk,Kabupaten Uji,250000,,jiwa,2023,,Dukcapil (uji),primary,,governance
"""
SETTINGS = {
    "id": "lengkap",
    "title": "Bimtek lengkap",
    "region": CODE,
    "start_year": FIRST_YEAR,
    "data_cutoff": "2023-12-31",
    "training": True,
    "notice": "Dokumen uji.",
    "meetings": yaml.safe_load(small.SETTINGS)["meetings"],
    "tables": [{"id": f"meja-{each}", "name": f"Meja {each.title()}", "pillar": each} for each in PILLAR_IDS],
}


def complete_region(regions: Path) -> None:
    """Write the region's folder into `regions`."""
    folder = regions / CODE
    folder.mkdir(parents=True)
    (folder / "region.json").write_text(json.dumps(PROFILE), encoding="utf-8")
    (folder / "facts.csv").write_text(FACTS, encoding="utf-8")
    lines = ["code,name,villages,kelurahan,source", f"{CODE}.01,Utara,9,1,Kepmendagri (uji)"]
    (folder / "districts.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    shutil.copy(course_root() / "datasets" / "regions" / "51.06" / "opd.csv", folder)


def complete_cohort(folder: Path) -> Cohort:
    """The cohort without any answer."""
    folder.mkdir(parents=True)
    people = [f"p-{seat},Peserta {seat},diskominfosan,{seat},tidak,ya," for seat in TABLES]
    rows = [small.ROSTER.splitlines()[0], *people, "inti-1,Peserta inti,bappeda,,ya,tidak,", ""]
    (folder / "roster.csv").write_text("\n".join(rows), encoding="utf-8", newline="\n")
    (folder / "cohort.yml").write_text(yaml.safe_dump(SETTINGS), encoding="utf-8", newline="\n")
    return load_cohort(folder)


def _facts(seat: str) -> dict[str, Any]:
    data = {"kind": "data", "meaning": "Warga desa jauh menunggu paling lama"}
    own = small.facts(small.GOV)["facts"][2] | {"id": f"{seat}-opd", "verified": "Walidata, 12 Juni 2024"}
    return {
        "facts": [
            {**data, "id": f"{seat}-f0", "fact": "luas-uji"},
            {**data, "id": f"{seat}-f1", "fact": "penduduk-uji"},
            own,
        ]
    }


def _issues(seat: str) -> dict[str, Any]:
    rows = small.issues(small.GOV)["issues"]
    sub = sub_dimensions(seat.removeprefix("meja-"))[0].id
    titles = ("Warga terlambat ditolong", "Antrean loket panjang")
    return {
        "issues": [
            row
            | {"id": f"{seat}-i{nth}", "title": f"{title} ({seat})", "sub_dimension": sub, "evidence": [f"{seat}-opd"]}
            for nth, (row, title) in enumerate(zip(rows, titles, strict=True), 1)
        ]
    }


def _alignment(seat: str) -> dict[str, Any]:
    tied = {"missions": ["1"], "rpjpd": "Bab 4, layanan dasar", "rtrw": "Pasal 5, pusat layanan", "priorities": ["2"]}
    return {"links": [{"id": f"{seat}-i1", **tied}, {"id": f"{seat}-i2", "reason": "Muncul sesudah RPJMD ditetapkan"}]}


def _readiness(seat: str) -> dict[str, Any]:
    shown = {"rating": 3, "evidence": "ada", "document": "DPA", "number": "12", "year": 2024, "note": "Berjalan"}
    return {
        "components": [{"id": component.id, **shown} for component in COMPONENTS],
        "nature": "Datar",
        "culture": "Rukun",
    }


def _goals(seat: str) -> dict[str, Any]:
    rows = small.ANSWERS["assessment.goals"](seat)["objectives"]
    measured = {"measured": "ada", "baseline": 90, "baseline_year": 2023, "baseline_plan": "", "baseline_due": None}
    return {"objectives": [rows[0], rows[1] | measured]}


def _strategy(seat: str) -> dict[str, Any]:
    row = small.ANSWERS["masterplan.strategy"](seat)["strategies"][0]
    return {"strategies": [row | {"gaps": [f"{seat}-g1", f"{seat}-g2"]}], "postponed": []}


def _programmes(seat: str) -> dict[str, Any]:
    agreed = {
        "confirmation": "setuju",
        "confirmed_by": "Kepala Diskominfosan",
        "confirmed_on": "2024-08-07",
        "missions": ["1"],
        "districts": [f"{CODE}.01"],
    }
    first, second = (row | agreed for row in small.programmes(seat)["programmes"])
    sub = sub_dimensions(seat.removeprefix("meja-"))[1].id
    return {"programmes": [first, second | {"gaps": [f"{seat}-g2"], "sub_dimension": sub}]}


def _targets(seat: str) -> dict[str, Any]:
    return small.ANSWERS["roadmap.targets"](seat) | {"baseline": 2}


def _risks(seat: str) -> dict[str, Any]:
    answered = {"mitigation": "BPSDM melatih dua orang setiap desa", "owner": "bpsdm"}
    return {"risks": [row | answered for row in small.ANSWERS["roadmap.risks"](seat)["risks"]]}


def _programme_ids() -> list[str]:
    return [f"{seat}-p{nth}" for seat in TABLES for nth in (1, 2)]


def _capacity(seat: str) -> dict[str, Any]:
    limits = {f"budget_{nth}": 50_000_000_000 for nth in range(1, 6)}
    people = {f"months_{nth}": 240 for nth in range(1, 6)}
    needs = [
        {"id": each, "months": 6, "movable": "ya", "start": FIRST_YEAR if each.endswith("1") else FIRST_YEAR + 1}
        for each in _programme_ids()
    ]
    return {
        **limits,
        "budget_basis": "dokumen",
        "budget_document": "Rancangan KUA-PPAS 2025",
        "staff": [{"id": "s1", "opd": "diskominfosan", "basis": "asumsi", **people}],
        "facilities": [],
        "needs": needs,
    }


def _financing(seat: str) -> dict[str, Any]:
    sure = {"source": "apbd-pad", "certainty": "pasti", "proof": "KUA-PPAS 2025"}
    paid = {"1": {"year_1": 250_000_000, "year_2": 500_000_000, "year_3": 1_250_500_000}, "2": {"year_2": 100_000_000}}
    shares = [{"id": f"d-{each}", "programme": each, **sure, **paid[each[-1]]} for each in _programme_ids()]
    return {"apbd": 1_100_000_000_000, "apbd_document": "APBD 2025 (uji)", "shares": shares}


def _governance(seat: str) -> dict[str, Any]:
    coordinators = [{"id": pillar, "opd": "diskominfosan", "contact": "Sekretaris"} for pillar in PILLAR_IDS]
    fixed = {"legal_status": "ditetapkan", "legal_number": "Nomor 7 Tahun 2024", "legal_next": ""}
    return {**small.GOVERNANCE, "coordinators": coordinators, **fixed}


def _chapters(seat: str) -> dict[str, Any]:
    values = small.ANSWERS["roadmap.chapters"](seat)
    words = [{"id": row["id"], "word": "sepakat"} for row in values["words"]]
    return {**values, "words": words, "present": list(PILLAR_IDS), "dissent": ""}


ANSWERS: dict[str, Any] = {
    **small.ANSWERS,
    # exercise           values of a seat
    "vision.territory": lambda seat: {"figures": [], "decided_by": "Pleno", "decided_on": "2024-06-12"},
    "vision.facts": _facts,
    "vision.issues": _issues,
    "vision.alignment": _alignment,
    "assessment.readiness": _readiness,
    "assessment.goals": _goals,
    "masterplan.strategy": _strategy,
    "masterplan.programmes": _programmes,
    "roadmap.targets": _targets,
    "roadmap.risks": _risks,
    "roadmap.thread": lambda seat: {"story": "Pelapor menunggu terlalu lama; satu pintu menerimanya mulai 2025"},
    "roadmap.capacity": _capacity,
    "roadmap.financing": _financing,
    "roadmap.governance": _governance,
    "roadmap.chapters": _chapters,
}


def play(cohort: Cohort) -> Base:
    """Answer, hand in and close all four meetings; what looks alike is looked at and kept apart."""
    store = AnswerStore(cohort.work)
    for meeting in SESSIONS:
        for seat in (*TABLES, CORE):
            unit, pen = (Unit.CORE, "inti-1") if seat == CORE else (Unit.TABLE, f"p-{seat}")
            for name in ANSWERS:
                if exercise(name).session == meeting.id and exercise(name).unit is unit:
                    store.save(seat, name, ANSWERS[name](seat), revision=0, author=pen, time=small.START)
            hand_in(cohort, seat, meeting.id, author=pen, time=small.START)
        closed = small.START + timedelta(days=28 * meeting.number)
        base = consolidate(cohort, meeting.id, now=lambda closed=closed: closed).base
        if _keep_apart(cohort, meeting.id, base):
            base = consolidate(cohort, meeting.id, now=lambda closed=closed: closed + timedelta(hours=1)).base
    return base


def _keep_apart(cohort: Cohort, session_id: str, base: Base) -> bool:
    """Write the plenary's decisions on near-duplicates; False where there is nothing to decide."""
    alike: dict[str, set[str]] = {}
    for point in base.open:
        if point.code == "MIRIP":
            alike.setdefault(point.exercise, set()).update(point.items)
    if not alike:
        return False
    decided = [{"kind": "different", "items": sorted(items), "why": "Pilar lain"} for items in alike.values()]
    path = cohort.folder / "decisions" / f"{session_id}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump({"who": "Pleno", "decisions": decided}), encoding="utf-8", newline="\n")
    return True
