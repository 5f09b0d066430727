"""A meeting of six tables: three sit in the room, three work outside it and send ZIPs and workbooks, some of them bad.

What the tables of the room wrote the day before is there already, all but the sentence of their vision.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.handin import hand_in, latest_handin
from bimtek.answers.parcel import write_parcel
from bimtek.answers.store import AnswerStore
from bimtek.sheets import workbook_bytes
from tests.cohorts import fact, issue, keyword, write_cohort
from tests.sheets.filling import Filled

I, II = "01_vision", "02_assessment"  # noqa: E741
ATTACK = '<img src=x onerror="window.__pwned=1"> {{7*7}} <script>window.__pwned=2</script>'
WASTE = "Sampah yang terangkut"
"""An indicator with two numbers: one of the room, one from outside."""

SETTINGS = """\
schema_version: 1
id: uji
title: Bimtek uji
region: "51.06"
start_year: 2025
data_cutoff: 2024-12-31
training: true
meetings:
  01_vision: {date: 2024-06-11, deadline: "2099-06-28T16:00"}
  02_assessment: {date: 2024-07-09, deadline: "2099-07-26T16:00"}
  03_masterplan: {date: 2024-08-06, deadline: "2099-08-23T16:00"}
  04_roadmap: {date: 2024-09-10, deadline: "2099-09-27T16:00"}
tables:
  - {id: meja-governance, name: Meja Governance, pillar: governance}
  - {id: meja-living, name: Meja Living, pillar: living}
  - {id: meja-economy, name: Meja Economy, pillar: economy}
  - {id: meja-branding, name: Meja Branding, pillar: branding}
  - {id: meja-society, name: Meja Society, pillar: society}
  - {id: meja-environment, name: Meja Environment, pillar: environment}
"""
ROSTER = """\
person,name,opd,table,core,coordinator,substitute_for
gov-1,Ni Made Uji,diskominfosan,meja-governance,ya,ya,
liv-1,I Ketut Uji,dinkes,meja-living,,ya,
eco-1,Ni Luh Uji,distan,meja-economy,,ya,
bra-1,I Wayan Uji,disparbud,meja-branding,,ya,
bra-2,Ni Komang Uji,disparbud,meja-branding,,,
soc-1,I Putu Uji,disdikpora,meja-society,,ya,
soc-2,Ni Nengah Uji,bpbd,meja-society,,,
env-1,I Nyoman Uji,dlh,meja-environment,,ya,
env-2,Ni Wayan Uji,dlh,meja-environment,,,
"""
OUTSIDE = ("bra-1", "bra-2", "soc-1", "soc-2", "env-1", "env-2")
YESTERDAY = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)


def make_meeting(folder: Path) -> Cohort:
    """The cohort as its tables in the room left it yesterday."""
    cohort = load_cohort(write_cohort(folder, SETTINGS, ROSTER))
    water, streets = issue("l1", "Air yang keruh di hulu", "f2"), issue("l2", f"Jalan putus {ATTACK}")
    save(cohort, "meja-governance", "vision.facts", {"facts": [fact("f1")]})
    save(cohort, "meja-living", "vision.facts", {"facts": [fact("f2") | {"value": 72, "document": "LKjIP 2023"}]})
    save(cohort, "meja-economy", "vision.facts", {"facts": [fact("f3", WASTE)]})
    save(cohort, "meja-governance", "vision.issues", {"issues": [issue("g1", "Antrean", "f1")]})
    save(cohort, "meja-living", "vision.issues", {"issues": [water, streets]})
    for seat, word in (("meja-governance", "cepat"), ("meja-living", "sehat"), ("meja-economy", "makmur")):
        save(cohort, seat, "vision.proposal", {"keywords": [keyword(f"{seat}-k", word, "g1")]})
    return cohort


def save(cohort: Cohort, seat: str, exercise: str, values: dict[str, Any]) -> None:
    author = cohort.members(cohort.seat(seat))[0].id
    AnswerStore(cohort.work).save(seat, exercise, values, revision=0, author=author, time=YESTERDAY)


def brought(folder: Path) -> dict[str, tuple[bytes, str]]:
    """Twelve files as they came from outside: name → (its bytes, what the page must say of it)."""
    laptop = load_cohort(write_cohort(folder / "laptop", SETTINGS, ROSTER))
    files: dict[str, tuple[bytes, str]] = {}
    for person in OUTSIDE:
        save(laptop, person, "vision.pretest", {"swot": "c"})
        files[f"{person}.zip"] = (parcel(laptop, person), f"{laptop.person(person).name}, 01_vision, penyerahan ke-1")
    save(laptop, "meja-environment", "vision.facts", {"facts": [fact("f4", WASTE) | {"value": 40}]})
    files["meja lingkungan.zip"] = (parcel(laptop, "meja-environment"), "Meja Environment, 01_vision, penyerahan ke-1")
    for seat, pen, title in (
        ("meja-branding", "I Wayan Uji", "Papan nama usaha tidak seragam"),
        ("meja-society", "I Putu Uji", "Air keruh di hulu"),
    ):
        book = workbook(laptop, seat, pen, title)
        files[f"{seat}.xlsx"] = (book, f"{laptop.seat(seat).name}, 01_vision, penyerahan ke-1")
    other = load_cohort(write_cohort(folder / "lain", SETTINGS.replace("id: uji", "id: lain"), ROSTER))
    save(other, "gov-1", "vision.pretest", {"swot": "c"})
    return files | {
        "tetangga.zip": (parcel(other, "gov-1"), "ZIP ini dari angkatan “lain”, bukan “uji”."),
        "<b>disunting<b>.zip": (edited(parcel(laptop, "meja-environment")), "tidak sama dengan yang dikumpulkan"),
        "terpotong.zip": (files["env-1.zip"][0][:200], "Berkas ini bukan ZIP yang utuh."),
    }


def parcel(cohort: Cohort, seat: str) -> bytes:
    """Hand in on this laptop, and pack it."""
    hand_in(cohort, seat, I, author=cohort.members(cohort.seat(seat))[0].id, time=YESTERDAY)
    folder = latest_handin(cohort, seat, I)
    assert folder is not None
    return write_parcel(folder, cohort.folder).read_bytes()


def edited(content: bytes) -> bytes:
    """A ZIP whose answer somebody changed after it was handed in."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            held = before.read(name)
            after.writestr(name, held.replace(b"40", b"99") if name.startswith("answers/") else held)
    return target.getvalue()


def workbook(cohort: Cohort, seat: str, pen: str, title: str) -> bytes:
    """A table's workbook with one issue, and with the name of who filled it in."""
    filled = Filled(workbook_bytes(cohort, seat, I))
    filled["Isu strategis"].add({"Isu strategis": title})
    guide = filled.book.worksheets[0]
    mark = next(cell for line in guide.iter_rows() for cell in line if str(cell.value).startswith("Diisi oleh"))
    for beside in range(mark.column + 1, mark.column + 4):
        guide.cell(mark.row, beside).value = pen
    return filled.saved()
