"""The sections of strategies, enablers, weights, ranks and reviews where they compute or judge."""

from __future__ import annotations

from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Context, Item
from bimtek.curriculum.exercises.masterplan_review import PEERS
from bimtek.plan.blocks import Block, Bullets, Figure, Paragraph, Table
from bimtek.plan.figures.drawing import draw
from bimtek.plan.sections import enablers, priority, review, strategies, weights
from tests.curriculum.exercises.planning import programme, world

WEIGHTS = {"impact": 35, "urgency": 20, "readiness": 20, "cost": 10, "alignment": 15}
NAMES = {"p1": "Jalan bersama", "p2": "Satu aturan", "p3": "Rambu"}
RATED = {
    "scores": [
        {"id": "p1", "impact": 5, "urgency": 4, "readiness": 2, "cost": 4, "alignment": 3, "reason": "Setiap hari"},
        {"id": "p2", "impact": 3, "urgency": 4, "readiness": 5, "cost": 1, "alignment": 4, "reason": "Siap"},
        {"id": "p3", "impact": 2, "urgency": 1, "readiness": 4, "cost": 2, "alignment": 3},
    ]
}
CONTEXT = world(
    items={**world().items, "programmes": tuple(programme(name, label) for name, label in NAMES.items())},
    agreed={"masterplan.weights": WEIGHTS},
)


def drawn(module: Any, values: dict[str, Any], context: Context = CONTEXT) -> list[Block]:
    return list(module.section(exercise(module.EXERCISE).read(values), context))


def prose(blocks: list[Block]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Paragraph))


def rows(blocks: list[Block]) -> list[tuple[str, ...]]:
    return [row for block in blocks if isinstance(block, Table) for row in block.rows]


def test_programmes_stand_by_their_score_with_the_weights_of_the_core() -> None:
    blocks = drawn(priority, RATED)
    assert [(row[0], row[1], row[-2]) for row in rows(blocks)] == [
        ("1", "Satu aturan", "3,95"),
        ("2", "Jalan bersama", "3,60"),
        ("3", "Rambu", "2,55"),
    ]
    assert "“Satu aturan” berada di urutan pertama dengan nilai 3,95 dari 5" in prose(blocks)
    assert "yang terbesar dampak bagi warga (35%)" in prose(blocks)


def test_without_weights_all_count_the_same_and_the_page_says_so() -> None:
    blocks = drawn(priority, RATED, world(items=CONTEXT.items))
    assert "untuk sementara kelima ukuran sama (20%)" in prose(blocks)
    assert rows(blocks)[0][-2] == "4,20"  # (3 + 4 + 5 + 5 + 4) / 5


def test_what_a_shifted_weight_changes_is_said_in_words() -> None:
    blocks = drawn(priority, RATED)
    assert "Yang pertama tetap pertama pada 9 percobaan; pada 1 percobaan lain “Jalan bersama”." in prose(blocks)
    (bullets,) = (block for block in blocks if isinstance(block, Bullets))
    assert bullets.items == ("Bila bobot dampak bagi warga naik 10 poin, “Jalan bersama” masuk; “Satu aturan” keluar.",)


def test_a_sure_rank_is_called_sure() -> None:
    sure = {"scores": [{**RATED["scores"][0], **dict.fromkeys(WEIGHTS, 5), "cost": 1}, RATED["scores"][2]]}
    blocks = drawn(priority, sure)
    assert "Isi urutan pertama tidak berubah pada 10 percobaan itu; pilihannya kokoh." in prose(blocks)


def test_one_programme_alone_is_not_shaken_and_open_rows_are_left_out() -> None:
    alone = {"scores": [RATED["scores"][0], {"id": "p2", "impact": 4}]}
    blocks = drawn(priority, alone)
    assert len(rows(blocks)) == 1
    assert "percobaan" not in prose(blocks)
    assert drawn(priority, {"scores": [{"id": "p2", "impact": 4}]}) == []


def test_the_chart_crosses_impact_with_ease_and_can_be_drawn() -> None:
    (figure,) = (block for block in drawn(priority, RATED) if isinstance(block, Figure))
    assert [(point["number"], point["x"], point["y"]) for point in figure.data["points"]] == [
        ("1", 5.0, 3),
        ("2", 2.0, 5),
        ("3", 4.0, 2),
    ]
    assert draw(figure, "svg").data.startswith(b"<?xml")


