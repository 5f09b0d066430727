"""Real kills while somebody types: a laptop, a network and a disk that can fail, and what must be true afterwards.

What the page said of itself is noted at the moment at which it said it: "Tersimpan" with what stood in the field then,
and "disimpan di peramban ini" likewise. After a kill, whatever was told as saved must be in the store, and whatever was
typed besides must stand in the page that was left, or in the one that is loaded anew.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import select
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.chromium import FLAGS
from tests.room.house import Room

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Playwright

PERSON, SEAT, EXERCISE = "liv-1", "meja-living", "vision.issues"
FORM = f'[data-exercise="{EXERCISE}"]'
FIELD = f"{FORM} .bt-row :is(textarea, input[type=text])"  # the first one: the issue itself
TOLD = f"""
new MutationObserver((changes) => {{
  for (const {{ target }} of changes) {{
    if (!target.matches?.('{FORM} .bt-status')) continue;
    const value = document.querySelector('{FIELD}')?.value ?? "";
    if (target.classList.contains("bt-is-saved")) told("saved", value);
    else if (/isian disimpan di peramban ini/i.test(target.textContent)) told("held", value);
  }}
}}).observe(document, {{ subtree: true, attributes: true, attributeFilter: ["class"] }});
"""


class Wire:
    """The network between a laptop and the room: a port that can be closed with all that goes through it."""

    def __init__(self, to: int) -> None:
        self.to = to
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.listener: socket.socket | None = None
        self.open: set[socket.socket] = set()
        self.mend()

    def mend(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, args=(self.listener,), daemon=True).start()

    def cut(self) -> None:
        """Nobody listens any more, and what was on its way is gone."""
        listener, self.listener = self.listener, None
        if listener:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for end in list(self.open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = listener.accept()
                threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        with contextlib.suppress(OSError), near, socket.create_connection(("127.0.0.1", self.to)) as far:
            ends = {near, far}
            self.open |= ends
            try:
                while True:
                    for end in select.select(list(ends), [], [])[0]:
                        other = far if end is near else near
                        if not (content := end.recv(65536)):
                            return
                        other.sendall(content)
            finally:
                self.open -= ends


@dataclass
class SmallDisk:
    """A disk of some megabytes that can be full."""

    folder: Path

    def fill(self) -> None:
        with (self.folder / "penuh").open("ab", buffering=0) as stream:
            for size in (65536, 4096, 1):
                try:
                    while True:
                        stream.write(b"\0" * size)
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise

    def free(self) -> None:
        (self.folder / "penuh").unlink(missing_ok=True)


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int = 8) -> Iterator[SmallDisk]:
    """Mount a small tmpfs; where that is not allowed, the test is skipped with the reason (in CI it fails)."""
    folder.mkdir()
    root = [] if os.name == "posix" and os.geteuid() == 0 else ["sudo", "-n"]
    mount = [*root, "mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=777", "tmpfs", str(folder)]
    if not shutil.which(mount[0]):
        pytest.skip("no small disk: mounting needs root, or sudo")
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no small disk: {done.stderr.strip()}")
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run([*root, "umount", "--lazy", str(folder)], check=False)


@dataclass
class Laptop:
    """A browser in a process of its own, whose profile outlives it."""

    program: str
    profile: Path
    playwright: Playwright
    process: subprocess.Popen[bytes] | None = None
    pages: list[Page] = field(default_factory=list)

    def start(self) -> None:
        said = self.profile / "DevToolsActivePort"
        said.unlink(missing_ok=True)
        call = [self.program, *FLAGS, f"--user-data-dir={self.profile}", "--remote-debugging-port=0", "about:blank"]
        self.process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            if said.exists() and "\n" in said.read_text(encoding="ascii"):
                break
            threading.Event().wait(0.05)
        port = said.read_text(encoding="ascii").split()[0]
        browser = self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        self.context = browser.contexts[0]

    def kill(self) -> None:
        """As a battery that dies ends it."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        self.process = None


