"""`bimtek tickets`: prints what a rule gives, writes real results for the plan, and refuses the training tickets."""

from __future__ import annotations

import json

import pytest

from bimtek.errors import PlanError
from bimtek.plan.build import build_plan
from bimtek.plan.chapters.analysis.tickets import counted_tickets
from bimtek.plan.complaints import read_findings
from bimtek.tickets.workbook import training_workbook
from tests.cohorts import make_cohort
from tests.tickets.test_real import HEAD, ROWS, written

NOW = ("--as-of", "2024-06-01T08:00")


@pytest.fixture
def cohort(tmp_path):
    return make_cohort(tmp_path)


def test_a_list_is_counted_by_the_rule_that_was_asked_for(bimtek, tmp_path):
    path = written(tmp_path, HEAD + ROWS)
    done = bimtek("tickets", path, *NOW)
    assert done.code == 0
    assert "Gawat darurat: 100,0% dari 1 tepat waktu (2 jam), median 1,5 jam" in done.text
    assert "Administrasi: 100,0% dari 1 tepat waktu (24 jam), median 23,0 jam" in done.text
    other = bimtek("tickets", path, "--start", "assigned", "--stop", "first_response", *NOW)
    assert "Jam mulai: Saat tiket diteruskan ke OPD" in other.text
    assert "median 0,2 jam" in other.text
    assert "LATIHAN" not in done.text


def test_real_results_stand_in_the_plan_with_their_rule(bimtek, tmp_path, cohort):
    done = bimtek("tickets", written(tmp_path, HEAD + ROWS), "--into", cohort.folder, *NOW)
    assert (done.code, "Ditulis untuk rencana" in done.text) == (0, True)
    found = build_plan(cohort, None).brought.complaints
    assert found is not None and found.emergency.share == 100
    lead, table = counted_tickets(found)
    assert "Tiga tiket yang diterima dari 1 Mei 2024 sampai 2 Mei 2024" in lead.text
    assert table.rows[0] == ("Gawat darurat", "2 jam", "1", "100,0%", "1,5 jam", "1,5 jam")
    assert "jam mulai: saat laporan warga diterima" in table.note


def test_training_tickets_are_counted_and_enter_no_plan(bimtek, tmp_path, cohort):
    path = tmp_path / "tiket.xlsx"
    assert bimtek("training-tickets", path).code == 0
    assert path.read_bytes()[:2] == training_workbook()[:2]
    shown = bimtek("tickets", path)
    assert (shown.code, "DATA LATIHAN" in shown.text) == (0, True)
    assert "70,3% dari 350" in shown.text
    refused = bimtek("tickets", path, "--into", cohort.folder)
    assert (refused.code, "Tiket latihan tidak masuk rencana" in refused.text) == (1, True)
    assert build_plan(cohort, None).brought.complaints is None
    assert list(counted_tickets(None)) == []


def test_unreadable_cells_are_listed_and_nothing_is_counted(bimtek, tmp_path, cohort):
    bad = "".join(f"B-{nth};Darurat;x;y;kemarin;;;\n" for nth in range(25))
    done = bimtek("tickets", written(tmp_path, HEAD + ROWS + bad), "--into", cohort.folder)
    assert done.code == 1
    assert "baris 5, kolom “Tanggal diterima”" in done.text
    assert "dan 5 baris lain" in done.text
    assert "median" not in done.text
    assert read_findings(cohort.folder) is None


@pytest.mark.parametrize("change", [{"rule": {}}, {"tickets": "banyak"}, {"emergency": None}])
def test_a_damaged_result_is_named_with_what_to_do(bimtek, tmp_path, cohort, change):
    bimtek("tickets", written(tmp_path, HEAD + ROWS), "--into", cohort.folder, *NOW)
    path = cohort.folder / "tickets.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")
    with pytest.raises(PlanError, match="tidak dapat dibaca"):
        read_findings(cohort.folder)
