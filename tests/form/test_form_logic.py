"""What the form's modules compute without a page: numbers as written in Indonesia, rows, the journal, the keeper."""

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.form.modules import run

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.form.stage import Stage


NUMBERS = {
    # typed        stored
    "1.250,5": 1250.5,
    "1.250": 1250,
    "1250": 1250,
    "0,125": 0.125,
    "0.125": 0.125,
    "12.5": 12.5,
    "-3,2": -3.2,
    "−3,2": -3.2,
    " 1 250 000 ": 1250000,
    "1.250.000": 1250000,
    "0": 0,
    "": None,
    "  ": None,
    "dua belas": "dua belas",
    "1.25.000": "1.25.000",
    "1,250,000": "1,250,000",
    "12%": "12%",
    "1e3": "1e3",
}


def test_numbers_are_read_as_people_write_them(module: "Page") -> None:
    read = run(module, "return a.map(m.parseNumber)", list(NUMBERS))
    assert dict(zip(NUMBERS, read, strict=True)) == NUMBERS


@pytest.mark.parametrize(
    ("value", "text"),
    [(1250.5, "1.250,5"), (1250000, "1.250.000"), (0.1, "0,1"), (-3.2, "-3,2"), (0, "0"), (None, ""), ("12%", "12%")],
)
def test_numbers_are_shown_as_people_write_them(module: "Page", value: Any, text: str) -> None:
    assert run(module, "return m.showNumber(a)", value) == text


MONEY = {
    "1.250.000.000": 1250000000,
    "Rp 1.250.000.000": 1250000000,
    "rp1250000000": 1250000000,
    "Rp. 1.250.000,00": 1250000,
    "1.250.000,-": 1250000,
    "1,25 miliar": 1250000000,
    "1,5 M": 1500000000,
    "750 juta": 750000000,
    "50jt": 50000000,
    "2 triliun": 2000000000000,
    "0": 0,
    "": None,
    "99999999999999999": "99999999999999999",  # no JavaScript number holds it: its digits go to the store
    "1.250,50": "1.250,50",
    "-5": "-5",
    "sekitar 5 juta": "sekitar 5 juta",
    "5 ekor": "5 ekor",
}


def test_money_is_whole_rupiah(module: "Page") -> None:
    read = run(module, "return a.map(m.parseMoney)", list(MONEY))
    assert dict(zip(MONEY, read, strict=True)) == MONEY


def test_money_is_shown_with_its_size_in_words(module: "Page") -> None:
    assert run(module, "return [1250000000, 1234567890, 999999].map(m.moneyInWords)") == [
        "1,25 miliar rupiah",
        "sekitar 1,235 miliar rupiah",
        "",
    ]
    assert run(module, "return [1250000000, '5 ekor', null, 0].map(m.showMoney)") == [
        "1.250.000.000",
        "5 ekor",
        "",
        "0",
    ]


DATES = {
    "31/12/2025": "2025-12-31",
    "1-2-2025": "2025-02-01",
    "31 Desember 2025": "2025-12-31",
    "5 agu 2024": "2024-08-05",
    "2024-06-11": "2024-06-11",
    "": "",
    "31/2/2025": "31/2/2025",
    "besok": "besok",
}


def test_dates_are_days_that_exist(module: "Page") -> None:
    read = run(module, "return a.map(m.parseDate)", list(DATES))
    assert dict(zip(DATES, read, strict=True)) == DATES
    assert run(module, "return ['2024-06-11', 'besok', null].map(m.showDate)") == ["11 Juni 2024", "besok", ""]


def test_what_the_browser_reads_the_store_reads_alike(module: "Page") -> None:
    """The browser's value is what Python's reader takes, or the text that it refuses with words."""
    from bimtek.curriculum.fields import Field, Kind
    from bimtek.curriculum.reading import Unreadable, read

    for kind, typed in ((Kind.NUMBER, NUMBERS), (Kind.MONEY, MONEY), (Kind.DATE, DATES)):
        for text, value in typed.items():
            field = Field(kind=kind, label="Ruas")
            if isinstance(value, str) and value and value == text and kind is not Kind.DATE and not value.isdigit():
                if text == "1e3":  # Decimal knows it, and so may the person who writes it
                    continue
                with pytest.raises(Unreadable):
                    read(value, field)
            elif value == text and text in ("31/2/2025", "besok"):
                with pytest.raises(Unreadable):
                    read(value, field)
            else:
                read(value, field)


