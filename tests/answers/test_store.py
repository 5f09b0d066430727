"""Saved means saved: whatever happens between two keystrokes, nothing that was typed is lost or silently replaced."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers import store as store_module
from bimtek.answers.answer_file import AnswerFile
from bimtek.answers.history import BUCKET_SECONDS, KEPT_BUCKETS, KEPT_RECENT
from bimtek.answers.store import AnswerStore, Conflict, Saved, read_answer_file
from bimtek.errors import AnswerError, BadName, BrokenAnswer, NewerSchema, UnknownExercise

SEAT, EXERCISE = "meja-living", "vision.proposal"
NOW = datetime.datetime(2024, 6, 11, 10, 42, tzinfo=datetime.UTC)


class Killed(BaseException):
    """The power is gone: no handler of the program runs."""


def save(store: AnswerStore, vision: Any, revision: int, author: str = "liv-1") -> Saved | Conflict:
    return store.save(SEAT, EXERCISE, {"vision": vision}, revision=revision, author=author, time=NOW)


def saved(store: AnswerStore, *visions: str) -> AnswerFile:
    """Save one after the other, each over the one before."""
    for vision in visions:
        standing = store.load(SEAT, EXERCISE)
        done = save(store, vision, standing.revision if standing else 0)
        assert isinstance(done, Saved)
    return done.file


def vision(store: AnswerStore) -> Any:
    file = store.load(SEAT, EXERCISE)
    return file.values["vision"] if file else None


def everything(store: AnswerStore) -> str:
    """All that lies on the disk for this answer."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(store.work.rglob("*.json")))


def test_nothing_was_saved_yet(store: AnswerStore) -> None:
    assert store.load(SEAT, EXERCISE) is None
    assert store.recover(SEAT, EXERCISE) is None
    assert store.history(SEAT, EXERCISE) == ()


def test_what_is_saved_can_be_loaded(store: AnswerStore) -> None:
    file = saved(store, "Bangli yang tangguh")
    assert file == store.load(SEAT, EXERCISE)
    assert (file.revision, file.author, file.seat, file.exercise, file.time) == (1, "liv-1", SEAT, EXERCISE, NOW)
    assert store.path(SEAT, EXERCISE) == store.work / SEAT / "01_vision" / "answers" / "vision.proposal.json"


def test_the_file_is_readable_text_with_unix_line_ends(store: AnswerStore) -> None:
    saved(store, "Kañcana: “jengah” 🌾 ᬩᬂᬮᬶ")
    content = store.path(SEAT, EXERCISE).read_bytes()
    assert "Kañcana: “jengah” 🌾 ᬩᬂᬮᬶ" in content.decode("utf-8")
    assert b"\r" not in content and content.endswith(b"}\n")


def test_a_save_on_an_old_revision_keeps_both(store: AnswerStore) -> None:
    first = saved(store, "satu")
    saved(store, "dua")
    done = save(store, "tiga", first.revision, author="liv-2")
    assert isinstance(done, Conflict)
    assert (done.theirs.values["vision"], done.theirs.revision) == ("dua", 2)
    assert vision(store) == "dua"
    kept = read_answer_file(done.kept_as)
    assert (kept.values["vision"], kept.author) == ("tiga", "liv-2")


def test_two_conflicts_are_kept_beside_each_other(store: AnswerStore) -> None:
    saved(store, "satu", "dua")
    kept = {done.kept_as for text in "abc" if isinstance(done := save(store, text, 1), Conflict)}
    assert len(kept) == 3


def test_a_form_that_never_heard_that_it_was_saved_may_send_again(store: AnswerStore) -> None:
    """The connection broke after the save; the rows that it sent have no ids yet."""
    values = {"issues": [{"title": "Air keruh"}, {"id": "r1", "title": "Jalan putus"}, {"id": "", "title": "Gelap"}]}
    first = store.save(SEAT, "vision.issues", values, revision=0, author="liv-1", time=NOW)
    again = store.save(SEAT, "vision.issues", values, revision=0, author="liv-1", time=NOW)
    assert isinstance(first, Saved) and again == first
    assert len(store.history(SEAT, "vision.issues")) == 1 and not list(store.work.rglob("bentrok-*"))
    for changed in (values["issues"][:2], [*values["issues"][:2], {"title": "Terang"}], values["issues"][::-1]):
        done = store.save(SEAT, "vision.issues", {"issues": changed}, revision=0, author="liv-1", time=NOW)
        assert isinstance(done, Conflict)


