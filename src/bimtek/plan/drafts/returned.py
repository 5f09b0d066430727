"""A Word document that came back from the office, beside the draft it came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bimtek.errors import DraftError
from bimtek.plan.drafts.align import ADDED, CHANGED, Change, changes
from bimtek.plan.drafts.docx.read import Document, Remark, read_docx
from bimtek.plan.drafts.kept import FOLDER, SHORT_KEY, Draft, read_draft
from bimtek.plan.drafts.passages import HEADING, BookText, ChapterText, Origins, Passage, plain

ENOUGH = 0.2
"""Share of a book's passages that a document must still have to be taken for it, where it does not say itself."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A passage or a cell that the office changed, added, removed or moved."""

    kind: str
    """As in `align`: diubah | ditambah | dihapus | dipindah."""
    chapter: str
    section: str
    place: str
    """Caption of the table and title of the column; "" for a text."""
    old: str
    new: str
    origins: Origins
    near: bool = False
    """The origins are those of its neighbours: it is new itself."""


@dataclass(frozen=True, slots=True)
class Returned:
    draft: Draft
    book: BookText
    document: Document
    edits: tuple[Edit, ...]

    @property
    def remarks(self) -> tuple[Remark, ...]:
        return self.document.remarks


def compare_returned(cohort_folder: Path, path: Path, number: int = 0) -> Returned:
    """Compare a DOCX with its draft. number: the draft, where the file does not say it itself.

    DraftError when the file cannot be read, does not come from a draft of this cohort, or when that draft is not kept.
    """
    document = read_docx(path)
    draft = _draft(cohort_folder, path, document, number)
    book = _book(draft, path, document)
    return Returned(draft, book, document, tuple(edits(book, document.chapters)))


def _draft(cohort_folder: Path, path: Path, document: Document, number: int) -> Draft:
    stamp = document.stamp
    wanted = number or (stamp.number if stamp else 0) or document.number_on_cover or 0
    if not wanted:
        raise DraftError(
            "Nomor draf tidak ditemukan, baik dalam properti berkas ini maupun pada sampulnya.",
            where=path.name,
            next_step="Sebut nomornya: tambahkan --draft NOMOR pada perintah ini.",
        )
    draft = read_draft(cohort_folder, wanted)
    if stamp and not number and (stamp.cohort, stamp.key) != (draft.manifest.cohort, draft.manifest.key[:SHORT_KEY]):
        raise DraftError(
            f"Berkas ini berasal dari Draf {stamp.number} angkatan “{stamp.cohort}” yang lain isinya.",
            where=f"{path.name}; {(cohort_folder / FOLDER).as_posix()}",
            next_step="Periksa folder angkatannya, atau sebut drafnya sendiri dengan --draft NOMOR.",
        )
    return draft


def _book(draft: Draft, path: Path, document: Document) -> BookText:
    """The book that the file says it is; else the one whose title is on the cover; else the one most alike."""
    if document.stamp and (named := [book for book in draft.books if book.name == document.stamp.book]):
        return named[0]
    if titled := [book for book in draft.books if plain(book.title) in document.cover]:
        return titled[0]
    said = {passage.key for chapter in document.chapters for passage in chapter.passages}
    shares = [_share(book, said) for book in draft.books]
    most = max(shares, default=0.0)
    if most < ENOUGH:
        raise DraftError(
            f"Berkas ini bukan buku dari {draft.name}: hampir tidak ada kalimatnya yang berasal dari sana.",
            where=path.name,
            next_step="Periksa apakah berkasnya benar, atau sebut draf lain dengan --draft NOMOR.",
        )
    return draft.books[shares.index(most)]


def _share(book: BookText, said: set[tuple[str, ...]]) -> float:
    """How much of a book stands in a document, 0–1."""
    passages = [passage for chapter in book.chapters for passage in chapter.passages]
    return sum(passage.key in said for passage in passages) / max(len(passages), 1)


def edits(book: BookText, chapters: Sequence[ChapterText]) -> Iterator[Edit]:
    """Everything that differs, in the order of the document; of a row each cell for itself."""
    old, new = _flat(book.chapters), _flat(chapters)
    places = {id(passage): title for title, passage in (*_titled(book.chapters, old), *_titled(chapters, new))}
    for change in changes(old, new):
        yield from _edits(change, places[id(change.passage)], old)


def _flat(chapters: Sequence[ChapterText]) -> list[Passage]:
    """All passages of a book; the title of a chapter is one of them."""
    return [
        passage
        for chapter in chapters
        for passage in (Passage(HEADING, (chapter.title,), origins=((),)), *chapter.passages)
    ]


def _titled(chapters: Sequence[ChapterText], flat: Sequence[Passage]) -> Iterator[tuple[str, Passage]]:
    titles = (chapter.title for chapter in chapters for _ in range(1 + len(chapter.passages)))
    return zip(titles, flat, strict=True)


def _edits(change: Change, chapter: str, all_old: Sequence[Passage]) -> Iterator[Edit]:
    old, new, stands = change.old, change.new, change.passage
    if change.kind == CHANGED and old and new and len(old.cells) == len(new.cells) > 1:
        for nth, (one, other) in enumerate(zip(old.cells, new.cells, strict=True)):
            if one != other and old.counted[nth]:
                column = old.columns[nth] if nth < len(old.columns) else ""
                place = ", kolom ".join(filter(None, (f"Tabel “{old.table}”", column and f"“{column}”")))
                found = old.origins[nth] if nth < len(old.origins) else ()
                yield Edit(CHANGED, chapter, old.section, place, one, other, found)
        return
    found = tuple(dict.fromkeys(origin for cell in old.origins for origin in cell)) if old else _near(stands, all_old)
    place = f"Tabel “{stands.table}”" if stands.table else ""
    one, other = (each.told if each else "" for each in (old, new))
    yield Edit(change.kind, chapter, stands.section, place, one, other, found, near=change.kind == ADDED)


def _near(passage: Passage, old: Sequence[Passage]) -> Origins:
    """What most passages of the same table, else of the same section, belong to."""
    same_table = [each for each in old if passage.table and each.table == passage.table]
    for several in (same_table, [each for each in old if each.section == passage.section]):
        counted = Counter(cell for each in several for cell in each.origins if cell)
        if counted:
            return counted.most_common(1)[0][0]
    return ()