def test_equal_programmes_share_a_place_and_a_letter_tells_them_apart_in_table_and_chart() -> None:
    twin = {**RATED["scores"][1], **{name: RATED["scores"][0][name] for name in WEIGHTS}}
    blocks = drawn(priority, {"scores": [RATED["scores"][0], twin, RATED["scores"][2]]})
    assert [row[0] for row in rows(blocks)] == ["1a", "1b", "3"]
    (figure,) = (block for block in blocks if isinstance(block, Figure))
    assert [point["number"] for point in figure.data["points"]] == ["1a", "1b", "3"]
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert "berbagi urutan" in table.note and "No" not in [column.title for column in table.columns]
    assert "berbagi urutan" not in next(block.note for block in drawn(priority, RATED) if isinstance(block, Table))


def test_a_programme_that_was_merged_into_another_is_ranked_once() -> None:
    merged = world(items=CONTEXT.items, agreed=CONTEXT.agreed, aliases={"p3": "p1"})
    found = rows(drawn(priority, RATED, merged))
    assert [(row[1], row[-2]) for row in found] == [("Satu aturan", "3,95"), ("Jalan bersama", "3,60")]


def test_weights_name_the_heaviest_and_who_decided() -> None:
    said = {**WEIGHTS, "reason": "Warga dahulu", "decided_by": "Sekda", "decided_on": "2024-08-07"}
    text = prose(drawn(weights, said))
    assert "dampak bagi warga (35%); bobotnya ditetapkan oleh Sekda, 7 Agustus 2024. Warga dahulu." in text
    assert drawn(weights, {"reason": "Warga dahulu"}) == []


def test_strategies_name_their_gaps_and_what_is_put_off() -> None:
    values = {
        "strategies": [{"id": "s1", "sub_dimension": "governance.service", "strategy": "Satu buku", "gaps": ["gap1"]}],
        "postponed": [{"id": "t1", "gap": "gap1", "reason": "Menunggu walidata", "until": 2027}],
    }
    blocks = drawn(strategies, values)
    assert "Satu strategi Smart Governance menjawab 1 kesenjangan pada pelayanan publik." in prose(blocks)
    assert "Satu kesenjangan Smart Governance ditunda dengan alasan; yang pertama ditinjau lagi pada 2027." in prose(
        blocks
    )
    assert rows(blocks)[1] == ("Laporan darurat terlambat ditangani", "Menunggu walidata.", "2027")


@pytest.mark.parametrize(
    ("form", "said"), [("perbup", "Dasar hukumnya “Rencana induk” (2025)."), ("sk", "belum ada Perbup")]
)
def test_enablers_say_which_law_they_stand_on(form: str, said: str) -> None:
    law = {
        "id": "e1",
        "kind": "kebijakan",
        "name": "Rencana induk",
        "legal_form": form,
        "status": "disusun",
        "year": 2025,
    }
    people = {
        "id": "e2",
        "kind": "sdm",
        "name": "Analis data",
        "trained": "Dua pegawai",
        "owner": "bpsdm",
        "year": 2026,
    }
    blocks = drawn(enablers, {"enablers": [people, law]})
    assert said in prose(blocks)
    assert [row[0] for row in rows(blocks)] == ["Analis data", "Kebijakan", "Pengembangan SDM"]
    assert "pengembangan SDM dijalankan oleh BPSDM" in prose(blocks)


def test_a_reader_sees_the_draft_beside_the_form() -> None:
    values = {"name": "Air minum", "result": "Air layak", "unit": "%", "baseline": 91, "target": 97, "opd": "dinkes"}
    context = world(items={PEERS: (Item("p1", "Air minum", PEERS, pillar="living", values=values),)})
    blocks = drawn(review, {"programme": "p1", "mend": "Siapa mengukurnya", "place": "result"}, context)
    assert ("Awal → target (tahun)", "91 → 97%") in rows(blocks)
    assert "Perlu diperbaiki: Siapa mengukurnya." in prose(blocks)
    assert drawn(review, {"programme": "p9"}, context) == []