@pytest.mark.parametrize("revision", [0, -5, 7, 10**400])
def test_a_revision_that_never_was_is_a_conflict_too(store: AnswerStore, revision: int) -> None:
    saved(store, "satu")
    assert isinstance(save(store, "dua", revision), Conflict)
    assert vision(store) == "satu"


def test_who_was_cut_off_before_replacing_is_finished_by_the_next(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between claim and replace."""
    saved(store, "satu")

    def killed(target: Path, content: str | bytes) -> None:
        raise Killed

    with monkeypatch.context() as power, pytest.raises(Killed):
        power.setattr(store_module, "write_atomic", killed)
        save(store, "dua", 1)
    assert vision(store) == "satu"
    done = save(store, "tiga", 1, author="liv-2")
    assert isinstance(done, Conflict) and done.theirs.values["vision"] == "dua"
    assert vision(store) == "dua"
    assert "tiga" in done.kept_as.read_text(encoding="utf-8")


def test_who_was_cut_off_at_the_very_first_save_is_finished_too(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(target: Path, content: str | bytes) -> None:
        raise Killed

    with monkeypatch.context() as power, pytest.raises(Killed):
        power.setattr(store_module, "write_atomic", killed)
        save(store, "satu", 0)
    done = save(store, "dua", 0)
    assert isinstance(done, Conflict) and vision(store) == "satu" and "dua" in everything(store)


def test_who_was_cut_off_before_claiming_leaves_everything_as_it_was(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(store, "satu")

    def killed(temporary: Path, target: Path) -> bool:
        raise Killed

    with monkeypatch.context() as power, pytest.raises(Killed):
        power.setattr(store_module, "claim", killed)
        save(store, "dua", 1)
    assert vision(store) == "satu"
    assert isinstance(save(store, "tiga", 1), Saved)
    assert [file.values["vision"] for file in store.history(SEAT, EXERCISE)] == ["satu", "tiga"]


def test_whoever_is_overtaken_while_replacing_does_not_bring_back_the_old(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A claims revision 2 and is held up; B sees 2, saves 3; then A puts 2 in place of 3."""
    saved(store, "satu")
    really, others = store_module.write_atomic, iter(["tiga"])

    def slow(target: Path, content: str | bytes) -> None:
        for other in others:
            assert isinstance(save(store, "telat", 1, author="liv-2"), Conflict)
            assert isinstance(save(store, other, 2, author="liv-2"), Saved)
        really(target, content)

    monkeypatch.setattr(store_module, "write_atomic", slow)
    done = save(store, "dua", 1)
    assert isinstance(done, Saved) and done.file.revision == 2
    assert vision(store) == "tiga"


def test_a_very_slow_writer_does_not_take_a_number_that_thinning_freed(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(store, "awal")
    really = store_module.claim

    def slow(temporary: Path, target: Path) -> bool:
        monkeypatch.setattr(store_module, "claim", really)
        saved(store, *(f"lain {n}" for n in range(2 * KEPT_RECENT)))
        assert not target.exists()  # so it could be had
        return really(temporary, target)

    monkeypatch.setattr(store_module, "claim", slow)
    done = save(store, "lambat", 1)
    assert isinstance(done, Conflict)
    assert vision(store) == f"lain {2 * KEPT_RECENT - 1}"
    assert "lambat" in done.kept_as.read_text(encoding="utf-8")


def test_a_copy_is_on_the_disk_before_it_gets_its_name(store: AnswerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    link, replace = os.link, Path.replace
    monkeypatch.setattr(os, "fsync", lambda handle: steps.append("sync"))
    monkeypatch.setattr(os, "link", lambda *names: (steps.append("claim"), link(*names))[1])
    monkeypatch.setattr(Path, "replace", lambda one, other: (steps.append("replace"), replace(one, other))[1])
    saved(store, "satu")
    assert steps[:4] == ["sync", "claim", "sync", "replace"]


def test_no_litter_is_left(store: AnswerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(store, "satu", "dua")
    save(store, "tiga", 1)
    assert not list(store.work.rglob("*.tmp"))

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save(store, "tiga", 2)
    assert not list(store.work.rglob("*.tmp")) and vision(store) == "dua"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b'{"schema_version": 1, "exercise": "vision.proposal"',
        b"[]",
        b"null",
        b'"satu"',
        b"\xff\xfe\x00",
        b'{"schema_version": 1, "values": NaN}',
        b"[" * 100_000,
        b'{"exercise": "vision.proposal", "seat": "x", "author": "x", "revision": 0, '
        b'"time": "2024-06-11T10:42:00Z", "values": {}}',
    ],
)
def test_a_broken_file_is_named_kept_and_the_last_good_copy_offered(store: AnswerStore, content: bytes) -> None:
    saved(store, "satu", "dua")
    path = store.path(SEAT, EXERCISE)
    path.write_bytes(content)
    with pytest.raises(BrokenAnswer) as caught:
        store.load(SEAT, EXERCISE)
    assert path.as_posix() in str(caught.value) and ".history" in caught.value.next_step
    assert path.read_bytes() == content
    offered = store.recover(SEAT, EXERCISE)
    assert offered is not None and offered.values["vision"] == "dua" and offered.revision == 2
    done = save(store, "tiga", offered.revision)
    assert isinstance(done, Saved) and vision(store) == "tiga"
    assert content in [kept.read_bytes() for kept in store.work.rglob("rusak-*.json")]


def test_editing_the_file_in_place_does_not_spoil_the_copy(store: AnswerStore) -> None:
    """Notepad writes into the same file; a hard link would carry that into the history."""
    saved(store, "satu")
    with store.path(SEAT, EXERCISE).open("r+b") as stream:
        stream.write(b"rusak")
    offered = store.recover(SEAT, EXERCISE)
    assert offered is not None and offered.values["vision"] == "satu"


def test_a_broken_file_does_not_hide_that_somebody_else_saved(store: AnswerStore) -> None:
    saved(store, "satu", "dua")
    store.path(SEAT, EXERCISE).write_text("{", encoding="utf-8")
    done = save(store, "tiga", 1)
    assert isinstance(done, Conflict) and done.theirs.values["vision"] == "dua"
    assert vision(store) == "dua"


def test_a_broken_file_without_any_copy_is_no_dead_end(store: AnswerStore) -> None:
    path = store.path(SEAT, EXERCISE)
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")
    assert store.recover(SEAT, EXERCISE) is None
    assert isinstance(save(store, "satu", 0), Saved)
    assert vision(store) == "satu" and len(list(store.work.rglob("rusak-*.json"))) == 1


def test_broken_copies_are_passed_over(store: AnswerStore) -> None:
    saved(store, "satu", "dua", "tiga")
    copies = sorted(store.work.rglob(".history/*/0*.json"))
    copies[-1].write_text("{", encoding="utf-8")
    (copies[0].parent / "catatan.json").write_text("{}", encoding="utf-8")
    store.path(SEAT, EXERCISE).write_text("{", encoding="utf-8")
    assert [file.values["vision"] for file in store.history(SEAT, EXERCISE)] == ["satu", "dua"]
    done = save(store, "empat", 2)
    assert isinstance(done, Saved) and done.file.revision == 4  # 3 is taken, though nobody can read it


def test_a_file_of_another_exercise_is_not_taken_for_this_one(store: AnswerStore) -> None:
    saved(store, "satu")
    other = store.path(SEAT, "vision.issues")
    other.write_bytes(store.path(SEAT, EXERCISE).read_bytes())
    with pytest.raises(BrokenAnswer, match=r"berisi latihan vision\.proposal, bukan vision\.issues"):
        store.load(SEAT, "vision.issues")


def test_a_file_mended_in_notepad_may_begin_with_a_bom(store: AnswerStore) -> None:
    saved(store, "satu")
    path = store.path(SEAT, EXERCISE)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"satu", b"SATU").replace(b"\n", b"\r\n"))
    assert vision(store) == "SATU"


