"""Undo and redo: steps that a person would name, over rows that come and go."""

from typing import TYPE_CHECKING

from tests.form.modules import run

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_typing_at_one_place_is_one_step_until_it_is_left(module: "Page") -> None:
    done = run(
        module,
        """const undo = new m.Undo(); const row = { id: "r1" };
        for (const text of ["a", "ab", "abc"]) undo.set(row, "title", text, "Judul");
        undo.seal();
        for (const text of ["abcd", "abcde"]) undo.set(row, "title", text, "Judul");
        undo.set(row, "who", "x", "Siapa");
        const steps = undo.done.length, seen = [];
        while (undo.back()) seen.push({ ...row });
        while (undo.forth()) seen.push({ ...row });
        return { steps, seen };""",
    )
    assert done["steps"] == 3
    assert [row.get("title") for row in done["seen"]] == ["abcde", "abc", None, "abc", "abcde", "abcde"]
    assert [row.get("who") for row in done["seen"]] == [None, None, None, None, None, "x"]
    assert "title" not in done["seen"][2], "what was not there is not there again"


def test_typed_back_to_what_it_was_is_no_step(module: "Page") -> None:
    assert run(
        module,
        """const undo = new m.Undo(); const row = { title: "a" };
        undo.set(row, "title", "ab"); undo.set(row, "title", "a");
        undo.set(row, "who", "x"); undo.set(row, "who", ""); // nothing was there
        return [undo.done.length, undo.back()];""",
    ) == [0, None]


def test_a_paste_is_one_step_with_its_new_rows(module: "Page") -> None:
    done = run(
        module,
        """const undo = new m.Undo(); const rows = [{ id: "r1", n: 1 }];
        undo.together("tempelan", () => {
          undo.setRows(rows, [...rows, { id: "r2" }]);
          undo.set(rows[0], "n", 10); undo.set(rows[1], "n", 20);
        });
        const after = structuredClone(rows);
        const step = undo.back(); const before = structuredClone(rows);
        undo.forth();
        return { after, before, again: rows, words: step.words, steps: undo.done.length };""",
    )
    assert done["before"] == [{"id": "r1", "n": 1}]
    assert done["after"] == done["again"] == [{"id": "r1", "n": 10}, {"id": "r2", "n": 20}]
    assert (done["words"], done["steps"]) == ("tempelan", 1)


def test_what_was_typed_in_a_row_comes_back_with_it(module: "Page") -> None:
    """A row is found by identity, although the store may have given it another id meanwhile."""
    rows = run(
        module,
        """const undo = new m.Undo(); const rows = [{ id: "r1" }, { id: "r2" }];
        undo.set(rows[0], "title", "Satu"); undo.seal();
        undo.setRows(rows, [rows[1]], "hapus");
        rows[0].id = "r9";
        undo.back(); const back = structuredClone(rows);
        undo.back();
        return [back, rows];""",
    )
    assert rows == [[{"id": "r1", "title": "Satu"}, {"id": "r9"}], [{"id": "r1"}, {"id": "r9"}]]


def test_a_new_change_ends_what_could_be_done_again(module: "Page") -> None:
    assert run(
        module,
        """let told = 0; const undo = new m.Undo(() => told++); const row = {};
        undo.set(row, "a", 1); undo.seal(); undo.back();
        undo.set(row, "b", 2);
        const nothing = undo.forth(); undo.clear();
        return [nothing, row, undo.back(), told];""",
    ) == [None, {"b": 2}, None, 4]
