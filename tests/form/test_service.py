"""The form's service: what opens, what is saved, and what happens when it cannot be."""

import json
import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from bimtek.form.service import FormService
from bimtek.plan.blocks import Bullets, Paragraph, as_json
from tests.form.cohort import make_cohort

SEAT, ISSUES, MADE = "meja-living", "vision.issues", "made"
NOW = datetime(2024, 6, 11, 2, 42, tzinfo=UTC)
SIGNAL = {"id": "r1", "title": "Delapan desa tanpa sinyal", "affected": "Lansia di Kintamani", "urgency": 5}


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return make_cohort(tmp_path / "uji")


@pytest.fixture
def service(cohort: Cohort) -> FormService:
    return FormService(cohort, AnswerStore(cohort.work), clock=lambda: NOW)


def broken_file(cohort: Cohort, text: str = '{"schema_version": 1, "exer') -> Path:
    path = cohort.work / SEAT / "01_vision" / "answers" / f"{ISSUES}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_form_opens_empty_and_is_json_throughout(service: FormService) -> None:
    opened = service.open(SEAT, ISSUES, MADE)
    assert json.loads(json.dumps(opened)) == json.loads(json.dumps(opened, default=str)), "no value needs a translation"
    assert (opened["status"], opened["cohort"], opened["seat"]) == ("opened", "uji", SEAT)
    assert opened["definition"]["id"] == ISSUES
    assert (opened["values"], opened["revision"], opened["saved_at"]) == ({}, 0, None)
    assert (opened["points"], opened["maximum"]) == (0.0, exercise(ISSUES).points)
    assert not opened["read_only"]
    assert not opened["proposed"]
    assert opened["notice"] == ""


def test_a_form_says_which_answers_it_is_made_from(service: FormService) -> None:
    assert service.open(SEAT, "vision.proposal", MADE)["made_from"] == ["vision.issues"]
    typed = {"issues": [{**SIGNAL, "evidence": ["x"]}]}
    assert service.open(SEAT, ISSUES, MADE)["made_from"] == ["vision.facts"]
    assert service.save(SEAT, ISSUES, MADE, typed, 0)["made_from"] == ["vision.facts"]
    assert service.open(SEAT, "vision.stakeholders", MADE)["made_from"] == []


def test_what_is_saved_opens_again(service: FormService) -> None:
    saved = service.save(SEAT, ISSUES, MADE, {"issues": [SIGNAL]}, 0)
    assert (saved["status"], saved["revision"], saved["saved_at"]) == ("saved", 1, NOW.isoformat())
    opened = service.open(SEAT, ISSUES, "wayan")
    assert opened["values"] == {"issues": [SIGNAL]}
    assert (opened["revision"], opened["author"]) == (1, "Ni Made Contoh")
    assert opened["findings"] == saved["findings"]


def test_findings_points_and_their_lines_come_with_every_save(service: FormService) -> None:
    saved = service.save(SEAT, ISSUES, MADE, {"issues": [SIGNAL]}, 0)
    here = [(finding["code"], finding["row"], finding["field"]) for finding in saved["findings"]]
    assert ("ISI-01", "r1", "growth") in here
    assert sum(line["points"] for line in saved["lines"]) == saved["maximum"]
    assert saved["points"] == pytest.approx(sum(line["earned"] for line in saved["lines"]), abs=0.01)


def test_reasons_are_kept_with_the_answer_and_by_whoever_does_not_speak_of_them(service: FormService) -> None:
    saved = service.save(SEAT, ISSUES, MADE, {"issues": [SIGNAL]}, 0, {"ISU-05:r1:title": " memang begitu ", "x": " "})
    assert saved["reasons"] == {"ISU-05:r1:title": "memang begitu"}
    assert service.open(SEAT, ISSUES, MADE)["reasons"] == saved["reasons"]
    again = service.save(SEAT, ISSUES, MADE, {"issues": [{**SIGNAL, "urgency": 4}]}, 1)
    assert again["reasons"] == saved["reasons"]
    late = service.save(SEAT, ISSUES, "wayan", {"issues": [{**SIGNAL, "urgency": 4}]}, 1, {})
    assert late["theirs"]["reasons"] == saved["reasons"], "the same values with other reasons are another version"
    assert service.save(SEAT, ISSUES, MADE, {"issues": [SIGNAL]}, 2, {})["reasons"] == {}


@pytest.mark.parametrize("reasons", [["x"], {"k": 1}, {"k": "a" * 1001}, {str(n): "a" for n in range(1001)}])
def test_what_are_no_reasons_is_refused(service: FormService, reasons: Any) -> None:
    assert service.save(SEAT, ISSUES, MADE, {}, 0, reasons)["status"] == "error"
    assert service.open(SEAT, ISSUES, MADE)["revision"] == 0


def test_rows_without_an_id_and_copies_get_one(service: FormService) -> None:
    rows = [{"title": "Tanpa id"}, {**SIGNAL}, {**SIGNAL}]
    saved = service.save(SEAT, ISSUES, MADE, {"issues": rows}, 0)
    ids = [row["id"] for row in saved["values"]["issues"]]
    assert ids[1] == "r1", "the first of two keeps its id"
    assert len(set(ids)) == 3
    assert service.open(SEAT, ISSUES, MADE)["values"] == saved["values"]


