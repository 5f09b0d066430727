"""The page: a Typst template that gets texts as data, so that no name is ever code.

A cohort's own page is <cohort>/certificate/certificate.typ, with the pictures that it uses beside it; it sees nothing
outside that folder. Without one ours is taken.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from bimtek.answers.cohort import Cohort
from bimtek.errors import PlanError
from bimtek.plan.characters import fonts_folder, printable_texts

TEMPLATE = Path(__file__).parent / "certificate.typ"
OWN = Path("certificate") / "certificate.typ"


def template_of(cohort: Cohort) -> Path:
    """The cohort's own template, or ours."""
    own: Path = cohort.folder / OWN
    return own if own.is_file() else TEMPLATE


def print_certificate(template: Path, texts: dict[str, Any], day: datetime.date) -> bytes:
    """The PDF (PDF/A-2a, PDF/UA-1). texts: what the template reads; day: of the file, so that it is always the same.

    `PlanError` where Typst refuses, with what it says: in a template of one's own that is the line to mend.
    """
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(fonts_folder())])
    try:
        compiler = typst.Compiler(
            template.read_bytes(),
            root=str(template.parent),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"certificate": json.dumps(printable_texts(texts))},
            package_path=str(template.parent),
            package_cache_path=str(template.parent),
        )
        moment = int(datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC).timestamp())
        printed = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=moment)
    except typst.TypstError as error:
        raise PlanError(
            f"Sertifikat tidak dapat dicetak: {error.message}",
            where=template.as_posix(),
            next_step="Perbaiki templatnya, atau pindahkan dari folder angkatan agar templat bawaan dipakai.",
        ) from error
    assert isinstance(printed, bytes)
    return printed
