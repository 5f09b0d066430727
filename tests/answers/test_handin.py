"""Hand-ins stand beside each other for good; a later one replaces none, and one that was tampered with is refused."""

from __future__ import annotations

import datetime
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bimtek.answers import handin as handin_module
from bimtek.answers.cohort import Cohort
from bimtek.answers.handin import HandedIn, digest, hand_in, latest_handin, points_of, read_receipt, receipts
from bimtek.answers.store import AnswerStore, read_answer_file
from bimtek.curriculum import exercises
from bimtek.errors import CurriculumError, HandinError, UnknownSeat
from tests.cohorts import GOVERNANCE, LIVING, NOON, fact, give, issue, save

SESSION = "01_vision"


@pytest.fixture
def answered(cohort: Cohort) -> Cohort:
    """The table Living has written one fact and one issue."""
    save(cohort, LIVING, "vision.facts", {"facts": [fact("f1")]})
    save(cohort, LIVING, "vision.issues", {"issues": [issue("i1", "Air keruh", "f1")]})
    return cohort


def title(folder: Path | None) -> str:
    assert folder is not None
    return str(read_answer_file(folder / "answers" / "vision.issues.json").values["issues"][0]["title"])


def test_nothing_was_handed_in_yet(cohort: Cohort) -> None:
    assert latest_handin(cohort, LIVING, SESSION) is None
    assert receipts(cohort, LIVING, SESSION) == ()


def test_versions_stand_beside_each_other(answered: Cohort) -> None:
    first = give(answered, LIVING, SESSION)
    save(answered, LIVING, "vision.issues", {"issues": [issue("i1", "Air sangat keruh", "f1")]})
    second = give(answered, LIVING, SESSION, time=NOON + datetime.timedelta(days=30))
    assert [receipt.number for receipt in receipts(answered, LIVING, SESSION)] == [1, 2]
    assert receipts(answered, LIVING, SESSION) == (first, second)
    folder = answered.handins / SESSION / LIVING
    assert [title(folder / name) for name in ("0001", "0002")] == ["Air keruh", "Air sangat keruh"]
    assert latest_handin(answered, LIVING, SESSION) == folder / "0002"
    assert first.sha256 != second.sha256


def test_the_receipt_says_who_when_and_what(answered: Cohort) -> None:
    receipt = give(answered, LIVING, SESSION)
    assert (receipt.cohort, receipt.seat, receipt.session) == ("uji", LIVING, SESSION)
    assert (receipt.author, receipt.time) == ("liv-1", NOON)
    assert sorted(receipt.files) == ["vision.facts.json", "vision.issues.json"]
    assert receipt.sha256 == digest(receipt.files)
    table = [entry for entry in exercises(SESSION) if entry.unit.value == "table"]
    assert receipt.maximum == sum(entry.points for entry in table)
    assert (receipt.points, receipt.maximum) == points_of(answered, LIVING, SESSION, AnswerStore(answered.work))
    assert 0 < receipt.points < receipt.maximum
    assert read_receipt(latest_handin(answered, LIVING, SESSION) or Path()) == receipt


def test_the_same_answers_have_the_same_number(answered: Cohort) -> None:
    assert give(answered, LIVING, SESSION).sha256 == give(answered, LIVING, SESSION).sha256


def test_the_tenth_thousandth_is_later_than_the_last_before(answered: Cohort) -> None:
    give(answered, LIVING, SESSION)
    folder = answered.handins / SESSION / LIVING
    (folder / "0001").rename(folder / "9999")
    assert give(answered, LIVING, SESSION).number == 10_000
    assert latest_handin(answered, LIVING, SESSION) == folder / "10000"


def test_history_and_drafts_are_not_handed_in(answered: Cohort) -> None:
    (answered.work / LIVING / SESSION / "answers" / "catatan.txt").write_text("x", encoding="utf-8")
    give(answered, LIVING, SESSION)
    folder = latest_handin(answered, LIVING, SESSION)
    assert folder is not None
    assert sorted(path.name for path in folder.rglob("*")) == [
        "answers",
        "manifest.json",
        "vision.facts.json",
        "vision.issues.json",
    ]


@pytest.mark.parametrize(
    "values", [None, {}, {"issues": []}, {"issues": [{}, {"title": "  "}]}, {"issues": None}, {"tak-dikenal": "x"}]
)
def test_an_empty_hand_in_is_refused_kindly(cohort: Cohort, values: dict[str, object] | None) -> None:
    if values is not None:
        save(cohort, LIVING, "vision.issues", values)
    with pytest.raises(HandinError, match="Meja Living belum mengisi apa pun") as caught:
        give(cohort, LIVING, SESSION)
    assert "satu latihan" in caught.value.next_step and LIVING in caught.value.where
    assert not (cohort.handins / SESSION).exists()


