"""Findings while somebody types: those that a save would give, shown before it, never older than the words there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from bimtek.answers.store import AnswerStore
from bimtek.curriculum import exercise
from bimtek.form.service import FormService
from bimtek.notebook.widget import FormWidget
from tests.form.cohort import make_cohort
from tests.form.modules import run

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.chromium import Faults
    from tests.form.stage import Stage

SEAT, ISSUES, MADE = "meja-living", "vision.issues", "made"
SIGNAL = {"id": "r1", "title": "Delapan desa tanpa sinyal", "affected": "Lansia di Kintamani", "urgency": 5}
FOUND = ("findings", "points", "maximum", "lines")


@pytest.fixture
def service(tmp_path: Path) -> FormService:
    cohort = make_cohort(tmp_path / "uji")
    return FormService(cohort, AnswerStore(cohort.work), unprintable=lambda text: [c for c in text if c == "ᬅ"])


VALUES = [
    {},
    {"issues": [SIGNAL]},
    {"issues": [SIGNAL, {**SIGNAL, "title": "ᬅ"}, "bukan baris"]},
    {"issues": "bukan tabel", "lain": [1]},
]


@pytest.mark.parametrize("values", VALUES)
def test_what_is_found_is_what_a_save_would_find_and_nothing_is_written(
    service: FormService, values: dict[str, Any]
) -> None:
    checked = service.check(SEAT, ISSUES, MADE, values)
    assert (checked["status"], "preview" in checked) == ("checked", False)
    assert not service.cohort.work.exists()
    saved = service.save(SEAT, ISSUES, MADE, values, 0)
    given = {row["id"] for row in saved["values"].get("issues", []) if isinstance(row, dict)} - {"r1"}
    assert [_anonymous(checked[name], given) for name in FOUND] == [_anonymous(saved[name], given) for name in FOUND]


def _anonymous(found: Any, given: set[str]) -> Any:
    """Without the ids of rows that had none: each time others."""
    if not isinstance(found, list):
        return found
    return [
        {
            name: value
            for name, value in entry.items()
            if name != "key" and not (name == "row" and value not in ("", "r1"))
        }
        for entry in found
    ]


def test_it_is_judged_with_what_is_typed_not_with_what_is_stored(service: FormService) -> None:
    service.save(SEAT, ISSUES, MADE, {"issues": [SIGNAL]}, 0)
    typed = {"issues": [{**SIGNAL, "title": ""}]}
    codes = {(one["code"], one["field"]) for one in service.check(SEAT, ISSUES, MADE, typed)["findings"]}
    assert ("ISI-01", "title") in codes
    assert service.open(SEAT, ISSUES, MADE)["values"] == {"issues": [SIGNAL]}


def test_only_members_ask_and_what_is_no_answer_is_refused(service: FormService) -> None:
    foreign = service.check(SEAT, ISSUES, "ketut", {"issues": [SIGNAL]})
    assert (foreign["status"], "dibaca" in foreign["message"]) == ("error", True)
    for values in (None, [], "x", {"issues": float("nan")}):
        assert service.check(SEAT, ISSUES, MADE, values)["status"] == "error", values
    assert not service.cohort.work.exists()


def test_a_kernel_answers_it_too(service: FormService) -> None:
    widget = FormWidget(service, SEAT, ISSUES, MADE)
    told: list[dict[str, Any]] = []
    widget.send = told.append
    widget._answer(widget, {"id": "q1", "what": "check", "values": {"issues": [SIGNAL]}}, [])
    assert (told[0]["id"], told[0]["answer"]["status"]) == ("q1", "checked")
    assert told[0]["answer"]["maximum"] == exercise(ISSUES).points


CHECKER = """
const questions = [];
const ask = (values) => new Promise((reply, fail) => questions.push({ values, reply, fail }));
const shown = [];
const keeper = { values: { name: "" }, typed: 0, stored: 0, get unsaved() { return this.typed > this.stored; } };
const checker = new m.Checker(ask, keeper, (answer) => shown.push(answer.points));
const waits = [];
checker.after = (wait) => { waits.push(wait); checker.timer = 1; };
const due = () => { checker.timer = 0; return checker.look(); };
const type = (text) => { keeper.values.name = text; keeper.typed++; checker.changed(); };
const found = (points) => ({ status: "checked", points });
"""


def test_what_is_found_is_shown_while_nothing_more_was_typed(module: Page) -> None:
    done = run(
        module,
        CHECKER + """type("sa"); type("sat"); const asked = due();
        questions[0].reply(found(1)); await asked;
        return { shown, waits, asked: questions.map(({ values }) => values.name), until: checker.shown };""",
    )  # fmt: skip
    assert done["shown"] == [1]
    assert len(done["waits"]) == 1, "a second key does not push the question back"
    assert done["waits"][0] >= 60
    assert (done["asked"], done["until"]) == (["sat"], 2)


def test_an_answer_about_older_words_is_dropped_and_asked_again(module: Page) -> None:
    done = run(
        module,
        CHECKER + """type("sa"); const asked = due(); type("sat");
        const meanwhile = [questions.length, waits.length];
        questions[0].reply(found(1)); await asked;
        const again = due(); questions[1].reply(found(2)); await again;
        return { meanwhile, shown, waits: waits.length, names: questions.map(({ values }) => values.name) };""",
    )  # fmt: skip
    assert done == {"meanwhile": [1, 1], "shown": [2], "waits": 2, "names": ["sa", "sat"]}


def test_an_answer_that_comes_after_the_acknowledgement_is_dropped(module: Page) -> None:
    done = run(
        module,
        CHECKER + """type("sa"); const asked = due(); keeper.stored = keeper.typed;
        questions[0].reply(found(1)); await asked;
        await due();
        return [shown, questions.length];""",
    )  # fmt: skip
    assert done == [[], 1], "and nothing is asked about what is saved"


def test_a_question_that_fails_is_silent_and_the_next_key_asks_again(module: Page) -> None:
    done = run(
        module,
        CHECKER + """type("sa"); let asked = due(); questions[0].fail(new Error("gone")); await asked;
        type("sat"); asked = due(); questions[1].reply({ status: "error", message: "Disk penuh." }); await asked;
        type("satu"); asked = due(); questions[2].reply(found(3)); await asked;
        return shown;""",
    )  # fmt: skip
    assert done == [3]


def test_a_slow_store_is_asked_no_sooner_than_its_last_answer_took(module: Page) -> None:
    done = run(
        module,
        CHECKER + """checker.trip = 900; checker.endedAt = performance.now(); type("sa");
        checker.timer = 0; checker.endedAt -= 5000; type("sat");
        return waits.map(Math.round);""",
    )  # fmt: skip
    assert 850 <= done[0] <= 900
    assert done[1] == 60


def test_a_form_that_is_closed_asks_nothing_more(module: Page) -> None:
    done = run(
        module,
        CHECKER + """type("sa"); const asked = due(); keeper.ended = true; checker.end();
        questions[0].reply(found(1)); await asked; await due();
        return [shown, questions.length];""",
    )  # fmt: skip
    assert done == [[], 1]


def field(form: Page, label: str) -> Any:
    return form.locator(".bt-fields > .bt-field").filter(has=form.locator(f".bt-label:text-is('{label}')"))


def test_findings_come_before_the_save_does(form: Page, stage: Stage) -> None:
    """The save waits; what is found stands beside the field all the same, and goes again."""
    with stage.hold():
        number = field(form, "Jangkauan").locator("input")
        number.fill("banyak")
        expect(field(form, "Jangkauan").locator(".bt-finding")).to_be_visible()
        number.fill("12,5")
        expect(field(form, "Jangkauan").locator(".bt-finding")).to_have_count(0)
        assert stage.checks[-1]["reach"] == 12.5
        assert stage.revision == 0, "nothing is saved yet"
    expect(form.locator(".bt-status.bt-is-saved")).to_be_visible()


def test_the_page_of_the_book_stays_until_the_words_are_saved(form: Page, stage: Stage) -> None:
    form.locator("details", has_text="Begini bagian ini akan tampil di buku").locator("summary").click()
    page = form.locator(".bt-page")
    expect(page).to_contain_text("Isu disusun meja kerja.")
    with stage.hold():
        field(form, "Jangkauan").locator("input").fill("banyak")
        expect(field(form, "Jangkauan").locator(".bt-finding")).to_be_visible()
        expect(page).to_contain_text("Isu disusun meja kerja.")


def test_what_somebody_unfolded_stays_unfolded_while_she_types(form: Page, stage: Stage) -> None:
    name = field(form, "Nama kegiatan").locator("input")
    name.fill("Layanan")
    opened = form.locator(".bt-list-of-findings details").first
    opened.locator("summary").click()
    expect(opened).to_have_attribute("open", "")
    before = len(stage.checks)
    name.press("End")
    name.press_sequentially(" 24 jam", delay=30)
    expect(form.locator(".bt-status.bt-is-saved")).to_be_visible()
    assert len(stage.checks) > before
    expect(form.locator(".bt-list-of-findings details").first).to_have_attribute("open", "")


def test_a_store_that_cannot_be_asked_is_told_by_the_save_alone(form: Page, stage: Stage, faults: Faults) -> None:
    faults.expect("503")
    name = field(form, "Nama kegiatan").locator("input")
    stage.cut()
    name.fill("Layanan")
    expect(form.locator(".bt-status")).to_contain_text("Belum tersimpan")
    stage.mend()
    form.evaluate("dispatchEvent(new Event('online'))")
    expect(form.locator(".bt-status.bt-is-saved")).to_be_visible()
    assert stage.values["name"] == "Layanan"
