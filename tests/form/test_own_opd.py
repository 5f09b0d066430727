"""Lists of OPD begin with those of whoever fills in."""

from __future__ import annotations

from pathlib import Path

from bimtek.answers.cohort import load_cohort
from bimtek.answers.store import AnswerStore
from bimtek.form.own_opd import own_opd_first
from bimtek.form.service import FormService
from tests.form.cohort import make_cohort

ROSTER = """\
person,name,opd,table,core
made,Ni Made Contoh,pupr-perkim,meja-living,tidak
wayan,I Wayan Contoh,dinkes,meja-living,ya
putu,I Putu Contoh,Yayasan Contoh,meja-society,tidak
"""
LISTED = {"pupr-perkim", "dinkes"}


def service(folder: Path) -> FormService:
    cohort = make_cohort(folder)
    (cohort.folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    cohort = load_cohort(cohort.folder)
    return FormService(cohort, AnswerStore(cohort.work))


def groups(service: FormService, seat: str, exercise: str, person: str) -> dict[str, list[str]]:
    """Group → the OPD in it, in the order of the list."""
    found: dict[str, list[str]] = {}
    for option in service.open(seat, exercise, person)["definition"]["options"]["opd"]:
        found.setdefault(option["group"], []).append(option["value"])
    return found


def test_a_table_finds_the_opd_of_its_members_first_and_all_others_after_them(tmp_path: Path) -> None:
    forms = service(tmp_path / "uji")
    found = groups(forms, "meja-living", "vision.facts", "made")
    assert list(found) == ["OPD di meja ini", "OPD lain"]
    assert set(found["OPD di meja ini"]) == LISTED
    every = [opd.id for opd in forms.cohort.region.opd]
    assert found["OPD lain"] == [opd for opd in every if opd not in LISTED]


def test_a_table_whose_opd_the_region_does_not_list_gets_the_plain_list(tmp_path: Path) -> None:
    forms = service(tmp_path / "uji")
    found = groups(forms, "meja-society", "vision.facts", "putu")
    assert found == {"": [opd.id for opd in forms.cohort.region.opd]}


def test_the_core_team_and_a_person_have_their_own(tmp_path: Path) -> None:
    cohort = service(tmp_path / "uji").cohort
    definition = {"options": {"opd": [{"value": "dinkes", "group": ""}, {"value": "bappeda", "group": ""}], "x": []}}
    for name, words in (("inti", "OPD anggota tim inti"), ("wayan", "OPD Anda")):
        seat = cohort.seat(name)
        told = own_opd_first(definition, seat, cohort.members(seat))
        assert [(one["value"], one["group"]) for one in told["options"]["opd"]] == [
            ("dinkes", words),
            ("bappeda", "OPD lain"),
        ]
        assert told["options"]["x"] == []
    assert definition["options"]["opd"][0]["group"] == ""  # what was handed over stays as it is


def test_an_exercise_without_opd_stays_as_it_is(tmp_path: Path) -> None:
    cohort = service(tmp_path / "uji").cohort
    definition = {"options": {}}
    assert own_opd_first(definition, cohort.seat("inti"), cohort.people) == {"options": {}}