@pytest.mark.parametrize("more", [{}, {"signature": "baru"}])
def test_a_newer_schema_is_refused_and_left_alone(store: AnswerStore, more: dict[str, str]) -> None:
    saved(store, "satu")
    path = store.path(SEAT, EXERCISE)
    newer = json.dumps({**json.loads(path.read_text(encoding="utf-8")), "schema_version": 99, **more})
    path.write_text(newer, encoding="utf-8")
    with pytest.raises(NewerSchema, match="skema 99") as caught:
        store.load(SEAT, EXERCISE)
    assert caught.value.next_step == "Perbarui bimtek, lalu ulangi."
    with pytest.raises(NewerSchema):
        save(store, "dua", 1)
    assert path.read_text(encoding="utf-8") == newer
    assert not list(store.work.rglob("rusak-*.json"))


def test_thinning_keeps_the_last_copies_and_one_of_every_five_minutes(store: AnswerStore) -> None:
    begin = 1_700_000_000
    for number in range(1, 101):
        saved(store, f"ke-{number}")
        copy = max(store.work.rglob(".history/*/0*.json"))
        os.utime(copy, (begin + 60 * number,) * 2)
    kept = [file.revision for file in store.history(SEAT, EXERCISE)]
    assert kept[-KEPT_RECENT:] == list(range(91, 101))
    older = [(begin + 60 * revision) // BUCKET_SECONDS for revision in kept[:-KEPT_RECENT]]
    assert len(older) == len(set(older)) and 15 <= len(older) <= KEPT_BUCKETS
    assert vision(store) == "ke-100"


def test_thinning_never_touches_what_was_typed_in_a_conflict(store: AnswerStore) -> None:
    saved(store, "satu", "dua")
    done = save(store, "bentrok", 1)
    saved(store, *(f"ke-{n}" for n in range(3 * KEPT_RECENT)))
    assert isinstance(done, Conflict) and "bentrok" in done.kept_as.read_text(encoding="utf-8")


def test_a_revision_of_seven_digits_is_later_than_one_of_six(store: AnswerStore) -> None:
    saved(store, "satu")
    path = store.path(SEAT, EXERCISE)
    path.write_text(path.read_text(encoding="utf-8").replace('"revision": 1', '"revision": 999999'), encoding="utf-8")
    assert saved(store, "dua", "tiga").revision == 1_000_001
    assert [file.revision for file in store.history(SEAT, EXERCISE)] == [1, 1_000_000, 1_000_001]


def test_without_links_the_same_holds(store: AnswerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A USB stick, a network share."""

    def no_links(*names: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    saved(store, "satu", "dua")
    assert isinstance(save(store, "tiga", 1), Conflict)
    assert [file.values["vision"] for file in store.history(SEAT, EXERCISE)] == ["satu", "dua"]


def test_without_links_a_writer_that_is_cut_off_blocks_nobody(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(store, "satu")
    empty = max(store.work.rglob(".history/*/0*.json")).with_name("000002.json")
    empty.touch()  # its name was taken, and then the stick was pulled out
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    done = save(store, "dua", 1)
    assert isinstance(done, Saved) and vision(store) == "dua"
    assert 0.3 <= sum(pauses) <= 1  # somebody might have been at it
    assert isinstance(save(store, "tiga", 1), Conflict)


def test_without_links_a_writer_who_is_just_at_it_is_waited_for(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = saved(store, "satu")
    taken = max(store.work.rglob(".history/*/0*.json")).with_name("000002.json")
    taken.touch()

    def writes(seconds: float) -> None:
        taken.write_text(first.model_copy(update={"revision": 2, "values": {"vision": "dua"}}).text(), encoding="utf-8")

    monkeypatch.setattr("time.sleep", writes)
    done = save(store, "tiga", 1)
    assert isinstance(done, Conflict) and vision(store) == "dua"


def test_a_file_that_windows_holds_for_a_moment_is_waited_for(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    replace = Path.replace

    def held(one: Path, other: Path) -> Path:
        if len(pauses) < 3:
            raise PermissionError(13, "used by another process")
        return replace(one, other)

    monkeypatch.setattr(Path, "replace", held)
    saved(store, "satu")
    assert vision(store) == "satu" and len(pauses) == 3


def test_a_file_that_windows_never_gives_back_is_an_error(store: AnswerStore, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)

    def held(one: Path, other: Path) -> Path:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(PermissionError):
        save(store, "satu", 0)
    assert 0.5 <= sum(pauses) <= 5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0\x1f\x7f",
        "a\r\nb\u2028c",
        "`#read(\"/etc/passwd\")`{=typst} <script> =cmd|' /C calc'!A0",
        "🌾👩‍👩‍👧",
        "x" * 1_000_000,
        "ᬩᬂᬮᬶ",
    ],
)
def test_any_text_comes_back_as_it_was(store: AnswerStore, text: str) -> None:
    saved(store, text)
    assert vision(store) == text


def test_half_of_a_character_is_marked_and_the_rest_is_kept(store: AnswerStore) -> None:
    file = saved(store, "padi \ud83c dan \udf3e, utuh \ud83c\udf3e")
    assert file.values["vision"] == "padi \ufffd dan \ufffd, utuh 🌾"
    assert vision(store) == file.values["vision"]


def nested(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        -float("inf"),
        pytest.param(10**5000, id="5000 digits"),
        pytest.param(nested(400), id="400 deep"),
        pytest.param(nested(50_000), id="50000 deep"),
        pytest.param({1, 2}, id="a set"),
        b"bytes",
    ],
)
def test_what_no_file_can_hold_is_refused_and_nothing_changes(store: AnswerStore, value: Any) -> None:
    saved(store, "satu")
    with pytest.raises(AnswerError) as caught:
        save(store, value, 1)
    assert caught.value.next_step
    assert vision(store) == "satu" and not list(store.work.rglob("*.tmp"))


def test_whatever_can_be_saved_can_be_loaded_however_deep(store: AnswerStore) -> None:
    """No depth at which a save is acknowledged and the file then called broken."""
    outcomes = []
    for depth in range(180, 210):
        standing = store.load(SEAT, EXERCISE)
        try:
            save(store, nested(depth), standing.revision if standing else 0)
        except AnswerError:
            outcomes.append(False)
        else:
            outcomes.append(vision(store) == nested(depth))
    assert outcomes == sorted(outcomes, reverse=True) and outcomes[0] and not outcomes[-1]


@pytest.mark.parametrize("values", [[], None, "x", 5])
def test_values_that_are_no_fields_are_refused(store: AnswerStore, values: Any) -> None:
    with pytest.raises(AnswerError, match="tidak lengkap"):
        store.save(SEAT, EXERCISE, values, revision=0, author="x", time=NOW)


BAD_NAMES = [
    "", ".", "..", "../x", "a/b", "a\\b", "/etc", "C:\\x", "con", "CON", "nul.txt", "Com1", "lpt9.a.b", "aux.",
    "titik.", ".tersembunyi", "dua..titik", "spasi ", " spasi", "a b", "é", "x" * 65, "a\0b", "a\nb", "~", "%2e%2e",
    "a:b",
]  # fmt: skip


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_seat_that_is_no_plain_name_is_refused(store: AnswerStore, name: str) -> None:
    for action in (store.load, store.recover, store.history):
        with pytest.raises(BadName, match="Nama kursi") as caught:
            action(name, EXERCISE)
        assert "huruf" in caught.value.next_step
    with pytest.raises(BadName):
        store.save(name, EXERCISE, {}, revision=0, author="x", time=NOW)
    assert not store.work.exists()


@pytest.mark.parametrize("exercise", ["vision.nothing", "", "../vision.facts", "vision/facts", "VISION.FACTS", "con"])
def test_an_unknown_exercise_is_refused(store: AnswerStore, exercise: str) -> None:
    with pytest.raises(UnknownExercise, match="tidak dikenal") as caught:
        store.load(SEAT, exercise)
    assert "vision.facts" in caught.value.next_step
    with pytest.raises(UnknownExercise):
        store.save(SEAT, exercise, {}, revision=0, author="x", time=NOW)
