"""Drafts to be signed: the plan's own names and numbers stand in them, empty places where only an office knows."""

from __future__ import annotations

import pytest

from bimtek.plan.blocks import Block, Bullets, Chapter, Paragraph, Table
from bimtek.plan.chapters import CHAPTERS
from bimtek.plan.chapters.back.abbreviations import texts
from bimtek.plan.model import Plan
from bimtek.plan.phrases import BLANK
from bimtek.plan.world import context_of

FORMS = ("regulation", "decrees", "memorandum")


def blocks(key: str, plan: Plan) -> tuple[Block, ...]:
    return CHAPTERS[key](plan, context_of(plan))


def words(key: str, plan: Plan) -> str:
    return " ".join(texts([Chapter(0, "", blocks(key, plan))]))


def with_governance(plan: Plan, **values: str) -> Plan:
    governance = plan.governance.model_copy(update={"values": {**plan.governance.values, **values}})
    return plan.model_copy(update={"governance": governance})


@pytest.mark.parametrize("key", FORMS)
def test_a_form_is_signed_and_says_that_it_is_a_draft(key: str, full_plan: Plan, empty_plan: Plan) -> None:
    for plan in (full_plan, empty_plan):
        styles = [block.style for block in blocks(key, plan) if isinstance(block, Paragraph)]
        assert "signature" in styles and "centred" in styles
        assert "bukan naskah resmi" in words(key, plan) and BLANK in words(key, plan)


def test_the_regulation_carries_vision_programmes_and_sources(full_plan: Plan) -> None:
    text = words("regulation", full_plan)
    assert f"visi “{full_plan.vision.text}”" in text
    assert "kesenjangan, 2 di antaranya dijawab 4 program dan 2 quick win" in text
    assert "RANCANGAN PERATURAN BUPATI BANGLI" in text and "Berita Daerah Kabupaten Bangli" in text
    assert "Pendanaan bersumber dari APBD: PAD" in text
    assert "Smart Governance: Diskominfosan" in text


def test_the_kind_of_regulation_is_the_one_that_was_chosen(full_plan: Plan) -> None:
    text = words("regulation", with_governance(full_plan, legal_form="perda"))
    assert "RANCANGAN PERATURAN DAERAH KABUPATEN BANGLI" in text and "Lembaran Daerah Kabupaten Bangli" in text
    assert "RANCANGAN KEPUTUSAN BUPATI BANGLI" in words("regulation", with_governance(full_plan, legal_form="sk"))


def test_a_city_has_its_own_head_and_name(full_plan: Plan) -> None:
    region = full_plan.region.model_copy(update={"name": "Kota Solok", "head_title": "Wali Kota"})
    plan = with_governance(full_plan, council_head="Wali Kota Solok")
    text = words("regulation", plan.model_copy(update={"region": region}))
    assert "RANCANGAN PERATURAN WALI KOTA SOLOK" in text and "Sekretaris Daerah Kota Solok" in text
    assert "Keputusan Wali Kota" in text and "Bupati" not in text


def test_considerations_count_with_letters_and_clauses_in_brackets(full_plan: Plan) -> None:
    marks = [block.marks for block in blocks("regulation", full_plan) if isinstance(block, Bullets)]
    assert marks[:2] == ["a.", "1."] and set(marks[2:]) == {"(1)"}


def test_council_and_team_stand_in_their_decrees_by_office(full_plan: Plan) -> None:
    tables = {block.caption: block.rows for block in blocks("decrees", full_plan) if isinstance(block, Table)}
    council, team = tables["Susunan Dewan Smart City"], tables["Susunan Tim Pelaksana"]
    assert council[0][1:3] == ("Ketua", str(full_plan.governance.values["council_head"]))
    assert len(council) == 1 + len(full_plan.governance.council)
    assert [row[1] for row in team if row[1].startswith("Koordinator")]
    assert {row[0] for row in team} == {str(nth) for nth in range(1, len(team) + 1)}


def test_only_partners_outside_the_government_can_sign_the_memorandum(full_plan: Plan) -> None:
    rows = full_plan.given["vision.stakeholders"].tables["stakeholders"]
    outside = [row for row in rows if row.values["kind"] != "pemerintah" and row.values["state"] == "sanggup"]
    text = words("memorandum", full_plan)
    assert all(str(row.values["name"]) in text for row in outside)
    inside = [row for row in rows if row.values["kind"] == "pemerintah"]
    assert not any(str(row.values["name"]) in text for row in inside)


def test_the_matrix_ties_every_programme_to_the_four_documents(full_plan: Plan) -> None:
    tables = [block for block in blocks("integration", full_plan) if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows]
    assert len(rows) == len(full_plan.programmes)
    assert [column.title for column in tables[0].columns][1:5] == ["RPJPD 2025–2045", "RPJMD", "Renstra", "RKPD 2025"]
    first = rows[0]
    assert first[0] == "Satu pintu laporan darurat (governance)" and first[2] == "Misi 9"
    assert first[3].startswith("Diskominfosan\n") and first[4] == "250"


def test_a_sheet_of_attendance_names_the_pens_of_each_meeting(full_plan: Plan) -> None:
    tables = [block for block in blocks("attendance", full_plan) if isinstance(block, Table)]
    assert [table.caption for table in tables] == [
        f"Daftar hadir Pertemuan {each.roman}" for each in full_plan.meetings
    ]
    for table in tables:
        names = {row[2] for row in table.rows}
        assert {"Ni Made Uji", "I Ketut Uji", "I Gede Uji", ""} == names


def test_a_form_of_an_empty_plan_has_places_and_no_zeros(empty_plan: Plan) -> None:
    for key in FORMS:
        text = words(key, empty_plan)
        assert "0 program" not in text and "Rp0" not in text
    assert f"Kebutuhan dana indikatif {BLANK}" in words("regulation", empty_plan)
