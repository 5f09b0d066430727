"""The sample cohort: whole where it should be, honest about what is invented, and in trouble where it should be."""

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bimtek.answers.attendance import read_attendance
from bimtek.answers.cohort import load_cohort
from bimtek.answers.remarks import Remarks
from bimtek.certificates.rule import standings
from bimtek.curriculum import SESSIONS, Exercise, exercise, exercises
from bimtek.curriculum.exercise import Unit
from bimtek.curriculum.exercises.assessment_gap import Gap
from bimtek.curriculum.exercises.masterplan_quickwins import QuickWin
from bimtek.curriculum.exercises.vision_facts import OPD
from bimtek.curriculum.fields import Field, Kind
from bimtek.curriculum.findings import Weight
from bimtek.curriculum.programme import Programme, horizon
from bimtek.curriculum.rows import Row
from bimtek.datasets import nomenclature
from tests.sessions.sample import SAMPLE, Workshop, play

FILES = sorted((SAMPLE / "answers").glob("*/*/*.json"))
COMPLETE = ("meja-governance", "meja-branding", "meja-living", "meja-society", "meja-environment")
STOPPED = "meja-economy"
INVENTED = "(contoh latihan) "
REAL_DOCUMENTS = {("Perbup Bangli, dasar Program Layanan Cepat Bangli Era Baru", "6", 2021)}
NAMES = re.compile(r"\(0366\) 5501000|penduduk 15 tahun ke atas")
"""Digits that belong to a name: the telephone of the service, an indicator of BPS."""
BILLION = 1_000_000_000


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return play(tmp_path_factory.mktemp("bangli"))


def _name(path: Path) -> str:
    return f"{path.parts[-3]}:{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_every_answer_is_read_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    content = json.loads(text)
    entry = exercise(path.stem)
    assert path.parent.name == entry.session
    assert text == json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    assert set(content["values"]) <= set(entry.answer.fields)
    for table in entry.tables:
        assert table.row is not None
        ids = [row["id"] for row in content["values"].get(table.name, ())]
        assert len(ids) == len(set(ids))
        for row in content["values"].get(table.name, ()):
            assert set(row) <= {"id", *table.row.fields}
    assert entry.read(content["values"]).misread == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_prose_keeps_to_the_length_that_the_form_asks_for(path: Path) -> None:
    for place, declared, text in _texts(path):
        if declared.max_words:
            assert len(text.split()) <= declared.max_words, place


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_prose_types_no_figures(path: Path) -> None:
    """Figures are chosen or stand in a field of their own; prose may name a year."""
    for place, declared, text in _texts(path):
        if declared.name not in ("document", "number", "unit"):
            figures = re.findall(r"\d[\d.,]*\d|\d", NAMES.sub("", text))
            assert [figure for figure in figures if not re.fullmatch(r"20[0-4]\d", figure)] == [], place


def _texts(path: Path) -> Iterator[tuple[str, Field, str]]:
    """Every text that somebody wrote, with its place and its field."""
    entry = exercise(path.stem)
    answer = entry.read(json.loads(path.read_text(encoding="utf-8"))["values"])
    rows: list[Row] = [row for table in entry.tables for row in answer.rows(table.name)]
    for holder in (answer, *rows):
        for name, declared in holder.fields.items():
            if declared.kind in (Kind.TEXT, Kind.PROSE) and getattr(holder, name):
                place = f"{path.stem} {holder.id if isinstance(holder, Row) else ''} {name}"
                yield place, declared, str(getattr(holder, name))


@pytest.mark.parametrize("seat", COMPLETE)
@pytest.mark.parametrize("entry", [entry for entry in exercises() if entry.unit is Unit.TABLE], ids=lambda e: str(e.id))
def test_complete_tables_reach_all_automatic_points(workshop: Workshop, seat: str, entry: Exercise) -> None:
    found = workshop.assessed[seat, entry.id]
    red = [finding.message for finding in found.findings if finding.weight is Weight.RED]
    assert (red, found.points) == ([], entry.points)


def test_the_core_team_has_nothing_red(workshop: Workshop) -> None:
    for name in (
        *("vision.territory", "vision.statement", "assessment.spbe", "assessment.vision"),
        *("masterplan.enablers", "masterplan.weights", "roadmap.governance"),
    ):
        assert [f.message for f in workshop.assessed["inti", name].findings if f.weight is Weight.RED] == []
    statement = workshop.answers["inti", "vision.statement"]
    assert 2 <= len(statement.rows("candidates")) <= 3
    votes = {row.sentence: row.votes for row in statement.rows("candidates")}  # type: ignore[attr-defined]
    assert votes[statement.chosen] == max(votes.values())  # type: ignore[attr-defined]
    substitutes = [person for person in workshop.cohort.people if person.substitute_for]
    assert len(substitutes) == 1, "who came later than the vote"
    assert sum(votes.values()) == len(workshop.cohort.people) - len(substitutes)
    governance = workshop.answers["inti", "roadmap.governance"]
    assert (governance.legal_form, governance.legal_status) == ("perbup", "rancangan")  # type: ignore[attr-defined]


