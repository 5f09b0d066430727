"""A tiny cohort for any test: two tables, four persons, a core team; and short ways to answer and to hand in.

    cohort = make_cohort(tmp_path)
    save(cohort, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh")]})
    give(cohort, LIVING, "01_vision")

People and answers are made up.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import CORE, Cohort, load_cohort
from bimtek.answers.handin import Receipt, hand_in
from bimtek.answers.store import AnswerFile, AnswerStore, Saved

GOVERNANCE, LIVING = "meja-governance", "meja-living"
PENS = {GOVERNANCE: "gov-1", LIVING: "liv-1", CORE: "inti-1"}
"""Who types for a seat."""
ZONE = datetime.timezone(datetime.timedelta(hours=8))
NOON = datetime.datetime(2024, 6, 11, 12, 0, tzinfo=ZONE)

SETTINGS = """\
schema_version: 1
id: uji
title: Bimtek uji
region: "51.06"
start_year: 2025
data_cutoff: 2024-12-31
utc_offset: 8
training: true
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
gov-1,Ni Made Uji,diskominfosan,meja-governance,ya,ya,
gov-2,I Wayan Uji,bappeda,meja-governance,,,
liv-1,I Ketut Uji,dinkes,meja-living,,ya,
inti-1,I Gede Uji,bappeda,,ya,,
"""


def write_cohort(folder: Path, settings: str = SETTINGS, roster: str = ROSTER) -> Path:
    """The two files of a cohort; nothing is checked."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cohort.yml").write_text(settings, encoding="utf-8", newline="\n")
    (folder / "roster.csv").write_text(roster, encoding="utf-8", newline="\n")
    return folder


def make_cohort(tmp_path: Path) -> Cohort:
    """The cohort without any answer."""
    return load_cohort(write_cohort(tmp_path / "uji"))


def save(cohort: Cohort, seat: str, exercise: str, values: dict[str, Any], *, base: str = "") -> AnswerFile:
    """Save over whatever stands there, as the seat's own form would."""
    store = AnswerStore(cohort.work)
    standing = store.load(seat, exercise)
    done = store.save(
        seat,
        exercise,
        values,
        revision=standing.revision if standing else 0,
        author=PENS.get(seat, seat),
        time=NOON,
        base=base,
    )
    assert isinstance(done, Saved)
    return done.file


def give(cohort: Cohort, seat: str, session: str, *, time: datetime.datetime = NOON) -> Receipt:
    """Hand in what the seat saved for a meeting."""
    return hand_in(cohort, seat, session, author=PENS.get(seat, seat), time=time)


def fact(row_id: str, name: str = "Aduan selesai tepat waktu") -> dict[str, Any]:
    """A row of vision.facts: an indicator of an office."""
    return {
        "id": row_id,
        "kind": "opd",
        "indicator": name,
        "value": 61.5,
        "unit": "%",
        "year": 2023,
        "document": "Laporan kinerja 2023, hlm. 12",
        "custodian": "diskominfosan",
        "meaning": "Empat dari sepuluh pelapor menunggu terlalu lama",
    }


def issue(row_id: str, title: str, *evidence: str) -> dict[str, Any]:
    """A row of vision.issues."""
    return {
        "id": row_id,
        "title": title,
        "affected": "Lansia di delapan desa tanpa sinyal",
        "evidence": list(evidence),
        "urgency": 5,
        "seriousness": 4,
        "growth": 3,
    }


def keyword(row_id: str, word: str, *issues: str) -> dict[str, Any]:
    """A row of vision.proposal's key words."""
    return {"id": row_id, "word": word, "issues": list(issues), "meaning": "Ditolong pada jam yang dijanjikan"}


def gap(row_id: str, need: str, *issues: str, indicator: str = "") -> dict[str, Any]:
    """A row of assessment.gap."""
    return {
        "id": row_id,
        "sub_dimension": "governance.service",
        "status": "gap",
        "indicator": indicator,
        "own_indicator": "" if indicator else "Lama menunggu",
        "now": 90,
        "wanted": 30,
        "unit": "menit",
        "whys": "Berkas diperiksa dua kali\nTidak ada jadwal",
        "need": need,
        "issues": list(issues),
    }


def programme(row_id: str, name: str, *gaps: str) -> dict[str, Any]:
    """A row of masterplan.programmes, short."""
    return {"id": row_id, "name": name, "gaps": list(gaps), "start": 2025, "end": 2026, "funding": ["apbd"]}


def quickwin(row_id: str, name: str, programme_id: str) -> dict[str, Any]:
    """A row of masterplan.quickwins, short."""
    return {"id": row_id, "name": name, "programme": programme_id, "months": 6}
