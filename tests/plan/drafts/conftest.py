"""Two kept drafts of the small workshop, and Word documents as an office sends them back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from bimtek.answers.cohort import Cohort
from bimtek.curriculum.outline import course_outline
from bimtek.plan.blocks import Book
from bimtek.plan.books import make_books
from bimtek.plan.drafts.kept import Draft, read_draft
from bimtek.plan.drafts.numbered import number_draft
from bimtek.plan.model import Plan
from bimtek.plan.render import render_book

Edit = Callable[[Any], None]


def kept(folder: Path, plan: Plan) -> tuple[Draft, tuple[Book, ...]]:
    """Number and keep a plan in a folder; the draft and its books."""
    outline = course_outline()
    manifest, books = number_draft(folder, plan, outline, make_books(plan, outline))
    return read_draft(folder, manifest.number), books


def changed(plan: Plan) -> Plan:
    """Another agreement: a programme costs more and is measured otherwise, one is gone, one is new; a fact moved."""
    first, second, *others = plan.programmes
    dearer = first.model_copy(
        update={"pagu": first.pagu + 250_000_000, "values": {**first.values, "result": "Ditolong dalam dua jam"}}
    )
    new = others[-1].model_copy(update={"id": "baru", "label": "Kelas malam", "pagu": 10_000_000})
    new = new.model_copy(update={"values": {**new.values, "name": "Kelas malam"}})
    gap = plan.gaps[1].model_copy(update={"values": {**plan.gaps[1].values, "wanted": 45}})
    assert second.id not in {entry.id for entry in (dearer, *others, new)}
    return plan.model_copy(update={"programmes": [dearer, *others, new], "gaps": [plan.gaps[0], gap, *plan.gaps[2:]]})


@pytest.fixture(scope="session")
def two_drafts(full_plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> tuple[Draft, Draft]:
    folder = tmp_path_factory.mktemp("dua")
    return kept(folder, full_plan)[0], kept(folder, changed(full_plan))[0]


@pytest.fixture(scope="session")
def home(full_cohort: Cohort, full_plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cohort's folder with one draft, and two of its books as they were printed: the plan and the forms to sign."""
    folder = tmp_path_factory.mktemp("rumah")
    _, books = kept(folder, full_plan)
    for book in (books[1], books[-1]):
        render_book(book, folder / "cetak", ("docx",))
    return folder


@pytest.fixture
def sent_back(home: Path, tmp_path: Path) -> Callable[[Edit], Path]:
    """`sent_back(edit)`: the printed book, edited with python-docx and saved."""

    def edited(edit: Edit) -> Path:
        document = docx.Document(str(home / "cetak" / "buku2.docx"))
        edit(document)
        path = tmp_path / "kembali.docx"
        document.save(str(path))
        return path

    return edited
