"""The facilitator's pages."""

from __future__ import annotations

import json
import re

from bimtek.curriculum import SESSIONS
from tests.room.house import ROSTER, Room

NEW = "/bimtek/fasilitator/kode"


def test_the_desk_has_a_board_for_each_meeting_and_the_doors_to_everything_else(room: Room) -> None:
    facilitator = room.facilitator()
    for number, session in enumerate(SESSIONS, 1):
        text = facilitator.open(f"/bimtek/fasilitator?pertemuan={session.id}").text
        assert f'data-session="{session.id}"' in text and text.count('aria-current="page"') == 1
        for command in ("release", "collect", "grade", "feedback", "consolidate"):
            assert f"python -m bimtek {command} {room.cohort.folder.as_posix()} {number}" in text
    assert 'href="/lab"' in text and 'href="/formgrader"' in text
    assert ">Smart Living</option>" in text and ">Dinkes</option>" in text  # to filter by
    assert facilitator.open("/bimtek/fasilitator?pertemuan=lima").status == 404


def test_a_new_code_works_and_the_old_one_does_not(room: Room) -> None:
    facilitator = room.facilitator()
    facilitator.open("/bimtek/fasilitator")
    page = facilitator.post(NEW, peserta="liv-2").text
    found = re.search(r"<dt>Kode</dt><dd>([a-z0-9-]{9})</dd>", page)
    assert found
    old, room.codes["liv-2"] = room.codes["liv-2"], found[1]
    assert room.participant("liv-2").open("/bimtek/").status == 200
    visitor = room.stranger()
    visitor.get("/bimtek/masuk")
    assert visitor.post("/bimtek/masuk", peserta="liv-2", kode=old).status == 401


def test_nobody_else_makes_codes(room: Room) -> None:
    participant = room.participant("soc-1")
    assert participant.post(NEW, peserta="liv-1").status == 403
    assert room.facilitator().post(NEW, xsrf=False, peserta="liv-1").status == 403
    facilitator = room.facilitator()
    facilitator.open("/bimtek/fasilitator")
    assert facilitator.post(NEW, peserta="../liv-1").status == 404


def test_who_comes_late_is_let_in_without_a_new_start(room: Room) -> None:
    roster = room.cohort.folder / "roster.csv"
    roster.write_text(ROSTER + "liv-3,Ni Ketut Terlambat,dinkes,meja-living,tidak,tidak,\n", encoding="utf-8")
    facilitator = room.facilitator()
    assert "Ni Ketut Terlambat" in facilitator.open("/bimtek/fasilitator").text
    found = re.search(r"<dt>Kode</dt><dd>([a-z0-9-]{9})</dd>", facilitator.post(NEW, peserta="liv-3").text)
    assert found
    room.codes["liv-3"] = found[1]
    assert "Meja Smart Living" in room.participant("liv-3").open("/bimtek/").text


def test_a_roster_with_a_mistake_leaves_the_room_as_it_was(room: Room) -> None:
    roster = room.cohort.folder / "roster.csv"
    roster.write_text(ROSTER.replace("meja-society", "meja-salah"), encoding="utf-8")
    assert "Meja Smart Society" in room.participant("soc-2").open("/bimtek/").text
    assert "meja-salah" in room.log()
    roster.write_text(ROSTER, encoding="utf-8")
    assert room.participant("soc-2").open("/bimtek/").status == 200


def test_the_facilitators_jupyterlab_speaks_indonesian_and_saves_only_when_told(room: Room) -> None:
    desk = room.facilitator()
    for plugin, name, value in (
        ("@jupyterlab/translation-extension:plugin", "locale", "id_ID"),
        ("@jupyterlab/apputils-extension:notification", "fetchNews", "false"),
        ("@jupyterlab/docmanager-extension:plugin", "autosave", False),
    ):
        schema = json.loads(desk.open(f"/lab/api/settings/{plugin}").text)["schema"]
        assert schema["properties"][name]["default"] == value
