"""Starting: what the facilitator reads, and what stops the start."""

from __future__ import annotations

import io
import signal
import socket
from pathlib import Path

import pytest
from rich.console import Console

from bimtek.answers.cohort import Cohort
from bimtek.errors import BimtekError, CohortError
from bimtek.room import serve
from bimtek.room.addresses import in_url, reachable
from bimtek.room.announce import announce, show_codes
from bimtek.room.codes import make_codes
from bimtek.room.start import check_port, ready_gradebook
from tests.room.house import TOKEN, Room, make_cohort


def told() -> tuple[Console, io.StringIO]:
    text = io.StringIO()
    return Console(file=text, width=120, highlight=False), text


def test_a_port_that_is_taken_is_said_before_anything_starts(cohort: Cohort) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(BimtekError, match=rf"Porta {port} sedang dipakai"):
            serve(cohort.folder, port=port)
    check_port(port, "127.0.0.1")


def test_a_folder_that_is_no_cohort_is_said_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(CohortError, match=r"cohort\.yml"):
        serve(tmp_path)


def test_the_terminal_says_where_to_go(room: Room) -> None:
    assert f"http://127.0.0.1:{room.port}/bimtek/" in room.said
    assert f"/login?token={TOKEN}" in room.said
    assert "--ip 0.0.0.0" in room.said and "Ctrl+C" in room.said


def test_in_a_network_the_addresses_are_ones_that_others_can_reach() -> None:
    assert reachable("192.168.1.7") == ("192.168.1.7",)
    found = reachable("0.0.0.0")
    assert found and len(set(found)) == len(found)
    assert not [ip for ip in found if ip.startswith(("0.", "169.254.", "224."))]
    assert in_url("fe80::1") == "[fe80::1]" and in_url("10.0.0.1") == "10.0.0.1"


def test_several_networks_are_all_told_and_the_sheet_is_named(cohort: Cohort) -> None:
    console, text = told()
    addresses = ["http://192.168.1.7:8888", "http://10.1.1.4:8888"]
    announce(console, cohort, addresses, "x", "0.0.0.0", Path("room/lembar-dinding.html"))
    for shown in ("http://192.168.1.7:8888/bimtek/", "http://10.1.1.4:8888/bimtek/", "lembar-dinding.html"):
        assert shown in text.getvalue()
    assert "--ip 0.0.0.0" not in text.getvalue() and "beberapa jaringan" in text.getvalue()


def test_the_sheet_for_the_wall_stands_in_the_cohort_and_at_the_desk(room: Room) -> None:
    sheet = (room.cohort.folder / "room" / "lembar-dinding.html").read_text(encoding="utf-8")
    page = room.facilitator().open("/bimtek/fasilitator/lembar-dinding")
    for text in (sheet, page.text):
        assert f"http://127.0.0.1<wbr>:{room.port}<" in text and "nama pengguna" in text and text.count("<li>") == 3
    assert "<style>" in sheet and "<style>" not in page.text and "sheet.css" in page.text
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert not [code for code in room.codes.values() if code in sheet + page.text] and TOKEN not in sheet + page.text
    assert room.participant("liv-1").open("/bimtek/fasilitator/lembar-dinding").status == 302


def test_a_closed_room_says_good_bye(tmp_path: Path, free_port: int) -> None:
    room = Room(make_cohort(tmp_path / "uji-2024"), free_port, {}, tmp_path)
    room.start()
    process = room.process
    assert process is not None and process.stdout is not None
    process.send_signal(signal.SIGINT)
    assert "Ruang kelas ditutup" in process.stdout.read()
    assert process.wait(20) == 0
    process.stdout.close()


def test_codes_are_shown_with_names_and_tables(cohort: Cohort) -> None:
    console, text = told()
    codes = make_codes(cohort, ["liv-1", "tamu-1"])
    show_codes(console, cohort, codes)
    for shown in ("Ni Made Contoh", "meja-living", *codes.values()):
        assert shown in text.getvalue()
    assert "liv-2" not in text.getvalue()


def test_a_broken_gradebook_does_not_keep_participants_out(cohort: Cohort) -> None:
    cohort.gradebook.write_bytes(b"this is no database" * 100)
    console, text = told()
    ready_gradebook(console, cohort)
    assert "tidak dapat dibuka" in text.getvalue()
    assert cohort.gradebook.read_bytes().startswith(b"this is no database")