@dataclass
class House:
    """All that can fail."""

    room: Room
    wire: Wire
    laptop: Laptop
    disk: SmallDisk

    def copies(self) -> list[str]:
        """The issue in every file that the store keeps of this answer: current, earlier, beside."""
        found = []
        for path in (self.room.cohort.work / SEAT).rglob("*.json"):
            with contextlib.suppress(ValueError, FileNotFoundError):
                content = json.loads(path.read_text(encoding="utf-8"))
                found += [str(row.get("title", "")) for row in content.get("values", {}).get("issues", [])]
        return found

    def stored(self) -> str:
        """The issue as it stands."""
        path = self.room.cohort.work / SEAT / "01_vision" / "answers" / f"{EXERCISE}.json"
        return str(json.loads(path.read_text(encoding="utf-8"))["values"]["issues"][0].get("title", ""))


class Window:
    """A page on which somebody types, and what it said."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.typed = ""
        """All that was typed since `begin`; it only grows."""
        self.saved: list[str] = []
        """What stood in the field whenever the page told that it is saved."""
        self.held: list[str] = []
        """The same for “disimpan di peramban ini”."""
        self.page = house.laptop.context.new_page()
        self.page.set_default_timeout(60_000)
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.page.expose_binding("told", self._told)
        self.page.add_init_script(TOLD)
        self.open()

    def _told(self, source: Any, state: str, value: str) -> None:
        (self.saved if state == "saved" else self.held).append(value)

    def open(self) -> None:
        """Open the meeting, sign in where that is asked, and take the pen where another window of hers has it."""
        page, address = self.page, f"http://127.0.0.1:{self.house.wire.port}/bimtek/pertemuan/01_vision"
        page.goto(address)
        if "masuk" in page.url:
            page.get_by_label("Nama pengguna").fill(PERSON)
            page.get_by_label("Kode", exact=True).fill(self.house.room.codes[PERSON])
            page.get_by_role("button", name="Masuk").click()
            page.wait_for_url("**/bimtek/**")
            page.goto(address)
        page.locator(f"{FORM} .bt-fields").wait_for()
        page.locator("#hadir:not(:empty)").wait_for()
        self.take_pen()

    def take_pen(self) -> None:
        here = self.page.locator(f"section.exercise:has({FORM})").get_by_role("button", name="Isi di sini")
        if here.count():
            here.click()
            self.page.locator(f"{FIELD}:enabled").first.wait_for()

    @property
    def field(self) -> Locator:
        return self.page.locator(FIELD).first

    @property
    def shown(self) -> str:
        return self.field.input_value()

    @property
    def status(self) -> str:
        return self.page.locator(f"{FORM} .bt-status").inner_text()

    def begin(self, text: str) -> None:
        """Something new in the field, in the store."""
        self.field.fill(text)
        assert self.shown == text, "a field that may be typed in takes what is typed"
        self.typed = text
        self.settle()
        self.saved, self.held = [text], []

    def type(self, rng: Random, words: int) -> None:
        for _ in range(words):
            word = f" {rng.choice(('air', 'jalan', 'pasar', 'desa', 'subak'))}{rng.randrange(1000)}"
            self.field.press("End")
            for letter in word:
                self.page.keyboard.type(letter, delay=rng.choice((0, 0, 5, 40)))
                self.typed += letter

    def settle(self) -> None:
        """Wait until everything is saved by itself; of two versions choose what was typed here."""
        done = self.page.locator(f"{FORM} .bt-status.bt-is-saved")
        asked = self.page.locator(FORM).get_by_role("button", name="Pakai versi Anda")
        done.or_(asked).first.wait_for()
        if asked.count():
            assert self.typed in self.page.locator(f"{FORM} .bt-conflict").inner_text()
            asked.click()
            done.wait_for()

    def told_is_true(self) -> None:
        """What this page told last as saved is in the store; so what it told before was, or stands in it."""
        if self.saved:
            last, copies = self.saved[-1], self.house.copies()
            assert any(copy.startswith(last) for copy in copies), f"told as saved and not there: {last!r} in {copies}"

    def nothing_is_lost(self) -> None:
        """All that was typed stands in the page, and is saved by itself."""
        assert self.shown == self.typed
        self.settle()
        assert self.house.stored() == self.typed == self.shown


def server_killed(house: House, window: Window, rng: Random) -> None:
    """Somebody stumbles over the cable of the room's computer."""
    window.type(rng, rng.randint(1, 4))
    house.room.kill()
    window.told_is_true()
    window.type(rng, rng.randint(1, 4))
    house.room.start()
    come_back(window, rng)


