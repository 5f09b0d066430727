"""Each check of the reviewers' report, on both sides: a plan that holds, and the same plan with one thing wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bimtek.curriculum.components import COMPONENTS
from bimtek.datasets import pillars, sub_dimensions
from bimtek.plan.model import Entry, Given, Mark, Plan
from bimtek.plan.review.checks import CHECKS, Check
from bimtek.plan.review.judged import judge_all
from bimtek.plan.review.reading import Reading, Verdict
from bimtek.plan.world import context_of

Change = Callable[[Plan], Plan]


def same(plan: Plan) -> Plan:
    return plan


def each_row(name: str, **values: Any) -> Change:
    """Every row of a list of the plan with other values; None takes a value away."""

    def changed(plan: Plan) -> Plan:
        return plan.model_copy(update={name: [altered(entry, values) for entry in getattr(plan, name)]})

    return changed


def altered(entry: Entry, values: dict[str, Any]) -> Entry:
    kept = {key: value for key, value in {**entry.values, **values}.items() if value is not None}
    return entry.model_copy(update={"values": kept})


def governance(**values: Any) -> Change:
    def changed(plan: Plan) -> Plan:
        kept = {key: value for key, value in {**plan.governance.values, **values}.items() if value is not None}
        return plan.model_copy(update={"governance": plan.governance.model_copy(update={"values": kept})})

    return changed


def given(exercise: str, rows: Callable[[dict[str, list[Entry]]], dict[str, list[Entry]]], **values: Any) -> Change:
    """What the seats gave to an exercise, with other rows and values."""

    def changed(plan: Plan) -> Plan:
        old = plan.given.get(exercise, Given())
        new = old.model_copy(update={"tables": {**old.tables, **rows(old.tables)}, "values": {**old.values, **values}})
        return plan.model_copy(update={"given": {**plan.given, exercise: new}})

    return changed


def rows_of(table: str, **values: Any) -> Callable[[dict[str, list[Entry]]], dict[str, list[Entry]]]:
    return lambda tables: {table: [altered(entry, values) for entry in tables[table]]}


def none(tables: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
    return {}


def without(table: str, **having: Any) -> Callable[[dict[str, list[Entry]]], dict[str, list[Entry]]]:
    """The rows that do not have these values."""
    return lambda tables: {
        table: [row for row in tables[table] if not all(row.values.get(key) == value for key, value in having.items())]
    }


def also(table: str, **values: Any) -> Callable[[dict[str, list[Entry]]], dict[str, list[Entry]]]:
    """One row more, like the last one."""
    return lambda tables: {
        table: [*tables[table], altered(tables[table][-1], values).model_copy(update={"id": "tambahan"})]
    }


def every_pillar(plan: Plan) -> Plan:
    """Coordinators, quick wins and programmes of all six pillars and their sub-dimensions, in all three tiers."""
    first, coordinator = plan.programmes[0], plan.governance.coordinators[0]
    programmes = [
        first.model_copy(
            update={
                "id": f"p-{sub.id}",
                "pillar": sub.pillar,
                "proposal": False,
                "horizon": (1, 5, 10)[nth % 3],
                "values": {**first.values, "sub_dimension": sub.id, "missions": [str(1 + nth % 9)]},
            }
        )
        for nth, sub in enumerate(sub_dimensions())
    ]
    quick = [plan.quickwins[0].model_copy(update={"id": f"q-{pillar.id}", "pillar": pillar.id}) for pillar in pillars()]
    leading = [altered(coordinator, {}).model_copy(update={"id": pillar.id}) for pillar in pillars()]
    part = plan.governance.model_copy(update={"coordinators": leading})
    return plan.model_copy(update={"programmes": programmes, "quickwins": quick, "governance": part})


def ready(plan: Plan, **values: Any) -> Plan:
    """Every component rated 4 with its document, but for what `values` says otherwise."""
    whole = {"rating": 4, "evidence": "ada", "document": "DPA", **values}
    rated = [
        entry.model_copy(update={"evidence": [altered(row, whole) for row in entry.evidence]})
        for entry in plan.readiness
    ]
    return plan.model_copy(update={"readiness": rated})


def figures(marks: list[Mark]) -> Change:
    def changed(plan: Plan) -> Plan:
        facts = [
            fact.model_copy(update={"figure": fact.figure.model_copy(update={"marks": marks, "value": 1})})
            for fact in plan.facts
        ]
        return plan.model_copy(update={"facts": facts, "disputes": []})

    return changed


def in_turn(*changes: Change) -> Change:
    def changed(plan: Plan) -> Plan:
        for change in changes:
            plan = change(plan)
        return plan

    return changed


fixed = governance(legal_status="ditetapkan", legal_number="Nomor 5 Tahun 2025")
literate = given("masterplan.enablers", also("enablers", kind="literasi", name="Kelas literasi"))
architecture = in_turn(
    *(given("masterplan.enablers", also("enablers", kind=kind)) for kind in ("data", "aplikasi", "keamanan"))
)
five_kinds = in_turn(
    *(
        given("vision.stakeholders", also("stakeholders", kind=kind, state="sanggup"))
        for kind in ("pemerintah", "usaha", "akademisi", "masyarakat", "media")
    )
)
paid = given(
    "roadmap.financing",
    lambda tables: {"shares": [*tables["shares"], altered(tables["shares"][0], {"programme": "meja-living-p2"})]},
)
all_measured = in_turn(
    every_pillar,
    given(
        "roadmap.targets",
        lambda tables: {
            "targets": [tables["targets"][0].model_copy(update={"id": f"p-{sub.id}"}) for sub in sub_dimensions()]
        },
    ),
)
all_named = each_row("programmes", integrated_with="Layanan pengaduan")


def connected(plan: Plan) -> Plan:
    """Every gap answers every issue, every programme every gap and strategy."""
    strategies = [entry.id for entry in plan.given["masterplan.strategy"].tables["strategies"]]
    issues, gaps = ([entry.id for entry in entries] for entries in (plan.issues, plan.gaps))
    plan = each_row("gaps", issues=issues)(plan)
    return each_row("programmes", gaps=gaps, strategies=strategies)(plan)


# topic: how the plan holds; what is then wrong; what the finding says
SIDES: dict[str, tuple[Change, Change, str]] = {
    "Dasar hukum": (fixed, governance(legal_form="sk"), "SK Bupati tidak mengikat semua OPD"),
    "Dewan dan Tim Pelaksana": (every_pillar, governance(team_head=None), "Tim Pelaksana belum punya ketua"),
    "Forum rutin": (same, governance(forum_agenda=None), "siapa mengundang"),
    "Pengembangan SDM": (
        same,
        given("masterplan.enablers", without("enablers", kind="sdm")),
        "Belum ada rencana pengembangan SDM.",
    ),
    "Dana APBD": (
        paid,
        given("roadmap.financing", rows_of("shares", year_1=None)),
        "Tidak ada dana APBD pada tahun pertama, 2025.",
    ),
    "Dana di luar APBD": (
        same,
        given("roadmap.financing", rows_of("shares", source="apbd-pad")),
        "Semua dana dari APBD",
    ),
    "SPBE": (
        given("assessment.spbe", none, official=3.2),
        given("assessment.spbe", none, official=2.4),
        "masih di bawah 3, tengah-tengah skala",
    ),
    "Komitmen": (
        every_pillar,
        given("assessment.vision", none, confirmed="belum"),
        "Visi belum dikonfirmasi bupati.",
    ),
    "Bukti kesiapan": (ready, lambda plan: ready(plan, evidence="belum"), "penilaian 3 atau lebih tanpa bukti"),
    "Partisipasi warga": (
        five_kinds,
        given("vision.stakeholders", without("stakeholders", kind="media")),
        "Belum terwakili: media.",
    ),
    "Literasi digital": (
        literate,
        given("masterplan.enablers", rows_of("enablers", trained=None)),
        "pengungkit belum menyebut siapa orangnya",
    ),
    "Integrasi dan Satu Data": (
        in_turn(all_named, architecture),
        each_row("programmes", integrated_with=None),
        "program belum terintegrasi dengan apa pun",
    ),
    "Misi RPJMD": (every_pillar, each_row("programmes", missions=["9"]), "Belum punya program: Misi 1"),
    "Angka dan sumbernya": (
        figures([Mark.AFTER_CUTOFF]),
        figures([Mark.SECONDARY]),
        "angka dari sumber kedua atau belum diverifikasi walidata",
    ),
    "Indikator hasil": (
        all_measured,
        each_row("programmes", baseline=None),
        "program belum punya indikator hasil yang lengkap",
    ),
    "Kode sub-kegiatan": (
        same,
        each_row("programmes", sub_activities=["9.99.99"]),
        "program memakai kode yang tidak ada",
    ),
    "Keenam dimensi": (
        every_pillar,
        lambda plan: plan.model_copy(update={"programmes": plan.programmes[:-1], "gaps": []}),
        "1 subdimensi tanpa program dan tanpa alasan",
    ),
    "Jangka 1, 5, dan 10 tahun": (
        every_pillar,
        lambda plan: plan.model_copy(
            update={"programmes": [each.model_copy(update={"horizon": 5}) for each in plan.programmes]}
        ),
        "Belum ada program jangka 1 tahun dan 10 tahun.",
    ),
    "Quick win": (every_pillar, each_row("quickwins", months=18), "quick win lebih lama dari 12 bulan"),
    "Yang tertinggal": (same, each_row("programmes", left_behind=None), "belum menyebut siapa yang tertinggal"),
    "Benang merah": (connected, each_row("programmes", gaps=None), "belum dijawab program mana pun"),
    "Risiko": (
        same,
        given("roadmap.risks", rows_of("risks", mitigation=None)),
        "risiko tinggi belum punya mitigasi dan pemilik",
    ),
}


def judged(check: Check, plan: Plan) -> Reading:
    return check.judge(plan, context_of(plan))


def test_every_check_has_its_two_sides() -> None:
    assert [check.topic for check in CHECKS] == list(SIDES)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.topic)
def test_a_plan_that_holds_is_not_found_fault_with(check: Check, full_plan: Plan) -> None:
    found = judged(check, SIDES[check.topic][0](full_plan))
    assert found.verdict is Verdict.HOLDS, found
    assert found.seen


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.topic)
def test_what_is_wrong_is_found_and_said(check: Check, full_plan: Plan) -> None:
    whole, wrong, words = SIDES[check.topic]
    found = judged(check, wrong(whole(full_plan)))
    assert found.verdict is Verdict.LACKS
    assert any(words in finding.text for finding in found.lacks), found.lacks


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.topic)
def test_of_an_empty_plan_nothing_is_judged(check: Check, empty_plan: Plan) -> None:
    found = judged(check, empty_plan)
    assert found.verdict is Verdict.UNKNOWN and found.seen.endswith("belum diisi.")


def test_evidence_that_is_promised_is_named(full_plan: Plan) -> None:
    check = next(each for each in CHECKS if each.topic == "Bukti kesiapan")
    found = judged(check, ready(full_plan, evidence="menyusul"))
    assert found.lacks[0].text.startswith(f"{2 * len(COMPONENTS)} penilaian masih menjanjikan buktinya")


def test_who_mends_it_is_the_core_team_or_the_tables_that_wrote_it(full_plan: Plan, half_plan: Plan) -> None:
    who = {each.check.topic: each.who for each in judge_all(full_plan, context_of(full_plan))}
    assert who["Dasar hukum"] == "Tim inti" and who["Risiko"] == "Meja yang menulisnya"
    assert who["Komitmen"] == "Meja Living"  # its programme is the one that nobody confirmed
    owing = {each.check.topic: each.who for each in judge_all(half_plan, context_of(half_plan))}
    assert owing["Bukti kesiapan"] == "Meja Governance; belum mengisi: Meja Living"
