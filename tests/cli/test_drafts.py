"""`bimtek diff` and `bimtek returned`; and every command of docs/penyusun.md, run in its order."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.plan.assemble import assemble
from bimtek.plan.certainty import WORDS
from bimtek.plan.drafts.passages import MARK
from bimtek.plan.drafts.words import NOBODY
from bimtek.plan.review.clashes import STILL_OPEN
from bimtek.plan.review.completeness import TITLE
from bimtek.plan.review.report import NAME
from bimtek.plan.sections.programmes import PROPOSAL
from bimtek.plan.sections.thread import HANGING
from tests.cli.conftest import Done
from tests.plan.small import GOV, issues, play, small_cohort

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "penyusun.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("bimtek ")
    for block in re.findall(r"^```\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
]
Bimtek = Callable[..., Done]
OUTLINE = """\
label: Susunan untuk uji.
books:
  - {name: buku1, title: Buku 1, chapters: [{chapter: situation, title: Gambaran Umum}]}
  - {name: buku2, title: Buku 2, chapters: [{chapter: actions, title: Rencana Aksi}]}
"""
"""Two short books, so that assembling is quick."""


def cohort_in(folder: Path) -> Cohort:
    cohort = small_cohort(folder)
    (folder / "outline.yml").write_text(OUTLINE, encoding="utf-8", newline="\n")
    return cohort


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three meetings closed, drafts 1 and 2 kept; between them a table found other words."""
    folder = tmp_path_factory.mktemp("susun") / "angkatan"
    cohort = cohort_in(folder)
    play(cohort, 1)
    first = assemble(cohort, folder.parent / "satu", formats=("docx",))
    shutil.rmtree(folder / "work")
    rows = issues(GOV)["issues"]
    rows[0]["title"] = "Warga desa jauh terlambat ditolong"
    play(cohort, 1, changes={("vision.issues", GOV): {"issues": rows}})
    second = assemble(cohort, folder.parent / "dua", formats=("docx",))
    assert (first.draft, second.draft) == (1, 2)
    return folder


def test_diff_tells_shortly_and_writes_page_and_document(bimtek: Bimtek, played: Path, tmp_path: Path) -> None:
    done = bimtek("diff", played, "--out", tmp_path)
    assert done.code == 0
    assert "Draf 1 → Draf 2" in done.text and "bab berubah teksnya" in done.text
    page = (tmp_path / "perbedaan-draf-1-2.html").read_text(encoding="utf-8")
    assert "Warga desa jauh terlambat ditolong" in page and "Isu strategis (Meja Governance)" in page
    assert "src=" not in page.replace('src="data:', "")
    tables = docx.Document(str(tmp_path / "perbedaan-draf-1-2.docx")).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert any("Warga desa jauh terlambat ditolong" in text for text in cells)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("1", "9"), "Draf 9 tidak ada"), (("1", "1"), "Tidak ada yang berubah")],
)
def test_diff_of_named_drafts(
    bimtek: Bimtek, played: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    assert said in bimtek("diff", played, *arguments, "--out", tmp_path).text


def test_diff_needs_two_drafts(bimtek: Bimtek, tmp_path: Path) -> None:
    small_cohort(tmp_path / "baru")
    done = bimtek("diff", tmp_path / "baru")
    assert done.code == 1 and "Baru ada 0 draf" in done.text and "bimtek assemble" in done.text


def test_returned_tells_whose_it_is(bimtek: Bimtek, played: Path, tmp_path: Path) -> None:
    document = docx.Document(str(played.parent / "dua" / "buku1.docx"))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    next(cell for cell in cells if cell.text.startswith("Antrean loket panjang (meja-living)")).text = "Antrean loket"
    document.save(str(tmp_path / "buku1-kantor.docx"))
    done = bimtek("returned", tmp_path / "buku1-kantor.docx", played, "--out", tmp_path)
    assert done.code == 0 and "diubah Antrean loket" in done.text
    page = (tmp_path / "kembali-buku1-draf-2.html").read_text(encoding="utf-8")
    assert "Isu strategis (Meja Living)" in page


def test_returned_refuses_kindly(bimtek: Bimtek, played: Path, tmp_path: Path) -> None:
    (tmp_path / "foto.docx").write_bytes(b"\x89PNG")
    done = bimtek("returned", tmp_path / "foto.docx", played)
    assert done.code == 1 and "bukan dokumen Word" in done.text and "foto.docx" in done.text


def assemble_here(cohort_folder: Path, out: Path, *, final: bool = False) -> tuple[Path, ...]:
    """As the notebook of assembly does it, in one format: the notebook has tests of its own."""
    return assemble(load_cohort(cohort_folder), out, formats=("docx",), final=final).paths


def test_every_command_of_the_guide_runs_in_its_order(
    bimtek: Bimtek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bimtek.plan.assemble.run_assembly_notebook", assemble_here)
    cohort = cohort_in(Path("angkatan"))
    play(cohort, 3)
    assemble(cohort, Path("lama"), formats=("docx",))
    shutil.copyfile("lama/buku2.docx", "buku2-dari-kantor.docx")
    shutil.rmtree("angkatan/work")
    play(cohort, 4)
    done: dict[str, Any] = {}
    for command in COMMANDS:
        done[command] = bimtek(*shlex.split(command))
    final = next(command for command in COMMANDS if "--final" in command)
    assert {command for command, result in done.items() if result.code} == {final}
    assert "Rencana belum dapat dicetak final" in done[final].text
    named = ("perbedaan-draf-1-2", "kembali-buku2-draf-1")
    assert all((Path("rencana") / f"{name}.{kind}").is_file() for name in named for kind in ("html", "docx"))
    assert (Path("rencana") / f"{NAME}.docx").is_file() and all(name in GUIDE for name in named)


def test_the_guide_shows_each_command_about_drafts() -> None:
    assert [command.split()[0] for command in COMMANDS] == [
        *("status", "consolidate", "assemble", "diff", "diff", "returned", "returned", "assemble")
    ]


@pytest.mark.parametrize("mark", [*WORDS.values(), PROPOSAL, HANGING, MARK, TITLE, NOBODY, STILL_OPEN])
def test_the_guide_explains_every_mark(mark: str) -> None:
    assert mark in GUIDE
