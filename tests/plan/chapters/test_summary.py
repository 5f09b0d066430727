"""Buku 3 and 4: what the first page adds up, how gaps are compared, what a quick win has to show."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bimtek.curriculum.exercises.masterplan_quickwins import QuickWin
from bimtek.plan.blocks import Bullets, Figure, Missing, Paragraph, Table
from bimtek.plan.chapters import CHAPTERS, SERIES
from bimtek.plan.chapters.money import added, costs
from bimtek.plan.chapters.quickwins.measures import MEASURES
from bimtek.plan.figures import draw
from bimtek.plan.model import Plan
from bimtek.plan.phrases import share, short_rupiah
from bimtek.plan.world import context_of
from tests.plan.small import GOV


def first_table(key: str, plan: Plan) -> Table:
    return next(block for block in CHAPTERS[key](plan, context_of(plan)) if isinstance(block, Table))


def test_the_columns_of_the_first_page_add_up_to_what_the_programmes_need(full_plan: Plan) -> None:
    rows = first_table("summary_decision", full_plan).rows

    def number(cell: str) -> Decimal:
        return Decimal("0" if cell == "–" else cell.replace(".", "").replace(",", "."))

    sums = [sum(map(number, column)) for column in zip(*(row[1:] for row in rows[:-1]), strict=True)]
    assert rows[-1][0] == "Kebutuhan program" and sums == [number(cell) for cell in rows[-1][1:]]
    assert "Belum ada sumber" in [row[0] for row in rows]


def test_a_village_s_budget_is_not_the_regency_s(full_plan: Plan) -> None:
    shares = full_plan.given["roadmap.financing"]
    moved = [row.model_copy(update={"values": {**row.values, "source": "apbdes"}}) for row in shares.tables["shares"]]
    given = {**full_plan.given, "roadmap.financing": shares.model_copy(update={"tables": {"shares": moved}})}
    rows = first_table("summary_decision", full_plan.model_copy(update={"given": given})).rows
    assert rows[0][0] == "Di luar APBD (1 sumber)"


def test_costs_follow_the_start_that_meeting_four_gave(full_plan: Plan) -> None:
    cost = costs(full_plan, context_of(full_plan))
    assert cost.titles == ("2025", "2026", "2027", "2028", "2029", "2030–2034")
    assert cost.total == sum(entry.pagu for entry in full_plan.programmes) == sum(cost.by_year)
    assert cost.peak == (cost.titles[cost.by_year.index(max(cost.by_year[:5]))], max(cost.by_year[:5]))
    assert added([]) == () and added([(1, 2), (3, 4)]) == (4, 6)


@pytest.mark.parametrize(
    ("rupiah", "words"),
    [
        (999_999, "Rp999.999"),
        (1_000_000, "Rp1 juta"),
        (180_500_000, "Rp180,5 juta"),
        (1_000_000_000, "Rp1 miliar"),
        (158_760_000_000, "Rp158,76 miliar"),
        (999_000_000_000, "Rp999 miliar"),
        (1_100_000_000_000, "Rp1,1 triliun"),
        (0, "Rp0"),
    ],
)
def test_money_for_people_who_read_quickly(rupiah: int, words: str) -> None:
    assert short_rupiah(rupiah) == words


def test_what_is_to_be_decided_follows_from_the_plan(full_plan: Plan) -> None:
    def decisions(plan: Plan) -> tuple[str, ...]:
        return next(b.items for b in CHAPTERS["summary_decision"](plan, context_of(plan)) if isinstance(b, Bullets))

    asked = decisions(full_plan)
    assert any(text.startswith("Memutuskan 1 program yang belum disetujui OPD") for text in asked)
    agreed = [entry.model_copy(update={"proposal": False}) for entry in full_plan.programmes]
    settled = decisions(full_plan.model_copy(update={"programmes": agreed, "quickwins": []}))
    assert len(settled) == len(asked) - 2
    assert not any("belum disetujui" in text or "quick win" in text for text in settled)


def test_the_widest_gap_of_a_pillar_is_compared_without_its_unit(full_plan: Plan) -> None:
    """61,5 → 95 % is a third; 90 → 30 minutes two thirds."""
    blocks = CHAPTERS["summary_standing"](full_plan, context_of(full_plan))
    table = next(b for b in blocks if isinstance(b, Table) and b.caption == "Kesenjangan terlebar setiap pilar")
    assert table.rows[0][0] == "Smart Governance" and table.rows[0][2:4] == ("90 → 30 menit", "67%")


def test_a_pillar_without_programmes_is_marked_in_its_place(half_plan: Plan) -> None:
    marks = [b for b in CHAPTERS["summary_pillars"](half_plan, context_of(half_plan)) if isinstance(b, Missing)]
    assert any("Program Smart Living belum ada" in mark.text and mark.seats == ("Meja Living",) for mark in marks)


GOOD = {
    "name": "Jam tuntas", "programme": f"{GOV}-p1", "service": "Loket", "months": 8,
    "impact": "Tuntas tepat waktu", "unit": "%", "before": 61,
    "after": 80, "status": 20, "budget": "dpa", "owner": "dinkes", "announcer": "Radio",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ({}, None),
        ({"months": 12}, None),
        ({"months": 13}, "Paling lama 12 bulan"),
        ({"months": 0}, "Paling lama 12 bulan"),
        ({"service": ""}, "Layanan yang ada"),
        ({"programme": ""}, "Dalam program"),
        ({"programme": "program-khayal"}, "Dalam program"),
        ({"after": 61}, "Dampak terukur"),
        ({"before": None}, "Dampak terukur"),
        ({"status": 5}, "Siap, belum usang"),
        ({"status": 5, "readiness": "SK Tim"}, None),
        ({"status": 6}, None),
        ({"status": 94}, None),
        ({"status": 95}, "Siap, belum usang"),
        ({"status": 95, "novelty": "Nomor laporan"}, None),
        ({"status": None}, "Siap, belum usang"),
        ({"budget": ""}, "Jalur anggaran"),
        ({"owner": "dinas-khayal"}, "Pemilik"),
        ({"announcer": ""}, "Warga diberi tahu"),
    ],
)
def test_each_measure_of_a_quick_win(change: dict[str, object], lost: str | None, full_plan: Plan) -> None:
    context = context_of(full_plan)
    row = QuickWin.read({"id": "qw", **GOOD, **change})
    assert [each.short for each in MEASURES if not each.holds(row, context)] == ([lost] if lost else [])


def test_a_profile_tells_the_change_in_its_own_unit(full_plan: Plan) -> None:
    entry = full_plan.quickwins[0]

    def promise(**values: object) -> str:
        changed = entry.model_copy(update={"values": {**entry.values, **GOOD, **values}})
        plan = full_plan.model_copy(update={"quickwins": [changed]})
        ((_, blocks),) = SERIES["quickwin_profiles"](plan, context_of(plan))
        return next(block.text for block in blocks if isinstance(block, Paragraph))

    assert promise().endswith("Tuntas tepat waktu naik dari 61 menjadi 80%, yaitu 19 poin persen.")
    assert "dalam 8 bulan, paling lambat April 2025" in promise()
    assert promise(unit="menit", before=95, after=75).endswith("turun dari 95 menjadi 75 menit, yaitu 21%.")
    assert promise(unit="desa", before=0, after=3).endswith("naik dari 0 menjadi 3 desa.")


def test_bars_before_and_after_begin_at_zero() -> None:
    bars = [
        {"label": "Sebelum", "value": 8.0, "words": "8 desa"},
        {"label": "Sesudah", "value": 0.0, "words": "0 desa"},
    ]
    for values in ((8.0, 0.0), (-3.0, 2.0), (0.0, 0.0)):
        drawn = [{**bar, "value": value} for bar, value in zip(bars, values, strict=True)]
        picture = draw(Figure("Dampak", "Dua batang", "before_after", {"unit": "desa", "bars": drawn}), "svg")
        assert picture.data.startswith(b"<?xml") and 14 < picture.width < 16


@pytest.mark.parametrize(
    ("part", "words"), [(0, "0%"), (1, "<1%"), (4, "<1%"), (5, "1%"), (500, "50%"), (999, "100%"), (1000, "100%")]
)
def test_a_small_share_is_not_nothing(part: int, words: str) -> None:
    assert share(part, 1000) == words
