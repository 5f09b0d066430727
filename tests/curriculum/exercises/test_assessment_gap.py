"""Kesenjangan: each check passes a sound answer and finds the fault that it is there for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.exercises.assessment_gap import Gap
from tests.curriculum.exercises.planning import assessed, at_least, at_most, codes, only_advice, red_codes, world

EXERCISE = exercise("assessment.gap")
FACTS = (
    Item("f1", "Air minum", "chosen_facts", values={"id": "f1", "kind": "data", "fact": "air-minum-bangli-2021"}),
    Item("f3", "Antrean", "chosen_facts", values={"id": "f3", "kind": "opd", "indicator": "Antrean"}),
    Item("f2", "Waktu tanggap", "chosen_facts", values={"id": "f2", "kind": "belum", "indicator": "Waktu tanggap"}),
)
CONTEXT = world(items={"chosen_facts": FACTS, "issues": (Item("i1", "Air tidak sampai", "issues"),)})
GOOD = {
    "id": "g1",
    "sub_dimension": "governance.service",
    "status": "gap",
    "indicator": "f1",
    "wanted": 98,
    "whys": "Pipa tidak sampai ke dusun\nDusun belum masuk peta layanan\nBelum disepakati siapa yang memetakan",
    "need": "Kesepakatan antara OPD dan desa tentang pemetaan",
    "issues": ["i1"],
}
OUTSIDE = {
    "id": "g2",
    "sub_dimension": "governance.bureaucracy",
    "status": "bukan-kewenangan",
    "reason": "Urusan provinsi menurut pembagian urusan",
}
LATER = {
    "id": "g3",
    "sub_dimension": "governance.policy",
    "status": "bukan-prioritas",
    "reason": "Sesudah peta selesai",
}


def values(**changed: Any) -> dict[str, Any]:
    """All three sub-dimensions; the first gap changed."""
    return {"gaps": [{**GOOD, **changed}, OUTSIDE, LATER]}


def test_sound_gaps_earn_everything_and_find_nothing() -> None:
    result = assessed(EXERCISE, values(), CONTEXT)
    assert (result.points, result.maximum, result.findings) == (23, 23, ())


@pytest.mark.parametrize("empty", [{}, {"gaps": []}, {"gaps": [{"id": "g1"}]}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty, CONTEXT).points == 0


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"need": ""}, "ISI-01"),
        ({"wanted": "banyak"}, "GAP-04 ISI-02"),
        ({"status": "bukan-prioritas"}, "ISI-01"),  # without a reason
        ({"sub_dimension": ""}, "GAP-01 ISI-01"),
        ({"status": ""}, "GAP-01 GAP-02"),
        ({"status": "entah"}, "GAP-02 ISI-01"),
        ({"indicator": ""}, "GAP-03"),
        ({"wanted": None}, "GAP-04"),
        ({"indicator": "", "own_indicator": "Antrean"}, "GAP-06"),
        ({"indicator": "f3"}, "GAP-06"),  # an office's number that it did not write
        ({"wanted": 91.16}, "GAP-07"),
        ({"now": 98}, "GAP-07"),
        ({"indicator": "", "own_indicator": "Antrean", "now": 1}, "GAP-08"),
        ({"whys": ""}, "GAP-09"),
        ({"whys": "Belum ada"}, "GAP-09"),
        ({"whys": "a\nb\nc\nd\ne\nf"}, "GAP-09"),
        ({"issues": []}, "GAP-10"),
        ({"issues": ["i7"]}, "GAP-10 ISI-01"),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(**changes), CONTEXT)
    assert red_codes(result) == set(found.split())
    assert 0 < result.points < 23


def test_rows_without_a_decision_earn_nothing() -> None:
    undecided = [{"id": row["id"], "sub_dimension": row["sub_dimension"]} for row in (GOOD, OUTSIDE, LATER)]
    result = assessed(EXERCISE, {"gaps": undecided}, CONTEXT)
    assert (codes(result), result.points) == ({"GAP-01", "GAP-02"}, 0)
    assert codes(assessed(EXERCISE, {}, CONTEXT)) == {"GAP-01"}


@pytest.mark.parametrize(("number", "are_enough"), [*at_least(2), *((n, not_more) for n, not_more in at_most(5))])
def test_why_is_asked_two_to_five_times(number: int, are_enough: bool) -> None:
    whys = "\n".join(f"sebab ke-{nth}" for nth in range(number))
    assert ("GAP-09" not in red_codes(assessed(EXERCISE, values(whys=whys), CONTEXT))) is are_enough


def test_who_measures_is_no_matter_where_the_number_is_known() -> None:
    assert codes(assessed(EXERCISE, values(measured_by="Dinkes, 31 Oktober"), CONTEXT)) == set()


def test_the_missing_sub_dimensions_are_named() -> None:
    (finding,) = assessed(EXERCISE, {"gaps": [GOOD, OUTSIDE]}, CONTEXT).findings
    assert finding.code == "GAP-01"
    assert CONTEXT.label("sub_dimensions", "governance.policy") in finding.message


def test_a_table_of_one_sub_dimension_answers_for_that_one() -> None:
    small = world(items=CONTEXT.items, sub_dimensions=("governance.service",))
    assert assessed(EXERCISE, {"gaps": [GOOD]}, small).points == 23


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"indicator": "f2"}, "GAP-05"),
        ({"indicator": "", "own_indicator": "Antrean", "measured_by": "Dinkes, 31 Oktober"}, "GAP-05"),
        ({"whys": "Petugas lambat → belum ada aplikasi terpadu"}, "GAP-11"),
        ({"whys": "Petugas lambat; perlu pelatihan"}, "GAP-11"),
        ({"status": "bukan-prioritas", "reason": "Menunggu tahun kedua"}, "GAP-12"),
    ],
)
def test_advice_costs_nothing(changed: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changed), CONTEXT)
    assert only_advice(result) == {code}
    assert result.points == 23


def test_now_and_unit_follow_from_the_indicator_unless_written() -> None:
    gap = Gap.read(GOOD)
    assert (gap.now_in(CONTEXT), gap.unit_in(CONTEXT)) == (Decimal("91.16"), "% rumah tangga")
    assert gap.distance_in(CONTEXT) == Decimal("6.84")
    own = Gap.read({**GOOD, "now": 90, "unit": "%"})
    assert (own.now_in(CONTEXT), own.unit_in(CONTEXT), own.distance_in(CONTEXT)) == (90, "%", 8)
    assert Gap.read({**GOOD, "wanted": None}).distance_in(CONTEXT) is None
    assert Gap.read({**GOOD, "indicator": "f2"}).distance_in(CONTEXT) is None


@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        ("satu\n\n dua \ntiga", ("satu", "dua", "tiga")),
        ("satu → dua -> tiga => empat", ("satu", "dua", "tiga", "empat")),
        ("1. satu\n2) dua\n- tiga", ("satu", "dua", "tiga")),
        ("satu; dua", ("satu", "dua")),
        ("3 buku berbeda\nbelum ada kesepakatan", ("3 buku berbeda", "belum ada kesepakatan")),
        ("", ()),
    ],
)
def test_whys_may_stand_on_lines_or_with_arrows(typed: str, steps: tuple[str, ...]) -> None:
    gap = Gap.read({"id": "g", "whys": typed})
    assert gap.steps == steps
    assert gap.root_cause == (steps[-1] if steps else "")


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (GOOD, "Pelayanan publik: Rumah tangga dengan air minum layak, Kabupaten Bangli 91,16 → 98% rumah tangga"),
        ({**GOOD, "indicator": "f2"}, "Pelayanan publik: Waktu tanggap belum diukur → 98"),
        (LATER, "Kebijakan publik: bukan prioritas"),
        ({"id": "g9"}, "Kesenjangan: g9"),
    ],
)
def test_a_label_names_sub_dimension_indicator_and_distance(row: dict[str, Any], label: str) -> None:
    assert Gap.read(row).label_in(CONTEXT) == label


def test_a_gap_is_named_by_its_root_or_else_by_what_is_written() -> None:
    row: dict[str, Any] = {"id": "g9"}
    for name, words in (
        ("sub_dimension", "governance.service"),
        ("own_indicator", "Antrean"),
        ("reason", "Urusan provinsi"),
        ("need", "Satu daftar"),
        ("whys", "lambat; belum dicatat"),
    ):
        row[name] = words
        assert Gap.read(row).label == words.rpartition("; ")[2]
