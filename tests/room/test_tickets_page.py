"""The training tickets are handed out as a workbook, and the lesson leads to it."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from bimtek.tickets.training import training_tickets
from tests.room.house import Room
from tests.room.test_workbook_page import download

ADDRESS = "/bimtek/tiket-latihan.xlsx"


def test_a_participant_gets_all_tickets_with_their_label(room: Room) -> None:
    status, content = download(room.participant("liv-1"), ADDRESS)
    assert status == 200
    sheet = load_workbook(BytesIO(content), read_only=True).active
    rows = list(sheet.iter_rows(values_only=True))
    assert "data latihan" in rows[0][0]
    assert rows[2][:3] == ("Nomor tiket", "Kanal", "Jenis")
    assert len(rows) == 3 + len(training_tickets())
    assert rows[3][5] == training_tickets()[0].received


def test_the_page_of_the_meeting_shows_pictures_form_and_link(room: Room) -> None:
    page = room.participant("liv-1").open("/bimtek/pertemuan/02_assessment").text
    assert f'href="{ADDRESS}"' in page
    assert "Tiket per bulan, semua kecamatan (data latihan)" in page
    assert "assessment.complaints" in page
