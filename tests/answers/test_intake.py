"""A hand-in that comes as a ZIP: taken as it was handed in, or refused in words, and then nothing is kept."""

from __future__ import annotations

import datetime
import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.answers.handin import digest, latest_handin, read_receipt, receipts
from bimtek.answers.intake import take_zip, take_zips
from bimtek.answers.parcel import LARGEST_FILE, MOST_FILES, parcel_name, write_parcel
from bimtek.answers.store import AnswerStore
from bimtek.errors import HandinError
from tests.cohorts import GOVERNANCE, LIVING, NOON, fact, give, issue, make_cohort, save

SESSION = "01_vision"
ISSUES, FACTS = "answers/vision.issues.json", "answers/vision.facts.json"
EVENING = NOON + datetime.timedelta(hours=8)


@pytest.fixture
def laptop(tmp_path: Path) -> Cohort:
    """The same cohort on a computer that stands alone, with answers of meja-living."""
    cohort = make_cohort(tmp_path / "laptop")
    save(cohort, LIVING, "vision.facts", {"facts": [fact("f1")]})
    save(cohort, LIVING, "vision.issues", {"issues": [issue("i1", "Air")]})
    save(cohort, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh", "f1")]})
    return cohort


@pytest.fixture
def parcel(laptop: Cohort, tmp_path: Path) -> Path:
    return packed(laptop, tmp_path / "kirim")


def packed(cohort: Cohort, target: Path, *, time: datetime.datetime = NOON) -> Path:
    give(cohort, LIVING, SESSION, time=time)
    folder = latest_handin(cohort, LIVING, SESSION)
    assert folder is not None
    return write_parcel(folder, target)


def repacked(parcel: Path, change: Callable[[dict[str, bytes]], None], *, sealed: bool = True) -> Path:
    """The ZIP with other files in it; `sealed`: with a receipt that fits them as well as anybody could make it."""
    with zipfile.ZipFile(parcel) as old:
        files = {name: old.read(name) for name in old.namelist()}
    change(files)
    if sealed:
        manifest = json.loads(files["manifest.json"])
        answers = {name[8:]: content for name, content in files.items() if name.startswith("answers/")}
        manifest["files"] = {name: hashlib.sha256(content).hexdigest() for name, content in answers.items()}
        manifest["sha256"] = digest(manifest["files"])
        files["manifest.json"] = json.dumps(manifest).encode()
        files["manifest.sha256"] = hashlib.sha256(files["manifest.json"]).hexdigest().encode()
    other = parcel.with_name("lain.zip")
    with zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in files.items():
            new.writestr(name, content)
    return other


def with_receipt(**values: Any) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        files["manifest.json"] = json.dumps(json.loads(files["manifest.json"]) | values).encode()

    return change


def with_answer(**values: Any) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        files[ISSUES] = json.dumps(json.loads(files[ISSUES]) | values).encode()

    return change


def with_file(name: str, content: bytes = b"{}") -> Callable[[dict[str, bytes]], None]:
    return lambda files: files.__setitem__(name, content)


def test_what_was_handed_in_elsewhere_is_kept_here(cohort: Cohort, laptop: Cohort, parcel: Path) -> None:
    assert parcel.name == "uji-meja-living-01_vision-1.zip"
    there = receipts(laptop, LIVING, SESSION)[-1]
    taken = take_zip(cohort, parcel, now=EVENING)
    assert taken == there, "same seat, person, time, SHA-256 and points"
    folder = latest_handin(cohort, LIVING, SESSION)
    assert folder is not None and read_receipt(folder) == taken
    came = json.loads((folder / "intake.json").read_text(encoding="utf-8"))
    assert (came["zip"], came["time"]) == (parcel.name, EVENING.isoformat())
    with zipfile.ZipFile(parcel) as inside:
        assert (folder / ISSUES).read_bytes() == inside.read(ISSUES)


def test_the_seat_goes_on_here_from_what_it_wrote_there(cohort: Cohort, laptop: Cohort, parcel: Path) -> None:
    take_zip(cohort, parcel, now=EVENING)
    here, there = (AnswerStore(place.work).load(LIVING, "vision.issues") for place in (cohort, laptop))
    assert here == there
    save(laptop, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh di hulu", "f1")]})
    take_zip(cohort, packed(laptop, parcel.parent, time=EVENING), now=EVENING)
    assert AnswerStore(cohort.work).load(LIVING, "vision.issues") == AnswerStore(laptop.work).load(
        LIVING, "vision.issues"
    )


def test_what_was_typed_here_meanwhile_stays(cohort: Cohort, parcel: Path) -> None:
    typed = save(cohort, LIVING, "vision.issues", {"issues": [issue("i9", "Ditulis di ruang")]})
    assert take_zip(cohort, parcel, now=EVENING).number == 1
    assert AnswerStore(cohort.work).load(LIVING, "vision.issues") == typed
    facts = AnswerStore(cohort.work).load(LIVING, "vision.facts")
    assert facts is not None and facts.values["facts"][0]["id"] == "f1"


def test_it_stands_beside_earlier_hand_ins_with_a_number_of_its_own(cohort: Cohort, parcel: Path) -> None:
    save(cohort, LIVING, "vision.issues", {"issues": [issue("i9", "Ditulis di ruang")]})
    give(cohort, LIVING, SESSION, time=NOON - datetime.timedelta(hours=1))
    assert take_zip(cohort, parcel, now=EVENING).number == 2


def test_the_points_are_counted_here(cohort: Cohort, laptop: Cohort, parcel: Path) -> None:
    claimed = repacked(parcel, with_receipt(points=100.0))
    assert take_zip(cohort, claimed, now=EVENING).points == receipts(laptop, LIVING, SESSION)[-1].points


def test_the_same_hand_in_gives_the_same_bytes(laptop: Cohort, parcel: Path, tmp_path: Path) -> None:
    folder = latest_handin(laptop, LIVING, SESSION)
    assert folder is not None
    assert write_parcel(folder, tmp_path / "lagi").read_bytes() == parcel.read_bytes()
    assert parcel_name(read_receipt(folder)) == parcel.name


REFUSED: dict[str, tuple[Callable[[dict[str, bytes]], None], bool, str]] = {
    # what was done to it                 change                                            sealed  what is said
    "another cohort": (with_receipt(cohort="lain"), True, "dari angkatan “lain”"),
    "another seat": (with_receipt(seat=GOVERNANCE, author="gov-1"), True, "kursi atau latihan lain"),
    "no seat of ours": (with_receipt(seat="meja-lain"), True, "Kursi “meja-lain” tidak ada"),
    "a path as seat": (with_receipt(seat="../../x"), True, "Kursi “../../x” tidak ada"),
    "a stranger": (with_receipt(author="gov-1"), True, "bukan anggota Meja Living"),
    "another meeting": (with_receipt(session="02_assessment"), True, "bukan latihan Meja Living pada pertemuan ini"),
    "a path as meeting": (with_receipt(session="../01_vision"), True, "tidak ada dalam kursus ini"),
    "tomorrow": (with_receipt(time="2031-01-01T00:00:00+08:00"), True, "belum tiba"),
    "receipt edited": (with_receipt(author="liv-2"), False, "tidak lagi seperti saat dikumpulkan"),
    "answer edited": (with_answer(author="liv-2"), False, "tidak sama dengan yang dikumpulkan"),
    "answer added": (with_file("answers/vision.proposal.json"), False, "tidak sama dengan yang dikumpulkan"),
    "answer taken away": (lambda files: files.pop(ISSUES), False, "tidak sama dengan yang dikumpulkan"),
    "no answers at all": (lambda files: [files.pop(ISSUES), files.pop(FACTS)], True, "tidak cocok"),
    "no receipt": (lambda files: files.pop("manifest.json"), False, "tidak ada tanda terima"),
    "no seal": (lambda files: files.pop("manifest.sha256"), False, "tidak ada tanda terima"),
    "a newer bimtek": (with_receipt(schema_version=9), True, "lebih baru"),
    "a receipt of another kind": (with_receipt(extra=1), True, "rusak"),
    "an answer that is none": (with_file(ISSUES, b"[1]"), True, "tidak dapat dibaca"),
    "half an answer": (with_file(ISSUES, b'{"half'), True, "tidak dapat dibaca"),
    "nested without end": (with_file(ISSUES, b"[" * 100_000), True, "tidak dapat dibaca"),
    "answers of another": (with_answer(seat=GOVERNANCE), True, "kursi atau latihan lain"),
    "another exercise inside": (with_answer(exercise="vision.facts"), True, "kursi atau latihan lain"),
    "a base of nobody": (with_answer(base="01_vision-0000"), True, "tidak ada di angkatan ini"),
    "a path as base": (with_answer(base="../../../x"), True, "tidak ada di angkatan ini"),
    "the core's exercise": (with_file("answers/vision.statement.json"), True, "bukan latihan Meja Living"),
    "an exercise of nobody": (with_file("answers/vision.lain.json"), True, "bukan latihan Meja Living"),
    "a program": (with_file("baca-saya.exe"), True, "bukan bagian penyerahan"),
    "a path that climbs": (with_file("answers/../../../x.json"), True, "bukan bagian penyerahan"),
    "a path from the root": (with_file("/etc/x.json"), True, "bukan bagian penyerahan"),
    "a path of Windows": (with_file("answers/..\\x.json"), True, "bukan bagian penyerahan"),
    "a stream of Windows": (with_file("answers/a.json:b.json"), True, "bukan bagian penyerahan"),
    "a folder": (with_file("answers/", b""), True, "bukan bagian penyerahan"),
    "a bomb": (with_file(ISSUES, b" " * (LARGEST_FILE + 1)), True, "terlalu besar"),
    "too many": (lambda files: files.update({f"answers/{n}.json": b"{}" for n in range(MOST_FILES)}), True, "Isi ZIP"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_belong_here_is_refused_in_words_and_leaves_nothing(
    cohort: Cohort, parcel: Path, case: str
) -> None:
    change, sealed, said = REFUSED[case]
    other = repacked(parcel, change, sealed=sealed)
    before = {path for path in cohort.folder.parent.rglob("*") if "laptop" not in path.parts}
    with pytest.raises(HandinError, match=said) as caught:
        take_zip(cohort, other, now=EVENING)
    assert caught.value.where == other.as_posix() and caught.value.next_step
    assert {path for path in cohort.folder.parent.rglob("*") if "laptop" not in path.parts} == before


def broken_zips(parcel: Path) -> dict[str, bytes]:
    whole = parcel.read_bytes()
    encrypted = bytearray(whole)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := whole.find(signature, start + 1)) >= 0:
            encrypted[start + at] |= 1
    return {
        "empty": b"",
        "a picture": b"\x89PNG\r\n" + b"0" * 500,
        "cut off": whole[: len(whole) // 2],
        "damaged inside": whole.replace(whole[60:80], b"\xff" * 20, 1),
        "encrypted": bytes(encrypted),
        "twice the same name": twice(parcel),
    }


def twice(parcel: Path) -> bytes:
    other = parcel.with_name("dua.zip")
    other.write_bytes(parcel.read_bytes())
    with zipfile.ZipFile(other, "a") as more, pytest.warns(UserWarning, match="Duplicate"):
        more.writestr(ISSUES, "{}")
    return other.read_bytes()


@pytest.mark.parametrize(
    "case", ["empty", "a picture", "cut off", "damaged inside", "encrypted", "twice the same name"]
)
def test_what_is_no_whole_zip_is_refused_in_words(cohort: Cohort, parcel: Path, case: str) -> None:
    other = parcel.with_name("lain.zip")
    other.write_bytes(broken_zips(parcel)[case])
    with pytest.raises(HandinError, match=r"utuh|bukan isi"):
        take_zip(cohort, other, now=EVENING)
    assert not cohort.handins.exists()


def test_a_file_that_is_not_there_is_named(cohort: Cohort, tmp_path: Path) -> None:
    with pytest.raises(HandinError, match="tidak dapat dibuka") as caught:
        take_zip(cohort, tmp_path / "tidak-ada.zip")
    assert "tidak-ada.zip" in caught.value.where


def test_the_same_twice_is_taken_once(cohort: Cohort, parcel: Path) -> None:
    take_zip(cohort, parcel, now=EVENING)
    with pytest.raises(HandinError, match="sudah diterima sebagai penyerahan ke-1 Meja Living"):
        take_zip(cohort, parcel, now=EVENING)
    assert len(receipts(cohort, LIVING, SESSION)) == 1


def test_an_older_one_does_not_take_the_place_of_a_newer(cohort: Cohort, laptop: Cohort, parcel: Path) -> None:
    save(laptop, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh di hulu", "f1")]})
    newer = packed(laptop, parcel.parent, time=EVENING)
    take_zip(cohort, newer, now=EVENING)
    with pytest.raises(HandinError, match=r"lebih baru \(11 Juni 2024, penyerahan ke-1\)"):
        take_zip(cohort, parcel, now=EVENING)


def test_of_a_heap_the_newest_of_a_seat_counts_and_a_bad_one_stops_nobody(
    cohort: Cohort, laptop: Cohort, parcel: Path
) -> None:
    save(laptop, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh di hulu", "f1")]})
    newer = packed(laptop, parcel.parent, time=EVENING)
    foreign = repacked(parcel, with_receipt(cohort="lain"))
    done = take_zips(cohort, [newer, foreign, parcel.with_name("hilang.zip"), parcel], now=EVENING)
    assert [path for path, _ in done.taken] == [parcel, newer]
    assert len(done.problems) == 2
    assert receipts(cohort, LIVING, SESSION)[-1].time == EVENING


def test_what_comes_from_elsewhere_takes_no_place_that_was_taken_meanwhile(cohort: Cohort, laptop: Cohort) -> None:
    theirs = AnswerStore(laptop.work).load(LIVING, "vision.issues")
    assert theirs is not None
    typed = save(cohort, LIVING, "vision.issues", {"issues": [issue("i9", "Ditulis di ruang")]})
    store = AnswerStore(cohort.work)
    assert not store.adopt(theirs, over=0)
    assert store.load(LIVING, "vision.issues") == typed
    assert store.adopt(theirs, over=typed.revision)
    assert store.load(LIVING, "vision.issues") == theirs
    assert [copy.revision for copy in store.history(LIVING, "vision.issues")] == [1, 2]
