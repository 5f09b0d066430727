"""The annexes of Buku 2: the benang merah with who can mend it, the words on the chapters, the sheets to be signed."""

from __future__ import annotations

from bimtek.answers.cohort import Cohort
from bimtek.plan.blocks import Block, Missing, Paragraph, Table
from bimtek.plan.build import build_plan
from bimtek.plan.chapters import CHAPTERS
from bimtek.plan.chapters.back.record import SIGN
from bimtek.plan.model import Entry, Given, Plan, Value
from bimtek.plan.world import context_of
from tests.plan.small import GOV, play


def chapter(key: str, plan: Plan) -> tuple[Block, ...]:
    return CHAPTERS[key](plan, context_of(plan))


def tables(key: str, plan: Plan) -> dict[str, Table]:
    return {block.caption: block for block in chapter(key, plan) if isinstance(block, Table)}


def prose(key: str, plan: Plan) -> str:
    return " ".join(block.text for block in chapter(key, plan) if isinstance(block, Paragraph))


def test_a_programme_that_the_core_team_could_not_finance_hangs(full_plan: Plan) -> None:
    shares = full_plan.given["roadmap.financing"].tables["shares"]
    left = [entry for entry in shares if entry.values["programme"] != f"{GOV}-p1"]
    given = {**full_plan.given, "roadmap.financing": Given(tables={"shares": left})}
    plan = full_plan.model_copy(update={"given": given})
    hanging = [row[0] for row in tables("thread", plan)["Yang menggantung pada benang merah"].rows]
    assert "“Satu pintu laporan darurat (governance)” belum punya sumber dana." in hanging


def test_one_link_of_a_table_mends_the_gap_and_the_programme(full_plan: Plan) -> None:
    """What is left is the programme for which the core team wrote no money."""
    rows = tables("thread", full_plan)["Yang menggantung pada benang merah"].rows
    assert rows == (("“Loket keliling (living)” belum punya sumber dana.", "Meja Living", "Lengkapi isinya."),)


def test_where_nothing_hangs_the_annex_says_so(full_plan: Plan) -> None:
    plan = full_plan.model_copy(update={"given": {"roadmap.thread": full_plan.given["roadmap.thread"]}})
    assert "Yang menggantung pada benang merah" not in tables("thread", plan)
    assert "Tidak ada yang menggantung pada 4 isu, 6 baris kesenjangan, dan 4 program" in prose("thread", plan)


def test_a_thread_that_nobody_looked_at_says_how_to_mend_it(new_cohort: Cohort) -> None:
    plan = build_plan(new_cohort, play(new_cohort, 3))
    rows = {row[0]: row[1:] for row in tables("thread", plan)["Yang menggantung pada benang merah"].rows}
    assert rows["“Loket keliling (living)” belum menjawab kesenjangan mana pun."] == (
        "Meja Living",
        "Sambungkan ke kesenjangan.",
    )


def test_what_is_left_open_on_purpose_keeps_its_reason(new_cohort: Cohort) -> None:
    left = {"action": "terbuka", "reason": "jadwal belum disepakati", "owner": "dispmd", "until": "2025-03-31"}
    ends = [{"id": f"program.{GOV}-p2", **left}]
    base = play(new_cohort, changes={("roadmap.thread", GOV): {"ends": ends}})
    plan = build_plan(new_cohort, base)
    rows = {row[0]: row[1:] for row in tables("thread", plan)["Yang menggantung pada benang merah"].rows}
    assert rows["“Loket keliling (governance)” belum menjawab kesenjangan mana pun."] == (
        "Meja Governance",
        "Jadwal belum disepakati.\nDiurus Dinas PMD, paling lambat 31 Maret 2025.",
    )
    assert "satu" in prose("thread", plan).lower()


