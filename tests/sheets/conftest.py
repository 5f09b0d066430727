from __future__ import annotations

from pathlib import Path

import pytest

from bimtek.answers.cohort import Cohort
from tests.cohorts import LIVING, fact, gap, issue, keyword, make_cohort, programme, save


@pytest.fixture
def cohort(tmp_path: Path) -> Cohort:
    """The tiny cohort, without any answer."""
    return make_cohort(tmp_path)


@pytest.fixture
def answered(cohort: Cohort) -> Cohort:
    """The same, where a table has written something in each of its meetings."""
    save(cohort, LIVING, "vision.facts", {"facts": [fact("f1"), fact("f2", "Lama menunggu ambulans")]})
    issues = [issue("i1", "Air keruh", "f1"), issue("i2", "Ambulans terlambat", "f2"), issue("i3", "Jalan gelap")]
    save(cohort, LIVING, "vision.issues", {"issues": issues})
    save(
        cohort,
        LIVING,
        "vision.proposal",
        {
            "keywords": [keyword("k1", "cepat", "i2"), keyword("k2", "bersih", "i1", "i3")],
            "vision": "Pada 2034 setiap keluarga ditolong dengan cepat dan minum air bersih.",
            "horizon": 2034,
            "missions": [{"id": "m1", "statement": "Mempercepat pertolongan"}],
        },
    )
    save(cohort, LIVING, "assessment.gap", {"gaps": [gap("g1", "Satu penerima pertama", "i2")]})
    programmes = [programme("p1", "Ambulans desa", "g1"), programme("p2", "Air bersih dusun", "g1")]
    save(cohort, LIVING, "masterplan.programmes", {"programmes": programmes})
    return cohort
