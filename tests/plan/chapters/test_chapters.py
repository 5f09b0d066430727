"""Every chapter, with everything there, with half of it, and with nothing at all."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from bimtek.answers.cohort import Cohort
from bimtek.curriculum import exercises
from bimtek.plan.absence import exercise_words
from bimtek.plan.blocks import Block, Bullets, Figure, Heading, Missing, Paragraph, Table
from bimtek.plan.build import build_plan
from bimtek.plan.chapters import CHAPTERS, SERIES
from bimtek.plan.model import Plan
from bimtek.plan.phrases import WORDS
from bimtek.plan.world import context_of
from tests.plan.small import GOV, LIV, play

PLANS = ("full_plan", "half_plan", "empty_plan")
FORMS = ("regulation", "decrees", "memorandum")
"""Drafts with the fixed words of their kind; test_forms.py looks for the plan's own in them."""


def chapter(key: str, plan: Plan) -> tuple[Block, ...]:
    return CHAPTERS[key](plan, context_of(plan))


def everything(plan: Plan) -> Iterator[Block]:
    for key in CHAPTERS:
        yield from chapter(key, plan)
    for made in SERIES.values():
        for _, blocks in made(plan, context_of(plan)):
            yield from blocks


def texts(blocks: Iterator[Block] | tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(_, text) | Paragraph(text):
                yield text
            case Bullets(items):
                yield from items
            case Table():
                yield from (cell for row in block.rows for cell in row)
            case Figure():
                yield block.alt


def tables(plan: Plan, key: str) -> dict[str, Table]:
    return {block.caption: block for block in chapter(key, plan) if isinstance(block, Table)}


def marks(plan: Plan) -> list[Missing]:
    return [block for block in everything(plan) if isinstance(block, Missing)]


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("key", CHAPTERS)
def test_a_chapter_renders_whatever_is_there(key: str, name: str, request: pytest.FixtureRequest) -> None:
    blocks = chapter(key, request.getfixturevalue(name))
    assert blocks
    for block in blocks:
        if isinstance(block, Table):
            assert block.caption
            assert all(len(row) == len(block.columns) for row in block.rows), block.caption
            assert all(isinstance(cell, str) for row in block.rows for cell in row), block.caption
        if isinstance(block, Figure):
            assert block.caption and block.alt
        if isinstance(block, Paragraph):
            assert block.text.strip()


@pytest.mark.parametrize("name", PLANS)
def test_no_heading_stands_over_nothing(name: str, request: pytest.FixtureRequest) -> None:
    for key in CHAPTERS:
        blocks = chapter(key, request.getfixturevalue(name))
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if isinstance(block, Heading):
                assert following is not None, (key, block.text)
                deeper = isinstance(following, Heading) and following.level > block.level
                assert deeper or not isinstance(following, Heading), (key, block.text)


@pytest.mark.parametrize("name", PLANS)
def test_every_sentence_carries_something_of_this_plan(name: str, request: pytest.FixtureRequest) -> None:
    """A number, a name in quotes, or a decision; no sentence that would fit any regency."""
    plan: Plan = request.getfixturevalue(name)
    counted = re.compile("|".join([r"\d", "“", *(rf"\b{word}\b" for word in WORDS[1:])]), re.IGNORECASE)
    fixed = {block for key in FORMS for block in chapter(key, plan)}
    for block in everything(plan):
        if isinstance(block, Paragraph) and not block.style and block not in fixed:
            decided = ("dipimpin", "Forum bertemu", "Semuanya", "akan ditetapkan", "Diputuskan", "diputuskan")
            assert counted.search(block.text) or any(word in block.text for word in decided), block.text


@pytest.mark.parametrize("name", PLANS)
def test_no_sentence_begins_with_a_digit(name: str, request: pytest.FixtureRequest) -> None:
    for block in everything(request.getfixturevalue(name)):
        if isinstance(block, Paragraph):
            assert not re.search(r"(^|[.!?] )\d", block.text), block.text


def test_what_nobody_answered_is_marked_with_exercise_and_seats(empty_plan: Plan) -> None:
    found = marks(empty_plan)
    for entry in (each for each in exercises() if each.unit != "person"):  # what one person counts is in no book
        own = [mark for mark in found if mark.exercise == exercise_words(entry.id)]
        owing = {seat for mark in own for seat in mark.seats}
        wanted = {"Tim inti"} if entry.unit == "core" else {"Meja Governance", "Meja Living"}
        assert wanted <= owing, entry.id


def test_a_table_that_stopped_is_named_in_its_place(half_plan: Plan) -> None:
    owed = {mark.exercise for mark in marks(half_plan) if mark.seats == ("Meja Living",)}
    assert {exercise_words(name) for name in ("vision.facts", "vision.issues", "assessment.gap")} <= owed
    written = {"Faktor SWOT Smart Governance", "Strategi TOWS Smart Governance", "Kesenjangan Smart Governance"}
    assert tables(half_plan, "gaps").keys() == written


def test_the_full_plan_owes_nothing_that_the_course_asks(full_plan: Plan) -> None:
    asked = {exercise_words(entry.id) for entry in exercises()}
    assert [mark for mark in marks(full_plan) if mark.exercise in asked] == []


def test_conflicting_values_stand_side_by_side_with_their_sources(full_plan: Plan) -> None:
    area = tables(full_plan, "situation")["Luas wilayah Kabupaten Bangli menurut sumber"]
    assert [row[0] for row in area.rows] == ["520,81 km²", "526,764 km²", "490,71 km²"]
    assert [row[3].startswith("Dipakai rencana ini.") for row in area.rows] == [True, False, False]
    assert all(re.match(r"\[\d+\]", row[2]) for row in area.rows)
    text = " ".join(texts(chapter("situation", full_plan)))
    assert "Rencana ini memakai luas wilayah 520,81 km² (2009), dengan alasan" in text
    assert "Keputusan diambil pada 12 Juni 2024 oleh Pleno, dipimpin Sekda." in text
    assert "Ditinjau lagi bila BIG menerbitkan angka baru." in text
    assert "Tiga angka luas wilayah Kabupaten Bangli beredar, dari 490,71 km² sampai 526,764 km²" in text


def test_unsure_figures_are_marked(full_plan: Plan) -> None:
    rows = {row[0]: row for row in tables(full_plan, "situation")["Indikator Smart Governance"].rows}
    emergency = rows["Batas waktu penanganan pengaduan gawat darurat, Kabupaten Bangli"]
    assert emergency[4].split("\n")[1:] == ["sesudah batas data", "sumber kedua"]
    assert rows["Laporan selesai tepat waktu"][4].endswith("belum diverifikasi walidata")
    assert rows["Waktu tunggu di loket"][1] == "belum diukur"
    assert "Dinkes" in rows["Waktu tunggu di loket"][4]


def test_every_number_of_a_source_leads_to_its_line(full_plan: Plan) -> None:
    listed = {row[0] for row in tables(full_plan, "sources")["Sumber data"].rows}
    facts = [table for caption, table in tables(full_plan, "situation").items() if caption.startswith("Indikator")]
    cited = set(re.findall(r"\[\d+\]", " ".join(cell for table in facts for row in table.rows for cell in row)))
    assert cited and cited <= listed


def test_issues_stand_in_the_order_of_their_sums(full_plan: Plan) -> None:
    sums = [int(row[-1]) for row in tables(full_plan, "situation")["Isu strategis menurut jumlah USG"].rows]
    assert sums == sorted(sums, reverse=True) == [14, 13, 8, 8]


def test_readiness_shows_median_spread_and_who_differs(full_plan: Plan) -> None:
    table = tables(full_plan, "readiness")["Kesiapan daerah menurut komponen"]
    assert [column.title for column in table.columns][2:] == ["Governance", "Living", "Nilai tengah", "Selisih"]
    assert table.rows[0][2:] == ("4", "1", "2,5", "3")
    radar = next(block for block in chapter("readiness", full_plan) if isinstance(block, Figure))
    assert radar.data["series"] == {"Nilai tengah meja": [2.5, 3, 3, 2, 2, 2, 2, 2, 2]}
    assert "infrastruktur TIK" in next(texts(chapter("readiness", full_plan)[1:]))


def test_a_gap_is_measured_and_what_is_put_aside_keeps_its_reason(full_plan: Plan) -> None:
    first, second, aside = tables(full_plan, "gaps")["Kesenjangan Smart Governance"].rows
    assert [row[0] for row in (first, second, aside)] == ["K1", "K2", "K3"]
    assert first[3:6] == ("61,5%", "95%", "+33,5 poin persen")
    assert second[3:6] == ("90 menit", "30 menit", "−60 menit")
    assert second[6] == "Tidak ada jadwal." or second[6] == "tidak ada jadwal."
    assert aside[2] == "Bukan prioritas" and aside[6] == "Ditunda lima tahun."


def test_the_chosen_vision_carries_votes_forum_day_and_dissent(full_plan: Plan) -> None:
    text = " ".join(texts(chapter("vision", full_plan)))
    assert "yang dipilih memperoleh 41 dari 53 suara" in text
    assert "Keputusan diambil pada 12 Juni 2024 oleh Pleno, dipimpin Sekda." in text
    assert "Meja Living meminta kata “sehat” ditinjau lagi" in text


def test_what_an_opd_has_not_confirmed_is_a_proposal(full_plan: Plan) -> None:
    found = tables(full_plan, "actions")
    names = [row[1] for row in found["Program Smart Living: hasil dan penanggung jawab"].rows]
    assert names == ["Satu pintu laporan darurat (living) (usulan)", "Loket keliling (living)"]
    total = found["Program menurut pilar"].rows[-1]
    assert total[:4] == ("Jumlah", "4", "3", "1")


def test_money_stands_in_its_year_in_millions(full_plan: Plan) -> None:
    table = tables(full_plan, "actions")[
        "Program Smart Governance: sub-kegiatan, waktu, dan pagu indikatif (juta rupiah)"
    ]
    assert table.rows[0][4:11] == ("250", "500", "1.250,5", "–", "–", "–", "2.000,5")
    assert table.rows[-1][4:11] == ("250", "600", "1.250,5", "–", "–", "–", "2.100,5")
    assert table.landscape and "pemutakhiran 2027" in table.note


def test_the_road_map_takes_the_years_of_meeting_four(full_plan: Plan) -> None:
    gantt = next(block for block in chapter("roadmap", full_plan) if isinstance(block, Figure))
    bars = {bar["label"]: (bar["start"], bar["end"]) for bar in gantt.data["bars"]}
    assert bars["Satu pintu laporan darurat (governance)"] == (2025, 2025)  # 2025–2027 in meeting III
    assert gantt.landscape and gantt.data["years"] == list(range(2025, 2035))


def test_gaps_without_a_programme_are_named(full_plan: Plan) -> None:
    text = " ".join(texts(chapter("strategy", full_plan)))
    assert "Dari 4 kesenjangan yang akan ditutup, 2 dijawab program." in text


def test_contributors_are_named_with_seat_and_revision(full_plan: Plan) -> None:
    rows = {row[0]: row for row in tables(full_plan, "contributors")["Penyumbang"].rows}
    assert rows["Meja Governance"][1] == "Ni Made Uji" and "Isu strategis (1)" in rows["Meja Governance"][2]
    core = rows["Tim inti"]
    assert (core[1], core[3]) == ("I Gede Uji", "–")
    assert "Visi dan misi (sementara) (1)" in core[2] and "Kelembagaan (1)" in core[2]


def test_who_has_not_written_is_named_too(half_plan: Plan) -> None:
    rows = {row[0]: row for row in tables(half_plan, "contributors")["Penyumbang"].rows}
    assert rows["Meja Living"][1:3] == ("–", "–") and "Isu strategis" in rows["Meja Living"][3]


def test_marks_of_wide_sections_stand_before_the_first_landscape_page(half_plan: Plan) -> None:
    blocks = chapter("gaps", half_plan)
    wide = next(place for place, block in enumerate(blocks) if isinstance(block, Table) and block.landscape)
    assert not any(isinstance(block, Missing) for block in blocks[wide:])


def test_hostile_text_stays_plain_text(new_cohort: Cohort) -> None:
    hostile = ['`#read("/etc/passwd")`{=typst}', "<script>alert(1)</script>", "![x](/etc/passwd)", "=cmd|'/c calc'!A1"]
    issue: dict[str, Any] = {"sub_dimension": "governance.service", "urgency": 5, "seriousness": 5, "growth": 5}
    typed = [{**issue, "id": f"h{n}", "title": text, "affected": text} for n, text in enumerate(hostile)]
    base = play(new_cohort, 1, changes={("vision.issues", GOV): {"issues": typed}})
    plan = build_plan(new_cohort, base)
    rows = tables(plan, "situation")["Isu strategis menurut jumlah USG"].rows
    assert [row[1] for row in rows if row[-1] == "15"] == hostile


def test_decided_duplicates_are_one_row_and_remembered(new_cohort: Cohort) -> None:
    folder = new_cohort.folder / "decisions"
    folder.mkdir()
    decision = f"same:\n  - {{into: {GOV}-i1, absorbs: [{LIV}-i1], who: Pleno}}\n"
    (folder / "01_vision.yml").write_text(decision, encoding="utf-8")
    plan = build_plan(new_cohort, play(new_cohort, 2))
    assert len(plan.issues) == 3
    settled = tables(plan, "differences")["Perbedaan dan penyelesaiannya"].rows
    assert any("meja-living" in row[1] and "meja-governance" in row[2] for row in settled)
    gaps = tables(plan, "gaps")["Kesenjangan Smart Living"].rows
    assert gaps[0][-1] == "Warga desa tanpa sinyal terlambat ditolong (meja-governance)"
