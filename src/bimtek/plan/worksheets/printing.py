"""The PDF of a worksheet. Texts enter as data and stand there as text, like everywhere in print."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bimtek.answers.cohort import Cohort, Seat
from bimtek.answers.context import context_for
from bimtek.answers.store import AnswerStore
from bimtek.curriculum import Exercise, exercises
from bimtek.curriculum.context import Context
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import PlanError
from bimtek.plan.characters import fonts_folder, printable_texts
from bimtek.plan.worksheets.arrange import Card, pages
from bimtek.plan.worksheets.content import lists_of, scales, sections
from bimtek.region import load_region, region_codes

TEMPLATE = Path(__file__).parent / "worksheet.typ"
WHO = {
    Unit.PERSON: ("Peserta", "perorangan"),
    Unit.TABLE: ("Meja", "satu meja bersama"),
    Unit.CORE: ("Tim", "tim inti"),
}
"""How the seat is called beside its line, and who fills it in."""


def write_worksheets(
    folder: Path, session_id: str = "", cohort: Cohort | None = None, tick: Callable[[str], None] = lambda name: None
) -> tuple[Path, ...]:
    """A worksheet of each exercise of a meeting, or of all, into a folder; with a cohort one for each of its seats.

    Returns the files. Raises `PlanError` where one cannot be printed or written.
    """
    written = []
    for exercise in exercises(session_id):
        for place, seat, context in _places(exercise, cohort):
            path = folder / place / f"{exercise.id}.pdf"
            content = write_worksheet(exercise, context, seat)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            except OSError as error:
                raise PlanError(
                    f"Lembar kerja tidak dapat ditulis: {error.strerror or error}",
                    where=path.as_posix(),
                    next_step="Tutup berkas itu bila sedang terbuka, lalu ulangi.",
                ) from error
            written.append(path)
            tick(path.name)
    return tuple(written)


def write_worksheet(exercise: Exercise, context: Context | None = None, seat: Seat | None = None) -> bytes:
    """The PDF of one worksheet. context, seat: print what this seat chooses from and its name."""
    import typst

    known = context or Context(region=load_region(region_codes()[0]))  # only its common lists are used then
    spread = pages(sections(exercise, lists_of(known, is_seat=context is not None)))
    with TemporaryDirectory() as empty:  # nothing to read: the compiler sees only what stands in template and data
        try:
            compiler = typst.Compiler(
                TEMPLATE.read_bytes(),
                root=empty,
                font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(fonts_folder())]),
                ignore_system_fonts=True,
                sys_inputs={"sheet": json.dumps(_data(exercise, spread, seat))},
                package_path=empty,
                package_cache_path=empty,
            )
            printed = compiler.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=0)
        except typst.TypstError as error:
            raise PlanError(
                f"Lembar kerja tidak dapat dicetak: {error.message}",
                where=exercise.id,
                next_step="Laporkan pesan ini kepada pengelola program.",
            ) from error
    assert isinstance(printed, bytes)
    return printed


def _places(exercise: Exercise, cohort: Cohort | None) -> Iterator[tuple[str, Seat | None, Context | None]]:
    """Folder, seat and context of each worksheet of an exercise."""
    if cohort is None:
        yield "", None, None
        return
    store = AnswerStore(cohort.work)
    for seat in cohort.seats_for(exercise):
        yield seat.id, seat, context_for(cohort, seat, exercise, store)


def _data(exercise: Exercise, spread: Any, seat: Seat | None) -> dict[str, Any]:
    meeting = find_session(exercise.session)
    data: dict[str, Any] = printable_texts(
        {
            "title": exercise.title,
            "meeting": f"Pertemuan {meeting.roman} – {meeting.title}",
            "who": WHO[exercise.unit][0],
            "about": f"Diisi {WHO[exercise.unit][1]}, sekitar {exercise.minutes} menit",
            "seat": seat.name if seat else "",
            "why": exercise.why,
            "how": list(exercise.how),
            "hints": list(exercise.hints),
            "scales": [[label, list(words)] for label, words in scales(exercise)],
            "pages": [
                [{"card": isinstance(part, Card), "height": part.height, **asdict(part)} for part in page]
                for page in spread
            ],
        }
    )
    return data
