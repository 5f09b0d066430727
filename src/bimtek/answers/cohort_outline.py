"""<cohort>/outline.yml: the regency's own books and chapters, read when the cohort is."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import ValidationError

from bimtek.answers.files import plain_name
from bimtek.curriculum.outline import Outline, course_outline, parse_outline
from bimtek.errors import CohortError

FILE_NAME = "outline.yml"


def read_outline(cohort_folder: Path) -> Outline:
    """The regency's own outline where its cohort has one, else that of the course.

    CohortError names what is wrong in the file: an unknown chapter, a book twice, something that is no outline.
    """
    path = cohort_folder / FILE_NAME
    if not path.is_file():
        return course_outline()
    try:
        outline = parse_outline(path)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _refused(path, f"tidak dapat dibaca: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise _refused(path, f"tidak sesuai pada “{' → '.join(map(str, first['loc']))}”: {first['msg']}") from error
    names = [plain_name(book.name, "Nama buku", where=path.as_posix()) for book in outline.books]
    if len(set(names)) < len(names):
        raise _refused(path, "menyebut satu nama buku dua kali")
    known = course_outline().keys
    unknown = [place.chapter for book in outline.books for place in book.chapters if place.chapter not in known]
    if unknown:
        raise _refused(path, f"menyebut bab yang tidak dikenal: {', '.join(f'“{key}”' for key in unknown)}")
    return outline


def _refused(path: Path, what: str) -> CohortError:
    return CohortError(
        f"Susunan buku {what}.",
        where=path.as_posix(),
        next_step="Bandingkan dengan outline.yml milik kursus, atau hapus berkas ini untuk memakainya.",
    )
