"""Buku 2 beside RPJPD, RPJMD, RTRW and the province: what is tied, what is not, and what somebody has to bring."""

from __future__ import annotations

from dataclasses import replace

from bimtek.plan.blocks import Block, Bullets, Heading, Missing, Paragraph, Table
from bimtek.plan.chapters import CHAPTERS
from bimtek.plan.chapters.masterplan.documents import documents_section
from bimtek.plan.model import Plan
from bimtek.plan.world import context_of
from bimtek.region import Regulation


def section(plan: Plan, **region: object) -> list[Block]:
    context = context_of(plan)
    return list(documents_section(plan, replace(context, region=replace(context.region, **region))))


def prose(blocks: list[Block]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Paragraph))


def marks(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Missing)]


def test_it_stands_in_the_first_chapter_of_buku_2(full_plan: Plan) -> None:
    blocks = CHAPTERS["plan_introduction"](full_plan, context_of(full_plan))
    assert "Hubungan dengan dokumen perencanaan lain" in [block.text for block in blocks if isinstance(block, Heading)]


def test_each_part_has_its_issues_programmes_and_money(full_plan: Plan) -> None:
    (table,) = (block for block in section(full_plan) if isinstance(block, Table))
    rows = {row[1]: row for row in table.rows}
    assert rows["Kawasan rawan bencana, pasal 5."][0] == "RTRW"
    assert rows["Kawasan rawan bencana, pasal 5."][2:] == ("2", "2", "4.001")
    mission = next(row for words, row in rows.items() if words.startswith("Misi 9: Infrastruktur"))
    assert mission[0] == "" and mission[2:4] == ("2", "4")
    assert rows["Misi 3: bunyinya diisi dari dokumen."][2:] == ("2", "0", "–")
    assert "Kesehatan dan pendidikan." in rows


def test_the_lead_counts_what_is_tied(full_plan: Plan) -> None:
    said = prose(section(full_plan))
    assert (
        "Dari 4 isu strategis, 2 terkait dengan bagian dokumen perencanaan; semua 4 program berpijak di sana." in said
    )
    assert "berlaku 2021–2026: 2 dari 10 tahun rencana ini ada di dalamnya. Tahun 2027–2034 menunggu" in said
    assert "RPJPD 2025–2045 mencakup semuanya." in said
    assert "misi RPJMD belum ditunjuk isu atau program mana pun: Misi 1, 2, 4, 5, 6, 7, dan 8." in said


def test_issues_without_a_home_keep_their_reason(full_plan: Plan) -> None:
    (bullets,) = (block for block in section(full_plan) if isinstance(block, Bullets))
    assert len(bullets.items) == 2
    assert all(item.endswith(", karena muncul sesudah RPJMD ditetapkan.") for item in bullets.items)


def test_what_is_missing_says_what_to_fill_and_who(full_plan: Plan) -> None:
    blocks = section(full_plan)
    assert marks(blocks) == [
        "Nomor peraturan RPJPD 2025–2045 dan RTRW Kabupaten Bangli diisi dari dokumennya, dibawa Bappeda.",
        "Bagian RPJPD 2025–2045 yang menyangkut isu belum disebut; Bappeda membawa dokumennya ke latihan Keselarasan.",
    ]
    assert all(block.seats == ("Tim inti",) for block in blocks if isinstance(block, Missing))


def test_regulations_of_the_region_take_the_mark_away_and_stand_in_the_legal_basis(full_plan: Plan) -> None:
    known = tuple(Regulation(name, f"Perda tentang {name}", "JDIH (uji)") for name in ("rpjpd", "rpjmd", "rtrw"))
    assert not any("Nomor peraturan" in mark for mark in marks(section(full_plan, regulations=known)))
    context = context_of(full_plan)
    told = replace(context, region=replace(context.region, regulations=known))
    blocks = CHAPTERS["plan_introduction"](full_plan, told)
    laws = next(block for block in blocks if isinstance(block, Bullets))
    assert "Perda tentang rpjmd. Sumber: JDIH (uji)." in laws.items
    assert not any("RPJMD" in mark for mark in marks(list(blocks)))


def test_without_any_alignment_it_says_so_and_draws_no_table(empty_plan: Plan) -> None:
    blocks = section(empty_plan)
    assert "belum ada yang dikaitkan dengan dokumen" in prose(blocks)
    assert not any(isinstance(block, Table) for block in blocks)
    assert "Keselarasan isu belum lengkap." in marks(blocks)


def test_a_reader_of_buku_1_sees_days_not_ids(full_plan: Plan) -> None:
    text = repr(CHAPTERS["analysis_introduction"](full_plan, context_of(full_plan)))
    assert "Pertemuan I (10 Juli 2024)" in text
    assert not any(meeting.base in text for meeting in full_plan.closed)


def test_the_introduction_lists_the_chapters_as_the_outline_titles_them(full_plan: Plan) -> None:
    context = context_of(full_plan)
    said = prose(list(CHAPTERS["plan_introduction"](full_plan, context)))
    assert (
        "Isinya tersusun dalam 7 bab: Pendahuluan; Arah Pembangunan: Visi, Misi, Tujuan, dan Sasaran; Strategi" in said
    )
    shorter = context.outline.model_copy(update={"books": context.outline.books[:1]})
    other = replace(context, outline=shorter)
    assert "Isinya tersusun" not in prose(list(CHAPTERS["plan_introduction"](full_plan, other)))


def test_the_introduction_says_what_the_plan_is_for(full_plan: Plan) -> None:
    said = prose(list(CHAPTERS["plan_introduction"](full_plan, context_of(full_plan))))
    assert "pegangan bersama 1 OPD penanggung jawab, dan sebagai bahan Renstra, RKPD, dan anggaran 2025–2034." in said
    assert "Tujuannya menutup 4 kesenjangan yang ditemukan Buku 1, yang terlihat dari 4 sasaran; 4 di antaranya" in said
