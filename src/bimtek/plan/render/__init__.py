"""From a book to its files: DOCX, PDF, HTML with the same headings, captions and figures.

render_book(book, out, formats=("docx", "pdf", "html")) -> [Path]

blocks → numbering → layout → (fitting, ast) → pandoc → word/ | pdf | html
"""

from __future__ import annotations

from bimtek.plan.render.books import FORMATS, render_book

__all__ = ["FORMATS", "render_book"]