def network_cut(house: House, window: Window, rng: Random) -> None:
    """The access point goes, and comes back."""
    window.type(rng, rng.randint(1, 4))
    house.wire.cut()
    window.told_is_true()
    window.type(rng, rng.randint(1, 4))
    window.page.locator(f"{FORM} .bt-status.bt-is-lost").wait_for()
    house.wire.mend()
    come_back(window, rng)


def browser_killed(house: House, window: Window, rng: Random) -> None:
    """The battery dies, with the network or without; she comes back with the same browser."""
    window.type(rng, rng.randint(1, 3))
    is_cut = rng.random() < 0.5
    if is_cut:
        house.wire.cut()
        window.type(rng, rng.randint(1, 3))
        window.page.locator(f"{FORM} .bt-status.bt-is-lost").wait_for()
    house.laptop.kill()
    window.told_is_true()
    if is_cut:
        house.wire.mend()
    house.laptop.start()
    back = Window(house)
    shown = back.shown
    assert window.typed.startswith(shown), "nothing that she did not type"
    for promised in (*window.saved, *window.held):
        assert shown.startswith(promised), f"promised {promised!r}, and there is only {shown!r}"
    back.typed = shown
    back.nothing_is_lost()


def disk_full(house: House, window: Window, rng: Random) -> None:
    """The room's disk is full for a while."""
    window.type(rng, rng.randint(1, 3))
    house.disk.fill()
    try:
        window.type(rng, rng.randint(1, 3))
        window.page.locator(f"{FORM} .bt-status.bt-is-refused").wait_for()
        assert "Disk tempat isian disimpan penuh" in window.status
        assert "disimpan di peramban ini" in window.status
        window.told_is_true()
        if rng.random() < 0.4:  # a page that is loaded again has it all, while the disk is still full
            window.open()
            window.page.locator(f"{FORM} .bt-status.bt-is-refused").wait_for()
            assert window.shown == window.typed
    finally:
        house.disk.free()
    window.nothing_is_lost()


def two_windows(house: House, window: Window, rng: Random) -> None:
    """She has the page open twice and types now here, now there, also while the network is gone."""
    other = Window(house)
    here, there = window, other
    for _ in range(rng.randint(1, 3)):
        here, there = there, here
        here.page.bring_to_front()
        here.take_pen()
        here.typed = here.shown
        here.type(rng, rng.randint(1, 3))
    if rng.random() < 0.5:
        house.wire.cut()
        here.type(rng, rng.randint(1, 2))
        house.wire.mend()
    come_back(here, rng)
    window.told_is_true()
    other.told_is_true()
    for page in (here, there):  # what was typed in either stands in the store
        assert any(copy.startswith(page.typed) for copy in house.copies()), page.typed
    (there if there is other else here).page.close()


def come_back(window: Window, rng: Random) -> None:
    """She waits, or loads the page again: both are enough."""
    if rng.random() < 0.4:
        window.open()
    window.nothing_is_lost()


KINDS = {
    "server": server_killed,
    "network": network_cut,
    "browser": browser_killed,
    "disk": disk_full,
    "windows": two_windows,
}


def kill(house: House, seed: int, kind: str = "") -> None:
    """One kill of a kind, or of a random one; the seed says all that is random."""
    rng = Random(seed)
    window = Window(house)
    try:
        window.begin(f"Putaran {seed}:")
        KINDS[kind or rng.choice(list(KINDS))](house, window, rng)
    finally:
        for page in house.laptop.context.pages[1:]:
            page.close()
