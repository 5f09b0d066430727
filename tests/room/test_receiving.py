"""Files that somebody brought: ZIPs and workbooks, each told what became of it; the same from a folder and the desk."""

from __future__ import annotations

import shutil
import uuid
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.handin import hand_in, latest_handin, receipts
from bimtek.answers.parcel import write_parcel
from bimtek.answers.store import AnswerStore
from bimtek.errors import HandinError
from bimtek.room.deliveries import deliveries_in, shown_name, uploaded
from bimtek.room.receiving import Fate, Received, receive
from bimtek.sheets import write_workbook
from tests.cohorts import GOVERNANCE, LIVING, NOON, give, issue, make_cohort, save
from tests.room.house import Room
from tests.room.house import make_cohort as make_room_cohort

SESSION = "01_vision"
EVENING = NOON + timedelta(hours=8)


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return make_cohort(tmp_path)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A USB stick with a ZIP in a folder, a workbook of another table and what lies about on sticks."""
    laptop = make_cohort(tmp_path / "laptop")
    save(laptop, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh")]})
    give(laptop, LIVING, SESSION)
    folder = latest_handin(laptop, LIVING, SESSION)
    assert folder is not None
    stick = tmp_path / "usb"
    write_parcel(folder, stick / "meja living")
    book = write_workbook(laptop, GOVERNANCE, SESSION, stick / "buku kerja.xlsx")
    filled(book, "Isu strategis", "Antrean panjang")
    for name in ("._buku kerja.xlsx", "~$buku kerja.xlsx", "Thumbs.db", "catatan.ipynb"):
        (stick / name).write_bytes(b"x")
    (stick / "foto.jpg").write_bytes(b"\xff\xd8")
    return stick


def filled(book: Path, sheet: str, title: str) -> None:
    """Type a first issue into a workbook, and who fills it in."""
    opened = load_workbook(book)
    page = opened[sheet]
    row = next(cell.row for line in page.iter_rows() for cell in line if cell.value == "Isu strategis" and cell.row > 3)
    column = next(cell.column for cell in page[row] if cell.value == "Isu strategis")
    page.cell(row + 1, column).value = title
    guide = opened.worksheets[0]
    mark = next(cell for line in guide.iter_rows() for cell in line if str(cell.value).startswith("Diisi oleh"))
    for beside in range(mark.column + 1, mark.column + 4):
        guide.cell(mark.row, beside).value = "Ni Made Uji"
    opened.save(book)


def by_name(told: tuple[Received, ...]) -> dict[str, Received]:
    return {one.name: one for one in told}


def take(cohort: Cohort, folder: Path, session: str = "", now: datetime = EVENING) -> dict[str, Received]:
    return by_name(receive(cohort, deliveries_in(folder), session=session, now=now))


def test_a_stick_is_told_file_by_file(cohort: Cohort, stick: Path) -> None:
    told = take(cohort, stick)
    parcel = f"meja living/uji-{LIVING}-{SESSION}-1.zip"
    assert {name: one.fate for name, one in told.items()} == {
        "buku kerja.xlsx": Fate.TAKEN,
        "foto.jpg": Fate.REFUSED,
        parcel: Fate.TAKEN,
    }
    assert told[parcel].receipt == receipts(cohort, LIVING, SESSION)[-1]
    assert "Meja Living, 01_vision, penyerahan ke-1" in "\n".join(told[parcel].lines())
    assert "bukan ZIP penyerahan" in told["foto.jpg"].what
    (kept,) = receipts(cohort, GOVERNANCE, SESSION)
    assert told["buku kerja.xlsx"].receipt == kept and kept.author == "gov-1"
    answer = AnswerStore(cohort.work).load(GOVERNANCE, "vision.issues")
    assert answer is not None and answer.values["issues"][0]["title"] == "Antrean panjang"


def test_bringing_the_stick_again_takes_nothing_twice(cohort: Cohort, stick: Path) -> None:
    take(cohort, stick)
    again = take(cohort, stick)
    assert sorted(one.fate for one in again.values()) == [Fate.REFUSED, Fate.ALREADY, Fate.ALREADY]
    assert len(receipts(cohort, LIVING, SESSION)) == len(receipts(cohort, GOVERNANCE, SESSION)) == 1
    assert len(list((cohort.folder / "uploads").rglob("*.xlsx"))) == 1


def test_another_meeting_s_files_are_refused(cohort: Cohort, stick: Path) -> None:
    told = take(cohort, stick, session="02_assessment")
    assert {one.fate for one in told.values()} == {Fate.REFUSED}
    assert sum("bukan 02_assessment" in one.what for one in told.values()) == 2
    assert not cohort.handins.exists() and not (cohort.folder / "uploads").exists()


def test_what_was_not_understood_is_a_question_and_the_rest_is_handed_in(cohort: Cohort, stick: Path) -> None:
    book = stick / "buku kerja.xlsx"
    opened = load_workbook(book)
    opened.create_sheet("Catatan rapat")["A1"] = "rahasia"
    opened.save(book)
    one = take(cohort, stick)["buku kerja.xlsx"]
    assert one.fate is Fate.QUESTIONS and one.receipt is not None
    assert "Lembar ini bukan bagian buku kerja" in one.questions[0]


def test_a_workbook_that_meets_newer_words_is_kept_and_not_handed_in(cohort: Cohort, stick: Path) -> None:
    save(cohort, GOVERNANCE, "vision.issues", {"issues": [issue("i9", "Ditulis di ruang")]})
    one = take(cohort, stick)["buku kerja.xlsx"]
    assert one.fate is Fate.QUESTIONS and one.receipt is None
    assert "belum dikumpulkan" in one.what and "sudah diubah Ni Made Uji" in one.questions[0]
    assert not receipts(cohort, GOVERNANCE, SESSION)


def test_a_link_is_not_followed(cohort: Cohort, stick: Path, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia"
    secret.mkdir()
    shutil.copy(next(stick.rglob("*.zip")), secret / "orang lain.zip")
    (stick / "tautan.zip").symlink_to(secret / "orang lain.zip")
    (stick / "folder").symlink_to(secret)
    told = take(cohort, stick)
    assert told["tautan.zip"].fate is told["folder"].fate is Fate.REFUSED
    assert "tautan" in told["tautan.zip"].what
    assert not any("orang lain" in name for name in told)


def test_the_exchange_of_nbgrader_is_a_folder_like_any_other(cohort: Cohort, stick: Path, tmp_path: Path) -> None:
    inbound = tmp_path / "exchange" / "bimtek" / "inbound" / f"liv-1+{SESSION}+2024-06-11 04:00:00 UTC+{uuid.uuid4()}"
    inbound.mkdir(parents=True)
    shutil.copy(next(stick.rglob("*.zip")), inbound / "penyerahan.zip")
    for name in (f"{SESSION}.ipynb", "timestamp.txt"):
        (inbound / name).write_text("{}", encoding="utf-8")
    (one,) = take(cohort, inbound.parent).values()
    assert one.fate is Fate.TAKEN and one.seat == LIVING


def test_a_folder_that_is_not_there_or_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(HandinError, match="Folder ini tidak ada"):
        list(deliveries_in(tmp_path / "tidak-ada"))
    monkeypatch.setattr("bimtek.room.deliveries.MOST", 2)
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text("x", encoding="utf-8")
    with pytest.raises(HandinError, match="lebih dari 2 berkas"):
        list(deliveries_in(tmp_path))


def test_names_do_nothing() -> None:
    assert shown_name("a\x1b[2Jb\n\u202ec.zip") == "a\ufffd[2Jb\ufffd\ufffdc.zip"
    assert len(shown_name("x" * 5000 + ".zip")) == 120
    assert uploaded("..\\..\\windows/system32/x.zip", b"").name == "x.zip"


PAGE = "/bimtek/fasilitator/penerimaan"


def upload(room: Room, files: list[tuple[str, bytes]], session: str = "") -> str:
    desk = room.facilitator()
    desk.open(PAGE)
    border = uuid.uuid4().hex
    parts = [("_xsrf", "", desk.cookies["_xsrf"].encode()), ("pertemuan", "", session.encode())]
    body = b""
    for name, file, content in [*parts, *(("berkas", file, content) for file, content in files)]:
        more = f'; filename="{file}"' if file else ""
        head = f'--{border}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
        body += head.encode() + content + b"\r\n"
    body += f"--{border}--\r\n".encode()
    return desk.ask("POST", PAGE, body, **{"Content-Type": f"multipart/form-data; boundary={border}"}).text


def test_the_desk_takes_many_at_once(room: Room, tmp_path: Path) -> None:
    laptop = make_room_cohort(tmp_path / "uji-2024")
    AnswerStore(laptop.work).save(
        "tamu-1", "vision.pretest", {"swot": "c"}, revision=0, author="tamu-1", time=datetime.now(laptop.zone)
    )
    hand_in(laptop, "tamu-1", SESSION, author="tamu-1", time=datetime.now(laptop.zone))
    folder = latest_handin(laptop, "tamu-1", SESSION)
    assert folder is not None
    parcel = write_parcel(folder, tmp_path)
    desk = room.facilitator()
    desk.open(PAGE)
    text = upload(room, [("penyerahan.zip", parcel.read_bytes()), ("<b>jahat<b>.zip", b"PK"), ("foto.png", b"x")])
    assert "Hasil: 3 berkas" in text and "I Gede Contoh, 01_vision, penyerahan ke-1" in text
    assert "&lt;b&gt;jahat&lt;b&gt;.zip" in text and "<b>jahat" not in text and "bukan ZIP yang utuh" in text
    assert receipts(load_cohort(room.cohort.folder), "tamu-1", SESSION)[-1].sha256[:12] in text
    assert "bukan 02_assessment" in upload(room, [("penyerahan.zip", parcel.read_bytes())], "02_assessment")
    assert "Belum ada berkas yang dipilih" in upload(room, [])
