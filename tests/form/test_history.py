"""The kept copies of an answer: what changed in words, look at one, go back to one, and take that back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from bimtek.answers.answer_file import AnswerFile
from bimtek.answers.cohort import Cohort
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from bimtek.form.changes import changes, filled_rows
from bimtek.form.service import FormService
from tests.form.cohort import make_cohort
from tests.form.stage import Stage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SEAT, MADE = "meja-living", "made"
NOW = datetime(2024, 6, 11, 2, 42, tzinfo=UTC)
ROW = {"id": "r1", "title": "Sinyal", "affected": "Warga"}


def file(values: dict[str, Any], name: str = "vision.issues", **more: Any) -> AnswerFile:
    return AnswerFile(exercise=name, seat=SEAT, author=MADE, revision=1, time=NOW, values=values, **more)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ([], [ROW, {"id": "r2"}], ["1 baris ditambahkan"]),
        ([ROW], [ROW], []),
        ([ROW], [ROW, {"id": "r2", "title": "", "evidence": []}], []),
        ([ROW], [], ["1 baris dihapus"]),
        ([ROW], [{**ROW, "title": "Air", "urgency": 3}], ["1 baris diubah (Isu strategis, Mendesak (U))"]),
        (
            [ROW],
            [{"id": "r1", "title": "A", "affected": "B", "urgency": 1, "seriousness": 2, "growth": 3}],
            ["1 baris diubah (5 kolom)"],
        ),
        ([ROW, {"id": "r2", "title": "B"}], [{"id": "r2", "title": "B"}, ROW], ["urutan baris diubah"]),
        ([ROW], [{"id": "r3", "title": "C"}], ["1 baris ditambahkan, 1 baris dihapus"]),
        ("rusak", [ROW], ["1 baris ditambahkan"]),
    ],
)
def test_changes_of_a_table_in_words(before: Any, after: Any, words: list[str]) -> None:
    told = changes(exercise("vision.issues"), file({"issues": before}), file({"issues": after}))
    assert told == [f"Daftar isu, yang terpenting di atas: {one}." for one in words]


def test_changes_of_fields_and_reasons_in_words() -> None:
    proposal = exercise("vision.proposal")
    before = file({"vision": "Satu", "horizon": 2030, "motto": ""}, proposal.id)
    after = file({"vision": "Dua", "motto": "Maju"}, proposal.id, reasons={"k": "karena"})
    assert changes(proposal, before, after) == [
        "“Kalimat visi” diubah.",
        "“Tercapai pada tahun” dikosongkan.",
        "“Semboyan daerah dengan kata-kata meja Anda” diisi.",
        "Alasan saran diubah.",
    ]
    assert filled_rows(exercise("vision.issues"), {"issues": [ROW, {"id": "r2"}, 5]}) == 1


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return make_cohort(tmp_path / "uji")


@pytest.fixture
def service(cohort: Cohort) -> FormService:
    clock = iter(NOW + timedelta(minutes=minute) for minute in range(100))
    return FormService(cohort, AnswerStore(cohort.work), clock=lambda: next(clock))


def test_the_service_lists_the_copies_and_gives_one(service: FormService) -> None:
    assert service.history(SEAT, "vision.issues", MADE) == {"status": "history", "versions": []}
    for number, person in enumerate((MADE, "wayan", MADE)):
        rows = [{**ROW, "id": f"r{n}"} for n in range(number + 1)]
        service.save(SEAT, "vision.issues", person, {"issues": rows}, number, {"k": str(number)})
    versions = service.history(SEAT, "vision.issues", MADE)["versions"]
    assert [(one["revision"], one["author"], one["rows"]) for one in versions] == [
        (3, "Ni Made Contoh", 3),
        (2, "I Wayan Contoh", 2),
        (1, "Ni Made Contoh", 1),
    ]
    assert versions[0]["changes"][0].endswith("1 baris ditambahkan.")
    assert versions[0]["saved_at"] == (NOW + timedelta(minutes=2)).isoformat()
    given = service.version(SEAT, "vision.issues", MADE, 1)["version"]
    assert (given["values"], given["reasons"]) == ({"issues": [{**ROW, "id": "r0"}]}, {"k": "0"})
    again = service.save(SEAT, "vision.issues", MADE, given["values"], 3, given["reasons"])
    assert (again["status"], again["revision"], again["values"]) == ("saved", 4, given["values"])


@pytest.mark.parametrize("revision", [7, "1", None, -1])
def test_a_copy_that_is_not_there_is_told_in_words(service: FormService, revision: Any) -> None:
    service.save(SEAT, "vision.issues", MADE, {"issues": []}, 0)
    answer = service.version(SEAT, "vision.issues", MADE, revision)
    assert answer["status"] == "error"
    assert "Riwayat" in answer["message"]


def test_others_do_not_look_back(service: FormService) -> None:
    service.save(SEAT, "vision.issues", MADE, {"issues": [ROW]}, 0)
    for answer in (service.history(SEAT, "vision.issues", "putu"), service.version(SEAT, "vision.issues", "putu", 1)):
        assert answer["status"] == "error"
        assert "versions" not in answer


# ---- In the form -----------------------------------------------------------------------------------------------------


def stored(form: "Page") -> None:
    form.keyboard.press("Control+s")
    expect(form.locator(".bt-status.bt-is-saved")).to_be_visible()


def open_history(form: "Page") -> "Locator":
    form.get_by_role("button", name="Riwayat").click()
    return form.get_by_role("dialog", name="Riwayat")


def test_going_back_is_saved_and_can_be_taken_back(form: "Page", stage: Stage) -> None:
    services = [{"id": "r1", "name": "Mal"}]
    stage.put({"name": "Yang pertama", "services": services}, "Ni Made")
    stage.put({"name": "Yang kedua", "services": [*services, {"id": "r2", "name": "Lapor"}]}, "I Wayan")
    form.reload()
    name = form.get_by_label("Nama kegiatan")
    names = form.locator(".bt-table[aria-label='Layanan yang ada']").get_by_label("Layanan")
    names.nth(1).fill("Lapor lewat desa")
    window = open_history(form)
    entries = window.get_by_role("listitem")
    expect(entries).to_have_count(3)
    expect(entries.nth(0)).to_contain_text("(yang sekarang)")
    expect(entries.nth(2)).to_contain_text("11 Juni, 10.42 · Ni Made")
    expect(entries.nth(2)).to_contain_text("Nama kegiatan diubah.")
    entries.nth(2).get_by_text("Lihat").click()
    expect(entries.nth(2).locator(".bt-reading")).to_contain_text("Yang pertama")
    entries.nth(2).get_by_role("button", name="Kembalikan").click()
    expect(window).to_have_count(0)
    expect(name).to_have_value("Yang pertama")
    expect(names).to_have_count(1)
    stored(form)
    assert stage.values["name"] == "Yang pertama"
    assert stage.revision == 4, "a new copy; the others stay"
    form.get_by_role("button", name="Urungkan").click()
    expect(name).to_have_value("Yang kedua")
    expect(names.nth(1)).to_have_value("Lapor lewat desa")
    form.get_by_role("button", name="Urungkan").click()  # what was typed before that, too
    expect(names.nth(1)).to_have_value("Lapor")
    stored(form)
    assert [one["name"] for one in stage.values["services"]] == ["Mal", "Lapor"]


def test_without_a_connection_it_says_so(form: "Page", stage: Stage, faults: Any) -> None:
    faults.expect("503")
    stage.put({"name": "Satu"})
    form.reload()
    form.locator(".bt-fields").wait_for()
    stage.cut()
    window = open_history(form)
    expect(window).to_contain_text("sambungan terputus")
    window.get_by_role("button", name="Tutup").click()
    expect(form.get_by_role("button", name="Riwayat")).to_be_focused()