def test_the_graph_goes_from_issue_to_year(full_plan: Plan) -> None:
    table = tables("thread", full_plan)["Benang merah Smart Governance"]
    assert table.landscape
    assert [column.title for column in table.columns][:4] == ["Isu", "Kesenjangan", "Strategi", "Program"]
    first = table.rows[0]
    assert first[3] == "Satu pintu laporan darurat (governance)"
    assert "61,5 → 95% (2027)" in first[4]
    assert first[5:] == ("APBD: PAD", "2025"), "the money and the year that the core team decided"
    linked = next(row for row in table.rows if row[3] == "Loket keliling (governance)")
    assert "Waktu tunggu" in linked[1], "the table's own link of meeting IV"


def test_the_tables_tell_one_thread_each(full_plan: Plan) -> None:
    said = prose("thread", full_plan)
    assert "Meja Governance: “Pelapor menunggu" in said and "Meja Living: “" in said


def test_every_chapter_stands_in_the_berita_acara_with_its_word(full_plan: Plan) -> None:
    rows = {row[0]: row[1:] for row in tables("record", full_plan)["Kata untuk setiap bab"].rows}
    assert len(rows) == 13
    assert rows["Buku 1 Bab 2 Gambaran Umum dan Analisis Masa Depan"] == ("Sepakat", "–", "–")
    word, note, owner = rows["Buku 2 Bab 4 Rencana Aksi"]
    assert word == "Sepakat dengan perubahan"
    assert note == "Pagu mengikuti KUA-PPAS.\nDiminta Smart Living." and owner.startswith("BKAD\npaling lambat 30 Sep")
    said = prose("record", full_plan)
    assert "pada 11 September 2024 di Ruang rapat Bappeda, dipimpin Sekretaris Daerah" in said
    assert "Semua 13 bab mendapat kata: 12 sepakat dan 1 sepakat dengan perubahan." in said
    assert "“Smart Living meminta jamban didahulukan”" in said


def test_an_office_signs_only_for_what_it_confirmed(full_plan: Plan) -> None:
    table = tables("record", full_plan)["Lembar komitmen pemerintah daerah"]
    assert all(row[-1] == SIGN for row in table.rows)
    signs = {row[1]: row[2] for row in table.rows}
    assert next(iter(signs)) == "Bupati Bangli"
    assert "Mengoordinasi Smart Governance." in signs["Diskominfosan"]
    assert "“Satu pintu laporan darurat (governance)”" in signs["Diskominfosan"]
    assert not [what for what in signs.values() if "Satu pintu laporan darurat (living)" in what], "not confirmed"


def test_before_anybody_answered_the_annexes_say_who_owes_them(empty_plan: Plan) -> None:
    assert {seat for block in chapter("thread", empty_plan) if isinstance(block, Missing) for seat in block.seats} == {
        "Meja Governance",
        "Meja Living",
    }
    first = next(block for block in chapter("record", empty_plan) if isinstance(block, Missing))
    assert first.seats == ("Tim inti",)
    assert len(tables("record", empty_plan)["Lembar komitmen pemerintah daerah"].rows) == 1


def promise(number: int, name: str, contribution: str, state: str) -> Entry:
    values: dict[str, Value] = {"name": name, "contribution": contribution, "state": state}
    return Entry(id=f"t{number}", label=name, by=[], values=values)


def test_a_stakeholder_signs_once_for_what_it_took_on_itself(full_plan: Plan) -> None:
    promised = [
        promise(1, "Radio amatir", "Dua stasiun cadangan", "sanggup"),
        promise(2, "Radio amatir", "Latihan setiap bulan", "sanggup"),
        promise(3, "Bank daerah", "Dana untuk radio", "dijajaki"),
        promise(4, "Diskominfosan", "Dua petugas setiap giliran", "sanggup"),
    ]
    plan = full_plan.model_copy(update={"given": {"vision.stakeholders": Given(tables={"stakeholders": promised})}})
    partners = tables("record", plan)["Lembar komitmen pemangku kepentingan"].rows
    assert [row[1:3] for row in partners] == [("Radio amatir", "Dua stasiun cadangan.\nLatihan setiap bulan.")]
    offices = {row[1]: row[2] for row in tables("record", plan)["Lembar komitmen pemerintah daerah"].rows}
    assert offices["Diskominfosan"].endswith("\nDua petugas setiap giliran.")
