"""Coming in and going out."""

from __future__ import annotations

import pytest

from bimtek.room.codes import make_codes
from bimtek.room.throttle import PER_PERSON
from tests.room.house import TOKEN, Room


def test_a_participant_comes_in_with_id_and_code_and_goes_out(room: Room) -> None:
    visitor = room.participant("liv-1")
    assert "Ni Made Contoh" in visitor.open("/bimtek/").text
    assert visitor.post("/bimtek/keluar").headers["Location"] == "/bimtek/masuk"
    visitor.cookies = {name: value for name, value in visitor.cookies.items() if value}
    assert visitor.open("/bimtek/").status == 302


def test_a_phone_that_begins_with_a_capital_lets_people_in(room: Room) -> None:
    visitor = room.stranger()
    visitor.get("/bimtek/masuk")
    assert visitor.post("/bimtek/masuk", peserta="Liv-1 ", kode=room.codes["liv-1"].upper()).status == 302
    assert "Ni Made Contoh" in visitor.open("/bimtek/").text


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites(room: Room) -> None:
    visitor = room.stranger()
    visitor.get("/bimtek/masuk")
    answer = visitor.post("/bimtek/masuk", peserta="liv-1", kode=room.codes["liv-1"])
    cookies = answer.headers.get_all("Set-Cookie") or []
    assert [line for line in cookies if "bimtek-peserta" in line and "HttpOnly" in line and "SameSite=Lax" in line]
    answer = room.stranger().get(f"/login?token={TOKEN}")
    cookies = answer.headers.get_all("Set-Cookie") or []
    assert [line for line in cookies if "bimtek-fasilitator" in line and "HttpOnly" in line and "SameSite=Lax" in line]
    assert not [line for line in cookies if TOKEN in line]


def test_wrong_codes_are_refused_and_then_slowed_down(room: Room) -> None:
    visitor = room.stranger()
    visitor.get("/bimtek/masuk")
    statuses = [visitor.post("/bimtek/masuk", peserta="tamu-2", kode="aaaa-bbbb").status for _ in range(PER_PERSON + 1)]
    assert statuses == [401] * PER_PERSON + [429]
    answer = visitor.post("/bimtek/masuk", peserta="tamu-2", kode=room.codes["tamu-2"])
    assert answer.status == 429
    assert "Tunggu 5 menit" in answer.text
    assert room.participant("liv-2")  # nobody else is slowed down


def test_an_unknown_person_hears_the_same_as_a_wrong_code(room: Room) -> None:
    visitor = room.stranger()
    visitor.get("/bimtek/masuk")
    unknown = visitor.post("/bimtek/masuk", peserta="siapa", kode="aaaa-bbbb")
    wrong = visitor.post("/bimtek/masuk", peserta="tamu-1", kode="aaaa-bbbb")
    assert unknown.status == wrong.status == 401
    assert "tidak cocok" in unknown.text and "tidak cocok" in wrong.text


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org", "/lab", "javascript:1", "/bimtek/\\x"])
def test_signing_in_leads_nowhere_else(room: Room, wanted: str) -> None:
    visitor = room.stranger()
    visitor.get("/bimtek/masuk")
    fields = {"peserta": "liv-1", "kode": room.codes["liv-1"], "next": wanted}
    assert visitor.post("/bimtek/masuk", **fields).headers["Location"] == "/bimtek/"


def test_signing_in_leads_back_to_the_page_that_was_wanted(room: Room) -> None:
    visitor = room.stranger()
    visitor.get("/bimtek/masuk")
    fields = {"peserta": "liv-1", "kode": room.codes["liv-1"], "next": "/bimtek/pertemuan/02_assessment"}
    assert visitor.post("/bimtek/masuk", **fields).headers["Location"] == "/bimtek/pertemuan/02_assessment"


def test_what_is_typed_on_the_page_to_come_in_stays_text(room: Room) -> None:
    visitor = room.stranger()
    visitor.get("/bimtek/masuk")
    answer = visitor.post("/bimtek/masuk", peserta='"><script>alert(1)</script>', kode="x")
    assert "<script>alert" not in answer.text


def test_the_facilitator_types_the_token(room: Room) -> None:
    visitor = room.stranger()
    visitor.get("/login")
    assert visitor.post("/login", kunci="salah").status == 401
    answer = visitor.post("/login", kunci=TOKEN, next="/lab")
    assert (answer.status, answer.headers["Location"]) == (302, "/lab")
    assert visitor.get("/api/contents").status == 200


@pytest.mark.parametrize("path", ["/bimtek/masuk", "/bimtek/keluar", "/login", "/bimtek/pertemuan/01_vision/kumpulkan"])
def test_no_other_site_can_send_a_form(room: Room, path: str) -> None:
    assert room.participant("liv-1").post(path, xsrf=False, peserta="liv-1", kursi="meja-living").status == 403


def test_a_new_code_ends_the_old_cookie(room: Room) -> None:
    visitor = room.participant("tamu-1")
    assert visitor.open("/bimtek/").status == 200
    room.codes |= make_codes(room.cohort, ["tamu-1"])
    assert visitor.open("/bimtek/").status == 302


def test_no_secret_stands_in_the_log_nor_on_the_screen_twice(room: Room) -> None:
    written = room.log()
    assert TOKEN not in written
    assert room.said.count(TOKEN) == 1
    for code in room.codes.values():
        assert code not in written + room.said
