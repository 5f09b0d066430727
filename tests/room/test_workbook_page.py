"""Kerjakan di Excel: the workbook goes out, comes back, is shown first, and is saved as from the form."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from bimtek.answers.handin import receipts
from bimtek.answers.store import AnswerStore
from bimtek.room.waiting import Waiting
from tests.room.house import Answer, Room, Visitor
from tests.sheets.filling import Filled

PAGE = "/bimtek/pertemuan/01_vision/excel"
SEAT = "meja-society"
ISSUES, ISSUE, URGENT = "Isu strategis", "Isu strategis", "Mendesak (U)"
BORDER = "batas-bagian-formulir"


def download(visitor: Visitor, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", visitor.port, timeout=60)
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    connection.request("GET", path, headers={"Cookie": cookies})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, content


def upload(visitor: Visitor, content: bytes | None, *, seat: str = SEAT, xsrf: bool = True, path: str = PAGE) -> Answer:
    """As a browser sends a form with a file."""
    parts: list[bytes] = []
    fields = {"kursi": seat, **({"_xsrf": visitor.cookies["_xsrf"]} if xsrf else {})}
    for name, value in fields.items():
        parts.append(f'--{BORDER}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    if content is not None:
        head = f'--{BORDER}\r\nContent-Disposition: form-data; name="berkas"; filename="isi.xlsx"\r\n'
        parts.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n")
    body = b"".join(parts) + f"--{BORDER}--\r\n".encode()
    connection = http.client.HTTPConnection("127.0.0.1", visitor.port, timeout=60)
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    headers = {"Cookie": cookies, "Content-Type": f"multipart/form-data; boundary={BORDER}"}
    connection.request("POST", path, body, headers)
    response = connection.getresponse()
    answer = Answer(response.status, response.headers, response.read().decode())
    connection.close()
    return answer


def words(answer: Answer) -> str:
    return " ".join(re.sub("<[^>]+>", " ", answer.text).split())


def filled_by(visitor: Visitor, *rows: Mapping[str, Any]) -> bytes:
    """The workbook of the table as it is now, with more rows of issues."""
    status, content = download(visitor, f"{PAGE}/{SEAT}.xlsx")
    assert status == 200
    filled = Filled(content)
    for row in rows:
        filled[ISSUES].add(row)
    return filled.saved()


def waiting_name(answer: Answer) -> str:
    found = re.search(r'name="berkas" value="(\w+)"', answer.text)
    assert found, words(answer)
    return found[1]


def titles(room: Room) -> list[str]:
    file = AnswerStore(room.cohort.work).load(SEAT, "vision.issues")
    return [row["title"] for row in file.values["issues"]] if file else []


def keep(visitor: Visitor, answer: Answer, **more: str) -> Answer:
    return visitor.post(f"{PAGE}/simpan", berkas=waiting_name(answer), **more)


def test_the_report_comes_first_and_saves_nothing(room: Room) -> None:
    visitor = room.participant("soc-1")
    told = upload(visitor, filled_by(visitor, {ISSUE: "Hanya dibaca", URGENT: "lima"}))
    assert told.status == 200
    assert "Belum ada yang disimpan" in words(told)
    assert "Baru (1) Hanya dibaca" in words(told)
    assert re.search(
        r"Lembar “Isu strategis”, baris \d+, kolom “Mendesak \(U\)” \([A-Z]\d+\) : tertulis “lima”", words(told)
    )
    assert "Hanya dibaca" not in titles(room)


def test_what_was_shown_is_saved_and_the_table_hears_it(room: Room) -> None:
    visitor, other = room.participant("soc-1"), room.participant("soc-2")
    told = upload(visitor, filled_by(visitor, {ISSUE: "Sekolah jauh"}))
    ear = other.listen("jendela-excel-1")
    before = ear.hear()["revisions"]["vision.issues"]
    done = keep(visitor, told)
    assert done.status == 200
    assert "Buku kerja sudah disimpan" in words(done)
    assert ear.hear_until(lambda state: state["revisions"]["vision.issues"] > before)
    ear.close()
    assert "Sekolah jauh" in titles(room)
    file = AnswerStore(room.cohort.work).load(SEAT, "vision.issues")
    assert file is not None
    assert file.author == "soc-1"
    noted = room.noted("unggah buku kerja", "soc-1")
    assert any(entry["action"] == "simpan" and "Excel" in entry.get("note", "") for entry in noted)


def test_it_is_handed_in_when_that_is_wished(room: Room) -> None:
    visitor = room.participant("soc-1")
    before = len(receipts(room.cohort, SEAT, "01_vision"))
    done = keep(visitor, upload(visitor, filled_by(visitor, {ISSUE: "Guru kurang"})), lalu="kumpulkan")
    found = receipts(room.cohort, SEAT, "01_vision")
    assert len(found) == before + 1
    assert f"/bimtek/tanda-terima/01_vision/{SEAT}/{found[-1].number}" in done.text


def test_who_holds_the_pen_is_told_and_nothing_is_lost(room: Room) -> None:
    visitor, other = room.participant("soc-1"), room.participant("soc-2")
    told = upload(visitor, filled_by(visitor, {ISSUE: "Menunggu giliran"}))
    pen = "/bimtek/api/pen/vision.issues"
    assert json.loads(other.send("PUT", pen, {"page": "jendela-excel-2", "do": "take"}).text)["mine"]
    refused = keep(visitor, told)
    assert refused.status == 409
    assert "anggota lain sedang mengisi (Isu strategis: Ni Nengah Contoh)" in words(refused)
    assert "Menunggu giliran" not in titles(room)
    other.send("PUT", pen, {"page": "jendela-excel-2", "do": "let go"})
    assert keep(visitor, refused).status == 200
    assert "Menunggu giliran" in titles(room)


def test_a_clash_is_foretold_and_nobody_is_overwritten(room: Room) -> None:
    visitor = room.participant("soc-1")
    content = filled_by(visitor, {ISSUE: "Dari Excel"})
    path = "/bimtek/api/exercise/vision.issues"
    now = json.loads(visitor.get(path).text)
    values = {"issues": [{"id": "formulir", "title": "Dari formulir"}]}
    room.participant("soc-2").put(path, json.dumps({"values": values, "revision": now["revision"]}))
    told = upload(visitor, content)
    assert "sudah diubah Ni Nengah Contoh" in words(told)
    assert "Sebagian belum tersimpan" in words(keep(visitor, told))
    assert titles(room) == ["Dari formulir"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "Belum ada berkas yang dipilih"),
        (b"no workbook", "bukan buku kerja Excel"),
        (b"x" * (6 * 2**20), "paling besar 5 MB"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(room: Room, content: bytes | None, said: str) -> None:
    answer = upload(room.participant("soc-1"), content)
    assert answer.status == 409
    assert said in words(answer)
    assert "Langkah berikutnya" in words(answer)


def test_another_tables_workbook_opens_to_nobody_else(room: Room) -> None:
    living = room.participant("liv-1")
    assert download(living, f"{PAGE}/{SEAT}.xlsx")[0] == 403
    content = filled_by(room.participant("soc-1"))
    assert upload(living, content).status == 403
    wrong = upload(living, content, seat="meja-living")
    assert wrong.status == 409
    assert "milik Meja Smart Society" in words(wrong)
    guest = room.participant("tamu-1")
    assert download(guest, f"{PAGE}/{SEAT}.xlsx")[0] == 403


def test_what_waits_is_the_own_and_is_asked_for_with_a_token(room: Room) -> None:
    visitor, other = room.participant("soc-1"), room.participant("soc-2")
    told = upload(visitor, filled_by(visitor, {ISSUE: "Milik soc-1"}))
    stolen = keep(other, told)
    assert stolen.status == 409
    assert "tidak menunggu lagi" in words(stolen)
    assert visitor.post(f"{PAGE}/simpan", xsrf=False, berkas=waiting_name(told)).status == 403
    assert upload(visitor, b"x", xsrf=False).status == 403
    assert "Milik soc-1" not in titles(room)


def test_the_way_there_stands_on_home_and_on_the_meetings_page(room: Room) -> None:
    visitor = room.participant("soc-1")
    for path in ("/bimtek/", "/bimtek/pertemuan/01_vision"):
        assert f'href="{PAGE}"' in visitor.open(path).text
    page = visitor.open(PAGE).text
    assert f"{PAGE}/{SEAT}.xlsx" in page
    assert not re.findall(r"<script|\son\w+=|<style|\sstyle=", page)


class _File:
    def __init__(self, size: int) -> None:
        self.content = bytes(size)


def test_what_waits_longest_goes_when_there_is_too_much() -> None:
    waiting = Waiting(most=10)
    first = waiting.put("a", _File(6))  # type: ignore[arg-type]
    second = waiting.put("b", _File(6))  # type: ignore[arg-type]
    assert waiting.get("a", first) is None
    assert waiting.get("b", second)
    assert waiting.get("b", first) is None
    waiting.drop("b")
    assert waiting.get("b", second) is None
