"""Which chapters stand in which book, under which titles: template data that a regency can change."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from bimtek.answers.files import plain_name
from bimtek.errors import PlanError

PACKAGED = Path(__file__).with_name("outline.yml")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ChapterPlace(Strict):
    """A chapter in a book; `chapter` is a key of the table of chapters."""

    chapter: str
    title: str
    numbered: bool = True


class BookOutline(Strict):
    """A book; `name` is its file name without suffix."""

    name: str
    title: str
    subtitle: str = ""
    chapters: tuple[ChapterPlace, ...]

    def number(self, place: ChapterPlace) -> int:
        """The chapter's number in this book; 0 when it carries none."""
        numbered = [each for each in self.chapters if each.numbered]
        return numbered.index(place) + 1 if place in numbered else 0


class Outline(Strict):
    label: str
    """Says where the outline comes from; printed at the end of the last numbered chapter."""
    books: tuple[BookOutline, ...]


def read_outline(cohort_folder: Path | None = None) -> Outline:
    """The regency's own outline where its cohort has one, else that of the course.

    PlanError names what is wrong in the file: an unknown chapter, a book twice, something that is no outline.
    """
    own = cohort_folder / "outline.yml" if cohort_folder else None
    path = own if own and own.is_file() else PACKAGED
    try:
        outline = Outline.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _refused(path, f"tidak dapat dibaca: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise _refused(path, f"tidak sesuai pada “{' → '.join(map(str, first['loc']))}”: {first['msg']}") from error
    names = [plain_name(book.name, "Nama buku") for book in outline.books]
    if len(set(names)) < len(names):
        raise _refused(path, "menyebut satu nama buku dua kali")
    return outline


def _refused(path: Path, what: str) -> PlanError:
    return PlanError(
        f"Susunan buku {what}.",
        where=path.as_posix(),
        next_step="Bandingkan dengan outline.yml milik kursus, atau hapus berkas ini untuk memakainya.",
    )
