"""Another region prints its own books: a folder with its data and a small cohort, and no change in the code.

The workshop of grading/cohorts/purbalingga-latihan is played through forms, hand-ins, grading and plenary; its books
are read, and the room's pages of its cohort are opened.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bimtek.answers.store import AnswerStore
from bimtek.cli.play import play
from bimtek.curriculum import SESSIONS, exercises
from bimtek.datasets import course_root
from bimtek.form.service import FormService
from bimtek.formats import number_id
from bimtek.notebook.looks import benchmark
from bimtek.plan.assemble import Assembly, assemble
from bimtek.plan.preview import preview
from bimtek.region import Region, load_region
from tests.ports import unused_port
from tests.room.house import Room, open_room
from tests.room.test_workbook_page import download

OURS, CASE = "33.03", "51.06"
COHORT = course_root() / "grading" / "cohorts" / "purbalingga-latihan"
BOOKS = ("buku1", "buku2", "buku3", "buku4", "lampiran", "laporan-telaah")
BUILT_IN = re.compile(r"bangli|\bbali\b|51[._]06", re.IGNORECASE)
TAG = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
EXAMPLE = '<p class="hint">Contoh dari Kabupaten Bangli:</p>'
PIECES = re.compile(rf'(?={EXAMPLE}|<div class="lesson">|<figure class="stored"|<section class="exercise"|</article>)')


@dataclass
class Workshop:
    """The played cohort, its plan and the text of its books."""

    room: Room
    assembly: Assembly
    books: dict[str, str]


def words(page: str) -> str:
    """What a reader sees and hears: no code, alternative texts kept."""
    spoken = " ".join(re.findall(r'\balt="([^"]*)"', page))
    return re.sub(r"\s+", " ", html.unescape(f"{TAG.sub(' ', page)} {spoken}"))


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    home = tmp_path_factory.mktemp("daerah-lain")
    cohort = play(COHORT, home / COHORT.name).cohort
    assembly = assemble(cohort, home / "buku", formats=("html",))
    books = {name: words((home / "buku" / f"{name}.html").read_text(encoding="utf-8")) for name in BOOKS}
    with open_room(home, unused_port(), cohort) as room:
        yield Workshop(room, assembly, books)


@pytest.fixture
def region() -> Region:
    return load_region(OURS)


def test_the_books_are_those_of_the_region(workshop: Workshop, region: Region) -> None:
    assert all(region.name in text for text in workshop.books.values())
    first = workshop.books["buku1"]
    assert f"{region.name} di Provinsi {region.province} terbagi atas {len(region.districts)} kecamatan" in first
    for district in region.districts:
        assert re.search(rf"\b{district.name} {district.villages} {district.kelurahan} \[\d+\]", first), district
    assert not region.rpjmd_vision and not any(mission.text for mission in region.missions)
    assert "Bunyi visi dan misi 1, 2, 3, 4, 5, 6, dan 7 RPJMD 2021–2026 diisi dari dokumennya." in first
    assert "Bupati Purbalingga" in first


def test_its_figures_stand_there_with_their_sources(workshop: Workshop, region: Region) -> None:
    first, plan = workshop.books["buku1"], workshop.assembly.plan
    printed = {(fact.figure.indicator, fact.figure.value, fact.figure.source) for fact in plan.facts}
    chosen = [fact for fact in region.facts if (fact.indicator, fact.value, fact.source) in printed]
    assert {fact.id for fact in chosen} == {
        *("sinyal-purbalingga-2023", "pita-lebar-purbalingga-2023", "sanitasi-purbalingga-2021"),
        "penduduk-purbalingga-2025-kemendagri",
    }
    for fact in chosen:
        assert f"{fact.indicator}, {fact.place} " in first
        assert number_id(fact.value) in first
        assert fact.source in first, fact.id


def test_its_programmes_and_its_districts_stand_in_the_plan(workshop: Workshop) -> None:
    second = workshop.books["buku2"]
    assert {"Loket kecamatan sekali datang", "Nomor antrean dari desa"} <= {
        programme.label for programme in workshop.assembly.plan.programmes
    }
    assert all(programme.label in second for programme in workshop.assembly.plan.programmes)
    assert "Kec. Karangreja" in second
    (sheet,) = (path for path in workshop.assembly.paths if path.name == "rencana-aksi.xlsx")
    cells = {cell for page in load_workbook(sheet) for row in page.iter_rows(values_only=True) for cell in row}
    assert {"Karangreja, Karangjambu", "Karangmoncol, Rembang"} <= cells
    assert not any(BUILT_IN.search(cell) for cell in cells if isinstance(cell, str))
    assert "Jumat keliling desa lereng" in workshop.books["buku4"]


def test_no_word_of_the_courses_own_case_is_in_the_books_or_the_plan(workshop: Workshop) -> None:
    plan = workshop.assembly.plan.model_dump_json()
    for name, text in {**workshop.books, "plan.json": plan}.items():
        found = BUILT_IN.search(text)
        assert found is None, f"{name}: {text[max(0, found.start() - 60) : found.end() + 60]}"


def test_what_the_reference_material_lacks_is_left_out_and_never_a_placeholder(workshop: Workshop) -> None:
    for text in workshop.books.values():
        assert not re.search(r"\b(?:None|nan|null)\b|“”", text)
    assert "bidang prioritas:" not in workshop.books["buku1"]
    assert "Semboyan daerah: “" not in workshop.books["buku1"]


def test_the_rooms_pages_name_the_courses_case_only_where_they_say_that_it_is_an_example(workshop: Workshop) -> None:
    visitor = workshop.room.participant("gov-1")
    assert not BUILT_IN.search(words(visitor.open("/bimtek/").text))
    examples = 0
    for session in SESSIONS:
        page = visitor.open(f"/bimtek/pertemuan/{session.id}").text
        head, *pieces = PIECES.split(page)
        head, _, notice = head.partition("Pelajaran memakai Kabupaten Bangli sebagai contoh")
        assert notice and "memakai data Kabupaten Purbalingga" in notice
        assert not BUILT_IN.search(words(head))
        told = False
        for piece in pieces:
            if not told and BUILT_IN.search(words(piece.replace(EXAMPLE, ""))):
                raise AssertionError(f"{session.id}: {words(piece)[:200]}")
            told = piece.startswith(EXAMPLE)
            examples += told
    assert examples >= 10


def test_forms_of_the_cohort_ask_with_its_own_names(workshop: Workshop, region: Region) -> None:
    cohort = workshop.room.cohort
    service = FormService(cohort, AnswerStore(cohort.work), preview)
    person = cohort.person("gov-1")
    asked = {
        entry.id: json.dumps(service.open(seat.id, entry.id, person.id), ensure_ascii=False)
        for entry in exercises()
        if (seat := cohort.seat_of(person, entry))
    }
    assert len(asked) > 25
    assert {name: found[0] for name, text in asked.items() if (found := BUILT_IN.search(text))} == {}
    assert all(f'"{district.name}"' in asked["assessment.complaints"] for district in region.districts)


def test_the_room_hands_out_training_tickets_of_its_kecamatan(workshop: Workshop, region: Region) -> None:
    status, content = download(workshop.room.participant("gov-1"), "/bimtek/tiket-latihan.xlsx")
    assert status == 200
    rows = list(load_workbook(BytesIO(content), read_only=True).active.iter_rows(values_only=True))
    assert {row[4] for row in rows[3:]} == {district.name for district in region.districts}


def test_the_numbers_counted_on_them_are_right(workshop: Workshop) -> None:
    cohort = workshop.room.cohort
    service = FormService(cohort, AnswerStore(cohort.work), preview)
    opened = service.open("gov-1", "assessment.complaints", "gov-1")
    assert not {"ADU-09", "ADU-10", "ADU-11"} & {finding["code"] for finding in opened["findings"]}


def test_the_benchmark_shows_a_region_beside_its_own_neighbours_or_the_candidates_alone(region: Region) -> None:
    look = benchmark.look(region)
    alone = look.draw(look.choices[0]).alt
    assert "Kabupaten Purbalingga 16,24" in alone and "Calon angkatan" in alone
    assert "Kabupaten/kota di" not in alone
    beside = benchmark.look(load_region(CASE)).draw(look.choices[0]).alt
    assert "Kabupaten/kota di Bali: Kabupaten Karangasem" in beside
