"""Worksheets: every exercise on one or two pages of A3, all its fields on it, nothing printed over another thing."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from bimtek.answers.cohort import CORE
from bimtek.curriculum import Exercise, exercises, prompts
from bimtek.curriculum.fields import Field, Kind
from bimtek.errors import PlanError
from bimtek.plan.worksheets import write_worksheet, write_worksheets
from bimtek.plan.worksheets.arrange import HEIGHT, UNITS, Card, Table, pages
from bimtek.plan.worksheets.content import Box, Rows, Singles
from tests.cohorts import LIVING, make_cohort, programme, save
from tests.form.every_kind import EVERY_KIND

A3 = (1190.55, 841.89)  # points, lying
ALL = [*exercises(), EVERY_KIND]


def words(pdf: bytes) -> str:
    """The words of all pages, with one space between them: lines break where they like."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def squeezed(text: str) -> str:
    """Without blanks: the space at a break of lines is not always in a PDF."""
    return "".join(text.split())


def fields(exercise: Exercise) -> list[Field]:
    return [
        field
        for top in exercise.answer.fields.values()
        for field in (top, *(top.row.fields.values() if top.row else ()))
    ]


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: f"{exercise.id}-{exercise.title}")
def test_every_exercise_fits_on_one_or_two_pages_with_all_that_is_asked(exercise: Exercise) -> None:
    """What would run over its box or its page stops the printing: see `fitted` in worksheet.typ."""
    pdf = write_worksheet(exercise)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert 1 <= len(reader.pages) <= 2
    for page in reader.pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A3, abs=1)
    told = squeezed(words(pdf))
    for text in (exercise.title, exercise.why, *exercise.how, *exercise.hints, "Tanggal", "Nama"):
        assert squeezed(text) in told
    for field in fields(exercise):
        for text in (field.label, field.hint, *prompts.anchors(field)):
            assert squeezed(text) in told


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: f"{exercise.id}-{exercise.title}")
def test_nothing_stands_outside_the_margins(exercise: Exercise) -> None:
    places: list[tuple[float, float]] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if text.strip():
            places.append((tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))

    reader = pypdf.PdfReader(io.BytesIO(write_worksheet(exercise)))
    for page in reader.pages:
        page.extract_text(visitor_text=visit)
    assert places
    assert all(20 < across < A3[0] - 20 and 10 < up < A3[1] - 20 for across, up in places)


def test_options_are_ticked_and_ratings_circled() -> None:
    told = words(write_worksheet(next(entry for entry in exercises() if entry.id == "assessment.readiness")))
    assert told.count("Bukti menyusul") >= 9
    assert told.count("1 2 3 4 5") >= 9
    assert "Sumber daya manusia" in told


def test_a_worksheet_of_a_seat_knows_its_name_and_its_rows(tmp_path: Path) -> None:
    cohort = make_cohort(tmp_path)
    save(cohort, LIVING, "masterplan.programmes", {"programmes": [programme("p1", "Ambulans desa")]})
    written = write_worksheets(tmp_path / "lembar", "04_roadmap", cohort)
    names = {path.relative_to(tmp_path / "lembar").as_posix() for path in written}
    owed = {f"{seat.id}/{each.id}.pdf" for each in exercises("04_roadmap") for seat in cohort.seats_for(each)}
    assert names == owed
    assert {"meja-governance/roadmap.schedule.pdf", f"{CORE}/roadmap.governance.pdf"} <= names
    told = words((tmp_path / "lembar" / LIVING / "roadmap.schedule.pdf").read_bytes())
    assert "Meja Living" in told
    assert "Ambulans desa" in told


def test_forty_programmes_take_as_many_pages_as_they_need(tmp_path: Path) -> None:
    cohort = make_cohort(tmp_path)
    names = [f"Program dengan nama yang cukup panjang untuk dua baris, nomor {number}" for number in range(40)]
    rows = [programme(f"p{number}", name) for number, name in enumerate(names)]
    save(cohort, LIVING, "masterplan.programmes", {"programmes": rows})
    write_worksheets(tmp_path / "lembar", "04_roadmap", cohort)
    pdf = (tmp_path / "lembar" / LIVING / "roadmap.schedule.pdf").read_bytes()
    told = squeezed(words(pdf))
    assert all(squeezed(name) in told for name in names)
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) > 2


def test_texts_are_texts(tmp_path: Path) -> None:
    evil = '#panic("x") *tebal* $x$ \\ @sumber #image("/etc/passwd") ᬅ'
    cohort = make_cohort(tmp_path)
    save(cohort, LIVING, "masterplan.programmes", {"programmes": [programme("p1", evil)]})
    write_worksheets(tmp_path / "lembar", "04_roadmap", cohort)
    told = squeezed(words((tmp_path / "lembar" / LIVING / "roadmap.schedule.pdf").read_bytes()))
    assert squeezed('#panic("x") *tebal* $x$ \\ @sumber #image("/etc/passwd") [U+1B05]') in told


def test_the_same_exercise_gives_the_same_bytes() -> None:
    assert write_worksheet(ALL[0]) == write_worksheet(ALL[0])


def test_what_does_not_fit_stops_the_printing(monkeypatch: pytest.MonkeyPatch) -> None:
    from bimtek.plan.worksheets import printing

    crowded = Box(
        Kind.CHOICE, "Penuh", ticks=tuple(f"Pilihan yang panjang sekali nomor {number}" for number in range(99))
    )
    monkeypatch.setattr(printing, "sections", lambda *given: (Rows("Tabel", (crowded,) * 8),))
    with pytest.raises(PlanError, match="tidak muat"):
        write_worksheet(ALL[0])


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "vision.facts.pdf").mkdir()
    with pytest.raises(PlanError, match="tidak dapat ditulis"):
        write_worksheets(tmp_path, "01_vision")


def text_box(label: str = "Ruas") -> Box:
    return Box(Kind.TEXT, label)


def test_a_narrow_table_is_a_table_and_a_wide_one_becomes_cards() -> None:
    [[table]] = pages([Rows("Sempit", (text_box(),) * 3)])
    assert isinstance(table, Table)
    [[first, *others]] = pages([Rows("Lebar", (text_box(),) * 12)])
    assert isinstance(first, Card)
    assert [card.label for card in (first, *others)][:2] == ["Lebar: 1", "Lebar: 2"]


def test_no_page_is_given_more_than_it_holds() -> None:
    sections = [Rows(f"Tabel {number}", (Box(Kind.PROSE, "Uraian"),) * 3) for number in range(7)]
    assert all(sum(part.height for part in page) <= HEIGHT for page in pages(sections))


def test_the_rows_of_a_card_are_about_equally_full() -> None:
    kinds = [Kind.TEXT, Kind.NUMBER, Kind.PROSE, Kind.YEAR, Kind.CHOICES, Kind.MONEY] * 4
    [[card]] = pages([Singles(tuple(Box(kind, kind) for kind in kinds))])
    assert isinstance(card, Card)
    assert all(UNITS * 0.6 <= sum(widths) <= UNITS * 1.4 for widths in card.widths)
    assert [box.kind for row in card.rows for box in row] == kinds