def test_readers_of_other_pillars_leave_word_with_the_tables_that_wrote(workshop: Workshop) -> None:
    reviews = {seat: found for (seat, name), found in workshop.assessed.items() if name == "masterplan.review"}
    assert len(reviews) >= 10
    assert {found.points for found in reviews.values()} == {8}
    assert not [f.code for found in reviews.values() for f in found.findings]  # each took the pillar dealt to her
    remarks = Remarks(workshop.cohort.work)
    reached = {
        seat: {remark.author for remark in remarks.load(seat, "masterplan.programmes")} for seat in (*COMPLETE, STOPPED)
    }
    assert set().union(*reached.values()) == set(reviews)
    assert all(reached[seat] for seat in COMPLETE) and not reached[STOPPED]


def test_references_all_lead_somewhere(workshop: Workshop) -> None:
    assert [point.message for base in workshop.bases.values() for point in base.open if point.code == "RUJUK"] == []


def test_one_table_stops_after_meeting_two(workshop: Workshop) -> None:
    assert {path.name for path in (SAMPLE / "answers" / STOPPED).iterdir()} == {"01_vision", "02_assessment"}
    for session, missing in (("01_vision", []), ("02_assessment", []), ("03_masterplan", [STOPPED])):
        owing = [seat for point in workshop.bases[session].open if point.code == "BELUM" for seat in point.seats]
        assert owing == missing
    gaps = {item.id for item in workshop.bases["02_assessment"].items["gaps"] if item.pillar == "economy"}
    answered = {gap for _, row in workshop.rows("masterplan.programmes", "programmes") for gap in row.gaps}
    assert gaps - answered


def test_two_tables_contradict_each_other_about_one_component(workshop: Workshop) -> None:
    items = workshop.bases["02_assessment"].items["assessment.readiness.components"]
    apart = {item.id: item.merged["rating"] for item in items if item.merged["rating"].differs}
    assert list(apart) == ["infrastruktur.tik"]
    ratings = {voice.by.seat: voice.value for voice in apart["infrastruktur.tik"].voices}
    assert ratings["meja-governance"] - ratings["meja-society"] >= 2


def test_two_pairs_of_programmes_are_left_open_and_one_pair_of_issues_was_settled(workshop: Workshop) -> None:
    pairs = [point.items for base in workshop.bases.values() for point in base.open if point.code == "MIRIP"]
    assert sorted(map(sorted, pairs)) == [["prg-citra-4", "prg-hidup-3"], ["prg-masyarakat-1", "prg-tatakelola-2"]]
    assert workshop.bases["04_roadmap"].aliases == {"isu-masyarakat-1": "isu-tatakelola-1"}
    gap = next(item for item in workshop.bases["02_assessment"].items["gaps"] if item.id == "kes-masyarakat-1")
    assert gap.values["issues"] == ["isu-tatakelola-1"]


def test_an_issue_that_nobody_carried_on_is_found_and_linked(workshop: Workshop) -> None:
    mended = {row.id: (row.action, row.link) for _, row in workshop.rows("roadmap.thread", "ends")}
    assert mended["isu.isu-masyarakat-4"] == ("sambung", "kes-masyarakat-1")


def test_a_gap_has_no_baseline_and_evidence_is_only_promised(workshop: Workshop) -> None:
    assert "GAP-05" in workshop.codes("meja-society", "assessment.gap")
    promised = [row for _, row in workshop.rows("assessment.readiness", "components") if row.evidence == "menyusul"]
    assert len(promised) == 6


def test_an_office_refuses_and_others_were_not_asked_yet(workshop: Workshop) -> None:
    said = Counter(row.confirmation for _, row in workshop.rows("masterplan.programmes", "programmes"))
    assert said["tolak"] == 1
    assert said["belum"] >= 2
    assert said["setuju"] + said["ubah"] > said.total() / 2


def test_one_table_hands_in_late_and_still_before_the_next_meeting(workshop: Workshop) -> None:
    late = yaml.safe_load((SAMPLE / "scenario.yml").read_text(encoding="utf-8"))["late"]
    assert late == {"02_assessment": {"meja-living": 3}}
    handed_in = workshop.cohort.deadlines["02_assessment"] + datetime.timedelta(days=3)
    assert handed_in.date() < workshop.cohort.today("03_masterplan")


