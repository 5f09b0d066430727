"""Closing a meeting on a real cohort's folder: late hand-ins, closing again, decisions, and what cannot be read."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.base import Base, latest_base, read_base
from bimtek.answers.cohort import CORE, Cohort
from bimtek.answers.context import base_before, context_for
from bimtek.answers.handin import latest_handin, versions
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from bimtek.errors import BrokenAnswer, CurriculumError, HandinError, NewerSchema, PlanError, UnknownExercise
from bimtek.plan.consolidate import Consolidation, consolidate
from tests.cohorts import GOVERNANCE, LIVING, fact, gap, give, issue, keyword, make_cohort, programme, quickwin, save

I, II, III, IV = "01_vision", "02_assessment", "03_masterplan", "04_roadmap"  # noqa: E741
CLOSED = datetime.datetime(2024, 6, 12, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return make_cohort(tmp_path)


def close(cohort: Cohort, session: str) -> Consolidation:
    return consolidate(cohort, session, now=lambda: CLOSED)


def issues(cohort: Cohort, seat: str, *rows: dict[str, Any]) -> None:
    """Write the issues of a table and hand in."""
    save(cohort, seat, "vision.issues", {"issues": list(rows)})
    give(cohort, seat, I)


def gaps(cohort: Cohort, seat: str, *rows: dict[str, Any]) -> None:
    save(cohort, seat, "assessment.gap", {"gaps": list(rows)})
    give(cohort, seat, II)


def programmes(cohort: Cohort, seat: str, *rows: dict[str, Any]) -> None:
    save(cohort, seat, "masterplan.programmes", {"programmes": list(rows)})
    give(cohort, seat, III)


def labels(base: Base, source: str) -> dict[str, str]:
    return {item.id: item.label for item in base.items[source]}


def messages(base: Base, code: str) -> list[str]:
    return [point.message for point in base.open if point.code == code]


def test_a_meeting_is_closed_from_what_was_handed_in(cohort: Cohort) -> None:
    issues(cohort, GOVERNANCE, issue("g1", "Antrean panjang"))
    issues(cohort, LIVING, issue("l1", "Air keruh"))
    save(cohort, LIVING, "vision.issues", {"issues": []})  # typed afterwards, not handed in
    done = close(cohort, I)
    assert labels(done.base, "issues") == {"g1": "Antrean panjang", "l1": "Air keruh"}
    assert done.base == latest_base(cohort.bases, I) and done.base.created == CLOSED
    item = done.base.items["issues"][1]
    assert [(part.seat, part.author, part.revision) for part in item.by] == [(LIVING, "liv-1", 1)]
    assert [seat.id for seat in done.missing] == [CORE] and done.problems == ()
    assert messages(done.base, "BELUM") == ["Tim inti belum mengumpulkan jawaban Pertemuan I."]


def test_closing_again_without_anything_new_gives_the_same_base(cohort: Cohort) -> None:
    issues(cohort, LIVING, issue("l1", "Air keruh"), issue("l2", "Jalan putus"))
    first = close(cohort, I).base
    again = consolidate(cohort, I).base  # at another time of the clock
    assert again == first and len(list(cohort.bases.glob("*.json"))) == 1
    give(cohort, LIVING, I)  # the same once more
    assert close(cohort, I).base.id == first.id


def test_a_meeting_where_nobody_handed_in_can_be_closed(cohort: Cohort) -> None:
    done = close(cohort, I)
    assert [seat.id for seat in done.missing] == [GOVERNANCE, LIVING, CORE]
    assert done.base.items["issues"] == [] and len(messages(done.base, "BELUM")) == 3


def test_the_meeting_before_must_be_closed_first(cohort: Cohort) -> None:
    with pytest.raises(PlanError, match="Pertemuan I belum ditutup") as caught:
        close(cohort, II)
    assert f'bimtek consolidate "{cohort.folder}" 01_vision' in caught.value.next_step
    with pytest.raises(CurriculumError, match=r"Pertemuan “\.\./x” tidak ada"):
        close(cohort, "../x")


def test_a_late_hand_in_makes_a_new_base_and_ids_stay(cohort: Cohort) -> None:
    issues(cohort, LIVING, issue("r1", "Air keruh"))
    first = close(cohort, I).base
    gaps(cohort, LIVING, gap("g1", "Jadwal", "r1"))
    issues(cohort, GOVERNANCE, issue("r1", "Antrean panjang"), issue("r2", "Izin lambat"))  # sorts before Living
    second = close(cohort, I).base
    assert second.id != first.id and read_base(cohort.bases, first.id) == first
    by_label = {label: item_id for item_id, label in labels(second, "issues").items()}
    assert by_label["Air keruh"] == "r1" and by_label["Izin lambat"] == "r2" and len(by_label) == 3
    assert close(cohort, II).base.items["gaps"][0].values["issues"] == ["r1"]


def test_the_whole_chain_closed_again_from_the_first_meeting(cohort: Cohort) -> None:
    """Close I to III; then rename, copy and delete in I and II, hand in late, and close all three again."""
    issues(cohort, LIVING, issue("i1", "Air keruh"), issue("i2", "Jalan putus"))
    close(cohort, I)
    gaps(cohort, LIVING, gap("g1", "Jadwal", "i1", "i2"), gap("g2", "Aturan", "i2"))
    close(cohort, II)
    programmes(cohort, LIVING, programme("p1", "Loket keliling", "g1"), programme("p2", "Perda baru", "g2"))
    save(cohort, LIVING, "masterplan.quickwins", {"quickwins": [quickwin("q1", "Nomor antrean", "p1")]})
    give(cohort, LIVING, III)
    before = close(cohort, III).base
    assert messages(before, "RUJUK") == []

    issues(cohort, LIVING, issue("i1", "Sumber air tercemar"), issue("i1", "Sumber air tercemar"))
    first = close(cohort, I).base
    copied = next(item_id for item_id in labels(first, "issues") if item_id != "i1")
    assert labels(first, "issues") == {"i1": "Sumber air tercemar", copied: "Sumber air tercemar"}
    assert first.tombstones == {"i2": "Jalan putus"}

    gaps(cohort, LIVING, gap("g1", "Jadwal", "i1", "i2"))
    second = close(cohort, II).base
    assert second.previous == first.id and set(second.tombstones) == {"i2", "g2"}
    assert [message.split(": ")[-1] for message in messages(second, "RUJUK")] == [
        "Isu yang dijawab menunjuk butir yang sudah dihapus (“Jalan putus”)."
    ]

    third = close(cohort, III).base
    assert labels(third, "programmes") == labels(before, "programmes")
    assert third.items["programmes"][0].values["gaps"] == ["g1"]
    assert third.items["quickwins"][0].values["programme"] == "p1"
    points = [point.items for point in third.open if point.code == "RUJUK"]
    assert points == [["g1", "i2"], ["p2", "g2"]]
    assert close(cohort, III).base.id == third.id

    issues(cohort, LIVING, issue("i1", "Sumber air tercemar"), issue("i2", "Jalan putus"))
    gaps(cohort, LIVING, gap("g1", "Jadwal", "i1", "i2"), gap("g2", "Aturan", "i2"))
    for session in (I, II, III):
        mended = close(cohort, session).base
    assert mended.tombstones.keys() == {copied} and messages(mended, "RUJUK") == []


def test_what_is_closed_again_reaches_the_next_meetings_forms(cohort: Cohort) -> None:
    issues(cohort, LIVING, issue("i1", "Air keruh"), issue("i2", "Jalan putus"))
    first = close(cohort, I).base
    issues(cohort, LIVING, issue("i1", "Sumber air tercemar"))
    close(cohort, I)
    entry = exercise("assessment.gap")
    found = context_for(cohort, cohort.seat(LIVING), entry, AnswerStore(cohort.work))
    assert found.label("issues", "i1") == "Sumber air tercemar" and found.tombstones == {"i2": "Jalan putus"}
    old = context_for(cohort, cohort.seat(LIVING), entry, AnswerStore(cohort.work), base=first)
    assert old.label("issues", "i1") == "Air keruh"
    assert base_before(cohort, entry) == latest_base(cohort.bases, I)


class TestDecisions:
    @pytest.fixture
    def decide(self, cohort: Cohort) -> Callable[..., Path]:
        def write(text: str, encoding: str = "utf-8") -> Path:
            path = cohort.folder / "decisions" / f"{I}.yml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding=encoding, newline="\n")
            return path

        issues(cohort, GOVERNANCE, issue("g1", "Air keruh di hulu"))
        save(cohort, LIVING, "vision.proposal", {"keywords": [keyword("k1", "jernih", "l1")]})
        issues(cohort, LIVING, issue("l1", "Air keruh di Hulu"))
        return write

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
    def test_are_carried_out(self, cohort: Cohort, decide: Callable[..., Path], encoding: str) -> None:
        proposed = close(cohort, I).base
        assert len(messages(proposed, "MIRIP")) == 1 and len(proposed.items["issues"]) == 2
        decide(
            'same:\n  - {into: g1, absorbs: [l1], who: "Pleno", when: 2024-06-12, why: "Hulu yang sama"}\n', encoding
        )
        base = close(cohort, I).base
        assert labels(base, "issues") == {"g1": "Air keruh di hulu"} and base.aliases == {"l1": "g1"}
        assert base.items["issues"][0].absorbed[0].by[0].seat == LIVING
        assert base.items["keywords"][0].values["issues"] == ["g1"]
        assert messages(base, "MIRIP") == messages(base, "RUJUK") == []

    @pytest.mark.parametrize("text", ["", "# belum ada\n", "same:\n", "same: []\n", "decisions:\n  - {kind: }\n"])
    def test_nothing_decided_is_nothing_done(self, cohort: Cohort, decide: Callable[..., Path], text: str) -> None:
        before = close(cohort, I).base
        decide(text)
        assert close(cohort, I).base == before

    @pytest.mark.parametrize(
        ("text", "where"),
        [
            ('same:\n  - {into: g1, absorbs: [l1], who: "Pleno}\n', ", baris "),
            ("same:\n  - {into: g1, absorbs: l1, who: Pleno}\n", ", baris 2"),
            ("same:\n  - {into: g1, absorbs: [l1]}\n", ", baris 2"),
            ("same:\n  - g1\n", ", baris 2"),
            ("same: 5\n", ", baris 1"),
            ("lain: 1\n", ", baris 1"),
            ("- g1\n", ", baris 1"),
            ("same:\n  - {into: g1, absorbs: [l1], who: Pleno, when: 2024-02-31}\n", ", baris 2"),
        ],
    )
    def test_a_file_that_cannot_be_read_is_named(
        self, cohort: Cohort, decide: Callable[..., Path], text: str, where: str
    ) -> None:
        before = close(cohort, I).base
        path = decide(text)
        with pytest.raises(PlanError, match="keputusan pleno") as caught:
            close(cohort, I)
        assert caught.value.where.startswith(f"{path.as_posix()}{where}") and "bimtek plenary" in caught.value.next_step
        assert latest_base(cohort.bases, I) == before

    def test_windows_1252_is_named(self, cohort: Cohort, decide: Callable[..., Path]) -> None:
        decide("same:\n  - {into: g1, absorbs: [l1], who: Café}\n", "windows-1252")
        with pytest.raises(PlanError, match="keputusan pleno"):
            close(cohort, I)


class TestBadFiles:
    """One seat's bad file is named, and everything else is merged."""

    @pytest.fixture
    def closed(self, cohort: Cohort) -> Base:
        issues(cohort, GOVERNANCE, issue("g1", "Antrean panjang"))
        save(cohort, LIVING, "vision.facts", {"facts": [fact("f1")]})
        issues(cohort, LIVING, issue("l1", "Air keruh", "f1"))
        return close(cohort, I).base

    def test_a_hand_in_that_was_tampered_with_is_refused(self, cohort: Cohort, closed: Base) -> None:
        folder = latest_handin(cohort, GOVERNANCE, I)
        assert folder is not None
        path = folder / "answers" / "vision.issues.json"
        path.write_bytes(path.read_bytes().replace(b"panjang", b"pendek"))
        done = close(cohort, I)
        (problem,) = done.problems
        assert isinstance(problem, HandinError) and path.as_posix() in str(problem)
        assert labels(done.base, "issues") == {"l1": "Air keruh"}

    def test_the_version_before_is_taken_where_there_is_one(self, cohort: Cohort, closed: Base) -> None:
        """Else all items of the seat would be taken for deleted, and what refers to them for broken."""
        issues(cohort, LIVING, issue("l1", "Diubah"))
        folder = latest_handin(cohort, LIVING, I)
        assert folder is not None
        (folder / "manifest.json").write_text("{", encoding="utf-8")
        done = close(cohort, I)
        assert labels(done.base, "issues") == labels(closed, "issues") and done.base.tombstones == {}
        assert [type(problem) for problem in done.problems] == [HandinError]
        notes = messages(done.base, "KUMPULAN")
        assert len(notes) == 2 and all("Meja Living" in note and "penyerahan nomor 1" in note for note in notes)

    @pytest.mark.parametrize(
        ("content", "error"),
        [("{", BrokenAnswer), ("", BrokenAnswer), ('{"schema_version": 9, "baru": 1}', NewerSchema)],
    )
    def test_of_a_broken_file_the_version_before_is_taken_and_of_the_others_the_last(
        self, cohort: Cohort, closed: Base, content: str, error: type[Exception]
    ) -> None:
        AnswerStore(cohort.work).path(LIVING, "vision.issues").write_text(content, encoding="utf-8")
        save(cohort, LIVING, "vision.facts", {"facts": [fact("f1", "Nama baru")]})
        give(cohort, LIVING, I)
        done = close(cohort, I)
        assert [type(problem) for problem in done.problems] == [error]
        assert "handins/01_vision/meja-living/0002/answers/vision.issues.json" in str(done.problems[0])
        assert labels(done.base, "issues") == labels(closed, "issues")
        assert "Nama baru" in labels(done.base, "chosen_facts")["f1"]
        assert done.base.items["issues"][1].values["evidence"] == ["f1"] and messages(done.base, "RUJUK") == []

    def test_what_a_seat_took_out_is_not_brought_back(self, cohort: Cohort, closed: Base) -> None:
        AnswerStore(cohort.work).path(LIVING, "vision.issues").unlink()
        give(cohort, LIVING, I)
        done = close(cohort, I)
        assert labels(done.base, "issues") == {"g1": "Antrean panjang"}
        assert done.base.tombstones == {"l1": "Air keruh"} and done.problems == ()

    def test_an_unknown_exercise_is_named(self, cohort: Cohort, closed: Base) -> None:
        folder = AnswerStore(cohort.work).path(LIVING, "vision.issues").parent
        (folder / "vision.entah.json").write_text("{}", encoding="utf-8")
        give(cohort, LIVING, I)
        done = close(cohort, I)
        (problem,) = done.problems
        assert isinstance(problem, UnknownExercise) and "vision.entah" in problem.what
        assert problem.where.endswith("0002/answers/vision.entah.json") and problem.next_step
        assert labels(done.base, "issues") == labels(closed, "issues")

    def test_what_another_seat_owes_is_not_taken_from_this_one(self, cohort: Cohort, closed: Base) -> None:
        save(cohort, CORE, "vision.statement", {"chosen": "Visi"})
        stolen = AnswerStore(cohort.work).path(LIVING, "vision.statement")
        stolen.write_bytes(AnswerStore(cohort.work).path(CORE, "vision.statement").read_bytes())
        give(cohort, LIVING, I)
        done = close(cohort, I)
        assert "vision.statement" not in done.base.values
        assert len(versions(cohort, LIVING, I)) == 2 and done.problems == ()

    @pytest.mark.parametrize("rows", ["null", "5", '"x"', "[null, 5, [], {}]", '[{"id": 5, "title": {"a": 1}}]'])
    def test_whatever_stands_in_a_file_closing_does_not_fail(self, cohort: Cohort, closed: Base, rows: str) -> None:
        path = AnswerStore(cohort.work).path(LIVING, "vision.issues")
        text = path.read_text(encoding="utf-8")
        begin = text.index('"issues": ') + len('"issues": ')
        path.write_text(f"{text[:begin]}{rows}\n }}\n}}\n", encoding="utf-8")
        give(cohort, LIVING, I)
        done = close(cohort, I)
        assert done.problems == () and done.base.items["issues"][0].id == "g1"
        assert close(cohort, I).base.id == done.base.id


def test_a_base_that_is_broken_stops_closing_and_is_named(cohort: Cohort) -> None:
    issues(cohort, LIVING, issue("l1", "Air keruh"))
    first = close(cohort, I).base
    (cohort.bases / f"{first.id}.json").write_text("{", encoding="utf-8")
    with pytest.raises(Exception, match="Hasil sepakat rusak") as caught:
        close(cohort, II)
    assert first.id in str(caught.value)
