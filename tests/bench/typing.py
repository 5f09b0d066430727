"""How long a keystroke takes until it is seen, in a table of hundreds of rows, in real Chromium.

    python -m tests.bench.typing [rows]

Milliseconds from the key to the frame that shows it, as the browser itself measures them (Event Timing; it counts in
steps of 8 and leaves out what takes less than 16), and milliseconds of work of the page's main thread for a key, which
do not depend on what else the machine does. Saves, findings and their drawing happen meanwhile, as they do. The same
table with three rows stands beside it.
"""

import shutil
import statistics
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.chromium import FLAGS
from tests.form.every_kind import EVERY_KIND, a_context
from tests.form.stage import Stage, serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

KEYS = 150
LEAST = 16
"""What the browser does not report took at most so long."""
WATCH = """
window.keys = [];
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (name === "keydown") window.keys.push(duration);
}).observe({ type: "event", durationThreshold: 16, buffered: true });
"""
CASES = {
    # what is typed into              table        view     width
    "grid, 5 columns": ("services", "grid", 1280),
    "grid, 7 columns": ("proposals", "grid", 1280),
    "cards, 7 columns": ("proposals", "cards", 1280),
    "cards on a phone": ("proposals", "cards", 390),
}
LABELS = {"services": "Layanan yang ada", "proposals": "Usulan"}


@dataclass
class Measured:
    """All in milliseconds."""

    ready: float
    """Until the form could be used."""
    keys: list[float]
    """Each keystroke, sorted."""
    work: float
    """Work of the main thread for a keystroke."""

    def __str__(self) -> str:
        p95 = self.keys[int(len(self.keys) * 0.95)]
        return f"{self.ready:7.0f}{statistics.median(self.keys):8.0f}{p95:6.0f}{self.keys[-1]:9.0f}{self.work:7.1f}"


def rows(table: str, number: int) -> list[dict[str, Any]]:
    """Rows with something in most cells, so that there is something to save and to find."""
    if table == "services":
        return [{"id": f"s{n}", "name": f"Layanan {n}", "kind": "digital", "cost": "?"} for n in range(number)]
    who = "Warga di desa yang jauh dari kota dan tidak punya sinyal"
    return [{"id": f"p{n}", "title": f"Usulan ke-{n}", "who": who, "budget": n * 1000000} for n in range(number)]


def measure(browser: "Browser", table: str, view: str, width: int, number: int) -> Measured:
    stage = Stage(EVERY_KIND, a_context(), values={table: rows(table, number)}, revision=1)
    with serve(stage) as address:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.add_init_script(f"localStorage.setItem('bimtek-view:vision.issues/{table}', '{view}'); {WATCH}")
        page.goto(address)
        page.locator(".bt-fields").wait_for()
        ready = page.evaluate("performance.now()")
        row = page.locator(f".bt-table[aria-label='{LABELS[table]}'] .bt-row").nth(2)
        row.scroll_into_view_if_needed()
        if view == "cards" and not row.evaluate("node => node.open"):
            row.locator("summary").click()
        row.locator("input, textarea").first.click()
        work = type_on(page) / KEYS
        seen: list[float] = page.evaluate("window.keys")
        page.close()
    return Measured(ready, sorted([*seen, *[LEAST] * max(0, KEYS - len(seen))]), work)


def type_on(page: "Page") -> float:
    """Milliseconds of work of the main thread while typing."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        return next(
            m["value"] for m in session.send("Performance.getMetrics")["metrics"] if m["name"] == "TaskDuration"
        )

    before = spent()
    page.keyboard.press("End")
    for number in range(KEYS):
        page.keyboard.press("abcdefg "[number % 8])
        page.wait_for_timeout(60 if number % 25 else 700)  # a pause now and then, in which it is saved
    return (spent() - before) * 1000


def main(number: int) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        print(f"{KEYS} keystrokes each; milliseconds\n{'':30}ready  median   p95  longest   work")
        for name, case in CASES.items():
            for count in (3, number):
                print(f"{name:20}{count:4} rows{measure(browser, *case, count)}", flush=True)
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