def test_an_incomplete_one_is_taken(cohort: Cohort) -> None:
    save(cohort, LIVING, "vision.issues", {"issues": [{"title": "Air keruh"}]})
    assert give(cohort, LIVING, SESSION).number == 1


def test_a_broken_answer_is_handed_in_as_it_is_and_worth_nothing(answered: Cohort) -> None:
    path = AnswerStore(answered.work).path(LIVING, "vision.issues")
    path.write_text("{", encoding="utf-8")
    receipt = give(answered, LIVING, SESSION)
    folder = latest_handin(answered, LIVING, SESSION)
    assert folder is not None and (folder / "answers" / path.name).read_text(encoding="utf-8") == "{"
    assert read_receipt(folder) == receipt


def test_a_hand_in_that_was_cut_off_does_not_count(answered: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    give(answered, LIVING, SESSION)

    def killed(target: Path, content: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as power, pytest.raises(KeyboardInterrupt):
        power.setattr(handin_module, "write_atomic", killed)
        give(answered, LIVING, SESSION)
    folder = answered.handins / SESSION / LIVING
    assert (folder / "0002" / "answers").is_dir()
    assert latest_handin(answered, LIVING, SESSION) == folder / "0001"
    assert give(answered, LIVING, SESSION).number == 3


@pytest.mark.parametrize("change", ["edited", "gone", "added", "swapped"])
def test_a_file_that_was_changed_afterwards_is_refused(answered: Cohort, change: str) -> None:
    give(answered, LIVING, SESSION)
    folder = latest_handin(answered, LIVING, SESSION)
    assert folder is not None
    issues, facts = (folder / "answers" / f"vision.{name}.json" for name in ("issues", "facts"))
    if change == "edited":
        issues.write_bytes(issues.read_bytes().replace(b"keruh", b"jernih"))
    elif change == "gone":
        issues.unlink()
    elif change == "added":
        (folder / "answers" / "vision.proposal.json").write_bytes(facts.read_bytes())
    else:
        content = issues.read_bytes()
        issues.write_bytes(facts.read_bytes())
        facts.write_bytes(content)
    with pytest.raises(HandinError, match="tidak sama dengan yang dikumpulkan") as caught:
        read_receipt(folder)
    assert (
        caught.value.where.startswith((folder / "answers").as_posix()) and "mengumpulkan lagi" in caught.value.next_step
    )


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema_version": 1}'])
def test_a_broken_receipt_is_named(answered: Cohort, content: str) -> None:
    give(answered, LIVING, SESSION)
    folder = latest_handin(answered, LIVING, SESSION)
    assert folder is not None
    (folder / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(HandinError, match="rusak") as caught:
        read_receipt(folder)
    assert caught.value.where == (folder / "manifest.json").as_posix()


def test_a_newer_receipt_is_not_called_broken(answered: Cohort) -> None:
    receipt = give(answered, LIVING, SESSION)
    folder = latest_handin(answered, LIVING, SESSION)
    assert folder is not None
    newer = {**receipt.model_dump(mode="json"), "schema_version": 2, "baru": 1}
    (folder / "manifest.json").write_text(json.dumps(newer), encoding="utf-8")
    with pytest.raises(HandinError, match="skema 2"):
        read_receipt(folder)


def test_two_at_the_same_moment_get_two_numbers(answered: Cohort) -> None:
    with ThreadPoolExecutor(4) as pool:
        numbers = [done.number for done in pool.map(lambda n: give(answered, LIVING, SESSION), range(8))]
    assert sorted(numbers) == list(range(1, 9))
    assert [receipt.number for receipt in receipts(answered, LIVING, SESSION)] == sorted(numbers)


def test_unknown_seats_and_meetings_are_named(answered: Cohort) -> None:
    with pytest.raises(UnknownSeat):
        hand_in(answered, "meja-lain", SESSION, author="x", time=NOON)
    for session in ("05_lain", "../01_vision", "con", ""):
        with pytest.raises(CurriculumError, match="Pertemuan") as caught:
            hand_in(answered, LIVING, session, author="x", time=NOON)
        assert "01_vision" in caught.value.next_step


def test_answers_are_read_as_handed_in_and_of_others_as_they_stand(answered: Cohort) -> None:
    give(answered, LIVING, SESSION)
    save(answered, LIVING, "vision.issues", {"issues": [issue("i1", "Diubah sesudah mengumpulkan")]})
    save(answered, GOVERNANCE, "vision.issues", {"issues": [issue("i2", "Antrean panjang")]})
    answers = HandedIn(answered)
    handed = answers.load(LIVING, "vision.issues")
    other = answers.load(GOVERNANCE, "vision.issues")
    assert handed is not None and handed.values["issues"][0]["title"] == "Air keruh"
    assert other is not None and other.values["issues"][0]["title"] == "Antrean panjang"
    assert answers.load(LIVING, "vision.proposal") is None