def test_times_are_told_with_a_dot_and_the_day_when_it_is_not_today(module: "Page") -> None:
    told = run(module, "const now = new Date('2024-06-11T12:00:00+08:00'); return a.map((t) => m.clock(t, now))", [
        "2024-06-11T10:42:00+08:00",
        "2024-06-10T09:05:00+08:00",
        "",
    ])  # fmt: skip
    assert told == ["10.42", "10 Juni, 09.05", ""]


def test_ids_are_given_on_plain_http_too(module: "Page") -> None:
    made = run(module, "return [m.newId(), m.newId({ getRandomValues: (b) => crypto.getRandomValues(b) })]")
    assert all(re.fullmatch("r[0-9a-f]{12}", one) for one in made), made
    assert made[0] != made[1]


def test_a_copied_row_is_a_new_item_and_a_moved_one_the_same(module: "Page") -> None:
    rows = run(
        module,
        """const copy = m.rowLike(a[0]); copy.evidence.push("f2");
        const rows = m.withRow(a, 2, copy);
        const moved = [m.withMoved(rows, copy, 1), m.withMoved(rows, a[0], -1), m.withMoved(rows, copy, -1)];
        return { rows, moved };""",
        [{"id": "r1", "title": "Satu", "evidence": ["f1"]}, {"id": "r2", "title": "Dua", "evidence": []}],
    )
    assert [row["title"] for row in rows["rows"]] == ["Satu", "Dua", "Satu"]
    assert [row["id"] for row in rows["rows"][:2]] == ["r1", "r2"]
    copy = rows["rows"][2]["id"]
    assert re.fullmatch("r[0-9a-f]{12}", copy)
    assert rows["rows"][0]["evidence"] == ["f1"], "a copy shares nothing"
    down, up_from_top, up = rows["moved"]
    assert (down, up_from_top) == (None, None), "at its end a row stays"
    assert [row["id"] for row in up] == ["r1", copy, "r2"]


def test_the_same_content_is_the_same_whatever_the_order_of_names(module: "Page") -> None:
    assert run(
        module,
        "return m.canonical(a[0]) === m.canonical(a[1])",
        [{"a": 1, "b": [{"c": None}]}, {"b": [{"c": None}], "a": 1}],
    )
    assert not run(module, "return m.canonical(a[0]) === m.canonical(a[1])", [[1, 2], [2, 1]])


def test_the_journal_keeps_what_another_tab_wrote(module: "Page") -> None:
    assert run(
        module,
        """const mine = new m.Journal("uji"), other = new m.Journal("uji");
        mine.write({ name: "a" }, 3);
        const read = other.read(); other.clear();
        const still = mine.read(); mine.clear();
        return [read.revision, read.values.name, still !== null, mine.read()];""",
    ) == [3, "a", True, None]


def test_a_journal_that_cannot_write_says_so(module: "Page") -> None:
    full = "const full = { getItem: () => null, setItem() { throw new Error('quota'); }, removeItem() {} };"
    assert run(module, full + "const j = new m.Journal('uji', full); return [j.write({}, 1), j.read()]") == [
        False,
        None,
    ]
    module.evaluate("localStorage.setItem('bimtek:uji:r1', '{half')")
    assert run(module, "return new m.Journal('uji').read()") is None


KEEPER = """
const log = [];
const journal = new m.Journal("keeper" + Math.random());
const answers = a.answers;
const sent = [];
const keeper = new m.Keeper(async (content) => {
  sent.push(structuredClone(content));
  const next = answers.shift();
  if (typeof next === "string") keeper.values.name = next, keeper.changed(1e6);
  const answer = typeof next === "string" ? answers.shift() : next;
  if (answer === null) throw new Error("gone");
  return answer;
}, journal, {
  state: (name) => log.push(name), saved: () => log.push("got"),
  rival: () => log.push("met"), replaced: () => log.push("new"),
});
const typed = (text) => { keeper.values.name = text; keeper.changed(1e6); };
"""


