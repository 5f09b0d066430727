"""One meeting by commands alone, and bad input on the way: named with its place, and everything else goes on."""

from __future__ import annotations

import hashlib
import json
import shutil

import pytest

from bimtek.answers.cohort import CORE, load_cohort
from bimtek.answers.handin import digest
from bimtek.answers.store import AnswerStore
from bimtek.grading import status as read_status
from tests.cohorts import GOVERNANCE, LIVING, ROSTER, SETTINGS, fact, give, issue, make_cohort, save, write_cohort

MEETING = "01_vision"


@pytest.fixture
def cohort(tmp_path):
    """Two tables with facts and issues, handed in."""
    cohort = make_cohort(tmp_path)
    for seat, name in ((GOVERNANCE, "f1"), (LIVING, "f2")):
        save(cohort, seat, "vision.facts", {"facts": [fact(name)]})
        save(cohort, seat, "vision.issues", {"issues": [issue(f"i-{seat}", f"Warga menunggu di {seat}", name)]})
        give(cohort, seat, MEETING)
    return cohort


def prepared(bimtek, cohort):
    assert bimtek("release", cohort.folder, 1).code == 0
    return bimtek("collect", cohort.folder, 1)


def points(cohort, person):
    """What the gradebook holds for a person's first meeting."""
    row = next(row for row in read_status(cohort) if row.id == person)
    return row.standings[0].graded.points


def test_a_meeting_from_handing_out_to_the_plan(bimtek, cohort, tmp_path):
    collected = prepared(bimtek, cohort)
    assert collected.code == 0
    assert "Terkumpul: 3 peserta." in collected.text
    graded = bimtek("grade", cohort.folder, 1)
    assert (graded.code, "Dinilai: 3 penyerahan (3 dinilai ulang, 0 tidak berubah)." in graded.text) == (0, True)
    status = bimtek("status", cohort.folder)
    assert (status.code, "/100" in status.text) == (0, True)
    assert "Umpan balik: 5 berkas." in bimtek("feedback", cohort.folder, 1).text
    table = tmp_path / "nilai.csv"
    assert bimtek("export", cohort.folder, table).code == 0
    assert "gov-1" in table.read_text(encoding="utf-8-sig")
    closed = bimtek("consolidate", cohort.folder, 1)
    assert closed.code == 0
    assert "Hasil sepakat: 01_vision-" in closed.text
    assert "Tim inti belum mengumpulkan" in closed.text
    written = bimtek("assemble", cohort.folder, "--out", tmp_path / "buku")
    assert written.code == 0 and "Draf nomor 1." in written.text
    plan = json.loads((tmp_path / "buku" / "plan.json").read_text(encoding="utf-8"))
    assert {entry["id"] for entry in plan["issues"]} == {f"i-{GOVERNANCE}", f"i-{LIVING}"}
    assert {f"buku{n}.{kind}" for n in (1, 2) for kind in ("docx", "pdf", "html")} <= {
        path.name for path in (tmp_path / "buku").iterdir()
    }


def test_a_final_plan_is_refused_with_the_list_of_what_is_missing(bimtek, cohort, tmp_path):
    prepared(bimtek, cohort)
    bimtek("consolidate", cohort.folder, 1)
    refused = bimtek("assemble", cohort.folder, "--out", tmp_path / "buku", "--final")
    assert refused.code == 1
    assert "Gagal:" in refused.err
    assert not (tmp_path / "buku" / "buku1.pdf").exists()


def half_written(cohort, seat, exercise):
    """The power went while the hand-in of a seat was being copied."""
    path = cohort.handins / MEETING / seat / "0001" / "answers" / f"{exercise}.json"
    path.write_text(path.read_text(encoding="utf-8")[:40], encoding="utf-8")
    sign_again(path)


def newer(cohort, seat, exercise):
    """The seat wrote with a newer version of the program."""
    path = cohort.handins / MEETING / seat / "0001" / "answers" / f"{exercise}.json"
    content = json.loads(path.read_text(encoding="utf-8")) | {"schema_version": 99}
    path.write_text(json.dumps(content), encoding="utf-8")
    sign_again(path)


