"""The Word document: pandoc writes the chapters, python-docx adds what pandoc leaves out.

    write_docx(pages, drawings) -> bytes

After pandoc, in this order (each step is a function of this package):

    1. tables.finish_tables      widths, size of letters, header row on every page, rows whole, numbers right
    2. pictures.finish_pictures  as wide as they were drawn
    3. fields.finish_captions    "Tabel 1", "Gambar 1" as SEQ fields, so that Word's own lists find them
    4. front.add_front           cover; contents, lists of tables and figures as fields that are filled already
    5. sections.finish_sections  landscape where a stretch wants it; header and footer in every section but the cover
    6. properties, settings      title, author, language, a fixed time; not in compatibility mode; steady bytes
"""

from __future__ import annotations

from bimtek.plan.render.word.write import write_docx

__all__ = ["write_docx"]
