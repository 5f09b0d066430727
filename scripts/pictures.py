"""Take the pictures of the guides and of README.md from the product itself, with the sample cohort.

    python scripts/pictures.py            all of them, into docs/pictures/
    python scripts/pictures.py --keep     with the workshop that an earlier run played into build/pictures/

Run it after pages or forms have changed. It needs Chromium (or what CHROMIUM names) and poppler's pdftoppm. Each
picture is reduced to few colours, so that the guide opens on a bad connection.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.handin import hand_in, receipts
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import SESSIONS, exercises
from bimtek.datasets import course_root
from bimtek.form.service import FormService
from bimtek.plan.preview import preview
from bimtek.room import make_codes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

SAMPLE, PERSON, TABLE, SESSION, EXERCISE = "bangli-2024", "gov-1", "meja-governance", SESSIONS[0].id, "vision.issues"
SECOND = SESSIONS[1].id
UNDER_WAY = {"meja-governance": 4, "meja-branding": 3, "meja-living": 5, "meja-society": 2, "meja-environment": 4}
"""Table → so many exercises of the second meeting it has begun when the picture of the board is taken."""
DONE = ("meja-governance", "meja-living", "meja-society")
"""They have handed in; the first and the last rate one thing differently."""
CLASH = "Infrastruktur TIK"
TOKEN = "kunci-untuk-gambar"
FOLDER = course_root() / "docs" / "pictures"
BUILD = course_root() / "build" / "pictures"
PAGES = {
    # picture     book, a text that stands on the page
    "plan": ("buku1.pdf", "Radar kesiapan"),
    "plan-roadmap": ("buku2.pdf", "Gambar 2 Peta jalan"),
}
"""README.md shows the page of this book with this caption."""
LARGEST = 150_000
"""Bytes of one picture."""
COLOURS = (128, 64, 32)


@dataclass
class Seen:
    """A page of the room in the browser, signed in as a participant of the sample."""

    page: Page
    address: str
    cohort: Cohort
    code: str

    def open(self, path: str = "") -> None:
        self.page.goto(f"{self.address}/bimtek/{path}")

    def come_in(self) -> None:
        self.open()
        self.page.get_by_label("Nama pengguna").fill(PERSON)
        self.page.get_by_label("Kode", exact=True).fill(self.code)
        self.page.get_by_role("button", name="Masuk").click()
        self.page.wait_for_url("**/bimtek/")

    def take_the_desk(self) -> None:
        """Come in as the facilitator."""
        self.page.goto(f"{self.address}/login?token={TOKEN}")

    def part(self, shown: Locator, height: int = 0, margin: int = 16) -> bytes:
        """A picture of something on the page, as wide as the page; all of it, or so many pixels from its top."""
        box = shown.bounding_box()
        assert box is not None
        width = self.page.viewport_size["width"] if self.page.viewport_size else 1000
        top = max(0, box["y"] + self.page.evaluate("window.scrollY") - margin)
        return self.page.screenshot(
            full_page=True, clip={"x": 0, "y": top, "width": width, "height": height or box["height"] + 2 * margin}
        )


def login(seen: Seen) -> bytes:
    seen.open("masuk")
    return seen.page.screenshot(clip={"x": 0, "y": 0, "width": 900, "height": 640})


def home(seen: Seen) -> bytes:
    seen.come_in()
    return seen.page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": 1000, "height": 960})


def form(height: int = 0) -> Callable[[Seen], bytes]:
    """A row of a form with findings beside its fields."""

    def take(seen: Seen) -> bytes:
        seen.come_in()
        seen.open(f"pertemuan/{SESSION}")
        shown = seen.page.locator(f'[data-exercise="{EXERCISE}"]')
        row = shown.locator(".bt-row").nth(1)
        row.wait_for()
        seen.page.add_style_tag(content=".inside, .banner { position: static !important; }")
        return seen.part(row, height)

    return take


def receipt(seen: Seen) -> bytes:
    seen.come_in()
    number = receipts(seen.cohort, TABLE, SESSION)[-1].number
    seen.open(f"tanda-terima/{SESSION}/{TABLE}/{number}")
    return seen.page.screenshot(clip={"x": 0, "y": 0, "width": 1000, "height": 740})


def board(seen: Seen) -> bytes:
    """The facilitator's board while the tables work on the second meeting."""
    seen.take_the_desk()
    seen.open(f"fasilitator?pertemuan={SECOND}")
    seen.page.locator("a.cell").first.wait_for()
    return seen.page.screenshot(clip={"x": 0, "y": 0, "width": 1200, "height": 900})


def plenary(seen: Seen) -> bytes:
    """A matter on which two tables contradict each other."""
    seen.take_the_desk()
    seen.open(f"fasilitator/pleno/{SECOND}")
    seen.page.get_by_role("button", name=CLASH).click()
    seen.page.get_by_role("heading", name=CLASH).wait_for()
    return seen.page.screenshot(clip={"x": 0, "y": 0, "width": 1200, "height": 760})