def test_an_old_revision_never_overwrites(service: FormService, cohort: Cohort) -> None:
    service.save(SEAT, ISSUES, MADE, {"issues": [SIGNAL]}, 0)
    service.save(SEAT, ISSUES, MADE, {"issues": [{**SIGNAL, "urgency": 3}]}, 1)
    late = service.save(SEAT, ISSUES, "wayan", {"issues": [{**SIGNAL, "title": "Sampah"}]}, 1)
    assert late["status"] == "conflict"
    assert late["theirs"]["values"]["issues"][0]["urgency"] == 3
    assert (late["theirs"]["revision"], late["theirs"]["author"]) == (2, "Ni Made Contoh")
    kept = [path.read_text(encoding="utf-8") for path in cohort.work.rglob("bentrok-*.json")]
    assert len(kept) == 1
    assert "Sampah" in kept[0], "what came late is kept beside it"


def test_of_a_broken_file_the_last_good_copy_is_offered(service: FormService, cohort: Cohort) -> None:
    service.save(SEAT, ISSUES, MADE, {"issues": [SIGNAL]}, 0)
    path = broken_file(cohort)
    opened = service.open(SEAT, ISSUES, MADE)
    assert opened["values"] == {"issues": [SIGNAL]}
    assert f"work/{SEAT}/01_vision/answers/{ISSUES}.json" in opened["notice"]
    assert str(cohort.folder) not in opened["notice"]
    assert "11/06/2024 pukul 10.42" in opened["notice"], "in the cohort's time zone"
    assert path.read_text(encoding="utf-8").endswith('"exer'), "opening changes nothing"
    saved = service.save(SEAT, ISSUES, MADE, {"issues": [{**SIGNAL, "urgency": 2}]}, opened["revision"])
    assert (saved["status"], saved["revision"]) == ("saved", 2)
    assert [kept.read_text(encoding="utf-8")[-5:] for kept in cohort.work.rglob("rusak-*.json")] == ['"exer']


def test_a_broken_file_without_a_copy_opens_empty_and_says_so(service: FormService, cohort: Cohort) -> None:
    broken_file(cohort)
    opened = service.open(SEAT, ISSUES, MADE)
    assert opened["values"] == {}
    assert "rusak" in opened["notice"]


def test_a_file_of_a_newer_program_is_not_touched(service: FormService, cohort: Cohort) -> None:
    service.save(SEAT, ISSUES, MADE, {"issues": [SIGNAL]}, 0)
    path = cohort.work / SEAT / "01_vision" / "answers" / f"{ISSUES}.json"
    newer = path.read_text(encoding="utf-8").replace('"schema_version": 1', '"schema_version": 99')
    broken_file(cohort, newer)
    for answer in (service.open(SEAT, ISSUES, MADE), service.save(SEAT, ISSUES, MADE, {}, 1)):
        assert answer["status"] == "error"
        assert "Perbarui bimtek" in answer["message"]
    assert path.read_text(encoding="utf-8") == newer


def test_others_may_read_but_not_write(service: FormService) -> None:
    service.save(SEAT, ISSUES, MADE, {"issues": [SIGNAL]}, 0)
    assert service.open(SEAT, ISSUES, "putu")["read_only"]
    assert service.open(SEAT, ISSUES, "")["read_only"]
    refused = service.save(SEAT, ISSUES, "putu", {"issues": []}, 1)
    assert refused["status"] == "error"
    assert "hanya dapat dibaca" in refused["message"]
    assert service.open(SEAT, ISSUES, MADE)["values"] == {"issues": [SIGNAL]}


def test_the_core_answers_what_is_asked_of_the_core(service: FormService) -> None:
    assert not service.open("inti", "vision.statement", "wayan")["read_only"]
    assert service.open("inti", "vision.statement", MADE)["read_only"]
    wrong = service.open(SEAT, "vision.statement", MADE)
    assert "diisi tim inti, bukan meja" in wrong["message"]


@pytest.mark.parametrize(
    ("seat", "name", "values", "revision", "words"),
    [
        ("../uji", ISSUES, {}, 0, "tidak dapat dipakai"),
        ("meja-lain", ISSUES, {}, 0, "bukan peserta, meja atau tim inti"),
        (SEAT, "vision.nothing", {}, 0, "tidak dikenal"),
        (SEAT, ISSUES, [], 0, "tidak lengkap"),
        (SEAT, ISSUES, {}, "0", "tidak lengkap"),
        (SEAT, ISSUES, {"issues": {1, 2}}, 0, "bentuknya rusak"),
    ],
)
def test_what_cannot_be_saved_is_said_in_words(
    service: FormService, seat: str, name: str, values: Any, revision: Any, words: str
) -> None:
    answer = service.save(seat, name, MADE, values, revision)
    assert answer["status"] == "error"
    assert words in answer["message"]
    assert "Traceback" not in answer["message"]


