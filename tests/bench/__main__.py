"""What people wait for, measured beside the stock way in one run, with what was promised: room, grading, books.

    python -m tests.bench                          # part of `make bench`: some fifteen minutes
    python -m tests.bench --minutes 5 --clicks 5   # 40 seats for longer; more clicks

Everything runs on this machine, the clients too; ratios say more than milliseconds. docs/benchmarks.md explains each
line.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from tests.bench import assembly, grading
from tests.bench.keystrokes import keystrokes, sit_down
from tests.bench.room import Measured, make_house, quantiles
from tests.bench.stock import bytes_a_seat, lab_with_notebooks, sit_in_lab
from tests.bench.typists import Load
from tests.chromium import FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.room.house import Room

SEATS, SAMPLE, KEYS = 40, 4, 80
READY = """() => {
  const places = [...document.querySelectorAll("fieldset[data-exercise]")];
  return places.length > 0 && places.every((place) => place.querySelector(".bt-bar"));
}"""
MIB = 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0, help=f"that {SEATS} seats type")
    parser.add_argument("--clicks", type=int, default=3, help="of each kind, taken in turns; the median counts")
    parser.add_argument("--growth", type=int, default=0, help="hand-ins of the largest cohort that is graded")
    asked = parser.parse_args()
    report = Report()
    with tempfile.TemporaryDirectory() as home, chromium() as browser:
        folder = Path(home)
        room = make_house(folder / "uji", SEATS + 1, SEATS + 1)  # and one more, in the browser
        room.start()
        try:
            report.clicks(*clicks(browser, room, folder / "lab", asked.clicks))
            page = sit_down(browser, room, room.cohort.people[SEATS].id)
            quiet = keystrokes(page, room, KEYS)
            with Load(room, SEATS, 60 * asked.minutes, Measured()) as load:
                typing = keystrokes(page, room, KEYS)
            report.keystrokes(quiet, typing)
            report.seats(load)
        finally:
            room.kill()
        report.memory(load.mebibytes, bytes_a_seat(folder, SAMPLE) / MIB * SEATS)
    grading.main(["--growth", str(asked.growth)])
    assembly.main([])


@contextmanager
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


def what_else() -> list[float]:
    """Milliseconds that 4 milliseconds of a processor's time take, now and then: what else the machine does."""
    taken = []
    for _ in range(150):
        time.sleep(0.02)
        began, used = time.perf_counter(), time.process_time()
        while time.process_time() - used < 0.004:
            pass
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def clicks(browser: Browser, room: Room, folder: Path, runs: int) -> tuple[list[float], list[float]]:
    """Seconds of clicks in the room and in JupyterLab, taken in turns."""
    ours, stock = [], []
    names = [f"pertemuan{run}.ipynb" for run in range(runs)]  # one a run: each click starts a kernel
    stranger = browser.new_context(viewport={"width": 1280, "height": 900})  # one for all: JupyterLab is in its cache
    with lab_with_notebooks(folder, names) as lab:
        for name in names:
            ours.append(sit_in_room(browser, room))
            stock.append(sit_in_lab(stranger, lab, name))
    stranger.close()
    return ours, stock


def sit_in_room(browser: Browser, room: Room) -> float:
    """Seconds from the click on the meeting, the first page on the screen, until each of its forms can be used."""
    page = sit_down(browser, room, room.cohort.people[0].id)
    link = page.locator("a[href*='/bimtek/pertemuan/01_vision']").first
    link.wait_for()
    began = time.perf_counter()
    link.click()
    page.wait_for_function(READY)
    took = time.perf_counter() - began
    page.context.close()
    return took


class Report:
    """The lines, each printed as soon as it is known."""

    def __init__(self) -> None:
        print(f"\n{psutil.cpu_count()} cores, Python {sys.version.split()[0]}; clients and browser on the same machine")
        work = quantiles(what_else())
        print(f"4 ms of work take {work['p50']:.0f} ms, p95 {work['p95']:.0f}: so busy are others here")
        self.line("", "room", "stock", "ratio", "goal")

    def line(
        self, what: str, ours: str, stock: str = "", ratio: str = "", goal: str = "", met: bool | None = None
    ) -> None:
        kept = {None: "", True: "met", False: "NOT MET"}[met]
        print(f"{what:70}{ours:>12}{stock:>10}{ratio:>8}   {goal:10}  {kept}".rstrip(), flush=True)

    def clicks(self, ours: list[float], stock: list[float]) -> None:
        one, other = statistics.median(ours), statistics.median(stock)
        self.line("click to all forms of meeting I, s", f"{one:.2f}", f"{other:.2f}", f"1/{other / one:.0f}",
                  "≤ 1/4", one <= other / 4)  # fmt: skip

    def keystrokes(self, quiet: list[float], typing: list[float]) -> None:
        alone, late = quantiles(quiet), quantiles(typing)
        self.line(f"finding after a keystroke, p50 / p95 ms, {len(quiet)} keys, nobody else there",
                  f"{alone['p50']:.0f} / {alone['p95']:.0f}")  # fmt: skip
        self.line(f"the same, {len(typing)} keys, while {SEATS} seats type", f"{late['p50']:.0f} / {late['p95']:.0f}",
                  goal="p95 < 150", met=late["p95"] < 150)  # fmt: skip

    def seats(self, load: Load) -> None:
        saves, checks = quantiles(load.measured.saves), quantiles(load.measured.checks)
        number = len(load.measured.saves)
        self.line(f"saves of {SEATS} seats in {load.seconds:.0f} s, acknowledged", f"{number}", goal="all",
                  met=number > 0 and not load.measured.failed)  # fmt: skip
        self.line("save until acknowledged, p50 / p95 ms", f"{saves['p50']:.0f} / {saves['p95']:.0f}")
        self.line(f"{len(load.measured.checks)} questions what is found, p50 / p95 ms",
                  f"{checks['p50']:.0f} / {checks['p95']:.0f}")  # fmt: skip
        self.line("processor of the server, % of one core", f"{load.percent:.0f}")

    def memory(self, ours: float, stock: float) -> None:
        self.line(f"memory of {SEATS} seats, MiB (stock: {SAMPLE} seats measured, times {SEATS // SAMPLE})",
                  f"{ours:.0f}", f"{stock:.0f}", f"1/{stock / ours:.0f}", "≤ 1/10", ours <= stock / 10)  # fmt: skip
        self.line("memory of a seat, MiB", f"{ours / SEATS:.1f}", f"{stock / SEATS:.0f}")


if __name__ == "__main__":
    main()
