"""Rencana aksi: each check of the exercise passes a sound programme and finds the fault that it is there for."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from bimtek.curriculum import exercise
from bimtek.curriculum.context import Item
from bimtek.curriculum.findings import Scope, Weight
from bimtek.curriculum.link_targets import ASPECTS, GOALS
from bimtek.curriculum.links import LIKELY
from bimtek.datasets import Nomenclature, nomenclature, sub_dimensions
from tests.curriculum.exercises.planning import advice_codes, assessed, codes, programme, red_codes, world

EXERCISE = exercise("masterplan.programmes")

GOOD: dict[str, Any] = {
    "id": "p1",
    "name": "Layanan darurat 2 jam",
    "innovation": "tik",
    "sub_dimension": "governance.service",
    "strategies": ["s1"],
    "strategy": "Satu aturan hitung dan satu petugas penerima untuk semua kanal",
    "gaps": ["gap1"],
    "origin": "renstra",
    "result": "Bagian laporan darurat yang ditangani dalam 2 jam",
    "unit": "%",
    "baseline": 40,
    "target": 90,
    "target_year": 2027,
    "coding": "kode",
    "sub_activities": ["2.16.02.2.01.0028"],
    "opd": "diskominfosan",
    "supporting_opd": ["bpbd"],
    "missions": ["9"],
    "start": 2025,
    "end": 2026,
    "pagu_1": 100_000_000,
    "pagu_2": 50_000_000,
    "pagu_total": 150_000_000,
    "funding": ["apbd", "tjsl"],
    "districts": ["51.06.04"],
    "left_behind": "Warga tanpa sinyal melapor lewat radio di kantor desa",
    "integrated_with": "Data kependudukan",
    "confirmation": "setuju",
    "confirmed_by": "Kepala bidang layanan",
    "confirmed_on": "2024-08-20",
}
SECOND = {**GOOD, "id": "p2", "name": "Loket keliling Kintamani", "innovation": "non-tik"}


def values(**changes: Any) -> dict[str, Any]:
    """Two sound programmes, the first with these changes."""
    return {"programmes": [{**GOOD, **changes}, SECOND]}


def test_two_sound_programmes_earn_everything_and_find_nothing_for_this_table() -> None:
    result = assessed(EXERCISE, values())
    assert (result.points, result.maximum) == (42, 42)
    assert [finding for finding in result.findings if finding.scope is Scope.ANSWER] == []


@pytest.mark.parametrize("empty", [{}, {"programmes": []}, {"programmes": [{"id": "p1"}]}, {"programmes": "rusak"}])
def test_an_empty_answer_earns_nothing(empty: dict[str, Any]) -> None:
    assert assessed(EXERCISE, empty).points == 0


UNMEASURED = {
    "indicator": "Waktu tempuh",
    "measured": "belum",
    "baseline_plan": "Dicatat",
    "baseline_due": "2024-10-31",
}


@pytest.mark.parametrize(
    ("objective", "colour"),
    [
        (UNMEASURED, "amber"),
        ({**UNMEASURED, "baseline_due": ""}, "red"),
        ({**UNMEASURED, "measured": "ada", "baseline": 120}, "red"),
    ],
)
def test_a_first_figure_may_follow_where_the_sasaran_says_until_when(objective: dict[str, Any], colour: str) -> None:
    context = world()
    items = {**context.items, "objectives": (Item("o1", "Ibu tertolong", "objectives", values=objective),)}
    result = assessed(EXERCISE, values(baseline=None, objectives=["o1"]), dataclasses.replace(context, items=items))
    found = {"red": red_codes(result), "amber": advice_codes(result)}[colour]
    assert {"red": "PRG-01", "amber": "PRG-23"}[colour] in found
    assert (result.points == 42) is (colour == "amber")


def test_the_first_date_of_several_sasaran_holds() -> None:
    dates = {"o1": "2024-12-31", "o2": "2024-10-31", "o3": ""}
    objectives = (Item(name, name, "objectives", values={**UNMEASURED, "baseline_due": dates[name]}) for name in dates)
    context = world(items={**world().items, "objectives": tuple(objectives)})
    result = assessed(EXERCISE, values(baseline=None, objectives=[*dates, "hilang"]), context)
    (told,) = (finding.message for finding in result.findings if finding.code == "PRG-23")
    assert "31 Oktober 2024" in told


@pytest.mark.parametrize(("total", "free"), [(0, True), (1, False), (None, False)])
def test_what_costs_nothing_needs_no_source(total: int | None, free: bool) -> None:
    changes = {"funding": [], "pagu_1": total, "pagu_2": None, "pagu_total": total}
    assert ("PRG-24" not in red_codes(assessed(EXERCISE, values(**changes)))) is free
    assert "PRG-24" not in red_codes(assessed(EXERCISE, values(**{**changes, "funding": ["apbd"]})))


def test_a_mission_is_owed_once_the_words_of_all_are_there() -> None:
    context = world()
    told = tuple(dataclasses.replace(mission, text="Bunyi misi") for mission in context.region.missions)
    read = dataclasses.replace(context, region=dataclasses.replace(context.region, missions=told))
    assert assessed(EXERCISE, values(), read).red == ()
    owed = assessed(EXERCISE, values(missions=[]), read)
    assert red_codes(owed) == {"PRG-25"} and owed.points < 42
    unread = assessed(EXERCISE, values(missions=[]), context)
    assert "PRG-25" in advice_codes(unread) and (unread.red, unread.points) == ((), 42)
    told = [f.message for answer in (owed, unread) for f in answer.findings if f.code == "PRG-25"]
    assert ["Bappeda" in message for message in told] == [False, True]


def test_the_first_figure_of_any_sasaran_will_do_and_unknown_ones_say_nothing() -> None:
    context = world()
    undated = Item("o1", "Belum bertanggal", "objectives", values={**UNMEASURED, "baseline_due": ""})
    dated = Item("o2", "Bertanggal", "objectives", values=UNMEASURED)
    known = dataclasses.replace(context, items={**context.items, "objectives": (undated, dated)})
    both = assessed(EXERCISE, values(baseline=None, objectives=["o1", "o2"]), known)
    assert "PRG-23" in advice_codes(both) and "PRG-01" not in red_codes(both)
    assert "PRG-01" in red_codes(assessed(EXERCISE, values(baseline=None, objectives=["o9"]), known))


@pytest.mark.parametrize(
    ("start", "year", "right"),
    [(2025, 2025, True), (2025, 2034, True), (2025, 2035, False), (2026, 2026, True), (2026, 2025, False)],
)
def test_a_result_is_there_between_the_start_and_the_end_of_the_plan(start: int, year: int, right: bool) -> None:
    changes = {"start": start, "end": 2026, "target_year": year, "pagu_1": None, "pagu_total": 50_000_000}
    assert ("PRG-03" not in red_codes(assessed(EXERCISE, values(**changes)))) is right


@pytest.mark.parametrize(("end", "code"), [(2024, "PRG-06"), (2025, "PRG-07")])
def test_years_in_the_wrong_order_are_one_matter(end: int, code: str) -> None:
    assert red_codes(assessed(EXERCISE, values(start=2026, end=end))) == {code}


def test_a_name_alone_earns_nothing() -> None:
    assert assessed(EXERCISE, {"programmes": [{"id": "p1", "name": "Bangli cepat"}]}).points == 0


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"strategy": ""}, "ISI-01"),
        ({"opd": ""}, "ISI-01"),
        ({"missions": ["99"]}, "ISI-01"),
        ({"coding": "csr", "without_code": ""}, "ISI-01"),
        ({"coding": "kode", "sub_activities": []}, "ISI-01"),
        ({"confirmation": "tolak", "confirmed_by": ""}, "ISI-01"),
        ({"pagu_1": "seratus juta"}, "ISI-02 PRG-09"),
        ({"baseline": None}, "PRG-01"),
        ({"target_year": None}, "PRG-01"),
        ({"target": None}, "PRG-01"),
        ({"supporting_opd": []}, ""),
        ({"funding": []}, "PRG-24"),
        ({"coding": "csr", "without_code": "Dikerjakan bank daerah", "sub_activities": []}, ""),
        ({"target": 40}, "PRG-02"),
        ({"strategies": []}, "PRG-21"),
        ({"strategies": ["s9"]}, "ISI-01 PRG-21"),
        ({"target_year": 2050}, "PRG-03"),
        ({"target_year": 2024}, "PRG-03"),
        ({"target_year": 2025}, ""),  # in the year in which it begins
        ({"end": None}, "PRG-06"),
        ({"left_behind": ""}, "ISI-01"),
        ({"start": 2026, "target_year": 2025, "pagu_1": None, "pagu_total": 50_000_000}, "PRG-03"),
        ({"gaps": []}, "PRG-05"),
        ({"start": None}, "PRG-06"),
        ({"end": 2035}, "PRG-06"),
        ({"start": 2026, "end": 2025}, "PRG-07"),
        ({"pagu_total": None}, "PRG-08"),
        ({"pagu_total": 160_000_000}, "PRG-09"),
        ({"pagu_4": 10_000_000, "pagu_total": 160_000_000}, "PRG-10"),
        ({"start": 2025, "end": 2025}, "PRG-10"),
        ({"pagu_later": 10_000_000, "pagu_total": 160_000_000}, "PRG-10"),
        ({"pagu_later": 10_000_000, "pagu_total": 160_000_000, "end": 2029}, "PRG-10"),
        ({"pagu_later": 10_000_000, "pagu_total": 160_000_000, "end": 2030}, ""),
    ],
)
def test_what_the_table_can_mend_is_red_and_costs_points(changes: dict[str, Any], found: str) -> None:
    result = assessed(EXERCISE, values(**changes))
    assert red_codes(result) == set(found.split())
    assert advice_codes(result) <= {"PRG-16", "PRG-19"}
    assert result.points > 0
    assert (result.points < 42) is bool(found)
    assert all(finding.place.row == "p1" for finding in result.red)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"sub_activities": ["9.99.99.9.99.9999"]}, "PRG-11"),
        ({"opd": "Dinas Kelautan"}, "PRG-13"),
        ({"supporting_opd": ["Dinas Kelautan"]}, "PRG-13"),
        ({"left_behind": "Semua warga mengunduhnya sendiri"}, "PRG-14"),
        ({"result": "Jumlah aplikasi pengaduan yang dibangun"}, "PRG-15"),
        ({"confirmation": "tolak"}, "PRG-16"),
        ({"confirmation": "belum", "confirmed_by": "", "confirmed_on": None}, "PRG-17"),
    ],
)
def test_advice_costs_nothing(changes: dict[str, Any], code: str) -> None:
    result = assessed(EXERCISE, values(**changes))
    assert code in advice_codes(result) and code not in codes(assessed(EXERCISE, values()))
    assert result.points == 42


def test_who_needs_no_application_is_not_asked_for_another_way() -> None:
    result = assessed(EXERCISE, values(innovation="non-tik", left_behind="Semua warga mengunduhnya sendiri"))
    assert "PRG-14" not in codes(result)


def test_an_unknown_code_is_told_with_the_version_of_the_nomenclature() -> None:
    result = assessed(EXERCISE, values(sub_activities=["9.99.99.9.99.9999"]))
    (message,) = (finding.message for finding in result.findings if finding.code == "PRG-11")
    assert "9.99.99.9.99.9999" in message and "versi pemutakhiran 2027" in message


def test_a_code_of_another_level_of_government_is_told() -> None:
    code = GOOD["sub_activities"][0]
    provincial = dataclasses.replace(nomenclature()[code], level="provinsi")
    assert "PRG-12" in advice_codes(assessed(EXERCISE, values(), world(nomenclature=Nomenclature([provincial]))))


def test_a_code_of_the_loaded_official_file_is_known() -> None:
    loaded = dataclasses.replace(nomenclature()[GOOD["sub_activities"][0]], code="9.99.99.2.99.9999")
    whole = Nomenclature([loaded, *nomenclature().values()])
    found = assessed(EXERCISE, values(sub_activities=[loaded.code]), world(nomenclature=whole))
    assert not codes(found) & {"PRG-11", "PRG-12"}


@pytest.mark.parametrize(
    "left_behind", ["Loket di kantor camat", "Warga menelepon; telepon umum desa", "Jalur tanpa internet"]
)
def test_a_way_without_application_is_understood(left_behind: str) -> None:
    assert "PRG-14" not in codes(assessed(EXERCISE, values(left_behind=left_behind)))


def test_without_any_agreed_gap_and_strategy_nobody_loses_points() -> None:
    loose = {"gaps": [], "strategies": []}
    result = assessed(EXERCISE, {"programmes": [{**GOOD, **loose}, {**SECOND, **loose}]}, world(items={}))
    assert advice_codes(result) >= {"PRG-04", "PRG-20"}
    assert not codes(result) & {"PRG-05", "PRG-21"}
    assert result.points == 42


def test_a_programme_without_cost_says_so_with_zero() -> None:
    free = {f"pagu_{year}": None for year in range(1, 6)} | {"pagu_total": 0}
    assert assessed(EXERCISE, values(**free)).points == 42


def test_only_one_programme_costs_the_points_for_the_number() -> None:
    result = assessed(EXERCISE, {"programmes": [GOOD]})
    assert "ISI-03" in red_codes(result) and result.points < 42


def test_all_from_apbd_goes_to_the_pillar_unless_another_table_has_more() -> None:
    apbd = {"programmes": [{**GOOD, "funding": ["apbd"]}, {**SECOND, "funding": ["apbd", "apbd-dak"]}]}
    alone = assessed(EXERCISE, apbd)
    (finding,) = (finding for finding in alone.findings if finding.code == "PRG-18")
    assert (finding.scope, finding.weight, alone.points) == (Scope.PILLAR, Weight.AMBER, 42)
    assert "Smart Governance" in finding.message
    other = programme("p9", "Dana desa untuk radio", funding=["apbdes"])
    gaps = world().items
    elsewhere = programme("p8", "Air minum", pillar="living", funding=["apbd"])
    found = assessed(EXERCISE, apbd, world(items={**gaps, "programmes": (elsewhere,)})).findings
    assert [f.message for f in found if f.code == "PRG-18"] == [finding.message]
    assert "PRG-18" not in codes(assessed(EXERCISE, apbd, world(items={**gaps, "programmes": (other,)})))
    assert "PRG-18" not in codes(assessed(EXERCISE, values()))


def test_merged_rows_are_looked_at_pillar_by_pillar() -> None:
    merged = {
        "programmes": [
            {**GOOD, "_pillar": "governance", "funding": ["apbd"]},
            {**SECOND, "_pillar": "economy", "funding": ["kpbu"]},
        ]
    }
    messages = [
        finding.message for finding in assessed(EXERCISE, merged, world(pillar="")).findings if finding.code == "PRG-18"
    ]
    assert len(messages) == 1 and "Smart Governance" in messages[0]


@pytest.mark.parametrize(("ends", "missing"), [([2025, 2029], ["10 tahun"]), ([2034, 2034], ["1 tahun", "5 tahun"])])
def test_missing_horizons_go_to_the_core_team(ends: list[int], missing: list[str]) -> None:
    rows = [{**GOOD, "end": ends[0]}, {**SECOND, "end": ends[1]}]
    (finding,) = (f for f in assessed(EXERCISE, {"programmes": rows}).findings if f.code == "PRG-19")
    assert finding.scope is Scope.PLAN
    assert [years for years in ("1 tahun", "5 tahun", "10 tahun") if years in finding.message] == missing


def test_without_any_programme_no_horizon_is_missed() -> None:
    assert codes(assessed(EXERCISE, {"programmes": []})) == {"ISI-03"}


def test_all_horizons_used_finds_nothing() -> None:
    known = (programme("p8", "Cepat", end=2025), programme("p9", "Panjang", end=2034))
    assert "PRG-19" not in codes(assessed(EXERCISE, values(), world(items={**world().items, "programmes": known})))


def test_a_programme_names_the_objective_that_it_moves_once_there_are_some() -> None:
    objectives = (Item("o1", "Laporan selesai tepat waktu", "objectives", pillar="governance"),)
    context = world(items={**world().items, "objectives": objectives})
    result = assessed(EXERCISE, {"programmes": [{**GOOD, "objectives": ["o1"]}, SECOND]}, context)
    assert [finding.place.row for finding in result.findings if finding.code == "PRG-22"] == ["p2"]
    assert "PRG-22" in advice_codes(result)
    assert result.points == 42


def test_links_to_goals_are_proposed_from_the_sub_dimension_and_only_where_none_are() -> None:
    answer = EXERCISE.read({"programmes": [{**GOOD, "sdg": ["11"]}, SECOND]})
    assert EXERCISE.proposer is not None
    found = EXERCISE.proposer.run(answer, world())
    assert found.values == {"programmes": [{"id": "p2", "sdg": ["16"], "spbe": []}]}  # without TIK no aspect of SPBE
    assert "16 Perdamaian" in found.said[0]
    for done in ({"sdg": ["11"]}, {"spbe": ["publik"]}, {"sub_dimension": ""}):
        linked = EXERCISE.read({"programmes": [{**GOOD, **done}]})
        assert not EXERCISE.proposer.run(linked, world()).values


@pytest.mark.parametrize(
    ("changed", "aspects", "said"),
    [
        ({}, ["publik"], "; SPBE: layanan publik."),
        ({"innovation": "non-tik"}, [], "tangguh."),
        ({"sub_dimension": "living.harmony"}, [], "berkelanjutan."),
    ],
)
def test_aspects_of_spbe_are_for_what_uses_tik(changed: dict[str, Any], aspects: list[str], said: str) -> None:
    assert EXERCISE.proposer is not None
    found = EXERCISE.proposer.run(EXERCISE.read({"programmes": [{**GOOD, **changed}]}), world())
    assert found.values["programmes"][0]["spbe"] == aspects
    assert found.said[0].endswith(said)


def test_every_sub_dimension_has_a_proposal_of_known_goals_and_aspects() -> None:
    assert LIKELY.keys() == {sub.id for sub in sub_dimensions()}
    for goals, aspects in LIKELY.values():
        assert goals and set(goals) <= dict(GOALS).keys() and set(aspects) <= dict(ASPECTS).keys()
