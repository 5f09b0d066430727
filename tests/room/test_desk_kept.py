"""Notes and releases in the cohort's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.answers import files
from bimtek.answers.cohort import Cohort
from bimtek.errors import AnswerError, NewerSchema
from bimtek.room.notes import Notes
from bimtek.room.releases import Releases
from tests.cohorts import NOON, make_cohort


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return make_cohort(tmp_path)


def test_a_note_is_for_the_members_of_its_seat(cohort: Cohort) -> None:
    notes = Notes(cohort.folder / "room")
    for to in ("meja-living", "inti", "gov-2", ""):
        notes.send(cohort, to, f"Untuk {to or 'semua'}", NOON)
    told = {person.id: [note["text"] for note in notes.shown(cohort, person)] for person in cohort.people}
    assert told == {
        "gov-1": ["Untuk inti", "Untuk semua"],
        "gov-2": ["Untuk gov-2", "Untuk semua"],
        "liv-1": ["Untuk meja-living", "Untuk semua"],
        "inti-1": ["Untuk inti", "Untuk semua"],
    }


def test_who_read_first_stays_and_others_still_see_it(cohort: Cohort) -> None:
    notes, people = Notes(cohort.folder / "room"), cohort.people
    note = notes.send(cohort, "", "Halo", NOON)
    notes.mark_as_read(cohort, note.id, people[0], NOON)
    again = notes.mark_as_read(cohort, note.id, people[0], NOON.replace(hour=15))
    assert again.read == {people[0].id: NOON}
    assert notes.shown(cohort, people[0]) == [] and len(notes.shown(cohort, people[1])) == 1


def test_a_full_disk_loses_nothing_that_stood_there(cohort: Cohort, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = Notes(cohort.folder / "room")
    notes.send(cohort, "", "Pertama", NOON)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files.os, "fsync", full)
        with pytest.raises(AnswerError, match="disk server penuh"):
            notes.send(cohort, "", "Kedua", NOON)
    assert [note.text for note in notes.all] == ["Pertama"]
    assert [note.text for note in Notes(cohort.folder / "room").all] == ["Pertama"]


@pytest.mark.parametrize("content", ["{", "[]", '{"entries": [{"id": 3}]}', ""])
def test_a_broken_file_is_kept_beside_and_the_room_starts(cohort: Cohort, content: str) -> None:
    folder = cohort.folder / "room"
    folder.mkdir()
    (folder / "released.json").write_text(content, encoding="utf-8")
    assert Releases(folder).all == ()
    assert [path.read_text(encoding="utf-8") for path in folder.glob("rusak-*-released.json")] == [content]


def test_a_file_of_a_newer_program_is_left_alone(cohort: Cohort) -> None:
    path = cohort.folder / "room" / "notes.json"
    path.parent.mkdir()
    path.write_text('{"schema_version": 2, "entries": []}', encoding="utf-8")
    with pytest.raises(NewerSchema, match="skema 2"):
        Notes(path.parent)
    assert [file.name for file in path.parent.iterdir()] == ["notes.json"]


def test_a_new_start_knows_everything(cohort: Cohort) -> None:
    folder = cohort.folder / "room"
    note = Notes(folder).send(cohort, "meja-living", "Sebelum listrik padam", NOON)
    Notes(folder).withdraw(note.id, NOON)
    Releases(folder).open(cohort, "vision.issues", "", 2, NOON)
    assert [(one.text, one.withdrawn) for one in Notes(folder).all] == [("Sebelum listrik padam", NOON)]
    assert [one.words for one in Releases(folder).all] == ["petunjuk 2"]


def test_a_release_to_a_table_also_opens_what_its_members_do_alone(cohort: Cohort) -> None:
    releases = Releases(cohort.folder / "room")
    releases.open(cohort, "vision.pretest", "meja-living", 1, NOON)
    shown = {person.id: releases.shown(cohort, person, "01_vision") for person in cohort.people}
    assert shown["liv-1"]["vision.pretest"]["hints"] == 1
    assert [name for name, opened in shown.items() if opened] == ["liv-1"]
    assert releases.shown(cohort, cohort.person("liv-1"), "02_assessment") == {}