def test_what_was_typed_while_a_save_was_on_its_way_is_sent_next(module: "Page") -> None:
    done = run(
        module,
        KEEPER + """keeper.start({ values: { name: "" }, revision: 0 });
        typed("satu"); await keeper.flush();
        const between = [keeper.values.name, keeper.unsaved, journal.read()?.values.name, journal.read()?.revision];
        await keeper.flush();
        return { between, sent, after: [keeper.values.name, keeper.unsaved, keeper.revision, journal.read()] };""",
        {"answers": ["satu dua", {"status": "saved", "revision": 1, "values": {"name": "satu"}},
                     {"status": "saved", "revision": 2, "values": {"name": "satu dua"}}]},
    )  # fmt: skip
    assert done["between"] == ["satu dua", True, "satu dua", 1]
    assert done["sent"] == [
        {"values": {"name": "satu"}, "reasons": {}, "revision": 0},
        {"values": {"name": "satu dua"}, "reasons": {}, "revision": 1},
    ]
    assert done["after"] == ["satu dua", False, 2, None]


def test_a_lost_acknowledgement_is_no_conflict(module: "Page") -> None:
    theirs = {"values": {"name": "satu"}, "revision": 1, "author": "Saya"}
    done = run(
        module,
        KEEPER
        + """keeper.start({ values: { name: "" }, revision: 0 });
        typed("satu"); await keeper.flush(); await keeper.flush(); await keeper.flush();
        return { log, sent, unsaved: keeper.unsaved, rival: keeper.rival };""",
        {
            "answers": [
                None,
                {"status": "conflict", "theirs": theirs},
                {"status": "saved", "revision": 2, "values": theirs["values"]},
            ]
        },
    )
    assert [one["revision"] for one in done["sent"]] == [0, 0, 1]
    assert "met" not in done["log"]
    assert (done["unsaved"], done["rival"]) == (False, None)


def test_ids_that_the_store_gave_are_taken_over(module: "Page") -> None:
    done = run(
        module,
        KEEPER
        + """keeper.start({ values: { rows: [{ name: "a" }, { id: "r1" }] }, revision: 0 });
        keeper.changed(1e6); await keeper.flush();
        return keeper.values.rows;""",
        {
            "answers": [
                {"status": "saved", "revision": 1, "values": {"rows": [{"id": "r9", "name": "a"}, {"id": "r1"}]}}
            ]
        },
    )
    assert done == [{"id": "r9", "name": "a"}, {"id": "r1"}]


def test_a_refusal_keeps_the_words_in_the_journal(module: "Page", stage: "Stage") -> None:
    done = run(
        module,
        KEEPER
        + """keeper.start({ values: {}, revision: 0 });
        typed("satu"); await keeper.flush(); clearTimeout(keeper.timer);
        return [log.at(-1), keeper.unsaved, journal.read().values.name];""",
        {"answers": [{"status": "error", "message": "Disk penuh."}]},
    )
    assert done == ["refused", True, "satu"]


def test_reasons_travel_and_wait_with_the_values(module: "Page") -> None:
    done = run(
        module,
        KEEPER
        + """keeper.start({ values: { name: "a" }, reasons: { k: "lama" }, revision: 1 });
        keeper.reasons.n = "baru"; keeper.changed(1e6); await keeper.flush(); clearTimeout(keeper.timer);
        const again = new m.Keeper(null, journal, { state() {} });
        again.start({ values: { name: "a" }, reasons: { k: "lama" }, revision: 1 }); clearTimeout(again.timer);
        return { sent, waiting: again.reasons, unsaved: again.unsaved };""",
        {"answers": [None]},
    )
    assert done["sent"] == [{"values": {"name": "a"}, "reasons": {"k": "lama", "n": "baru"}, "revision": 1}]
    assert (done["waiting"], done["unsaved"]) == ({"k": "lama", "n": "baru"}, True)
