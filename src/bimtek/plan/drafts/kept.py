"""The folder of a draft: `<cohort>/drafts/0003/`, written once and never changed.

    draft.json      number, key, when it was made, the agreed base it rests on
    plan.json       the plan
    outline.json    the outline that its books followed
    books.json      the text of its books, each cell with the exercise and seats it belongs to

The key is a hash of plan, outline and texts. The same key is the same draft, so assembling again gives no new number.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bimtek.answers.files import as_text, retry, write_atomic
from bimtek.curriculum.outline import Outline
from bimtek.errors import AnswerError, DraftError
from bimtek.plan.drafts.packed import PackedBooks, pack, unpack
from bimtek.plan.drafts.passages import BookText, ChapterText
from bimtek.plan.model import Plan

FOLDER, MANIFEST, PLAN, OUTLINE, BOOKS = "drafts", "draft.json", "plan.json", "outline.json", "books.json"
SCHEMA_VERSION = 1
SHORT_KEY = 12
"""Characters of the key that a printed file carries."""

Content = TypeVar("Content", bound=BaseModel)


class Manifest(BaseModel):
    """draft.json."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: int = SCHEMA_VERSION
    number: int
    key: str
    made: datetime.datetime
    cohort: str
    base: str
    """Id of the latest base; "" before the first meeting was closed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A kept draft: what it was made from, and what its books say."""

    manifest: Manifest
    plan: Plan
    books: tuple[BookText, ...]

    @property
    def number(self) -> int:
        return self.manifest.number

    @property
    def name(self) -> str:
        return f"Draf {self.number}"

    @property
    def chapters(self) -> Iterator[tuple[BookText, ChapterText]]:
        return ((book, chapter) for book in self.books for chapter in book.chapters)


def draft_key(plan: Plan, outline: Outline, books: Sequence[BookText]) -> str:
    """SHA-256 of everything that decides what the books say; the time of making is not among it."""
    texts = [[book.name, book.title, [_cells(chapter) for chapter in book.chapters]] for book in books]
    content = [plan.model_dump(mode="json", exclude={"created"}), outline.model_dump(mode="json"), texts]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _cells(chapter: ChapterText) -> list[Any]:
    return [chapter.title, *(each.cells for each in chapter.passages)]


def keep(cohort_folder: Path, plan: Plan, outline: Outline, books: Sequence[BookText]) -> Manifest:
    """Keep a draft under the next number; the draft that is there already when it has the same key.

    Complete or not at all: the folder gets its name when all files are in it. Two who assemble at once get one number
    when they bring the same, two when they do not. DraftError when the disk refuses.
    """
    folder, key = cohort_folder / FOLDER, draft_key(plan, outline, books)
    base = next((meeting.base for meeting in reversed(plan.meetings) if meeting.base), "")

    def content(number: int) -> dict[str, Any]:
        made = Manifest(number=number, key=key, made=plan.created, cohort=plan.cohort.id, base=base)
        return {
            PLAN: plan.model_dump(mode="json"),
            OUTLINE: outline.model_dump(mode="json"),
            BOOKS: pack(books).model_dump(mode="json"),
            MANIFEST: made.model_dump(mode="json"),
        }

    try:
        return _claimed(folder, key, content)
    except OSError as error:
        raise DraftError(
            f"Draf tidak dapat disimpan: {error.strerror or error}",
            where=folder.as_posix(),
            next_step="Periksa ruang disk dan izin folder itu, lalu susun sekali lagi.",
        ) from error


def _claimed(folder: Path, key: str, content: Callable[[int], dict[str, Any]]) -> Manifest:
    while True:
        there = _folders(folder)
        readable = (each for home in there if (each := _manifest(home)))
        if known := next((each for each in readable if each.key == key), None):
            return known
        number = max((int(home.name) for home in there), default=0) + 1
        made = folder / f".{uuid.uuid4().hex[:8]}.tmp"
        try:
            files = content(number)
            for name, each in files.items():
                write_atomic(made / name, as_text(each))
            if _moved(made, folder / f"{number:04}"):
                return Manifest.model_validate(files[MANIFEST])
        finally:
            shutil.rmtree(made, ignore_errors=True)


def _moved(made: Path, target: Path) -> bool:
    """Give the folder its name, unless somebody was faster."""
    if target.exists():  # on Windows a taken name is a refusal like any other
        return False
    try:
        retry(lambda: made.rename(target))
    except OSError:
        if target.exists():
            return False
        raise
    return True


def manifests(folder: Path) -> tuple[Manifest, ...]:
    """The drafts in a folder, the first one first. DraftError for a damaged one."""
    return tuple(_read(home / MANIFEST, Manifest) for home in _folders(folder) if (home / MANIFEST).is_file())


def _folders(folder: Path) -> list[Path]:
    """Whatever has a number, the first one first: a number is never given twice."""
    numbered = (path for path in folder.glob("*") if path.name.isdecimal() and path.is_dir())
    return sorted(numbered, key=lambda path: int(path.name))


def _manifest(home: Path) -> Manifest | None:
    """What a draft says about itself; None for a damaged one, which hinders nobody to go on."""
    try:
        return _read(home / MANIFEST, Manifest)
    except DraftError:
        return None


def read_draft(cohort_folder: Path, number: int) -> Draft:
    """A kept draft. DraftError when there is none of this number, or when it is damaged."""
    folder = cohort_folder / FOLDER
    there = manifests(folder)
    manifest = next((each for each in there if each.number == number), None)
    if manifest is None:
        known = ", ".join(str(each.number) for each in there)
        raise DraftError(
            f"Draf {number} tidak ada.",
            where=folder.as_posix(),
            next_step=f"Yang ada: {known}." if known else "Susun dahulu dengan `bimtek assemble`.",
        )
    home = folder / f"{number:04}"
    return Draft(manifest, _read(home / PLAN, Plan), unpack(_read(home / BOOKS, PackedBooks)))


def _read(path: Path, model: type[Content]) -> Content:
    try:
        return model.model_validate_json(path.read_bytes())
    except (OSError, ValidationError, AnswerError) as error:
        raise DraftError(
            "Draf yang disimpan rusak, atau ditulis oleh versi program yang lain.",
            where=path.as_posix(),
            next_step="Kembalikan dari cadangan, atau hapus folder draf itu dan susun sekali lagi.",
        ) from error
