"""A draft is numbered once, complete or not there, and never changed."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bimtek.curriculum.outline import course_outline
from bimtek.errors import DraftError
from bimtek.plan.books import make_books
from bimtek.plan.drafts.kept import keep, manifests, read_draft
from bimtek.plan.drafts.numbered import number_draft
from bimtek.plan.drafts.passages import BookText, ChapterText, Origin, Passage, text_of
from bimtek.plan.model import Plan
from tests.plan.drafts.conftest import changed

OUTLINE = course_outline()


def texts(words: str) -> list[BookText]:
    origins = ((Origin("vision.issues", ("meja-living",)),), ())
    row = Passage("row", (words, "2"), "1.1 Isu", "Isu", ("Isu", "Jumlah"), origins)
    head = Passage("head", ("Isu", "Jumlah"), "1.1 Isu", "Isu")
    above = (Passage("heading", ("1.1 Isu",), "1.1 Isu"), Passage("caption", ("Isu",), "1.1 Isu"))
    return [BookText("buku1", "Buku 1", (ChapterText("Bab 1 Isu", (*above, head, row)),))]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_inputs_give_no_new_number(empty_plan: Plan, tmp_path: Path) -> None:
    first = keep(tmp_path, empty_plan, OUTLINE, texts("Air"))
    before = files(tmp_path)
    later = empty_plan.model_copy(update={"created": datetime(2030, 1, 1, tzinfo=UTC)})
    assert keep(tmp_path, later, OUTLINE, texts("Air")) == first
    assert files(tmp_path) == before


def test_whatever_else_changes_gives_the_next_number(empty_plan: Plan, full_plan: Plan, tmp_path: Path) -> None:
    other = OUTLINE.model_copy(update={"label": "Susunan daerah sendiri."})
    given = [
        (empty_plan, OUTLINE, texts("Air")),
        (empty_plan, OUTLINE, texts("Air bersih")),
        (empty_plan, other, texts("Air")),
        (full_plan, OUTLINE, texts("Air")),
    ]
    assert [keep(tmp_path, *each).number for each in given] == [1, 2, 3, 4]
    assert [keep(tmp_path, *each).number for each in reversed(given)] == [4, 3, 2, 1]


def test_what_was_kept_is_read_as_it_was(full_plan: Plan, tmp_path: Path) -> None:
    keep(tmp_path, full_plan, OUTLINE, texts("Air"))
    draft = read_draft(tmp_path, 1)
    assert draft.plan == full_plan
    assert list(draft.books) == texts("Air")
    assert draft.manifest.base == full_plan.closed[-1].base


def test_two_who_assemble_at_once_share_a_number_only_for_the_same(empty_plan: Plan, tmp_path: Path) -> None:
    words = ["Air", "Jalan", "Air", "Jalan", "Listrik"]
    with ThreadPoolExecutor(5) as pool:
        numbers = [
            made.number for made in pool.map(lambda each: keep(tmp_path, empty_plan, OUTLINE, texts(each)), words)
        ]
    assert sorted(set(numbers)) == [1, 2, 3]
    assert numbers[0] == numbers[2] and numbers[1] == numbers[3]
    assert {path.name for path in (tmp_path / "drafts").iterdir()} == {"0001", "0002", "0003"}


def test_a_draft_that_was_cut_off_does_not_count(empty_plan: Plan, tmp_path: Path) -> None:
    half = tmp_path / "drafts" / ".abcd.tmp"
    half.mkdir(parents=True)
    (half / "draft.json").write_text("{", encoding="utf-8")
    assert keep(tmp_path, empty_plan, OUTLINE, texts("Air")).number == 1


def test_a_damaged_draft_hinders_nobody_and_keeps_its_number(empty_plan: Plan, tmp_path: Path) -> None:
    keep(tmp_path, empty_plan, OUTLINE, texts("Air"))
    (tmp_path / "drafts" / "0001" / "draft.json").write_text("{", encoding="utf-8")
    (tmp_path / "drafts" / "0004").mkdir()
    assert keep(tmp_path, empty_plan, OUTLINE, texts("Air")).number == 5


def test_a_disk_that_refuses_is_told(empty_plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("", encoding="utf-8")
    with pytest.raises(DraftError, match="Draf tidak dapat disimpan"):
        keep(tmp_path, empty_plan, OUTLINE, texts("Air"))
    assert files(tmp_path) == {"drafts": b""}


def test_an_unknown_number_names_those_that_are_there(empty_plan: Plan, tmp_path: Path) -> None:
    keep(tmp_path, empty_plan, OUTLINE, texts("Air"))
    with pytest.raises(DraftError, match=r"Draf 7 tidak ada.*Yang ada: 1"):
        read_draft(tmp_path, 7)


@pytest.mark.parametrize("name", ["draft.json", "plan.json", "books.json"])
def test_a_damaged_draft_is_named_with_its_file(empty_plan: Plan, tmp_path: Path, name: str) -> None:
    keep(tmp_path, empty_plan, OUTLINE, texts("Air"))
    (tmp_path / "drafts" / "0001" / name).write_text('{"half":', encoding="utf-8")
    with pytest.raises(DraftError) as caught:
        read_draft(tmp_path, 1)
    assert name in caught.value.where


def test_books_of_a_draft_say_their_number_and_what_they_lack(half_plan: Plan, tmp_path: Path) -> None:
    manifest, books = number_draft(tmp_path, half_plan, OUTLINE, make_books(half_plan, OUTLINE))
    assert manifest.number == 1
    for book in books:
        assert book.cover.status.startswith("DRAF 1, hasil sepakat")
        assert f"buku={book.name}; draf=1; kunci={manifest.key[:12]}" in book.stamp
    first = {book.name: [chapter.title for chapter in text_of(book).chapters][:2] for book in books}
    assert first["buku2"] == ["Kata Pengantar", "Kelengkapan Draf"]
    assert first["buku3"] == ["Keputusan Bupati", "Kelengkapan Draf"]
    assert first["buku4"][0] == first["lampiran"][0] == "Kelengkapan Draf"


def test_another_agreement_is_another_draft(full_plan: Plan, tmp_path: Path) -> None:
    for plan in (full_plan, changed(full_plan), full_plan):
        number_draft(tmp_path, plan, OUTLINE, make_books(plan, OUTLINE))
    assert [each.number for each in manifests(tmp_path / "drafts")] == [1, 2]


def test_drafts_are_gone_with_their_folder(empty_plan: Plan, tmp_path: Path) -> None:
    keep(tmp_path, empty_plan, OUTLINE, texts("Air"))
    shutil.rmtree(tmp_path / "drafts")
    assert manifests(tmp_path / "drafts") == ()