def test_everything_that_people_judge_was_judged(workshop: Workshop) -> None:
    judged = yaml.safe_load((SAMPLE / "scenario.yml").read_text(encoding="utf-8"))["judged"]
    given = {(entry["seat"], entry["exercise"]) for entries in judged.values() for entry in entries}
    assert given == {key for key in workshop.answers if exercise(key[1]).rubric}
    for session, entries in judged.items():
        for entry in entries:
            rubric = exercise(entry["exercise"]).rubric
            assert rubric is not None
            assert exercise(entry["exercise"]).session == session
            assert 0 <= entry["points"] <= rubric.points
            assert entry["comment"]


def test_what_is_invented_says_so(workshop: Workshop) -> None:
    for _, fact in workshop.rows("vision.facts", "facts"):
        if fact.kind == OPD:
            assert fact.document.startswith(INVENTED)
            assert not fact.verified  # nobody can have checked it
    for _, row in workshop.rows("assessment.readiness", "components"):
        if row.document:
            assert row.document.startswith(INVENTED) or (row.document, row.number, row.year) in REAL_DOCUMENTS
    for _, row in workshop.rows("masterplan.quickwins", "quickwins"):
        assert row.readiness.startswith(INVENTED)
    for _, row in workshop.rows("masterplan.programmes", "programmes"):
        assert "(contoh)" in row.confirmed_by or row.confirmation == "belum"
    assert all(person.name.endswith("(contoh)") for person in workshop.cohort.people)
    assert "bukan dokumen resmi" in workshop.cohort.settings.notice
    assert "bukan dokumen resmi" in (SAMPLE / "README.md").read_text(encoding="utf-8")


def test_figures_of_now_were_chosen_before(workshop: Workshop) -> None:
    """A baseline is a figure of the data, of a document of an office, or one that the gap states."""
    known = workshop.known_values()
    figures = {fact.value for fact in workshop.cohort.region.facts}
    gaps: list[Gap] = [row for _, row in workshop.rows("assessment.gap", "gaps")]
    assert {gap.id for gap in gaps if gap.now is not None and gap.now not in figures} == set()
    programmes: list[Programme] = [row for _, row in workshop.rows("masterplan.programmes", "programmes")]
    quickwins: list[QuickWin] = [row for _, row in workshop.rows("masterplan.quickwins", "quickwins")]
    assert {row.id for row in programmes if row.baseline not in known} == set()
    assert {row.id for row in quickwins if row.before not in known} == set()


def test_the_money_is_believable_and_comes_from_several_sources(workshop: Workshop) -> None:
    programmes: list[Programme] = [row for _, row in workshop.rows("masterplan.programmes", "programmes")]
    for nth in range(5):
        assert 10 * BILLION <= sum(row.yearly_pagu[nth] or 0 for row in programmes) <= 40 * BILLION
    assert sum(row.pagu_later or 0 for row in programmes) <= 5 * 40 * BILLION
    assert not [key for key, found in workshop.assessed.items() if "PRG-18" in {f.code for f in found.findings}]
    assert len({source for row in programmes for source in row.funding}) >= 6


def test_programmes_use_all_horizons_known_codes_and_channels_without_a_signal(workshop: Workshop) -> None:
    programmes: list[Programme] = [row for _, row in workshop.rows("masterplan.programmes", "programmes")]
    assert 24 <= len(programmes) <= 40
    assert {horizon(row.end, workshop.cohort.start_year) for row in programmes if row.end} == {1, 5, 10}
    assert {code for row in programmes for code in row.sub_activities} <= set(nomenclature())
    for seat in COMPLETE:
        assert not workshop.codes(seat, "masterplan.programmes") & {"PRG-11", "PRG-12", "PRG-13", "PRG-14", "PRG-15"}
        assert not workshop.codes(seat, "masterplan.quickwins")
        assert not workshop.codes(seat, "vision.issues")


def test_every_table_looks_at_several_figures_and_all_its_sub_dimensions(workshop: Workshop) -> None:
    for seat in (*COMPLETE, STOPPED):
        assert 5 <= len(workshop.answers[seat, "vision.facts"].rows("facts")) <= 7
        assert len(workshop.answers[seat, "vision.issues"].rows("issues")) >= 3
    energy = [row for _, row in workshop.rows("assessment.gap", "gaps") if row.sub_dimension == "environment.energy"]
    assert [row.status for row in energy] == ["bukan-kewenangan"]


def test_the_rule_of_certificates_asks_for_attendance_that_the_lists_hold() -> None:
    cohort = load_cohort(SAMPLE)
    there = {meeting.id: read_attendance(cohort, meeting.id) for meeting in SESSIONS}
    assert all(days is not None and days.keys() == {person.id for person in cohort.people} for days in there.values())
    short = {one.person.id for one in standings(cohort) if any(said.startswith("Hadir") for said in one.reasons)}
    assert short == {"eco-1", "eco-2", "liv-2", "liv-3"}  # of the table that stopped; who was replaced, and by whom
