"""Starting: what the facilitator reads, and what stops the start."""

from __future__ import annotations

import io
import socket
from pathlib import Path

import pytest
from rich.console import Console

from bimtek.answers.cohort import Cohort
from bimtek.errors import BimtekError, CohortError
from bimtek.room import serve
from bimtek.room.codes import make_codes
from bimtek.room.start import announce, check_port, reachable, ready_gradebook, show_codes
from tests.room.house import TOKEN, Room


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


def test_in_a_network_the_address_is_one_that_others_can_reach(cohort: Cohort) -> None:
    assert reachable("192.168.1.7") == "192.168.1.7"
    assert reachable("0.0.0.0") not in ("", "0.0.0.0")
    console, text = told()
    announce(console, cohort, "http://192.168.1.7:8888", "x", "0.0.0.0")
    assert "--ip 0.0.0.0" not in text.getvalue()


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