SHOTS: dict[str, tuple[int, Callable[[Seen], bytes]]] = {
    # picture                  width   taken by
    "peserta-masuk":          (900,   login),
    "peserta-beranda":        (1000,  home),
    "peserta-formulir":       (1000,  form(620)),
    "peserta-tanda-terima":   (1000,  receipt),
    "form":                   (1100,  form()),
    "fasilitator-papan":      (1200,  board),
    "fasilitator-pleno":      (1200,  plenary),
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--keep", action="store_true", help="do not play the workshop again")
    if not parser.parse_args().keep or not all((BUILD / book).exists() for book, _ in PAGES.values()):
        play_workshop()
    cohort = load_cohort(BUILD / "ruang")
    weaken(cohort)
    go_on(cohort)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (book, text) in PAGES.items():
        store(name, page_of_plan(BUILD / book, text))
    code = make_codes(cohort)[PERSON]
    with room(cohort) as address, browser() as chromium:
        for name, (width, take) in SHOTS.items():
            size = {"width": width, "height": 900}
            page = chromium.new_page(viewport=size, locale="id-ID", timezone_id="Asia/Makassar", bypass_csp=True)  # type: ignore[arg-type]
            store(name, take(Seen(page, address, cohort, code)))
            page.close()


def play_workshop() -> None:
    """The sample workshop to its end, for its books; and its first meeting alone, for the room."""
    from bimtek.cli.play import play
    from bimtek.plan.assemble import run_assembly_notebook

    source = course_root() / "grading" / "cohorts" / SAMPLE
    played = play(source, BUILD / "angkatan", print)
    run_assembly_notebook(played.cohort.folder, BUILD)
    play(source, BUILD / "ruang", print, meetings=SESSIONS[:1])


def weaken(cohort: Cohort) -> None:
    """The second issue as tables write it at first: as a shopping list, without evidence, and in the wrong place."""
    service = FormService(cohort, AnswerStore(cohort.work), preview)
    opened = service.open(TABLE, EXERCISE, PERSON)
    first, second, *others = opened["values"]["issues"]
    first = {**first, "urgency": 2, "growth": 2}
    second = {**second, "title": "Belum ada aplikasi pengaduan", "evidence": [], "urgency": 5}
    service.save(TABLE, EXERCISE, PERSON, {**opened["values"], "issues": [first, second, *others]}, opened["revision"])


def go_on(cohort: Cohort) -> None:
    """The tables are at work on the second meeting: the last exercise of each is half done, or they have handed in."""
    service = FormService(cohort, AnswerStore(cohort.work), preview)
    answers = course_root() / "grading" / "cohorts" / SAMPLE / "answers"
    for table, begun in UNDER_WAY.items():
        person = cohort.members(cohort.seat(table))[0].id
        files = [answers / table / SECOND / f"{entry.id}.json" for entry in exercises(SECOND)]
        written = [path for path in files if path.exists()][:begun]
        for path in written:
            values = json.loads(path.read_text(encoding="utf-8"))["values"]
            if path is written[-1] and table not in DONE:
                values = {name: value[:1] if isinstance(value, list) else None for name, value in values.items()}
            opened = service.open(table, path.stem, person)
            service.save(table, path.stem, person, values, opened["revision"])
    for table in DONE:
        hand_in(cohort, table, SECOND, author=cohort.members(cohort.seat(table))[0].id, time=datetime.now(cohort.zone))


def page_of_plan(book: Path, wanted: str) -> bytes:
    """The page of a book on which a text stands, as a picture."""
    from pypdf import PdfReader

    texts = [" ".join(page.extract_text().split()) for page in PdfReader(book).pages]
    number = max(at for at, text in enumerate(texts, start=1) if wanted in text)  # earlier it stands in the contents
    command = ["pdftoppm", "-png", "-r", "90", "-f", str(number), "-l", str(number), "-singlefile", str(book)]
    subprocess.run([*command, str(BUILD / "halaman")], check=True)
    return (BUILD / "halaman.png").read_bytes()


def store(name: str, picture: bytes) -> None:
    """Keep a picture, in as many colours as it may have."""
    from PIL import Image

    whole = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in COLOURS:
        reduced = io.BytesIO()
        whole.quantize(colours, dither=Image.Dither.NONE).save(reduced, "PNG", optimize=True)
        if reduced.tell() < LARGEST:
            break
    else:
        raise SystemExit(f"{name}: {reduced.tell()} bytes with {colours} colours, at most {LARGEST}")
    (FOLDER / f"{name}.png").write_bytes(reduced.getvalue())
    print(f"docs/pictures/{name}.png: {whole.width} × {whole.height}, {reduced.tell() // 1000} kB")


@contextmanager
def room(cohort: Cohort) -> Iterator[str]:
    """The room of a cohort on a free port, with nothing of it in anybody's home folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folders = {f"JUPYTER_{name}_DIR": str(BUILD / "jupyter" / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    process = subprocess.Popen(
        [sys.executable, "-m", "bimtek", "room", str(cohort.folder), f"--port={port}", f"--token={TOKEN}"],
        env=os.environ | folders | {"PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if re.search("Biarkan jendela ini terbuka", line):
                break
        else:
            raise SystemExit("the room did not start")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    program = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


if __name__ == "__main__":
    main()