def test_a_full_disk_is_said_in_words(service: FormService, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(service.store, "save", full)
    answer = service.save(SEAT, ISSUES, MADE, {}, 0)
    assert answer["status"] == "error"
    assert "Disk tempat isian disimpan penuh" in answer["message"] and "No space" not in answer["message"]


def test_a_fault_of_ours_is_logged_and_told_without_its_traceback(
    service: FormService, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(service.store, "load", lambda *_: 1 / 0)
    with caplog.at_level(logging.ERROR):
        answer = service.open(SEAT, ISSUES, MADE)
    assert answer["status"] == "error"
    assert "beri tahu fasilitator" in answer["message"]
    assert "ZeroDivisionError" in caplog.text


def test_a_fault_in_the_preview_does_not_look_like_a_fault_of_saving(
    cohort: Cohort, caplog: pytest.LogCaptureFixture
) -> None:
    service = FormService(cohort, AnswerStore(cohort.work), preview=lambda *_: 1 / 0)  # type: ignore[arg-type,return-value]
    saved = service.save(SEAT, ISSUES, MADE, {"issues": [SIGNAL]}, 0)
    assert (saved["status"], saved["revision"], saved["preview"]) == ("saved", 1, [])
    assert "sudah tersimpan" in saved["findings"][-1]["message"]
    assert "ZeroDivisionError" in caplog.text


def test_the_preview_gets_exercise_values_and_context(cohort: Cohort) -> None:
    def preview(shown: Any, values: dict[str, Any], context: Any) -> list[Any]:
        return [Paragraph(f"{shown.id} {context.seat}"), Bullets(tuple(row["title"] for row in values["issues"]))]

    saved = FormService(cohort, AnswerStore(cohort.work), preview).save(SEAT, ISSUES, MADE, {"issues": [SIGNAL]}, 0)
    wanted = [as_json(Paragraph(f"{ISSUES} {SEAT}")), as_json(Bullets(("Delapan desa tanpa sinyal",)))]
    assert json.loads(json.dumps(saved["preview"])) == json.loads(json.dumps(wanted))
    assert [block["type"] for block in saved["preview"]] == ["paragraph", "bullets"]


def test_rows_saved_in_one_form_can_be_chosen_in_the_next(service: FormService) -> None:
    fact = service.open(SEAT, "vision.facts", MADE)["definition"]["options"]["facts"][0]
    row = {"id": "f1", "kind": "dataset", "fact": fact["value"]}
    service.save(SEAT, "vision.facts", MADE, {"facts": [row]}, 0)
    chosen = service.open(SEAT, ISSUES, MADE)["definition"]["options"]["chosen_facts"]
    assert [option["value"] for option in chosen] == ["f1"]


def test_each_answer_names_the_base_it_was_written_against(service: FormService, cohort: Cohort) -> None:
    from bimtek.answers.base import Base, write_base

    base = write_base(cohort.bases, Base(cohort="uji", session="01_vision", created=NOW))
    service.save(SEAT, "assessment.readiness", MADE, {"components": []}, 0)
    stored = AnswerStore(cohort.work).load(SEAT, "assessment.readiness")
    assert stored is not None
    assert stored.base == base.id


def test_what_meeting_three_agreed_is_proposed_and_not_yet_saved(service: FormService, cohort: Cohort) -> None:
    programmes = [programme("p1", 2025), programme("p2", 2027)]
    agree_on(cohort, programmes[:1])
    opened = service.open(SEAT, "roadmap.schedule", MADE)
    assert opened["proposed"]
    assert [(row["id"], row["start"]) for row in opened["values"]["steps"]] == [("p1", 2025)]
    assert AnswerStore(cohort.work).load(SEAT, "roadmap.schedule") is None
    service.save(SEAT, "roadmap.schedule", MADE, {"steps": [{"id": "p1", "start": 2026, "end": 2026, "needs": []}]}, 0)
    agree_on(cohort, programmes)
    again = service.open(SEAT, "roadmap.schedule", MADE)
    assert not again["proposed"]
    assert [(row["id"], row["start"]) for row in again["values"]["steps"]] == [("p1", 2026), ("p2", 2027)]


def programme(item_id: str, start: int) -> dict[str, Any]:
    values = {"id": item_id, "name": f"Program {item_id}", "start": start, "end": start + 1}
    return {
        "id": item_id,
        "exercise": "masterplan.programmes",
        "table": "programmes",
        "label": values["name"],
        "pillar": "living",
        "by": [{"seat": SEAT, "author": MADE, "revision": 1}],
        "values": values,
    }


def agree_on(cohort: Cohort, programmes: list[dict[str, Any]]) -> None:
    from bimtek.answers.base import Base, write_base

    content = {"cohort": "uji", "session": "03_masterplan", "created": NOW, "items": {"programmes": programmes}}
    write_base(cohort.bases, Base.model_validate(content))


def test_a_save_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    code = (
        "import sys, bimtek.form.service; "
        "heavy = {'pandas', 'matplotlib', 'nbformat', 'nbgrader', 'anywidget', 'panflute', 'numpy'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
