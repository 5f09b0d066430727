"""The PDF: pandoc writes Typst, and the compiler inside the typst package prints it with the fonts that we hand to it.

Every PDF is PDF/A-2a (for the archive) and PDF/UA-1 (for screen readers), and has the same bytes on every run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import panflute as pf

from bimtek.errors import PlanError
from bimtek.plan.ast import Writer, document
from bimtek.plan.blocks import Book, Cover, Figure
from bimtek.plan.characters import fonts_folder, printable, substitutions
from bimtek.plan.figures import Drawing
from bimtek.plan.fitting import Fit
from bimtek.plan.render.pages import Pages
from bimtek.plan.render.pandoc import convert
from bimtek.region.emblem import HEIGHT, WIDTH, as_svg

NOTHING = "#[];"
LINE_OPENERS = frozenset("=-+/0123456789")
SHORTHANDS = re.compile(r"(?<=\.\.)(?=\.)|(?<=-)(?=[?\d])")

CAPTION, MOST_ROOM = 45, 250
"""Points of a caption with the space around it; and of the room kept free between a sentence and the page's end."""

TEMPLATE = Path(__file__).parent / "templates" / "plan.typ"


def write_pdf(pages: Pages, drawings: Mapping[int, Drawing], *, front: bool = True) -> bytes:
    """Print a book. drawings: an SVG for each figure by its number. Raises PlanError when Typst refuses.

    front: with cover and lists; a paper of a few pages has none.
    """
    import typst

    writer = Writer(text=printable, image=_image, wrap=_wrap, word=_word, breaks_words=True)
    body = convert(document(pages.stretches, writer), "typst", "--wrap=none")
    source = TEMPLATE.read_bytes() + body
    with TemporaryDirectory() as empty:  # nothing to read: the compiler sees only what stands in `source` and `data`
        try:
            compiler = typst.Compiler(
                source,
                root=empty,
                font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(fonts_folder())]),
                ignore_system_fonts=True,
                sys_inputs={"book": json.dumps(_data(pages, drawings) | {"front": front})},
                package_path=empty,
                package_cache_path=empty,
            )
            printed = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=pages.epoch)
        except typst.TypstError as error:
            raise PlanError(
                f"PDF tidak dapat dicetak: {error.message}",
                where=f"{pages.book.name}.pdf",
                next_step="Pakai berkas DOCX atau HTML dahulu, dan laporkan pesan ini kepada pengelola program.",
            ) from error
    assert isinstance(printed, bytes)
    return printed


def _data(pages: Pages, drawings: Mapping[int, Drawing]) -> dict[str, object]:
    cover = pages.book.cover
    texts = {
        "region": cover.region,
        "title": cover.title,
        "subtitle": cover.subtitle,
        "year": str(cover.year),
        "status": cover.status,
        "notice": cover.notice,
    }
    return {
        "cover": {name: printable(text) for name, text in texts.items()},
        "emblem": emblem_data(cover),
        "title": printable(pages.title),
        "region": printable(cover.region),
        "description": printable(cover.notice or pages.title),
        "header": printable(pages.header),
        "footer": printable(pages.footer),
        "status": printable(cover.status),
        "tables": bool(pages.tables),
        "figures": bool(pages.figures),
        "drawings": [
            {"svg": drawing.data.decode("utf-8"), "width": drawing.width, "alt": printable(pages.drawn[nth].alt)}
            for nth, drawing in sorted(drawings.items())
        ],
        "characters": _about_characters(pages.book),
    }


def emblem_data(cover: Cover) -> dict[str, object]:
    """The emblem as Typst draws it: a picture, or the words of the empty place."""
    return {
        "svg": as_svg(cover.emblem) if cover.emblem else "",
        "alt": printable(cover.emblem_alt),
        "place": printable(cover.emblem_place),
        "width": WIDTH,
        "height": HEIGHT,
    }


def _about_characters(book: Book) -> str | None:
    """The note that says what "[U+1B05]" means, where a book has such."""
    found = substitutions(book)
    if not found:
        return None
    times = sum(each.times for each in found)
    return (
        f"Catatan cetak: {times} tanda pada naskah (misalnya aksara Bali atau emoji) tidak ada pada huruf PDF ini. "
        f"Tanda itu ditulis dengan kode Unicode di dalam kurung siku, misalnya [{found[0].code}]. "
        "Naskah aslinya tetap utuh pada berkas DOCX dan HTML."
    )


def _image(nth: int, figure: Figure) -> pf.Inline:
    return _typst(pf.RawInline(f"#drawing({nth})", format="html"))


def _word(word: str, first: bool) -> list[pf.Inline]:
    """The word with nothing, written down, in the places where pandoc leaves something that Typst would read.

    Pandoc escapes "= heading" and "- item" in paragraphs, but not in cells and list items; and Typst makes an ellipsis
    of "...", a minus of "-2" and a soft hyphen of "-?".
    """
    nodes = [_typst(pf.RawInline(NOTHING, format="html"))] if first and word[0] in LINE_OPENERS else []
    for nth, part in enumerate(SHORTHANDS.split(word)):
        if nth:
            nodes.append(_typst(pf.RawInline(NOTHING, format="html")))
        nodes.append(pf.Str(part))
    return nodes


def _wrap(kind: str, fit: Fit | None, blocks: list[pf.Block]) -> list[pf.Block]:
    if kind == "portrait":
        return blocks
    opening = kind
    if kind == "table" and fit:
        opening = f"tabular({fit.size}pt, {_bool(fit.whole_rows)}, {_bool(fit.together)})"
    if kind == "lead" and fit:
        opening = f"lead({min(fit.opening + CAPTION, MOST_ROOM):.0f}pt)"
    return [
        _typst(pf.RawBlock(f"#{opening}[", format="html")),
        *blocks,
        _typst(pf.RawBlock("]", format="html")),
    ]


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _typst(raw: Any) -> Any:
    """Panflute's list of formats is older than Typst; pandoc takes any."""
    raw.format = "typst"
    return raw
