"""Every way in which a message can go wrong between form and store, and what the browser keeps meanwhile."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.form.modules import run

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORE = """
// A store as bimtek.answers.store is one: the same words again are no conflict, an old revision is kept beside.
const store = { revision: 0, values: { name: "" }, reasons: {}, kept: [] };
const same = (content) => m.canonical([content.values, content.reasons]) === m.canonical([store.values, store.reasons]);
const take = ({ revision, ...content }) => {
  if (revision !== store.revision && !same(content)) {
    store.kept.push(content.values.name);
    const { kept, ...theirs } = structuredClone(store);
    return { status: "conflict", theirs };
  }
  if (revision === store.revision) Object.assign(store, content, { revision: revision + 1 });
  const { kept, ...saved } = structuredClone(store);
  return { status: "saved", ...saved };
};
const late = []; // requests that are still on their way
const WAYS = {
  "the request is dropped": async () => { throw new TypeError("fetch"); },
  "the answer is dropped": async (content) => { take(content); throw new TypeError("fetch"); },
  "the request comes twice": async (content) => { const answer = take(content); take(content); return answer; },
  "the request comes twice, the second answer counts": async (content) => { take(content); return take(content); },
  "the request comes late": async (content) => { late.push(content); throw new DOMException("", "TimeoutError"); },
  "the answer comes late": async (content) => {
    const answer = take(content);
    await new Promise((done) => setTimeout(done, 30));
    return answer;
  },
  "500": async () => ({ status: "error", message: "Ada kesalahan pada server." }),
  "500 after the work": async (content) => { take(content); return { status: "error", message: "Ada kesalahan." }; },
  "a page of a proxy": async () => JSON.parse("<html>Masuk WiFi</html>"),
  "half a line": async (content) => JSON.parse(JSON.stringify(take(content)).slice(0, 20)),
  "null": async () => null,
  "a list": async () => [],
  "a number": async () => 7,
  "nothing in it": async () => ({}),
  "saved, but not which": async () => ({ status: "saved" }),
  "a conflict with nobody": async () => ({ status: "conflict" }),
  "a conflict with half a version": async () => ({ status: "conflict", theirs: { values: {} } }),
};
const journal = new m.Journal("transport" + Math.random());
const states = [];
let way = async (content) => take(content);
const keeper = new m.Keeper((content) => way(content), journal, {
  state: (name) => states.push(name), saved() {}, rival() {}, replaced() {},
});
const type = (text) => { keeper.values.name = text; keeper.changed(1e6); };
const flush = async () => { await keeper.flush(); clearTimeout(keeper.timer); };
keeper.start(structuredClone(store));
"""

WAYS = [
    "the request is dropped",
    "the answer is dropped",
    "the request comes twice",
    "the request comes twice, the second answer counts",
    "the request comes late",
    "the answer comes late",
    "500",
    "500 after the work",
    "a page of a proxy",
    "half a line",
    "null",
    "a list",
    "a number",
    "nothing in it",
    "saved, but not which",
    "a conflict with nobody",
    "a conflict with half a version",
]


@pytest.mark.parametrize("way", WAYS)
def test_whatever_happens_to_a_save_its_words_arrive_and_are_kept_until_then(module: "Page", way: str) -> None:
    done = run(
        module,
        STORE
        + """type("satu"); await flush();
        way = WAYS[a];
        type("satu dua"); await flush();
        const then = { states: [...states], unsaved: keeper.unsaved, store: store.values.name,
                       journal: journal.read()?.values.name ?? null, will: Boolean(keeper.timer) || !keeper.unsaved };
        way = async (content) => take(content);
        type("satu dua tiga"); await flush(); await flush(); await flush();
        for (const content of late) take(content);
        return { then, store, rival: keeper.rival, unsaved: keeper.unsaved, journal: journal.read() };""",
        way,
    )
    then = done["then"]
    if then["states"][-1] == "saved":
        assert (then["store"], then["unsaved"], then["journal"]) == ("satu dua", False, None)
    else:
        assert then["states"][-1] in ("lost", "refused")
        assert (then["unsaved"], then["journal"], then["will"]) == (True, "satu dua", True)
    assert done["store"]["values"]["name"] == "satu dua tiga"
    assert (done["rival"], done["unsaved"], done["journal"]) == (None, False, None)


@pytest.mark.parametrize("way", WAYS)
def test_whoever_reloads_in_the_middle_goes_on_with_her_own_words(module: "Page", way: str) -> None:
    """The page dies while a save is on its way and more is typed; the next one finds it all and blames nobody."""
    done = run(
        module,
        STORE
        + """type("satu"); await flush();
        way = WAYS[a];
        type("satu dua"); const sending = keeper.flush(); type("satu dua tiga");
        keeper.ended = true; await sending; clearTimeout(keeper.timer);
        for (const content of late) take(content);
        const again = new m.Keeper(async (content) => take(content), new m.Journal(journal.prefix.slice(7, -1)), {
          state() {}, saved() {}, rival() {}, replaced() {},
        });
        const { kept, ...opened } = structuredClone(store);
        again.start(opened);
        const shown = again.values.name;
        await again.flush(); await again.flush(); clearTimeout(again.timer);
        return { shown, rival: again.rival, unsaved: again.unsaved, store, journal: journal.read() };""",
        way,
    )
    assert done["shown"] == "satu dua tiga"
    assert (done["rival"], done["unsaved"], done["journal"]) == (None, False, None)
    assert done["store"]["values"]["name"] == "satu dua tiga"


def test_what_is_typed_while_a_choice_travels_is_kept_in_the_store_too(module: "Page") -> None:
    done = run(
        module,
        STORE
        + """type("satu"); await flush();
        Object.assign(store, { values: { name: "Made" }, revision: 9 });
        type("saya"); await flush();
        way = async (content) => { if (content.values.name === "saya") type("saya, dan lagi"); return take(content); };
        await keeper.choose(false); clearTimeout(keeper.timer);
        return { kept: store.kept, name: keeper.values.name, rival: keeper.rival, unsaved: keeper.unsaved };""",
    )
    assert done["kept"][-2:] == ["saya", "saya, dan lagi"]
    assert (done["name"], done["rival"], done["unsaved"]) == ("Made", None, False)


def test_two_windows_do_not_write_over_each_others_journal(module: "Page") -> None:
    done = run(
        module,
        """const [one, other] = [new m.Journal("dua"), new m.Journal("dua")];
        one.write({ name: "jendela satu" }, 1); other.write({ name: "jendela dua" }, 1);
        const latest = new m.Journal("dua").read().values.name;
        other.clear();
        const left = new m.Journal("dua").read().values.name;
        one.clear();
        return [latest, left, one.read()];""",
    )
    assert done == ["jendela dua", "jendela satu", None]


def test_a_window_that_is_loaded_again_finds_its_own_words_first(module: "Page") -> None:
    mine, latest = run(
        module,
        """new m.Journal("muat").write({ name: "saya" }, 1);
        const mark = sessionStorage.getItem("bimtek:muat:");
        new m.Journal("muat").write({ name: "jendela lain" }, 1);
        sessionStorage.setItem("bimtek:muat:", mark);
        const mine = new m.Journal("muat").read().values.name;
        sessionStorage.removeItem("bimtek:muat:");
        return [mine, new m.Journal("muat").read().values.name];""",
    )
    assert (mine, latest) == ("saya", "jendela lain")


def recalled(module: "Page", before: str) -> Any:
    """What a browser shows that came back after a kill with this in its localStorage."""
    return run(
        module,
        f"""const old = new m.Journal("mati");
        old.write({{ name: "satu" }}, 1); const stale = localStorage.getItem(old.key(old.owner));
        {before}
        await m.disk.keep("bimtek:x", null);
        const next = new m.Journal("mati"); await next.recall();
        const found = next.read()?.values.name ?? null;
        next.clear(old.owner); await m.disk.keep("bimtek:x", null);
        return found;""",
    )


def test_what_a_killed_browser_had_not_brought_to_its_disk_comes_back(module: "Page") -> None:
    killed = "localStorage.removeItem(old.key(old.owner));"
    assert recalled(module, killed) == "satu"
    assert recalled(module, f'old.write({{ name: "satu dua" }}, 1); {killed}') == "satu dua"
    back = "localStorage.setItem(old.key(old.owner), stale);"
    assert recalled(module, f'old.write({{ name: "satu dua" }}, 1); {back}') == "satu dua"
    assert recalled(module, f"old.clear(); {back}") is None, "what the store has does not come back"


def test_a_browser_without_a_disk_or_without_any_storage_still_opens(module: "Page") -> None:
    done = run(
        module,
        """const mute = { keep() {}, find: async () => [] };
        const bare = new m.Journal("tanpa", null, mute);
        await bare.recall();
        return [bare.read(), bare.write({}, 1), bare.clear() ?? "cleared"];""",
    )
    assert done == [None, False, "cleared"]
