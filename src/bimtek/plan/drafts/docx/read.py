"""A Word document as passages by chapter: comparable with the text that a draft kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from bimtek.errors import DraftError
from bimtek.plan.drafts.docx.safe import COMMENTS, CORE, DOCUMENT, LARGEST, SAVE_AS, parts_of
from bimtek.plan.drafts.docx.story import Grid, Line, W, story, tracked_by
from bimtek.plan.drafts.passages import CAPTION, HEAD, HEADING, ROW, TEXT, ChapterText, Passage, plain
from bimtek.plan.drafts.stamp import Stamp, number_on_cover, read_stamp

KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"
CAPTION_NUMBER = re.compile(r"^(?:Tabel|Gambar) \d+ ")
LEVEL = re.compile(r"heading (\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment that somebody left in the margin, with the passage it hangs on."""

    who: str
    text: str
    chapter: str
    passage: str


@dataclass(frozen=True, slots=True)
class Document:
    """What came back."""

    stamp: Stamp | None
    number_on_cover: int | None
    cover: tuple[str, ...]
    chapters: tuple[ChapterText, ...]
    remarks: tuple[Remark, ...]
    tracked_by: tuple[str, ...]
    """Who left tracked changes."""


def read_docx(path: Path) -> Document:
    """Read a DOCX. DraftError for what cannot be read."""
    parts = parts_of(_content(path), path.name)
    try:
        return _document(parts, path.name)
    except RecursionError as error:  # Word itself nests a few levels deep
        raise DraftError("Isi berkas ini bersarang terlalu dalam.", where=path.name, next_step=SAVE_AS) from error


def _document(parts: Mapping[str, Element], where: str) -> Document:
    body = parts[DOCUMENT].find(f"{W}body")
    if body is None:
        raise DraftError("Dokumen ini kosong, atau disimpan sebagai “Strict Open XML”.", where=where, next_step=SAVE_AS)
    levels = _levels(parts.get("word/styles.xml"))
    blocks = list(story(body))
    first = next((place for place, each in enumerate(blocks) if _level(each, levels) == 1), len(blocks))
    cover = tuple(words for each in blocks[:first] if isinstance(each, Line) and (words := plain(each.text)))
    comments = _comments(parts.get(COMMENTS))
    remarks: list[Remark] = []
    chapters = tuple(_chapters(blocks[first:], levels, comments, remarks))
    return Document(
        _stamp(parts.get(CORE)), number_on_cover(" ".join(cover)), cover, chapters, tuple(remarks), tracked_by(body)
    )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise DraftError(
            f"Berkas tidak dapat dibuka: {error.strerror or error}",
            where=path.as_posix(),
            next_step="Periksa alamatnya, dan tutup dahulu bila sedang terbuka di Word.",
        ) from error


def _stamp(core: Element | None) -> Stamp | None:
    found = core.find(KEYWORDS) if core is not None else None
    return read_stamp(found.text or "") if found is not None else None


def _levels(styles: Element | None) -> dict[str, int]:
    """Style's id → level of its headings; a style that rests on a heading is one, too."""
    own: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name, base = style.find(f"{W}name"), style.find(f"{W}basedOn")
        key = style.get(f"{W}styleId", "")
        if found := LEVEL.fullmatch(name.get(f"{W}val", "") if name is not None else ""):
            own[key] = int(found[1])
        elif base is not None:
            based[key] = base.get(f"{W}val", "")
    return own | {key: own[base] for key, base in based.items() if base in own}


def _level(block: Line | Grid, levels: Mapping[str, int]) -> int:
    return levels.get(block.style, 0) if isinstance(block, Line) and block.text.strip() else 0


def _comments(part: Element | None) -> dict[str, tuple[str, str]]:
    """A comment's id → who wrote what."""
    return {
        each.get(f"{W}id", ""): (
            each.get(f"{W}author", ""),
            plain(" ".join(line.text for line in story(each) if isinstance(line, Line))),
        )
        for each in (part.iter(f"{W}comment") if part is not None else ())
    }


def _chapters(
    blocks: list[Line | Grid],
    levels: Mapping[str, int],
    comments: Mapping[str, tuple[str, str]],
    remarks: list[Remark],
) -> Iterator[ChapterText]:
    """The chapters; comments on the way are put into `remarks`."""
    title, passages = "", list[Passage]()
    for block in blocks:
        if isinstance(block, Line) and _level(block, levels) == 1:
            if title:
                yield ChapterText(title, tuple(passages))
            title, passages = plain(block.text), []
            where = title
        else:
            found = tuple(_passages(block, levels, passages))
            passages += found
            where = found[0].text if found else ""
        for remark in block.remarks:
            who, text = comments.get(remark, ("", ""))
            remarks.append(Remark(who, text, title, where))
    if title:
        yield ChapterText(title, tuple(passages))


def _passages(block: Line | Grid, levels: Mapping[str, int], above: list[Passage]) -> Iterator[Passage]:
    section = next((each.section for each in reversed(above)), "")
    if isinstance(block, Line):
        words = plain(block.text)
        if not words:
            return
        if _level(block, levels):
            yield Passage(HEADING, (words,), words)
        elif CAPTION_NUMBER.match(words):
            yield Passage(CAPTION, (CAPTION_NUMBER.sub("", words, count=1),), section)
        else:
            yield Passage(TEXT, (words,), section)
        return
    caption = next((each.cells[0] for each in reversed(above) if each.kind == CAPTION), "")
    columns: tuple[str, ...] = ()
    for nth, row in enumerate(block.rows):
        cells = tuple(map(plain, row))
        columns = cells if nth == 0 else columns
        yield Passage(HEAD if nth == 0 else ROW, cells, section, caption, () if nth == 0 else columns)
