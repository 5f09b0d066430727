"""The page: one HTML file with everything inside, that opens from a USB stick, without the net.

Its one script is ours (templates/page.js): search, and notes where the reader is. The page names its hash, so that a
browser runs no other; without scripts everything is there to be read.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

import panflute as pf

from bimtek.plan.ast import Writer, document
from bimtek.plan.blocks import Cover, Figure
from bimtek.plan.characters import keepable
from bimtek.plan.figures import Drawing
from bimtek.plan.fitting import Fit
from bimtek.plan.render.pages import Pages
from bimtek.plan.render.pandoc import convert

TEMPLATES = Path(__file__).parent / "templates"

ROOM = {12: "columns-most", 9: "columns-many", 5: "columns-some", 3: "columns-few"}
"""From so many columns on a table gets so much room of its own to move sideways in on a small screen."""


def write_html(pages: Pages, drawings: Mapping[int, Drawing]) -> bytes:
    """Write a book. drawings: an SVG for each figure by its number. Raises PlanError when pandoc refuses."""
    from jinja2 import Environment, FileSystemLoader

    def image(nth: int, figure: Figure) -> pf.Inline:
        drawing = drawings[nth]
        source = "data:image/svg+xml;base64," + base64.b64encode(drawing.data).decode("ascii")
        return pf.Image(pf.Str(keepable(figure.alt)), url=source, attributes={"width": f"{drawing.width / 2.54:.2f}in"})

    writer = Writer(text=keepable, image=image, wrap=_wrap, follows_links=True, cited=pages.cited)
    tree = document(pages.stretches, writer)
    body = _worded(convert(tree, "html5", "--wrap=none", "--email-obfuscation=none").decode("utf-8"))
    script = (TEMPLATES / "page.js").read_text(encoding="utf-8")
    lists = [("Daftar Isi", pages.headings), ("Daftar Tabel", pages.tables), ("Daftar Gambar", pages.figures)]
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=_shown
    )
    page = environment.get_template("page.html.j2").render(
        language=pages.book.language,
        title=pages.title,
        cover=pages.book.cover,
        emblem=_emblem(pages.book.cover),
        footer=pages.footer,
        lists=[(name, entries) for name, entries in lists if entries],
        css=(TEMPLATES / "page.css").read_text(encoding="utf-8"),
        body=body,
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii"),
    )
    return page.encode("utf-8")


def _emblem(cover: Cover) -> str:
    return f"data:image/png;base64,{base64.b64encode(cover.emblem).decode('ascii')}" if cover.emblem else ""


WORDED = {
    # pandoc's own constants, which say nothing to a screen reader in Indonesian
    'role="doc-endnotes">': 'role="doc-endnotes" aria-label="Asal angka">\n<p><strong>Asal angka</strong></p>',
    'class="footnote-back" role="doc-backlink">': (
        'class="footnote-back" role="doc-backlink" aria-label="Kembali ke teks">'
    ),
}


def _worded(body: str) -> str:
    for constant, words in WORDED.items():
        body = body.replace(constant, words)
    return body


def _shown(value: object) -> object:
    """Texts of the template lose what no file can carry; what is marked as safe is finished already."""
    return keepable(value) if type(value) is str else value


def _wrap(kind: str, fit: Fit | None, blocks: list[pf.Block]) -> list[pf.Block]:
    if kind == "table" and fit:
        classes = ["table", f"size-{fit.size:g}".replace(".", "-")]
        classes += [room for least, room in ROOM.items() if len(fit.shares) >= least][:1]
        classes += ["together"] if fit.together else []
        # A frame that scrolls must be reachable by keyboard.
        return [pf.Div(*blocks, classes=classes, attributes={"tabindex": "0", "role": "group"})]
    if kind in ("landscape", "lead", "note", "missing", "centred", "signature"):
        return [pf.Div(*blocks, classes=[kind])]
    return blocks