def sign_again(path):
    """The receipt of a hand-in as if it had been handed in like this."""
    manifest = path.parent.parent / "manifest.json"
    content = json.loads(manifest.read_text(encoding="utf-8"))
    content["files"][path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    content["sha256"] = digest(content["files"])
    manifest.write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize(("spoil", "word"), [(half_written, "rusak"), (newer, "skema 99")])
def test_a_bad_answers_file_is_named_and_the_rest_is_graded_and_merged(bimtek, cohort, spoil, word):
    spoil(cohort, LIVING, "vision.issues")
    prepared(bimtek, cohort)
    graded = bimtek("grade", cohort.folder, 1)
    assert graded.code == 1
    assert word in graded.text
    assert "vision.issues" in graded.text
    assert "Langkah berikutnya" in graded.text
    assert points(cohort, "gov-1") > 0
    closed = bimtek("consolidate", cohort.folder, 1)
    assert closed.code == 1
    assert word in closed.text
    assert "Hasil sepakat: 01_vision-" in closed.text


def test_a_broken_file_at_the_seat_is_kept_and_the_last_good_copy_is_offered(cohort):
    from bimtek.form.service import FormService

    store = AnswerStore(cohort.work)
    path = store.path(LIVING, "vision.issues")
    path.write_text("{rusak", encoding="utf-8")
    opened = FormService(cohort, store).open(LIVING, "vision.issues", "liv-1")
    assert opened["values"]["issues"][0]["title"] == "Warga menunggu di meja-living"
    assert "rusak" in opened["notice"]
    assert any("{rusak" in kept.read_text(encoding="utf-8") for kept in cohort.work.rglob("*.json"))


def test_an_unknown_exercise_in_a_hand_in_is_named(bimtek, cohort):
    collected = prepared(bimtek, cohort)
    assert collected.code == 0
    for person in ("gov-1", "gov-2"):
        answers = cohort.submitted / person / MEETING / "answers"
        shutil.copyfile(answers / "vision.facts.json", answers / "vision.tidakada.json")
    graded = bimtek("grade", cohort.folder, 1)
    assert graded.code == 1
    assert "vision.tidakada" in graded.text
    assert points(cohort, "liv-1") > 0


def test_a_missing_notebook_is_named_and_the_others_are_graded(bimtek, cohort):
    prepared(bimtek, cohort)
    (cohort.submitted / "liv-1" / MEETING / "01_vision.ipynb").unlink()
    graded = bimtek("grade", cohort.folder, 1)
    assert graded.code == 1
    assert "liv-1" in graded.text
    assert "Dinilai: 2 penyerahan (2 dinilai ulang, 0 tidak berubah)." in graded.text
    report = (cohort.folder / "reports" / "grade.txt").read_text(encoding="utf-8")
    assert "1. liv-1, 01_vision: Notebook penyerahan tidak ada." in report and "bimtek collect" in report


@pytest.mark.parametrize(
    ("settings", "roster", "words"),
    [
        (SETTINGS, "person,name,opd,table,core,coordinator,substitute_for\n", ("kosong", "roster.csv")),
        (SETTINGS, ROSTER + "gov-1,Kembar,,meja-living,,,\n", ("gov-1", "dua kali", "baris 6")),
        (SETTINGS, ROSTER + "../x,Nakal,,meja-living,,,\n", ("../x", "tidak dapat dipakai")),
        (SETTINGS.replace("51.06", "99.99"), ROSTER, ("99.99", "tidak dikenal", "51.06")),
        (SETTINGS.replace("meja-living, name", "meja-governance, name"), ROSTER, ("meja-governance", "dua kali")),
        (SETTINGS.replace("{id: meja-living", "{id: ../meja"), ROSTER, ("../meja",)),
        ("{rusak", ROSTER, ("cohort.yml",)),
    ],
    ids=["empty roster", "twice", "path in a name", "unknown region", "table twice", "path in a table", "broken yaml"],
)
@pytest.mark.parametrize("command", [("status",), ("grade",), ("consolidate", "1"), ("assemble", "--out", "buku")])
def test_a_bad_cohort_is_refused_by_every_command(bimtek, tmp_path, monkeypatch, settings, roster, words, command):
    monkeypatch.chdir(tmp_path)
    folder = write_cohort(tmp_path / "uji", settings, roster)
    done = bimtek(command[0], folder, *command[1:])
    assert done.code == 1
    for word in (*words, "Langkah berikutnya"):
        assert word in done.text
    assert {path.name for path in folder.iterdir()} == {"cohort.yml", "roster.csv"}


def test_a_folder_that_is_no_cohort_and_an_unknown_meeting_are_named(bimtek, cohort, tmp_path):
    nowhere = bimtek("status", tmp_path / "kosong")
    assert (nowhere.code, "cohort.yml" in nowhere.text) == (1, True)
    meeting = bimtek("consolidate", cohort.folder, "05_penutup")
    assert (meeting.code, "05_penutup" in meeting.text) == (1, True)


def test_a_meeting_is_closed_in_its_turn(bimtek, cohort):
    early = bimtek("consolidate", cohort.folder, 3)
    assert early.code == 1
    assert "belum ditutup" in early.text


def test_a_new_cohort_starts_from_a_template_and_overwrites_nothing(bimtek, tmp_path):
    folder = tmp_path / "angkatan-baru"
    made = bimtek("init", folder, "--region", "51.06", "--year", 2026)
    assert (made.code, f"bimtek status {folder.as_posix()}" in made.text) == (0, True)
    with (folder / "roster.csv").open("a", encoding="utf-8") as roster:
        roster.write("a-1,Ni Contoh,bappeda,meja-living,ya,,\n")
    loaded = load_cohort(folder)
    assert (loaded.start_year, loaded.seat(CORE).id, len(loaded.tables)) == (2026, CORE, 6)
    again = bimtek("init", folder, "--region", "51.06", "--year", 2030)
    assert again.code == 1
    assert load_cohort(folder).start_year == 2026
