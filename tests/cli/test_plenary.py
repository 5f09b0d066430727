"""`bimtek plenary`, then `consolidate`, then `minutes`: a plenary without a projector."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bimtek.answers.base import latest_base
from bimtek.answers.cohort import Cohort
from bimtek.plan.plenary.file import decisions_file
from tests.cohorts import make_cohort
from tests.plan.plenary.scene import FIRST, I, first_meeting


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    return first_meeting(make_cohort(tmp_path))


def test_agenda_decisions_base_and_minutes(bimtek: Callable[..., Any], cohort: Cohort, tmp_path: Path) -> None:
    shown = bimtek("plenary", cohort.folder, "1")
    path = decisions_file(cohort, I)
    assert shown.code == 0 and FIRST in shown.text and "Tim inti belum mengumpulkan" in shown.text
    assert path.as_posix() in shown.text
    text = path.read_text(encoding="utf-8").replace("- kind:            # same", "- kind: same # same")
    path.write_text(text.replace('who: "" ', 'who: "Pleno, dipimpin Sekda" '), encoding="utf-8")
    closed = bimtek("consolidate", cohort.folder, "1")
    base = latest_base(cohort.bases, I)
    assert "Keputusan pleno yang dijalankan: 1" in closed.text
    assert closed.code == 0 and base is not None and base.aliases == {"l1": "g1"}
    out = tmp_path / "berita-acara.docx"
    assert bimtek("minutes", cohort.folder, "1", "--out", out).code == 0 and out.read_bytes()[:2] == b"PK"
    assert "[diputuskan]" in bimtek("plenary", cohort.folder, "1", "--no-write").text


def test_a_slip_in_the_file_is_told_with_its_line(bimtek: Callable[..., Any], cohort: Cohort) -> None:
    path = decisions_file(cohort, I)
    path.parent.mkdir()
    path.write_text("who: Pleno\ndecisions:\n- {kind: entah}\n", encoding="utf-8")
    done = bimtek("consolidate", cohort.folder, "1")
    assert done.code == 1 and "baris 3" in done.text and "“kind” bukan jenis keputusan" in done.text
    assert latest_base(cohort.bases, I) is None
