"""The files of a book."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bimtek.errors import PlanError
from bimtek.plan.blocks import Book
from bimtek.plan.figures import Drawing, draw
from bimtek.plan.files import replace_file
from bimtek.plan.render.html import write_html
from bimtek.plan.render.pages import Pages, lay_out
from bimtek.plan.render.pdf import write_pdf
from bimtek.plan.render.word import write_docx


@dataclass(frozen=True, slots=True)
class Format:
    write: Callable[[Pages, Mapping[int, Drawing]], bytes]
    picture: Literal["svg", "png"]


FORMATS = {
    "docx": Format(write_docx, "png"),
    "pdf": Format(write_pdf, "svg"),
    "html": Format(write_html, "svg"),
}


def render_book(book: Book, out: Path, formats: Sequence[str] = ("docx", "pdf", "html")) -> list[Path]:
    """Write `book.name` with each suffix into `out` and return the files. The same book gives the same bytes.

    Raises PlanError for an unknown format, an unknown drawing, or what pandoc or Typst refuse.
    """
    for name in formats:
        if name not in FORMATS:
            raise PlanError(
                f"Bentuk berkas “{name}” tidak dikenal.",
                where=book.name,
                next_step=f"Pilih dari: {', '.join(FORMATS)}.",
            )
    pages = lay_out(book)
    pictures = {
        suffix: {nth: draw(figure, suffix) for nth, figure in pages.drawn.items()}
        for suffix in {FORMATS[name].picture for name in formats}
    }
    targets = [out / f"{book.name}.{name}" for name in formats]
    # Side by side: while pandoc and Typst work on one format, Python can on another.
    with ThreadPoolExecutor(max_workers=max(len(formats), 1)) as pool:
        made = pool.map(lambda name: FORMATS[name].write(pages, pictures[FORMATS[name].picture]), formats)
        for target, content in zip(targets, made, strict=True):
            replace_file(target, content)
    return targets
