"""A cohort small enough to read: two tables, a core team, three persons."""

from pathlib import Path

from bimtek.answers.cohort import Cohort, load_cohort

SETTINGS = """\
id: uji
title: Angkatan uji
region: "51.06"
start_year: 2025
training: true
meetings:
  01_vision: {date: 2024-06-11, deadline: "2024-06-28T16:00"}
  02_assessment: {date: 2024-07-09, deadline: "2024-07-26T16:00"}
  03_masterplan: {date: 2024-08-06, deadline: "2024-08-23T16:00"}
  04_roadmap: {date: 2024-09-10, deadline: "2024-09-27T16:00"}
tables:
  - {id: meja-living, name: Meja Smart Living, pillar: living}
  - {id: meja-society, name: Meja Smart Society, pillar: society}
"""
ROSTER = """\
person,name,table,core
made,Ni Made Contoh,meja-living,tidak
wayan,I Wayan Contoh,meja-living,ya
putu,I Putu Contoh,meja-society,tidak
tamu,I Gede Contoh,,tidak
"""


def make_cohort(folder: Path) -> Cohort:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "cohort.yml").write_text(SETTINGS, encoding="utf-8", newline="\n")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8", newline="\n")
    return load_cohort(folder)
