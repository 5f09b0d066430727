"""A complete workshop is printed final: without a mark, a placeholder or a word about a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest

from bimtek.answers.cohort import Cohort
from bimtek.plan.assemble import Assembly, assemble, why_not_final
from bimtek.plan.build import agreed_base, build_plan
from bimtek.region import load
from tests.plan.complete import complete_cohort, complete_region, play

BOOKS = ("buku1", "buku2", "buku3", "buku4", "lampiran")
UNFINISHED = re.compile(
    r"\bNone\b|\bnan\b|\bDRAF\b|Kelengkapan Draf|[Bb]elum (?:diisi|disebut|lengkap|ditetapkan tim|dipilih|dijadwalkan)"
    r"|[Dd]iisi dari dokumen|Masih terbuka|\busulan\)|TODO|\?\?"
)


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cohort]:
    """All four meetings of the complete workshop, closed."""
    folder = tmp_path_factory.mktemp("lengkap")
    complete_region(folder / "regions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "_regions", lambda: folder / "regions")
        cohort = complete_cohort(folder / "angkatan")
        play(cohort)
        yield cohort


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("final")


@pytest.fixture(scope="module")
def final(cohort: Cohort, out: Path) -> Assembly:
    return assemble(cohort, out, final=True)


def text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        raw = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    elif path.suffix in (".docx", ".pptx"):
        with ZipFile(path) as packed:
            names = [
                name for name in packed.namelist() if re.search(r"(document|slide\d+|header\d+|footer\d+)\.xml$", name)
            ]
            raw = "\n".join(packed.read(name).decode("utf-8") for name in names)
        raw = re.sub(r"<[^>]+>", " ", raw)
    else:
        raw = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s+", " ", raw)


def test_nothing_is_open(final: Assembly) -> None:
    assert (final.missing, final.open) == ((), ())
    assert len(final.plan.programmes) == 12 and not any(each.proposal for each in final.plan.programmes)


@pytest.mark.parametrize("kind", ["docx", "pdf", "html"])
def test_the_books_carry_no_mark_and_no_placeholder(final: Assembly, out: Path, kind: str) -> None:
    for book in BOOKS:
        text = text_of(out / f"{book}.{kind}")
        assert "Kabupaten Uji" in text
        assert [text[max(0, found.start() - 60) : found.end() + 30] for found in UNFINISHED.finditer(text)] == [], book


def test_the_slides_say_that_the_plan_is_ready(final: Assembly, out: Path) -> None:
    text = text_of(out / "paparan.pptx")
    assert "Rencana siap ditetapkan" in text
    assert not UNFINISHED.search(text)


def test_a_draft_of_the_same_plan_says_so(cohort: Cohort, final: Assembly, tmp_path: Path) -> None:
    """What the test above looks for is really found where it stands."""
    assemble(cohort, tmp_path, formats=("html",))
    assert "DRAF" in text_of(tmp_path / "buku1.html")


def test_one_hole_is_enough_to_be_refused(cohort: Cohort) -> None:
    plan = build_plan(cohort, agreed_base(cohort))
    changed = plan.programmes[0].model_copy(update={"proposal": True})
    assert why_not_final(plan, ()) == {}
    assert why_not_final(plan.model_copy(update={"programmes": [changed]}), ()) == {
        "program belum disetujui OPD": [changed.label]
    }
